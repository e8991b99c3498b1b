"""Laws of a comparison: what must follow from a known change of the text."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.coverage.compare import compare
from extractors.model import PRESENT, Completeness, RelationKind, Status

LATER = datetime(2025, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def relations_to(story, make_reference, gazetteer):
    """Compare a text with the story; relations by the sentence of the claim."""
    reference = make_reference(story.title, story.text)

    def relate(text, **how):
        found = compare(
            reference, title="", text=text, published_at=LATER, gazetteer=gazetteer, **how
        )
        return {
            claim.text: relation
            for claim, relation in zip(reference.claims, found.relations, strict=True)
        }

    return relate


def test_a_text_repeats_all_of_itself_and_contradicts_nothing(story, relations_to):
    relations = relations_to(story.text)
    assert len(relations) == 7
    assert {relation.kind for relation in relations.values()} == {RelationKind.REPEATS}


def test_a_text_adds_nothing_to_itself(story, make_reference, gazetteer):
    reference = make_reference(story.title, story.text)
    found = compare(reference, title=story.title, text=story.text, gazetteer=gazetteer)
    assert found.statements == ()


def test_a_changed_figure_is_an_update_with_both_values(story, relations_to):
    for sentence, later, old, new in story.figures:
        relations = relations_to(story.text.replace(sentence, later))
        relation = relations.pop(sentence)
        assert relation.kind is RelationKind.UPDATES, sentence
        assert old in relation.old
        assert new in relation.new
        assert {other.kind for other in relations.values()} == {RelationKind.REPEATS}


def test_an_inserted_negation_or_an_opposite_contradicts(story, relations_to):
    for sentence, later in story.opposites:
        relations = relations_to(story.text.replace(sentence, later))
        relation = relations.pop(sentence)
        assert relation.kind is RelationKind.CONTRADICTS, later
        assert relation.quote == later
        assert {other.kind for other in relations.values()} == {RelationKind.REPEATS}


def test_a_denial_contradicts_and_keeps_its_speaker(story, relations_to):
    for sentence, denial, who in story.denials:
        relation = relations_to(story.text.replace(sentence, denial))[sentence]
        assert relation.kind is RelationKind.CONTRADICTS, denial
        assert who in relation.speaker
        assert who in relation.reason


def test_a_sentence_left_out_of_a_confirmed_full_text_is_absent(story, relations_to):
    for sentence in story.text.split("\n"):
        relations = relations_to(story.text.replace(sentence, ""))
        assert relations[sentence].kind not in PRESENT, sentence
        assert relations[sentence].kind in {RelationKind.ABSENT, RelationKind.MENTIONS}
    kinds = [
        relations_to(story.text.replace(sentence, ""))[sentence].kind
        for sentence in story.text.split("\n")
    ]
    assert kinds.count(RelationKind.ABSENT) >= 4


def test_nothing_is_absent_from_a_text_that_may_be_cut(story, relations_to):
    first = story.text.split("\n")[0]
    for how in (
        {"completeness": Completeness.LIKELY},
        {"completeness": Completeness.UNKNOWN},
        {"status": Status.PARTIAL},
        {"status": Status.LIVE_BLOG},
    ):
        relations = relations_to(story.text.replace(first, ""), **how)
        kinds = {relation.kind for relation in relations.values()}
        assert RelationKind.ABSENT not in kinds
        assert relations[story.text.split("\n")[1]].kind is RelationKind.REPEATS


@pytest.mark.parametrize(
    "status",
    [
        Status.TEASER,
        Status.CONSENT,
        Status.CHALLENGE,
        Status.EMPTY,
        Status.FAILED,
        Status.NOT_ARTICLE,
    ],
)
def test_a_page_that_is_no_text_is_not_assessable(story, relations_to, status):
    relations = relations_to(story.text, status=status)
    assert {relation.kind for relation in relations.values()} == {RelationKind.NOT_ASSESSABLE}
    assert all(relation.reason and not relation.quote for relation in relations.values())


def test_another_language_without_a_glossary_is_not_assessable_and_says_so(story, relations_to):
    relations = relations_to("Das Werk wird am Ende des Sommers geschlossen.", language="de")
    assert {relation.kind for relation in relations.values()} == {RelationKind.NOT_ASSESSABLE}
    assert all("the glossary does not know" in each.reason for each in relations.values())


def test_an_unrelated_article_says_nothing(story, relations_to, unrelated):
    relations = relations_to(unrelated)
    assert {relation.kind for relation in relations.values()} == {RelationKind.NOT_ASSESSABLE}


def test_one_story_says_nothing_of_another(stories, make_reference, gazetteer):
    for one, other in pairwise((*stories, stories[0])):
        found = compare(
            make_reference(one.title, one.text), title="", text=other.text, gazetteer=gazetteer
        )
        assert found.related < 0.5
        assert not {relation.kind for relation in found.relations} & PRESENT


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_the_order_of_sentences_changes_no_label(story, relations_to, data):
    sentences = story.text.split("\n")
    changed = [later for _, later, *_ in story.figures[:1]] + [story.opposites[0][1]]
    old = {story.figures[0][0], story.opposites[0][0]}
    text = [sentence for sentence in sentences if sentence not in old] + changed
    expected = {claim: each.kind for claim, each in relations_to("\n".join(text)).items()}
    shuffled = data.draw(st.permutations(text))
    found = relations_to("\n".join(shuffled))
    assert {claim: each.kind for claim, each in found.items()} == expected


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_every_quote_is_verbatim_and_in_its_place(stories, make_reference, gazetteer, data):
    reference = make_reference(stories[0].title, stories[0].text)
    pool = [sentence for each in stories for sentence in each.text.split("\n")]
    pool += [later for each in stories for _, later in each.opposites]
    chosen = data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=8))
    text = data.draw(st.sampled_from(("\n", " ", "\n\n"))).join(chosen)
    found = compare(reference, title="", text=text, gazetteer=gazetteer)
    for relation in found.relations:
        assert text[relation.start : relation.end] == relation.quote
        assert bool(relation.quote) == (relation.kind in {*PRESENT, RelationKind.MENTIONS})
        assert 0 <= relation.confidence <= 1
        assert relation.reason.endswith(".")
    for statement in found.statements:
        assert text[statement.start : statement.end] == statement.text
        assert 0 < statement.novelty <= 1
