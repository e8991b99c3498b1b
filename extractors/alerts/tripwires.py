"""Tripwires: a user's condition on a claim ("this one denies it", "any figure of it changes"), and what meets it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.alerts.phrases import shortened
from extractors.errors import InputError
from extractors.language.figures import find_figures
from extractors.language.names import Gazetteer, find_names
from extractors.language.value_key import value_key
from extractors.language.words import fold, tokenize
from extractors.model import (
    Alert,
    CitedSentence,
    Observation,
    Reference,
    Relation,
    RelationKind,
    Stage,
    stable_id,
)

VALUE, STAGE = "value", "stage"
_KINDS = (RelationKind.CONTRADICTS, RelationKind.UPDATES, RelationKind.REPEATS)
CONDITIONS = (*(kind.value for kind in _KINDS), VALUE, STAGE)
"""What may stand after `--if`; `stage` also with one of the stages, as in `stage=signed`."""

TextOf = Callable[[int], str]
"""The text of a version, by its id."""

_UNDOING = frozenset({Stage.REJECTED, Stage.SUSPENDED, Stage.REVERSED})


@dataclass(frozen=True, slots=True)
class Tripwire:
    """A condition on one claim. `by` is who has to say it, by any name; None: anybody."""

    claim_id: str
    condition: str
    by: str | None = None

    def id_in(self, reference_id: str) -> int:
        """Stable id of this tripwire on a claim of this reference."""
        return stable_id("tripwire", reference_id, self.claim_id, self.condition, self.by or "")

    @property
    def told(self) -> str:
        """The condition as people read it."""
        return f"{self.condition}{f' by {self.by}' if self.by else ''}"


@dataclass(frozen=True, slots=True)
class Hit:
    """What met a tripwire. `key` is the same for what says the same again: a copy, a repetition, another comparison."""

    key: str
    observation: Observation


def read_condition(text: str) -> str:
    """A condition as a person writes it, in its one spelling.

    Raises:
        InputError: it is none; the message says what would be.
    """
    name, equals, stage = (part.strip() for part in text.strip().lower().partition("="))
    if name in CONDITIONS and not equals:
        return name
    if name == STAGE and stage in set(Stage):
        return f"{STAGE}={stage}"
    stages = ", ".join(Stage)
    raise InputError(
        f"{text!r} is no condition: write one of {', '.join(CONDITIONS)}, or stage= and one of {stages}"
    )


def find_hits(
    tripwire: Tripwire,
    observations: Sequence[Observation],
    gazetteer: Gazetteer,
    *,
    text_of: TextOf = lambda _: "",
) -> tuple[Hit, ...]:
    """What meets a tripwire, each matter once, the first that said it; in order of time.

    A matter is what is said: a figure, a stage, or a speaker's word against the claim. Where nobody is named, and for
    repetitions, each independent origin is one; a copy never is. `by` matches by the thing that a name stands for, so
    the seat of a government counts for the country, and a spokesperson for whom the text says they speak. `text_of` gives
    the text of a version by its id.
    """
    hits: dict[str, Hit] = {}
    for seen in sorted(observations, key=_in_time):
        key = _key(tripwire, seen, gazetteer, text_of)
        if key is not None:
            hits.setdefault(key, Hit(key, seen))
    return tuple(hits.values())


def decide_tripwire(
    tripwire: Tripwire, hits: Sequence[Hit], *, reference: Reference, decided_at: datetime
) -> Alert:
    """The one alert for all that newly met a tripwire, each with its quote."""
    words = {claim.claim_id: claim.text for claim in reference.claims}
    claim = words.get(tripwire.claim_id, tripwire.claim_id)
    wire = f"{tripwire.id_in(reference.reference_id):016x}"
    times = "once" if len(hits) == 1 else f"{len(hits)} times"
    return Alert(
        key=" | ".join(("tripwire", wire, *sorted(hit.key for hit in hits))),
        reference_id=reference.reference_id,
        claim_id=tripwire.claim_id,
        kind="tripwire",
        title=f"Tripwire, {tripwire.told}: {shortened(claim, most=80)}",
        reason=f"You asked to be told of {tripwire.told}; it happened {times} since.",
        before="not said before",
        after="; ".join(dict.fromkeys(_told(hit.observation) for hit in hits)),
        sentences=tuple(
            CitedSentence(f"{_told(hit.observation)}.", hit.observation.citation) for hit in hits
        ),
        decided_at=decided_at,
    )


def _told(seen: Observation) -> str:
    relation = seen.relation
    who = relation.speaker or seen.outlet
    if relation.kind is RelationKind.CONTRADICTS:
        return f"{who}: {relation.new} against it" if relation.new else f"{who} contradicts it"
    if relation.kind is RelationKind.UPDATES:
        value = relation.new or (relation.stage.value if relation.stage else "a later event")
        return f"{who}: {value}"
    return f"{who} repeats it"


def _in_time(seen: Observation) -> tuple[datetime, datetime, int, str]:
    return seen.said_at, seen.seen_at, seen.citation.version_id, seen.citation.quote


def _key(
    tripwire: Tripwire, seen: Observation, gazetteer: Gazetteer, text_of: TextOf
) -> str | None:
    """What is said, if it meets the condition and comes from whom it has to come from."""
    relation = seen.relation
    matter = _matter(tripwire.condition, seen, gazetteer)
    if matter is None or relation.claim_id != tripwire.claim_id:
        return None
    if not tripwire.by or is_said_by(tripwire.by, relation, gazetteer):
        return matter
    text = text_of(seen.citation.version_id)
    return matter if _speaks_for(tripwire.by, relation, text, gazetteer) else None


def _matter(condition: str, seen: Observation, gazetteer: Gazetteer) -> str | None:
    relation = seen.relation
    is_change = relation.kind in {RelationKind.UPDATES, RelationKind.CONTRADICTS}
    if condition == VALUE:
        is_figure = is_change and bool(relation.new and find_figures(relation.new))
        return f"value {value_key(relation.new or '')}" if is_figure else None
    if condition.startswith(STAGE):
        wanted = condition.removeprefix(STAGE).removeprefix("=")
        stage = relation.stage if is_change else None
        # Who denies that something was signed speaks of signing too.
        is_told = relation.kind is RelationKind.UPDATES or stage in _UNDOING
        return f"stage {stage}" if stage and is_told and wanted in {"", stage.value} else None
    if relation.kind.value != condition:
        return None
    speaker = _entity(relation.speaker, gazetteer)
    if speaker is None or relation.kind is RelationKind.REPEATS:
        return f"{condition} origin {seen.origin_id}"
    what = value_key(relation.new) if relation.new else (relation.stage or "")
    return f"{condition} {speaker} {what}"


def is_said_by(by: str, relation: Relation, gazetteer: Gazetteer) -> bool:
    """Whether the speaker of a relation is who `by` names: the same thing, or somebody whose role in the quote is theirs."""
    wanted, speaker = _entity(by, gazetteer), _entity(relation.speaker, gazetteer)
    if speaker is None:
        return False
    return wanted == speaker or _speaks_for(by, relation, relation.quote, gazetteer)


def _speaks_for(by: str, relation: Relation, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text gives the speaker a role with whom `by` names."""
    wanted, speaker = _entity(by, gazetteer), _entity(relation.speaker, gazetteer)
    if speaker is None or wanted is None:
        return False
    return any(
        f"@{name.role_entity}" == wanted
        for name in find_names(text, gazetteer)
        if name.role_entity and speaker in {f"@{name.entity}", _entity(name.text, gazetteer)}
    )


def _entity(speaker: str | None, gazetteer: Gazetteer) -> str | None:
    """A key for who speaks: a known person, else the first known thing of the name, else its last word."""
    if speaker is None:
        return None
    hits = sorted(gazetteer.find(speaker), key=lambda hit: hit.kind != "person")
    if hits:
        return f"@{hits[0].entity}"
    words = tokenize(speaker)
    return fold(words[-1].text) if words else None
