"""Open matters, their outcome and next steps; clauses of claims; doubts and denials. On invented subjects."""

from datetime import UTC, datetime

import pytest

from extractors.coverage.claims import draft_claims
from extractors.coverage.compare import compare
from extractors.coverage.pending import KnownStep
from extractors.language.names import Gazetteer, NamedEntity
from extractors.model import Comparison, Reference, RelationKind, Stage

NAMES = Gazetteer(
    (
        NamedEntity("company/brannock", "organisation", ("Brannock Steel", "Brannock")),
        NamedEntity("place/dunmore", "place", ("Dunmore",)),
        NamedEntity("person/fenwick", "person", ("Orla Fenwick", "Fenwick")),
        NamedEntity("person/quill", "person", ("Fergal Quill", "Quill")),
    )
)
WRITTEN = datetime(2025, 5, 1, tzinfo=UTC)
LATER = datetime(2025, 5, 5, tzinfo=UTC)

PRESSING = "Brannock Steel is pressing Dunmore to hand over a share of its income from the harbour."
UNCERTAIN = "It is uncertain whether Brannock Steel will go on supporting Dunmore."
NO_MANDATE = (
    "Fenwick said that Quill has no mandate because Dunmore holds no elections during the strike."
)
NO_HURRY = "Fenwick appears to be in no hurry to settle the wage dispute and waits for conditions that suit her."


def compared(claim: str, *sentences: str, known: tuple[KnownStep, ...] = ()) -> Comparison:
    reference = Reference(
        "r", "Brannock", claim, None, None, WRITTEN, "en", draft_claims("Brannock", claim)
    )
    return compare(
        reference,
        title="News from Dunmore",
        text="\n".join(sentences),
        published_at=LATER,
        gazetteer=NAMES,
        known=known,
    )


def test_a_matter_that_was_pressed_for_is_updated_when_it_is_agreed() -> None:
    (relation,) = compared(
        PRESSING,
        "Under the agreed terms Dunmore will pay Brannock half of its future earnings from the harbour.",
    ).relations
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.AGREED)


def test_the_outcome_may_stand_in_another_sentence_than_the_matter() -> None:
    (relation,) = compared(
        PRESSING,
        "The signing of the harbour agreement between Brannock and Dunmore was called off on Friday.",
        "Dunmore would have paid half of its income from the harbour to Brannock Steel.",
    ).relations
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.REVERSED)
    assert relation.quote.startswith("The signing of the harbour agreement")


def test_what_was_uncertain_is_updated_by_a_pause_and_the_update_names_its_object() -> None:
    (relation,) = compared(
        UNCERTAIN, "Brannock Steel has paused its training aid to Dunmore, an official said."
    ).relations
    assert (relation.kind, relation.stage) == (RelationKind.UPDATES, Stage.SUSPENDED)
    assert relation.new == "paused its training aid"


def test_an_outcome_of_another_matter_of_the_same_people_updates_nothing() -> None:
    (relation,) = compared(
        PRESSING,
        "Brannock Steel and Dunmore have agreed on a date for the summer fair.",
    ).relations
    assert relation.kind is not RelationKind.UPDATES


def test_a_next_step_is_recognised_by_the_words_of_the_step_before() -> None:
    before = KnownStep(
        "c01", "The signing of the harbour agreement with Dunmore was called off on Friday."
    )
    text = (
        "Fergal Quill said that Dunmore was ready to sign the harbour agreement at any time.",
        "Brannock Steel takes a share of the income of Dunmore from its fair.",
    )
    (with_it,) = compared(PRESSING, *text, known=(before,)).relations
    (without,) = compared(PRESSING, *text).relations
    assert (with_it.kind, with_it.stage) == (RelationKind.UPDATES, Stage.PROPOSED)
    assert without.kind is not RelationKind.UPDATES


def test_one_clause_of_a_claim_can_be_contradicted_by_itself() -> None:
    (relation,) = compared(
        NO_MANDATE,
        "Quill keeps his mandate until a successor is chosen, the council resolution says.",
        "It adds that Dunmore cannot hold elections during the strike.",
    ).relations
    assert relation.kind is RelationKind.CONTRADICTS
    assert relation.quote.startswith("Quill keeps his mandate")


@pytest.mark.parametrize(
    "sentence",
    [
        "Fenwick questioned the mandate of Quill again.",
        "Quill has lost his mandate, Fenwick repeated.",
        "Fenwick spoke of Quill and his mandate.",
    ],
)
def test_who_repeats_or_questions_does_not_contradict(sentence: str) -> None:
    (relation,) = compared(NO_MANDATE, sentence).relations
    assert relation.kind is not RelationKind.CONTRADICTS


def test_it_is_untrue_that_contradicts_with_its_speaker() -> None:
    (relation,) = compared(
        NO_HURRY,
        "Fenwick was criticised at the gate.",
        "“It is untrue that she is in no hurry to settle the wage dispute,” the director Tobias Harke said.",
    ).relations
    assert relation.kind is RelationKind.CONTRADICTS
    assert relation.speaker is not None
    assert "Harke" in relation.speaker
