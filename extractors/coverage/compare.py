"""Compare one text with one reference: what it does to each claim, and what it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from extractors.coverage.advice import advised, with_meaning
from extractors.coverage.align import Alignment, closest_sentences
from extractors.coverage.background import Background
from extractors.coverage.foreign import denial_in
from extractors.coverage.levels import across
from extractors.coverage.nearness import is_near
from extractors.coverage.passages import best_of_passages
from extractors.coverage.pending import KnownStep, Step, find_next_step
from extractors.coverage.plugs import NO_PLUGS, Plugs
from extractors.coverage.prepare import Prepared, prepare
from extractors.coverage.reading import Reading, read_sentences
from extractors.coverage.related import related_of
from extractors.coverage.relations import METHOD, Setting, carried_on, contradicted, judge
from extractors.coverage.statements import find_statements
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer
from extractors.model import (
    PRESENT,
    Comparison,
    Completeness,
    Reference,
    Relation,
    RelationKind,
    Statement,
    Status,
)

RELATED_FROM = 0.5
ACROSS = 0.45
"""The most confidence of a relation told across languages: it is shown, and no standing counts it."""
ONE_DAY = timedelta(days=1)
_READABLE = frozenset({Status.FULL, Status.PARTIAL, Status.LIVE_BLOG})


def compare(
    reference: Reference,
    *,
    title: str,
    text: str,
    status: Status = Status.FULL,
    completeness: Completeness = Completeness.CONFIRMED,
    published_at: datetime | None = None,
    language: str | None = "en",
    gazetteer: Gazetteer,
    background: Background | None = None,
    known: Sequence[KnownStep] = (),
    glossary: Glossary | None = None,
    plugs: Plugs = NO_PLUGS,
) -> Comparison:
    """One relation for each claim, in order, with the best quote; and the statements that the reference lacks.

    `known` are steps that earlier coverage told of the claims: a next one is recognised by their words.
    A text that is about something else may still tell statements, where it is near (`nearness`).
    `absent` only for a full text of confirmed completeness that is related (`RELATED_FROM`). Every
    claim is `not_assessable`, with the reason, for a text that cannot be read, is in another
    language than the reference, or is about something else. `glossary` lets a text in another
    language be compared by names, figures and the words that it knows: with a confidence that no
    standing counts (`ACROSS`), and without statements. `plugs` are asked where the words leave it open.
    """
    translate = glossary.translate(language, reference.language) if glossary else None
    unread = _why_unread(reference, text, status, language, is_translated=translate is not None)
    if unread is not None:
        return Comparison(0.0, _all_unassessable(reference, unread), ())
    prepared = prepare(reference, gazetteer, background)
    readings = read_sentences(
        text, title=title, language=language, gazetteer=gazetteer, translate=translate
    )
    aligned = prepared.index.align_text(readings)
    aligned = with_meaning(aligned, plugs.embedder, (language, reference.language))
    closest = closest_sentences(prepared.index, aligned)
    if translate is not None:
        # A shared name says nothing by itself where most words are not known.
        closest = tuple(tuple(one for one in each if one.act_cover > 0) for each in closest)
    closest = best_of_passages(prepared, closest)
    levels = across(prepared.levels) if translate else prepared.levels
    related = related_of(closest[: len(reference.claims)], levels)
    if related < RELATED_FROM:
        reason = "The text is about something else: it shares too little with any claim."
        statements = _statements(prepared, readings, aligned, related, title)
        return Comparison(related, _all_unassessable(reference, reason), statements)
    setting = Setting(
        levels,
        language,
        is_later=_is_later(reference, published_at),
        is_days_later=_is_later(reference, published_at, by=ONE_DAY),
        is_translated=translate is not None,
    )
    steps = _next_steps(prepared, readings, known, setting)
    missing = _missing(status, completeness)
    relations = _relations(prepared, closest, steps, setting, missing)
    relations = advised(
        relations, closest, levels, plugs.classifier, (language, reference.language)
    )
    if translate is not None:
        pairs = zip(relations, closest, strict=False)
        denied = (_denied(relation, each, setting) for relation, each in pairs)
        return Comparison(related, tuple(map(_across, denied)), ())
    statements = _statements(prepared, readings, aligned, related, title)
    told = {relation.start for relation in relations if relation.kind in PRESENT}
    return Comparison(related, relations, tuple(s for s in statements if s.start not in told))


def _statements(
    prepared: Prepared,
    readings: Sequence[Reading],
    aligned: Sequence[Sequence[tuple[int, Alignment]]],
    related: float,
    title: str,
) -> tuple[Statement, ...]:
    """What the text tells beyond the claims, where it is near enough to the reference to count."""
    if not is_near(prepared, readings, related, enough=RELATED_FROM):
        return ()
    claims_only = [[pair for pair in each if not pair[1].profile.is_facet] for each in aligned]
    return find_statements(prepared, readings, claims_only, title=title)


def _why_unread(
    reference: Reference, text: str, status: Status, language: str | None, *, is_translated: bool
) -> str | None:
    if status not in _READABLE:
        return f"The page is {status.value.replace('_', ' ')}, not a readable text."
    if not text.strip():
        return "The text is empty."
    is_foreign = None not in {language, reference.language} and language != reference.language
    if is_foreign and not is_translated:
        return (
            f"The text is in {language}, the reference in {reference.language}: "
            "the glossary does not know both languages."
        )
    return None


def _denied(relation: Relation, closest: Sequence[Alignment], setting: Setting) -> Relation:
    """The relation, or `contradicts` where a sentence near enough to the claim denies it."""
    for alignment in closest:
        near = alignment.score >= setting.levels.present
        cue = denial_in(alignment, setting.language) if near else None
        if cue is not None:
            return contradicted(alignment, setting, reason=f'Denies it: "{cue}".')
    return relation


def _across(relation: Relation) -> Relation:
    """A relation told across languages: nothing is `absent` by words that a small table may lack."""
    if relation.kind is RelationKind.ABSENT:
        reason = "Not found across languages, which proves no omission."
        return replace(relation, kind=RelationKind.NOT_ASSESSABLE, reason=reason)
    return replace(
        relation,
        confidence=min(relation.confidence, ACROSS),
        reason=f"{relation.reason} Told across languages.",
    )


def _relations(
    prepared: Prepared,
    closest: Sequence[Sequence[Alignment]],
    steps: Mapping[str, Step],
    setting: Setting,
    missing: str | None,
) -> tuple[Relation, ...]:
    """One relation for each claim, in order; `missing` is why an omission cannot be proven."""
    facets = _by_claim(prepared, closest)
    relations = []
    for claim, each in zip(prepared.reference.claims, closest, strict=False):
        judged = judge(each, setting, facets=facets.get(claim.claim_id, ()))
        found = carried_on(judged, steps.get(claim.claim_id), claim.claim_id)
        relations.append(found or _nothing_said(claim.claim_id, missing))
    return tuple(relations)


def _next_steps(
    prepared: Prepared,
    readings: Sequence[Reading],
    known: Sequence[KnownStep],
    setting: Setting,
) -> Mapping[str, Step]:
    """The next step of each claim of which steps are known."""
    found = {}
    for profile in prepared.index.profiles if setting.is_later else ():
        own = [step for step in known if step.claim_id == profile.claim_id]
        names = {profile.terms[slot].key for slot in profile.names}
        if own and not profile.is_facet:
            step = find_next_step(readings, own, names, setting.language)
            if step is not None:
                found[profile.claim_id] = step
    return found


def _by_claim(
    prepared: Prepared, closest: Sequence[Sequence[Alignment]]
) -> Mapping[str, list[Alignment]]:
    """The closest sentences to the clauses of each claim that has several."""
    found: dict[str, list[Alignment]] = {}
    for profile, each in zip(prepared.index.profiles, closest, strict=True):
        if profile.is_facet:
            found.setdefault(profile.claim_id, []).extend(each)
    return found


def _is_later(
    reference: Reference, published_at: datetime | None, *, by: timedelta = timedelta()
) -> bool:
    """Not older than the reference, or newer by some time; a text without a date counts as new."""
    if published_at is None or reference.published_at is None:
        return True
    return published_at >= reference.published_at + by


def _missing(status: Status, completeness: Completeness) -> str | None:
    """Why an omission cannot be proven, or None when it can."""
    if status is not Status.FULL:
        return f"No sentence speaks of it, but the text is {status.value.replace('_', ' ')}."
    if completeness is not Completeness.CONFIRMED:
        return f"No sentence speaks of it, but whether the text is whole is {completeness.value}."
    return None


def _nothing_said(claim_id: str, missing: str | None) -> Relation:
    if missing is None:
        return _without_quote(
            claim_id, RelationKind.ABSENT, "No sentence of the whole text speaks of it."
        )
    return _without_quote(claim_id, RelationKind.NOT_ASSESSABLE, missing)


def _all_unassessable(reference: Reference, reason: str) -> tuple[Relation, ...]:
    return tuple(
        _without_quote(claim.claim_id, RelationKind.NOT_ASSESSABLE, reason)
        for claim in reference.claims
    )


def _without_quote(claim_id: str, kind: RelationKind, reason: str) -> Relation:
    return Relation(
        claim_id=claim_id,
        kind=kind,
        confidence=0.6 if kind is RelationKind.ABSENT else 0.0,
        quote="",
        start=0,
        end=0,
        old=None,
        new=None,
        stage=None,
        speaker=None,
        reason=reason,
        method=METHOD,
    )
