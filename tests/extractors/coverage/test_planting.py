"""Planted changes: each kind where it makes sense, never elsewhere, and always the same."""

import pytest

from extractors.coverage.claims import draft_claims
from extractors.coverage.planted_words import (
    denied,
    negated,
    reversed_words,
    said_by_another,
    with_next_stage,
    with_other_figure,
)
from extractors.coverage.planting import Plant, PlantKind, plant_all, share_caught


def claim_of(sentence, language="en"):
    return draft_claims("", sentence, language=language)[0]


@pytest.mark.parametrize(
    ("how", "sentence", "planted"),
    [
        (
            with_other_figure,
            "The dairy recalled 1,400 tonnes of cheese.",
            "The dairy recalled 3,400 tonnes of cheese.",
        ),
        (with_other_figure, "The dairy recalled all of its cheese.", None),
        (
            said_by_another,
            "Ina Velt said that 26 patients were treated.",
            "Mara Holt said that 46 patients were treated.",
        ),
        (said_by_another, "In May 26 patients were treated.", None),
        (negated, "The plant will close in May.", "The plant will not close in May."),
        (
            negated,
            "The plant closed in May.",
            "It is not true that the plant closed in May.",
        ),
        (negated, "The plant will not close in May.", None),
        (denied, "The plant closed in May.", "Mara Holt denied that the plant closed in May."),
        (reversed_words, "The union accepted the plan.", "The union rejected the plan."),
        (reversed_words, "The council met in the town hall.", None),
        (
            with_next_stage,
            "The ministers signed the treaty in Velden.",
            "The ministers cancelled the treaty in Velden.",
        ),
        (with_next_stage, "The ministers met in Velden.", None),
    ],
)
def test_a_claim_is_said_otherwise_or_not_at_all(how, sentence, planted):
    assert how(claim_of(sentence), "en") == planted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Verband gewann vor zwei Jahren den Prozess."),
        ("pl", "Rada miasta poparła projekt nowej drogi."),
        ("ru", "Профсоюз моряков раскритиковал владельца судна."),
        ("uk", "Суд дозволив закрити школу в селі."),
    ],
)
def test_other_languages_negate_deny_and_turn_round(language, sentence):
    claim = claim_of(sentence, language)
    planted = [how(claim, language) for how in (negated, denied, reversed_words)]
    assert None not in planted
    assert len({sentence, *planted}) == 4


def test_a_language_without_rules_plants_no_words():
    claim = claim_of("Le conseil a fermé une usine de la ville.", "fr")
    assert negated(claim, "fr") is None
    assert denied(claim, "fr") is None


def test_every_kind_is_planted_in_every_claim_or_says_why_not(story, make_reference, gazetteer):
    reference = make_reference(story.title, story.text)
    plants = list(plant_all(reference, gazetteer))
    assert [(one.kind, one.claim_id) for one in plants] == [
        (kind, claim.claim_id) for kind in PlantKind for claim in reference.claims
    ]
    assert all((one.found is None) == (one.why_not is not None) for one in plants)
    assert plants == list(plant_all(reference, gazetteer))
    assert share_caught(plants) >= 0.9


def test_a_diff_that_says_another_thing_has_not_caught_it(story, make_reference, gazetteer):
    reference = make_reference(story.title, story.text)
    unchanged = next(plant_all(reference, gazetteer))
    as_figure = Plant(PlantKind.FIGURE, "c01", "", unchanged.found)
    assert unchanged.is_caught is True
    assert as_figure.is_caught is False
    assert Plant(PlantKind.FIGURE, "c01", "", None, why_not="no figure").is_caught is None
