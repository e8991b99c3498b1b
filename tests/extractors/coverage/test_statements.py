"""What a text adds, and how statements of several texts become developments."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coverage.background import Background
from extractors.coverage.compare import compare
from extractors.coverage.developments import (
    OriginStatement,
    group_statements,
)
from extractors.language.names import Gazetteer
from extractors.model import Statement

START = datetime(2025, 3, 2, 9, tzinfo=UTC)
NO_NAMES = Gazetteer(())
TOLD = (
    "The state bank of Valdora offered Brandal a credit of 30 million euros.",
    "A credit of 30 million euros was offered to Brandal by the state bank of Valdora.",
    "Firefighters in Orsted trained for a leak of chlorine at the plant.",
    "In Orsted firefighters have trained for a chlorine leak at the plant.",
)


@pytest.fixture
def background(plant):
    return Background.of([plant.text, *TOLD])


def said(number: int, text: str, *, origin: int) -> OriginStatement:
    statement = Statement(text, 0, len(text), None, (), 0.9)
    return OriginStatement(number, statement, origin, START + timedelta(hours=number))


def test_a_new_sentence_is_a_statement_and_boilerplate_is_not(plant, make_reference, gazetteer):
    text = "\n".join(
        (
            plant.text,
            TOLD[0],
            "Who will buy the plant in Orsted now?",
            "Sign up for our newsletter from Orsted and Valdora today.",
            "That is all.",
        )
    )
    found = compare(
        make_reference(plant.title, plant.text), title="", text=text, gazetteer=gazetteer
    )
    assert [statement.text for statement in found.statements] == [TOLD[0]]
    assert found.statements[0].novelty > 0.5
    assert [figure.value for figure in found.statements[0].figures] == [30_000_000.0]


def grouped(statements, background, kept=None):
    """The ids of the statements of each development, by its id."""
    found = group_statements(statements, kept=kept or {}, background=background, gazetteer=NO_NAMES)
    return {each.development_id: [one.statement_id for one in each.members] for each in found}


def test_the_same_statement_of_two_origins_is_one_development(background):
    statements = [said(number, text, origin=number) for number, text in enumerate(TOLD, 1)]
    found = group_statements(statements, kept={}, background=background, gazetteer=NO_NAMES)
    assert [(each.development_id, each.origin_ids) for each in found] == [(1, (1, 2)), (3, (3, 4))]
    assert [each.text for each in found] == [TOLD[0], TOLD[2]]
    assert [each.similarities[0] for each in found] == [1.0, 1.0]
    assert all(each.similarities[1] > 0.5 for each in found)


def test_a_copy_of_the_same_origin_counts_once(background):
    statements = [said(1, TOLD[0], origin=4), said(2, TOLD[0], origin=4)]
    found = group_statements(statements, kept={}, background=background, gazetteer=NO_NAMES)
    assert [each.origin_ids for each in found] == [(4,)]


def test_a_known_development_keeps_its_id_when_an_earlier_statement_is_found(background):
    statements = [said(8, TOLD[1], origin=6), said(9, TOLD[0], origin=5)]
    assert grouped(statements, background, kept={9: 77}) == {77: [8, 9]}


def test_of_two_developments_that_become_one_the_larger_keeps_its_id(background):
    statements = [said(number, TOLD[0], origin=number) for number in range(1, 4)]
    assert grouped(statements, background, kept={1: 70, 2: 80, 3: 80}) == {80: [1, 2, 3]}


def test_a_development_that_comes_apart_leaves_its_id_to_one_part(background):
    statements = [said(number, text, origin=number) for number, text in enumerate(TOLD, 1)]
    assert grouped(statements, background, kept={1: 1, 2: 1, 3: 1}) == {1: [1, 2], 3: [3, 4]}


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(4)), cut=st.integers(0, 4))
def test_neither_order_nor_batches_change_the_groups(order, cut):
    background = Background.of(TOLD)
    statements = [said(number, text, origin=number) for number, text in enumerate(TOLD, 1)]
    at_once = grouped(statements, background)
    shuffled = [statements[place] for place in order]
    first = grouped(shuffled[:cut], background)
    kept = {each: name for name, members in first.items() for each in members}
    again = grouped(shuffled, background, kept=kept)
    assert sorted(again.values()) == sorted(at_once.values())


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        # Nearly no word in common, but a vote that no other text tells so.
        (
            "The text went through by 93 votes to 18.",
            "Ninety-three states were for it, 18 against.",
            True,
        ),
        # Who says it in which role does not make two statements one.
        (
            "Harbour master Ola Brekke said on Monday that the ferry will be sold.",
            "Harbour master Ola Brekke said on Monday that a crane had collapsed.",
            False,
        ),
        # Names alone are no matter.
        (
            "Brandal met Orsted and Valdora.",
            "Valdora and Orsted wrote to Brandal about eels.",
            False,
        ),
    ],
)
def test_what_makes_two_statements_one(background, one, other, is_same):
    statements = [said(1, one, origin=1), said(2, other, origin=2)]
    assert (len(grouped(statements, background)) == 1) is is_same


def test_what_was_said_a_month_later_is_another_development(background):
    later = OriginStatement(2, said(2, TOLD[0], origin=2).statement, 2, START + timedelta(days=30))
    assert len(grouped([said(1, TOLD[0], origin=1), later], background)) == 2


def test_no_chain_leads_from_one_matter_to_another(background):
    parts = (
        "Brekke sold seven old barges",
        "a storm flattened the orchard",
        "the choir won at Lund",
    )
    first, second = f"{parts[0]} while {parts[1]}.", f"{parts[1].capitalize()} and {parts[2]}."
    statements = [
        said(1, f"{parts[0]}.", origin=1),
        said(2, first, origin=2),
        said(3, second, origin=3),
        said(4, f"{parts[2].capitalize()}.", origin=4),
    ]
    found = grouped(statements, background)
    assert not any({1, 4} <= set(members) for members in found.values())


def test_a_short_statement_inside_a_very_long_one_is_not_the_same(background):
    words = " ".join(
        f"Zulmark{n} brought 17{n} carts of beech, oak and elm to Orsted" for n in range(9)
    )
    long = f"While {words}, firefighters trained."
    statements = [said(1, "Firefighters trained.", origin=1), said(2, long, origin=2)]
    assert len(grouped(statements, background)) == 2
