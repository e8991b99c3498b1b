"""What each statement of a development does to its first wording, as the text of a claim: repeats, updates, contradicts."""

from dataclasses import replace

from extractors.coverage.align import ClaimIndex, profile_claim
from extractors.coverage.background import Background
from extractors.coverage.developments import Development, OriginStatement, read_statement
from extractors.coverage.levels import levels_for
from extractors.coverage.reading import Reading
from extractors.coverage.relations import METHOD, Setting, judge
from extractors.coverage.speakers import canonical
from extractors.language.names import Gazetteer
from extractors.model import Relation, RelationKind, Statement

TRACKED_FROM = 2
"""Origins from which on a development is tracked; one that a person pinned is tracked at once."""


def claim_id_of(development_id: int) -> str:
    """What stands for a development where claims have their ids."""
    return f"d{development_id}"


def relations_within(
    development: Development,
    *,
    background: Background,
    gazetteer: Gazetteer,
    language: str | None = "en",
) -> tuple[Relation, ...]:
    """One relation for each member, in their order, to the first of them: its own is `repeats`.

    A later one is `updates` or `contradicts` only where it gives another value, or denies it; being in one
    group it repeats the development otherwise.
    """
    claim_id, opening = claim_id_of(development.development_id), development.members[0].statement
    if len(development.members) == 1:
        return (_repeats(claim_id, opening, development.similarities[0]),)
    profile = profile_claim(claim_id, _read(opening, gazetteer, language), background)
    index = ClaimIndex((profile,))
    setting = Setting(levels_for((profile,)), language, is_days_later=False)
    return tuple(
        _relation(index, setting, member, similarity, gazetteer)
        for member, similarity in zip(development.members, development.similarities, strict=True)
    )


def _relation(
    index: ClaimIndex,
    setting: Setting,
    member: OriginStatement,
    similarity: float,
    gazetteer: Gazetteer,
) -> Relation:
    reading = _read(member.statement, gazetteer, setting.language)
    aligned = [alignment for _, alignment in index.align(reading)]
    judged = judge(aligned, setting) if aligned else None
    if judged is None or not _is_a_change(judged):
        return _repeats(index.profiles[0].claim_id, member.statement, similarity)
    return replace(judged, start=member.statement.start, end=member.statement.end)


def _is_a_change(relation: Relation) -> bool:
    if relation.kind is RelationKind.CONTRADICTS:
        return True
    # Sentences of one group are alike, no more: a word of stage in one of them is too often of another matter.
    return relation.kind is RelationKind.UPDATES and bool(relation.old and relation.new)


def _repeats(claim_id: str, statement: Statement, similarity: float) -> Relation:
    return Relation(
        claim_id=claim_id,
        kind=RelationKind.REPEATS,
        confidence=max(0.5, min(1.0, similarity)),
        quote=statement.text,
        start=statement.start,
        end=statement.end,
        old=None,
        new=None,
        stage=None,
        speaker=statement.speaker,
        reason="Tells the same matter.",
        method=METHOD,
    )


def _read(statement: Statement, gazetteer: Gazetteer, language: str | None) -> Reading:
    """A statement as a sentence by itself; its speaker is the one that its text gave it."""
    reading = read_statement(statement.text, gazetteer, language)
    if statement.speaker is None:
        return reading
    speaker = canonical(statement.speaker, gazetteer)
    return replace(reading, speaker=speaker, speaker_text=statement.speaker)
