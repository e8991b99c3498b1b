"""Invented claims, standings and makers shared by the alert tests."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from extractors.model import (
    Alert,
    Citation,
    CitedSentence,
    Claim,
    Position,
    Reference,
    RelationKind,
    Standing,
)

START = datetime(2025, 2, 26, 8, tzinfo=UTC)
CLAIMS = {
    "c01": "The glassworks will cut 500 jobs by the summer, the Halberg Group said.",
    "c02": "The largest furnace goes out in June.",
}


@pytest.fixture(name="start")
def _start() -> datetime:
    return START


@pytest.fixture(name="reference")
def _reference() -> Reference:
    claims = tuple(
        Claim(claim_id, text, 0, len(text), None, None, (), False)
        for claim_id, text in CLAIMS.items()
    )
    text = " ".join(CLAIMS.values())
    return Reference("glassworks", "Glassworks", text, None, "Harbour Wire", START, "en", claims)


@pytest.fixture(name="cite")
def _cite() -> Callable[..., Citation]:
    def cite(
        quote: str = "It will be 350 jobs, Orlik said.",
        *,
        outlet: str = "Valley Post",
        hours: int = 1,
    ) -> Citation:
        url = f"https://news.example/{outlet.split(maxsplit=1)[0].lower()}/{hours}"
        return Citation(quote, outlet, url, hours, 0, len(quote), START + timedelta(hours=hours))

    return cite


@pytest.fixture(name="position")
def _position(cite: Callable[..., Citation]) -> Callable[..., Position]:
    def position(
        value: str,
        *,
        kind: str = "value",
        speaker: str | None = "Orlik",
        old: str | None = None,
        earlier: tuple[str, ...] = (),
        relation: RelationKind = RelationKind.UPDATES,
        origins: int = 1,
        citation: Citation | None = None,
    ) -> Position:
        return Position(speaker, kind, value, citation or cite(), old, earlier, relation, origins)

    return position


@pytest.fixture(name="standing")
def _standing(cite: Callable[..., Citation]) -> Callable[..., Standing]:
    def standing(
        *positions: Position,
        labels: tuple[str, ...] | None = None,
        claim_id: str = "c01",
        origins: tuple[tuple[RelationKind, int], ...] = (),
    ) -> Standing:
        held = {
            "repeated": any(kind is RelationKind.REPEATS for kind, _ in origins),
            "updated": any(at.relation is RelationKind.UPDATES for at in positions),
            "disputed": any(at.relation is RelationKind.CONTRADICTS for at in positions),
        }
        found = tuple(label for label, holds in held.items() if holds) or ("unreported",)
        quote = cite() if found != ("unreported",) else None
        return Standing(claim_id, START, labels or found, positions, origins, origins, quote, quote)

    return standing


@pytest.fixture(name="alert")
def _alert(cite: Callable[..., Citation]) -> Callable[..., Alert]:
    def alert(
        *sentences: CitedSentence,
        key: str = "glassworks | c01 | updated",
        title: str = "Updated: The glassworks will cut 500 jobs",
        reference_id: str = "glassworks",
    ) -> Alert:
        told = sentences or (CitedSentence("Orlik now gives 350, before 500.", cite()),)
        reason = "2 independent origins now update the claim, which had no update before."
        return Alert(key, reference_id, "c01", "updated", title, reason, "500", "350", told, START)

    return alert
