"""What follows from the labels of a world, by the rules of `docs/labelling.md`: standings, alerts, developments.

A careful editor's arithmetic, kept apart from the product's: it knows labels and polls only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

UPDATED, DISPUTED, REPEATED, UNREPORTED = "updated", "disputed", "repeated", "unreported"
LABELS = {"repeats": REPEATED, "updates": UPDATED, "contradicts": DISPUTED}


@dataclass(frozen=True, slots=True)
class Said:
    """What one version of an article does to one claim.

    `value` names the new value or stage of an update, or who disputes: equal names are the same news.
    It holds from poll `poll` until poll `until` brings a newer version of the article (None: for good).
    """

    article: str
    origin: str
    claim: str
    relation: str
    value: str
    poll: int
    until: int | None = None
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TrueStanding:
    """Where a claim stands after a poll: labels, origins for each relation, values in order of appearance."""

    claim: str
    labels: tuple[str, ...]
    origins: Mapping[str, int]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueAlert:
    """One alert that is due. `because` names the articles that say so."""

    claim: str
    kind: str
    because: tuple[str, ...]


def standing_after(said: Sequence[Said], claim: str, poll: int) -> TrueStanding:
    """The standing of a claim after a poll, from what the articles say in their newest versions by then."""
    holding = [one for one in said if one.claim == claim and _holds(one, poll)]
    origins: dict[str, set[str]] = defaultdict(set)
    for one in holding:
        origins[one.relation].add(one.origin)
    labels = tuple(label for relation, label in LABELS.items() if origins.get(relation))
    moved = (one for one in holding if one.relation in {"updates", "contradicts"})
    return TrueStanding(
        claim,
        labels or (UNREPORTED,),
        {relation: len(names) for relation, names in sorted(origins.items())},
        tuple(dict.fromkeys(one.value for one in moved)),
    )


def alerts_after_each(said: Sequence[Said], polls: int) -> dict[int, list[TrueAlert]]:
    """The alerts that are due after each poll: a value, stage or disputing speaker that was not told before."""
    told: set[tuple[str, str, str]] = set()
    due: dict[int, list[TrueAlert]] = {}
    for poll in range(1, polls + 1):
        fresh = [one for one in said if one.poll == poll and _key(one) not in told and _moves(one)]
        told |= {_key(one) for one in fresh}
        due[poll] = [
            _alert(claim, [one for one in fresh if one.claim == claim])
            for claim in sorted({one.claim for one in fresh})
        ]
    return due


def unscored_alerts(said: Sequence[Said], polls: int) -> dict[int, set[str]]:
    """For each poll the claims whose alert depends on a relation in doubt."""
    sure = alerts_after_each([one for one in said if not one.is_doubtful], polls)
    every = alerts_after_each(said, polls)
    return {
        poll: {
            claim
            for claim in {alert.claim for alert in (*sure[poll], *every[poll])}
            if _kind_of(claim, sure[poll]) != _kind_of(claim, every[poll])
        }
        for poll in sure
    }


@dataclass(frozen=True, slots=True)
class News:
    """A statement that the reference lacks: its matter, the article that makes it and that article's origin."""

    matter: str
    article: str
    origin: str
    outlet: str
    quote: str
    poll: int
    published: str


@dataclass(frozen=True, slots=True)
class TrueDevelopment:
    """A matter that the reference lacks. `tracked_from` is the poll that brings its second origin (None: never)."""

    matter: str
    text: str
    first: str
    first_outlet: str
    origins: tuple[str, ...]
    tracked_from: int | None


def developments(news: Iterable[News]) -> list[TrueDevelopment]:
    """The matters of all news, in order of their first telling."""
    told: dict[str, list[News]] = defaultdict(list)
    for one in sorted(news, key=lambda one: (one.poll, one.published, one.article)):
        told[one.matter].append(one)
    return [_development(matter, items) for matter, items in told.items()]


def _development(matter: str, items: Sequence[News]) -> TrueDevelopment:
    first_poll = {one.origin: one.poll for one in reversed(items)}
    polls = sorted(first_poll.values())
    return TrueDevelopment(
        matter=matter,
        text=items[0].quote,
        first=items[0].article,
        first_outlet=items[0].outlet,
        origins=tuple(sorted(first_poll)),
        tracked_from=polls[1] if len(polls) > 1 else None,
    )


def _holds(one: Said, poll: int) -> bool:
    return one.poll <= poll and (one.until is None or poll < one.until)


def _moves(one: Said) -> bool:
    return one.relation in {"updates", "contradicts"}


def _key(one: Said) -> tuple[str, str, str]:
    return one.claim, one.relation, one.value


def _alert(claim: str, fresh: Sequence[Said]) -> TrueAlert:
    labels = {LABELS[one.relation] for one in fresh}
    kind = " and ".join(label for label in (UPDATED, DISPUTED) if label in labels)
    return TrueAlert(claim, kind, tuple(dict.fromkeys(one.article for one in fresh)))


def _kind_of(claim: str, alerts: Sequence[TrueAlert]) -> str | None:
    return next((alert.kind for alert in alerts if alert.claim == claim), None)
