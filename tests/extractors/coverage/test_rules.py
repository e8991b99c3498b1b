"""Single rules on single sentences: values, stages, polarity, speakers, and what may not decide."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extractors.coverage.compare import compare
from extractors.coverage.stage import find_stage, has_moved
from extractors.model import RelationKind, Stage

EARLIER, LATER = datetime(2025, 2, 20, tzinfo=UTC), datetime(2025, 3, 9, tzinfo=UTC)


@pytest.fixture
def relate(make_reference, gazetteer):
    """The relation of one sentence to one claim."""

    def one(claim, sentence, *, at=LATER):
        found = compare(
            make_reference("", claim),
            title="",
            text=sentence,
            published_at=at,
            gazetteer=gazetteer,
        )
        return found.relations[0]

    return one


def test_a_new_day_for_the_same_event_is_an_update(relate):
    relation = relate(
        "The bridge over the Tarn will open on 12 March.",
        "The bridge over the Tarn will open on 4 April.",
    )
    assert relation.kind is RelationKind.UPDATES
    assert (relation.old, relation.new) == ("12 March", "4 April")


def test_a_rival_speaker_with_a_rival_value_contradicts(relate):
    relation = relate(
        "Lena Holm said that 400 workers will lose their jobs in Orsted.",
        "Piet Maas said that 900 workers will lose their jobs in Orsted.",
    )
    assert relation.kind is RelationKind.CONTRADICTS
    assert relation.reason.startswith("Rival value")
    assert relation.speaker == "Piet Maas"
    assert (relation.old, relation.new) == ("400 workers", "900 workers")


def test_the_same_speaker_or_officials_with_a_new_value_update(relate):
    claim = "Lena Holm said that 400 workers will lose their jobs in Orsted."
    for who in ("Holm", "Officials"):
        relation = relate(claim, f"{who} said that 900 workers will lose their jobs in Orsted.")
        assert relation.kind is RelationKind.UPDATES, who


def test_an_older_text_updates_nothing(relate):
    claim = "About 400 workers will lose their jobs in Orsted."
    relation = relate(claim, "About 900 workers will lose their jobs in Orsted.", at=EARLIER)
    assert relation.kind is RelationKind.MENTIONS
    assert "older" in relation.reason


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        # other currency
        (
            "Sudria pays 250 million dollars for the waters.",
            "Sudria pays 310 million euros for the waters.",
        ),
        # other unit
        ("The storm destroyed 40 houses in Orsted.", "The storm destroyed 75 boats in Orsted."),
        # rounding
        ("The fund is worth 4.56 billion dollars.", "The fund is worth 4.6 billion dollars."),
        # a bound that still holds
        ("More than 500 people fled from Orsted.", "About 520 people fled from Orsted."),
    ],
)
def test_figures_that_do_not_compare_or_agree_update_nothing(relate, claim, sentence):
    assert relate(claim, sentence).kind is not RelationKind.UPDATES


def test_a_later_stage_is_an_update_with_the_stage(relate):
    relation = relate(
        "The government proposed a ban on plastic bags in Marenia.",
        "The government signed the ban on plastic bags in Marenia.",
    )
    assert relation.kind is RelationKind.UPDATES
    assert relation.stage is Stage.SIGNED


def test_a_rejected_proposal_is_a_stage_not_a_denial(relate):
    relation = relate(
        "The company offered the union a pay deal for all plants.",
        "The union rejected the pay deal that the company offered for all plants.",
    )
    assert relation.kind is not RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The council approved the new bridge.", Stage.AGREED),
        ("The council will sign the contract.", Stage.PROPOSED),
        ("The council has not signed the contract.", None),
        ("The plan is old.", None),
        ("The ministry suspended the payments.", Stage.SUSPENDED),
    ],
)
def test_the_stage_is_read_from_verbs_that_are_real(sentence, stage):
    found = find_stage(sentence, "en")
    assert (found.stage if found else None) is stage


def test_stages_move_forward_or_are_undone():
    assert has_moved(Stage.PROPOSED, Stage.AGREED)
    assert has_moved(Stage.SIGNED, Stage.REVERSED)
    assert not has_moved(Stage.SIGNED, Stage.PROPOSED)
    assert not has_moved(Stage.AGREED, Stage.AGREED)
    assert not has_moved(None, Stage.DONE)


def test_names_alone_decide_nothing(relate):
    relation = relate(
        "Ada Brandt criticised Victor Laszlo.",
        "Victor Laszlo did not meet Ada Brandt during the fair in Port Reval on Sunday.",
    )
    assert relation.kind is not RelationKind.CONTRADICTS


def test_a_negation_in_another_clause_does_not_contradict(relate):
    relation = relate(
        "The parliament of Norland approved the treaty.",
        "The parliament of Norland approved the treaty, but the opposition did not applaud.",
    )
    assert relation.kind is RelationKind.REPEATS


def test_two_negations_or_two_denials_agree(relate):
    claim = "The agency did not find listeria in the cheese."
    assert (
        relate(claim, "The agency has not found listeria in the cheese.").kind
        is RelationKind.REPEATS
    )
    claim = "The dairy denied that it sold old cheese."
    assert relate(claim, "The dairy denies that it sold old cheese.").kind is RelationKind.REPEATS


def test_a_known_person_is_named_the_same_by_all(relate):
    claim = "Sudria will pay for access to the northern waters."
    for who in ("Ada Brandt", "Foreign minister Brandt"):
        relation = relate(
            claim, f"{who} denied that Sudria will pay for access to the northern waters."
        )
        assert relation.speaker == "Brandt"


def test_an_alias_counts_as_its_entity(relate):
    relation = relate("Norland approved the treaty.", "Norlandic deputies approved the treaty.")
    assert relation.kind is RelationKind.REPEATS


def test_a_claim_given_without_a_reference_text_is_compared_too(make_reference, gazetteer):
    reference = replace(
        make_reference("", "The union accepted the severance plan."), text="", published_at=None
    )
    found = compare(
        reference, title="", text="The union accepted the severance plan.", gazetteer=gazetteer
    )
    assert [relation.kind for relation in found.relations] == [RelationKind.REPEATS]


def test_a_reference_without_claims_has_no_relations(make_reference, gazetteer):
    found = compare(
        make_reference("", "Heading only"), title="", text="Some text here.", gazetteer=gazetteer
    )
    assert found.relations == ()


def test_a_word_that_turns_its_own_sentence_counts_once(relate):
    for claim, sentence in (
        (
            "The ferry captains are excluded from the deal.",
            "The ferry captains are included in the deal.",
        ),
        (
            "A second camera failed during the descent.",
            "A second camera succeeded during the descent.",
        ),
        (
            "The board cleared Hamre of similar charges.",
            "The board convicted Hamre of similar charges.",
        ),
    ):
        assert relate(claim, sentence).kind is RelationKind.CONTRADICTS, sentence


def test_what_is_present_only_inside_a_denial_is_not_repeated(relate):
    relation = relate(
        "Ivo Brandt said that the northern brigade is short of drivers.",
        "It is untrue that the northern brigade is short of drivers, said recruiter Nela Sturm.",
    )
    assert relation.kind is RelationKind.CONTRADICTS


def test_opposite_words_lay_sentences_beside_each_other_but_are_not_the_same(relate):
    relation = relate(
        "The council welcomed the budget of the hospital.",
        "Patients condemned the food in the hospital of the old town.",
    )
    assert relation.kind is not RelationKind.REPEATS
