"""One claim, one text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coverage.background import Background
from extractors.coverage.pair import compare_pair
from extractors.language.names import Gazetteer
from extractors.model import RelationKind

NO_NAMES = Gazetteer(())
CLAIM = "The dairy recalled 40 tonnes of cheese from shops in Corvale."
KINDS = ("repeats", "updates", "contradicts", "mentions", "absent")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Monday the dairy recalled 40 tonnes of cheese from shops in Corvale.", "repeats"),
        ("The dairy recalled 75 tonnes of cheese from shops in Corvale.", "updates"),
        ("The dairy did not recall 40 tonnes of cheese from shops in Corvale.", "contradicts"),
        ("The town library opens on Sundays from next month.", "absent"),
    ],
)
def test_each_relation_is_found_and_has_the_highest_score(text, kind):
    found = compare_pair(CLAIM, text, gazetteer=NO_NAMES)
    assert found.relation == kind
    assert max(found.scores, key=lambda row: row[1])[0] == kind
    assert (found.supported > 0.5) == (kind == "repeats")
    assert (found.related >= 0.5) == (kind != "absent")


def test_an_older_text_is_no_update():
    found = compare_pair(
        CLAIM,
        "The dairy recalled 75 tonnes of cheese from shops in Corvale.",
        claim_date=datetime(2025, 3, 2, tzinfo=UTC),
        text_date=datetime(2025, 2, 2, tzinfo=UTC),
        gazetteer=NO_NAMES,
    )
    assert found.relation is RelationKind.MENTIONS


def test_evidence_counts_sentences_from_0():
    text = f"Nobody slept. The mayor spoke at length. {CLAIM} It rained."
    assert compare_pair(CLAIM, text, gazetteer=NO_NAMES).evidence[0] == 2


def test_evidence_counts_lines_where_a_line_is_a_sentence():
    text = f"(meta) Dairy news\n\nThe mayor spoke at length.\n{CLAIM}\nIt rained."
    assert compare_pair(CLAIM, text, gazetteer=NO_NAMES).evidence[0] == 3


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.text(max_size=160))
def test_any_two_texts_give_scores_that_sum_to_1(claim, text):
    found = compare_pair(claim, text, gazetteer=NO_NAMES)
    assert [kind.value for kind, _ in found.scores] == list(KINDS)
    assert sum(score for _, score in found.scores) == pytest.approx(1)
    assert 0 <= found.supported <= 1
    assert 0 <= found.related <= 1
    assert found.quote in text


def test_a_word_of_all_texts_weighs_less_than_a_rare_one():
    background = Background.of(["The dairy waits.", "The dairy sells cheese.", "The dairy grows."])
    assert background.weight("dairy") < background.weight("cheese") < background.weight("listeria")
    assert background.weight("government") < background.weight("listeria")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{CLAIM} The lorries arrived at noon.", "repeats"),
        (f"Rumours of bad cheese are going round. {CLAIM}", "mentions"),
        ("The dairy reportedly recalled 40 tonnes of cheese from shops in Corvale.", "mentions"),
        (f"A list on the internet is a hoax, the dairy said. {CLAIM}", "contradicts"),
    ],
)
def test_a_text_that_does_not_stand_for_a_story_does_not_repeat_it(text, kind):
    assert compare_pair(CLAIM, text, gazetteer=NO_NAMES).relation == kind


def test_a_claim_of_a_hoax_is_not_contradicted_by_the_word():
    claim = "The recall of cheese in Corvale was a hoax."
    assert compare_pair(claim, claim, gazetteer=NO_NAMES).relation is RelationKind.REPEATS
