"""Turns of phrase that reporters of any subject use: replaced figures, roles before names, losses, orders, talks."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

import pytest

from extractors.coverage.compare import compare
from extractors.coverage.reading import read_sentences
from extractors.language.names import Gazetteer
from extractors.model import Reference, Relation, RelationKind, Stage

NOBODY_KNOWN = Gazetteer(())
LATER = datetime(2025, 3, 9, tzinfo=UTC)

Relate: TypeAlias = Callable[..., Relation]


@pytest.fixture
def relate(make_reference: Callable[[str, str], Reference]) -> Relate:
    """The relation of a text to one claim; no name is known beforehand."""

    def one(claim: str, *sentences: str) -> Relation:
        found = compare(
            make_reference("", claim),
            title="",
            text="\n".join(sentences),
            published_at=LATER,
            gazetteer=NOBODY_KNOWN,
        )
        return found.relations[0]

    return one


def test_a_date_that_is_given_instead_of_the_claims_date_is_an_update(relate: Relate) -> None:
    relation = relate(
        "The inquest begins on 12 March.",
        "The inquest will therefore not be opened before spring: it begins on 4 April instead of 12 March.",
    )
    assert relation.kind is RelationKind.UPDATES
    assert (relation.old, relation.new) == ("12 March", "4 April")


def test_somebody_who_says_so_many_and_not_so_many_gives_a_rival_value(relate: Relate) -> None:
    relation = relate(
        "Inspectors reminded the owner that the theatre had received 60 million euros of public money in 2019.",
        "The theatre had received 35 million euros of public money in 2019, Ilse Carrow said, not 60 million.",
    )
    assert relation.kind is RelationKind.CONTRADICTS
    assert (relation.old, relation.new) == ("60 million euros", "35 million euros")
    assert relation.speaker == "Ilse Carrow"


def test_a_count_without_its_noun_is_of_the_things_that_the_sentence_names(relate: Relate) -> None:
    relation = relate(
        "At least 80 passengers were injured in the ferry accident off Reval.",
        "The number of passengers who were injured in the ferry accident off Reval has risen to 95.",
    )
    assert relation.kind is RelationKind.UPDATES
    assert relation.new == "95"


def test_who_speaks_is_the_name_after_the_role_and_no_rival_of_himself(relate: Relate) -> None:
    relation = relate(
        "Norland's transport minister, Mara Lind, said that her government would pay 30 million euros for the tunnel.",
        "Transport minister Mara Lind said that her government would now pay 45 million euros for the tunnel.",
    )
    assert relation.kind is RelationKind.UPDATES


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        (("Lind met the press.", "Late at night it rained.", "She said that it was over."), None),
        (
            ("Harbour master Mara Lind apologised to the families.", "She said that it was over."),
            "Mara Lind",
        ),
    ],
)
def test_a_pronoun_stands_for_a_name_and_for_no_other_word_that_opens_a_sentence(
    sentences: Sequence[str], speaker: str | None
) -> None:
    readings = read_sentences("\n".join(sentences), language="en", gazetteer=NOBODY_KNOWN)
    assert readings[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "The school in Orsted will close in June, and 60 teachers will lose their jobs.",
            "In June the school in Orsted will close, and 60 teachers will be out of a job.",
        ),
        (
            "Mara Lind ruled out a merger with the ferry line.",
            "There would be no merger with the ferry line, Mara Lind said.",
        ),
        (
            "Club coach Piet Maas called the transfer a mistake.",
            "Piet Maas, the coach of the club, spoke of a mistake and said nobody had asked him.",
        ),
    ],
)
def test_the_same_in_other_words_does_not_contradict(
    relate: Relate, claim: str, sentence: str
) -> None:
    assert relate(claim, sentence).kind is RelationKind.REPEATS


def test_a_short_denial_decides_although_its_speaker_takes_most_of_the_sentence(
    relate: Relate,
) -> None:
    relation = relate(
        "The pupils had not been asked.",
        "“It is not true that the pupils were not asked,” headmistress Ilse Carrow said on Tuesday.",
    )
    assert relation.kind is RelationKind.CONTRADICTS


def test_what_was_demanded_and_is_ordered_is_agreed(relate: Relate) -> None:
    relation = relate(
        "Residents demand an inquiry there.",
        "The governor has ordered an inquiry into the flood after a week of protests.",
    )
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.AGREED)


def test_talks_are_carried_on_by_what_was_agreed_not_by_what_followed_from_it(
    relate: Relate,
) -> None:
    relation = relate(
        "Halden Rail is in talks with the Reval Group about a sale of the depot.",
        "The drivers suspended their protest after the Reval Group had agreed on the sale of the depot.",
    )
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.AGREED)


def test_others_than_who_proposed_a_law_carry_it_on(relate: Relate) -> None:
    relation = relate(
        "Transport minister Mara Lind proposed a law that would oblige ferries to carry a second anchor.",
        "Parliament approved the law that obliges ferries to carry a second anchor.",
    )
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.AGREED)


def test_a_claim_without_a_name_is_not_carried_on_by_a_sentence_that_shares_little(
    relate: Relate,
) -> None:
    relation = relate(
        "She promised that no other site of the company would be touched.",
        "The drivers were called in, and the company has agreed on the sale of the site.",
    )
    assert relation.stage is None


def test_a_sentence_that_shares_only_who_acts_repeats_nothing(relate: Relate) -> None:
    relation = relate(
        "Club coach Piet Maas called the transfer a mistake.",
        "“We are glad of the rain,” club coach Piet Maas told the gardeners.",
    )
    assert relation.kind is RelationKind.MENTIONS
