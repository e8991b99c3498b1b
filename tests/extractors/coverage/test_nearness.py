"""News of a text that repeats no claim counts where it moves among the names of the reference."""

import pytest

from extractors.coverage.nearness import is_near
from extractors.coverage.prepare import prepare
from extractors.coverage.reading import read_sentences

AMONG_THEM = "Brandal and the Smelters' Union met in Orsted. Valdora sent nobody."


@pytest.mark.parametrize(
    ("text", "related", "is_so"),
    [
        ("An orchard burned. Nobody was hurt.", 0.55, False),
        ("An orchard burned. Nobody was hurt.", 0.75, True),
        ("Brandal keeps its orchard.", 0.55, True),
        ("Brandal keeps its orchard.", 0.4, False),
        ("An orchard burned. Nobody was hurt.", 0.4, False),
        (AMONG_THEM, 0.4, True),
        (AMONG_THEM, 0.2, False),
    ],
)
def test_near_is_what_shares_most_names_or_is_related(
    plant, make_reference, gazetteer, *, text, related, is_so
):
    prepared = prepare(make_reference(plant.title, plant.text), gazetteer)
    readings = read_sentences(text, language="en", gazetteer=gazetteer)
    assert is_near(prepared, readings, related, enough=0.5) is is_so
