"""Where a claim stands over all coverage as of a time: labels, positions, counts, first and last quote.

Counted here: relations with a confidence of at least `COUNTED`. A weaker `repeats`, `updates` or
`contradicts` counts as `mentions`: when unsure, the answer is `mentions`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.language.figures import find_figures
from extractors.language.value_key import value_key
from extractors.model import (
    PRESENT,
    Observation,
    Position,
    Relation,
    RelationKind,
    Stage,
    Standing,
)

COUNTED = 0.5
"""Confidence from which a relation counts for labels, positions and quotes."""

DENIED = "denied"
LATER_EVENT = "later event"

_UNDOING = frozenset({Stage.REJECTED, Stage.SUSPENDED, Stage.REVERSED})


def standing_of(claim_id: str, observations: Sequence[Observation], *, as_of: datetime) -> Standing:
    """The standing of one claim as of a time, whatever the order of `observations`.

    What was first seen after `as_of` and what is about other claims does not count. Positions are
    in the order of their citations. A contradiction is open until the same speaker (an outlet in
    its own voice counts as one) later repeats the claim or gives an update. What a copy says, its
    origin said: it counts for outlets, not for origins, and its date makes no old value new.
    `first` and `last` are in the order of `said_at`, then `seen_at`, then version.
    """
    known = sorted(
        (seen for seen in observations if _counts_for(seen, claim_id, as_of)), key=_in_time
    )
    told = [seen for seen in known if _kind(seen) in PRESENT]
    positions = _positions(told)
    return Standing(
        claim_id=claim_id,
        as_of=as_of,
        labels=_labels({_kind(seen) for seen in told}, positions),
        positions=positions,
        origins=_count(known, lambda seen: seen.origin_id),
        outlets=_count(known, lambda seen: seen.outlet),
        first=told[0].citation if told else None,
        last=told[-1].citation if told else None,
    )


def standing_line(standing: Standing) -> str:
    """A standing in one line, such as "updated: 350 billion (was 500 billion), Harbour Wire, 26 Feb; repeated by 3 origins"."""
    shown = {
        "updated": _shown(standing, RelationKind.UPDATES),
        "disputed": _shown(standing, RelationKind.CONTRADICTS),
        "repeated": f"repeated by {_origins(dict(standing.origins), RelationKind.REPEATS)}",
        "unreported": "unreported",
    }
    return "; ".join(line for label, line in shown.items() if label in standing.labels)


def is_same(before: Standing | None, after: Standing) -> bool:
    """Whether nothing changed but the time at which we looked; nothing said yet is no change either."""
    if before is None:
        return after.last is None and not after.positions
    return replace(before, as_of=after.as_of) == after


def _counts_for(seen: Observation, claim_id: str, as_of: datetime) -> bool:
    return seen.relation.claim_id == claim_id and seen.seen_at <= as_of


def _in_time(seen: Observation) -> tuple[datetime, datetime, int, tuple[int, ...], tuple[str, ...]]:
    """A total order: two observations tie only when nothing that is shown differs."""
    said, relation = seen.citation, seen.relation
    words = (relation.kind, relation.new, relation.stage, relation.speaker, relation.old)
    source = (seen.outlet, said.outlet, said.url, said.quote)
    return (
        seen.said_at,
        seen.seen_at,
        said.version_id,
        (said.start, said.end, seen.origin_id),
        (*source, *(word or "" for word in words)),
    )


def _kind(seen: Observation) -> RelationKind:
    kind = seen.relation.kind
    is_unsure = kind in PRESENT and seen.relation.confidence < COUNTED
    return RelationKind.MENTIONS if is_unsure else kind


def _labels(kinds: set[RelationKind], positions: Sequence[Position]) -> tuple[str, ...]:
    held = {
        "unreported": not kinds,
        "repeated": RelationKind.REPEATS in kinds,
        "updated": RelationKind.UPDATES in kinds,
        "disputed": any(said.relation is RelationKind.CONTRADICTS for said in positions),
    }
    return tuple(label for label, holds in held.items() if holds)


def _count(
    known: Iterable[Observation], what: Callable[[Observation], Hashable]
) -> tuple[tuple[RelationKind, int], ...]:
    """How many different things each relation comes from, in the order of the kinds; none is left out."""
    distinct: dict[RelationKind, set[Hashable]] = {kind: set() for kind in RelationKind}
    for seen in known:
        distinct[_kind(seen)].add(what(seen))
    return tuple((kind, len(things)) for kind, things in distinct.items() if things)


@dataclass(frozen=True, slots=True)
class _Given:
    """A value, stage, denial or later event that one text gives."""

    kind: str
    value: str
    key: str
    seen: Observation


@dataclass(frozen=True, slots=True)
class _Line:
    """What is followed over time: the values that one speaker gives for one thing, as updates or against the claim.

    `voice` is the outlet where it contradicts in its own name, else empty: settled facts are one
    line over all outlets.
    """

    speaker: str | None
    voice: str
    relation: RelationKind
    kind: str


def _positions(told: Sequence[Observation]) -> tuple[Position, ...]:
    """The open positions of all speakers after hearing `told`, which is in order."""
    lines: dict[_Line, list[_Given]] = {}
    for seen in _once_an_origin(told):
        if seen.relation.kind is not RelationKind.CONTRADICTS:
            _withdraw(lines, seen)
        for given in _givings(seen):
            lines.setdefault(_line(given), []).append(given)
    runs = [(line, *_split(givings)) for line, givings in lines.items()]
    runs.sort(key=lambda run: _in_time(run[2][0].seen))
    return tuple(_position(line, before, run) for line, before, run in runs)


def _once_an_origin(told: Sequence[Observation]) -> Iterable[Observation]:
    """The first of all texts of an origin that tell the same."""
    heard: set[Hashable] = set()
    for seen in told:
        relation = seen.relation
        value = value_key(relation.new) if relation.new else None
        same = (seen.origin_id, relation.kind, relation.speaker, value, relation.stage)
        if same not in heard:
            heard.add(same)
            yield seen


def _withdraw(lines: dict[_Line, list[_Given]], seen: Observation) -> None:
    """End what this speaker said against the claim."""
    speaker, voice = seen.relation.speaker, _voice(seen)
    for line in tuple(lines):
        is_against = line.relation is RelationKind.CONTRADICTS
        if is_against and (line.speaker, line.voice) == (speaker, voice):
            del lines[line]


def _voice(seen: Observation) -> str:
    return seen.outlet if seen.relation.speaker is None else ""


def _line(given: _Given) -> _Line:
    relation = given.seen.relation
    if relation.kind is RelationKind.CONTRADICTS:
        return _Line(relation.speaker, _voice(given.seen), relation.kind, given.kind)
    return _Line(None if given.kind == "event" else relation.speaker, "", relation.kind, given.kind)


def _givings(seen: Observation) -> tuple[_Given, ...]:
    return tuple(
        _Given(kind, value, value_key(value), seen) for kind, value in _values(seen.relation)
    )


def _values(relation: Relation) -> tuple[tuple[str, str], ...]:
    """What a relation gives, as kind and value.

    A stage counts against a claim only where it undoes the matter: who denies that a treaty was
    signed speaks of signing too.
    """
    is_update = relation.kind is RelationKind.UPDATES
    if not is_update and relation.kind is not RelationKind.CONTRADICTS:
        return ()
    found = [("value", relation.new)] if relation.new else []
    # A value in words tells its stage itself ("paused military aid"); a figure does not.
    is_told = bool(relation.new) and not find_figures(relation.new or "")
    if not is_told and relation.stage and (is_update or relation.stage in _UNDOING):
        found.append(("stage", relation.stage.value))
    return tuple(found) or ((("event", LATER_EVENT),) if is_update else (("denial", DENIED),))


def _split(givings: Sequence[_Given]) -> tuple[Sequence[_Given], Sequence[_Given]]:
    """What was given before the latest value, and the texts in a row that give the latest."""
    start = len(givings) - 1
    while start and givings[start - 1].key == givings[-1].key:
        start -= 1
    return givings[:start], givings[start:]


def _position(line: _Line, before: Sequence[_Given], run: Sequence[_Given]) -> Position:
    first = run[0]
    return Position(
        speaker=line.speaker,
        kind=line.kind,
        value=first.value,
        citation=first.seen.citation,
        old=before[-1].value if before else first.seen.relation.old,
        earlier=_distinct(before, without=first.key),
        relation=line.relation,
        origins=len({given.seen.origin_id for given in (*before, *run) if given.key == first.key}),
    )


def _distinct(givings: Iterable[_Given], *, without: str) -> tuple[str, ...]:
    """The different values, each in its first wording and place."""
    values: dict[str, str] = {}
    for given in givings:
        values.setdefault(given.key, given.value)
    return tuple(value for key, value in values.items() if key != without)


def _shown(standing: Standing, relation: RelationKind) -> str:
    """All positions of one relation, the latest first, after the label they belong to."""
    label = "updated" if relation is RelationKind.UPDATES else "disputed"
    said = [at for at in standing.positions if at.relation is relation]
    return f"{label}: " + "; ".join(_told(at, standing.as_of) for at in reversed(said))


def _told(at: Position, as_of: datetime) -> str:
    was = f" (was {at.old})" if at.old else ""
    said_at = at.citation.said_at
    year = f" {said_at.year}" if said_at.year != as_of.year else ""
    who = (at.value + was, at.speaker, at.citation.outlet, f"{said_at.day} {said_at:%b}{year}")
    return ", ".join(part for part in who if part)


def _origins(counts: Mapping[RelationKind, int], relation: RelationKind) -> str:
    count = counts.get(relation, 0)
    return f"{count} origin{'' if count == 1 else 's'}"
