"""What a text adds, and how statements of several texts become developments."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coverage.background import Background
from extractors.coverage.compare import compare
from extractors.coverage.developments import (
    DevelopmentProfile,
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


def test_the_same_statement_of_two_origins_is_one_development(background):
    statements = [said(number, text, origin=number) for number, text in enumerate(TOLD, 1)]
    grouping = group_statements(statements, known=(), background=background, gazetteer=NO_NAMES)
    assert [match.development_id for match in grouping.matches] == [1, 1, 3, 3]
    assert [match.is_new for match in grouping.matches] == [True, False, True, False]
    assert [(each.development_id, each.origin_ids) for each in grouping.developments] == [
        (1, (1, 2)),
        (3, (3, 4)),
    ]
    assert grouping.developments[0].text == TOLD[0]
    assert grouping.developments[0].last_at == START + timedelta(hours=2)


def test_a_known_development_keeps_its_id_and_first_wording(background):
    known = DevelopmentProfile(77, TOLD[0], (5,), START, START)
    grouping = group_statements(
        [said(9, TOLD[1], origin=6)], known=(known,), background=background, gazetteer=NO_NAMES
    )
    (development,) = grouping.developments
    assert (development.development_id, development.text) == (77, TOLD[0])
    assert development.origin_ids == (5, 6)
    assert development.first_at == START


def test_a_copy_of_the_same_origin_counts_once(background):
    grouping = group_statements(
        [said(1, TOLD[0], origin=4), said(2, TOLD[0], origin=4)],
        known=(),
        background=background,
        gazetteer=NO_NAMES,
    )
    assert [each.origin_ids for each in grouping.developments] == [(4,)]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(4)), cut=st.integers(0, 4))
def test_neither_order_nor_batches_change_the_groups(order, cut):
    background = Background.of(TOLD)
    statements = [said(number, text, origin=number) for number, text in enumerate(TOLD, 1)]
    shuffled = [statements[place] for place in order]
    at_once = group_statements(shuffled, known=(), background=background, gazetteer=NO_NAMES)
    first = group_statements(statements[:cut], known=(), background=background, gazetteer=NO_NAMES)
    second = group_statements(
        statements[cut:], known=first.developments, background=background, gazetteer=NO_NAMES
    )
    assert (*first.matches, *second.matches) == at_once.matches


def test_a_short_statement_inside_a_very_long_one_is_not_the_same(background):
    words = " ".join(
        f"Zulmark{n} brought 17{n} carts of beech, oak and elm to Orsted" for n in range(9)
    )
    long = f"While {words}, firefighters trained."
    statements = [said(1, "Firefighters trained.", origin=1), said(2, long, origin=2)]
    grouping = group_statements(statements, known=(), background=background, gazetteer=NO_NAMES)
    assert [match.is_new for match in grouping.matches] == [True, True]
