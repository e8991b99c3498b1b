"""What a text does to one claim: the rules in their order, the best quote, and the reason in one sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.coverage.align import Alignment
from extractors.coverage.changes import has_change_word
from extractors.coverage.closeness import may_decide, tells_only_who
from extractors.coverage.facets import speaker_terms
from extractors.coverage.levels import Levels
from extractors.coverage.pending import Step, find_outcome
from extractors.coverage.polarity import Opposition, find_opposition, opposed_share
from extractors.coverage.reading import Reading
from extractors.coverage.speakers import are_rivals
from extractors.coverage.stage import find_stage, has_moved
from extractors.coverage.values import ValueChange, find_change, has_same_value
from extractors.model import Relation, RelationKind

METHOD = "lexical-3"
"""Name and version of the rules that decide relations; another name compares everything anew."""

# A new event is the weakest of the updates, the more so where it shares less than this of the claim's act.
_EVENT_ACTS, _EVENT_DOUBT = 0.3, 0.05
# Two of 24 such events were right on data/pairs: shown, but never counted for a standing.
_EVENT = 0.45
_UNSURE = 0.45
_DENIED = 0.5
# A clause must stand in a sentence nearly whole before it may decide for the claim.
_FACET_COVER = 0.65
_OUTCOME = 0.65
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_DECIDED = frozenset({RelationKind.UPDATES, RelationKind.CONTRADICTS})
# Sentences that cover nearly as much as the best one may decide in its place.
_NEARLY = 0.9
_ASKED = 3
# A text speaks of a claim from this share of the level of presence on, and only with a word of what is said, not
# merely of who says it: below, 7 of 10 sentences left out of our own articles were still "mentioned" (n 121).
_SPOKEN_OF = 0.85


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the two texts beside their words.

    `is_later`: the text is not older than the reference; `is_days_later`: it is newer by more than
    a news cycle, so that a new event may have come. `is_translated`: the text is read through a glossary.
    """

    levels: Levels
    language: str | None = "en"
    is_later: bool = True
    is_days_later: bool = True
    is_translated: bool = False


def judge(
    alignments: Sequence[Alignment], setting: Setting, *, facets: Sequence[Alignment] = ()
) -> Relation | None:
    """The relation of a text to a claim from its aligned sentences, best first; None when it says nothing of it.

    `facets` are the sentences closest to single clauses of the claim: one of them may be repeated or denied by itself.
    """
    if not alignments or alignments[0].score < setting.levels.mentioned:
        return _by_facets(facets, setting)
    best = alignments[0]
    if _is_verbatim(best):
        return _repeats(best, 1.0, setting)
    candidates = [*_candidates(alignments), *_deciding_facets(facets)]
    for rule in (_by_polarity, _by_value, _by_stage):
        for alignment in candidates:
            relation = rule(alignment, setting)
            if relation is not None:
                return relation
    if _tells_a_change(best, setting) and (relation := _by_value(best, setting)):
        return relation
    return (
        _by_outcome(alignments, setting)
        or _by_facets(facets, setting)
        or _by_overlap(best, setting)
    )


def contradicted(alignment: Alignment, setting: Setting, *, reason: str) -> Relation:
    """The relation of a sentence that is known to deny its claim."""
    confidence = 0.4 + 0.5 * alignment.cover
    told = _relation(RelationKind.CONTRADICTS, alignment, confidence, setting)
    return replace(told, reason=reason)


def _deciding_facets(facets: Sequence[Alignment]) -> list[Alignment]:
    """Sentences close enough to one clause to contradict it.

    A text that names the claim's own speaker tells what he says: only a denial by somebody contradicts then.
    """
    return [
        facet
        for facet in facets
        if facet.cover >= _FACET_COVER
        and facet.shares_subject
        and (facet.reading.is_denial or not _names_speaker(facet))
    ]


def _names_speaker(alignment: Alignment) -> bool:
    claim, sentence = alignment.profile.reading, alignment.reading
    if claim.speaker is not None and claim.speaker == sentence.speaker:
        return True
    return not speaker_terms(claim).isdisjoint(term.key for term in sentence.terms)


def _by_facets(facets: Sequence[Alignment], setting: Setting) -> Relation | None:
    """One clause of the claim told nearly whole: the claim is told by that half."""
    whole = [f for f in facets if f.cover >= _FACET_COVER and f.act_cover >= _FACET_COVER]
    if not whole:
        return None
    best = max(whole, key=lambda facet: (facet.score, facet.reading.text))
    return replace(
        _repeats(best, _sureness(1 + best.cover / 2), setting),
        reason=f"Says the same as one clause of it: {best.cover:.0%} of that stands in one sentence.",
    )


def _by_outcome(alignments: Sequence[Alignment], setting: Setting) -> Relation | None:
    step = find_outcome(alignments, setting.language) if setting.is_later else None
    if step is None:
        return None
    reason = f"The claim leaves the matter open; it is {step.cue.stage} now."
    return _by_step(step, alignments[0].profile.claim_id, reason)


def carried_on(relation: Relation | None, step: Step | None, claim_id: str) -> Relation | None:
    """The relation, unless it is no more than a repetition and the text carries the claim's matter on by `step`."""
    if step is None or (relation and relation.kind in _DECIDED):
        return relation
    reason = f"Carries on a step told before: {step.cue.stage} now."
    return _by_step(step, claim_id, reason)


def _by_step(step: Step, claim_id: str, reason: str) -> Relation:
    told = _told(RelationKind.UPDATES, claim_id, step.reading, _OUTCOME)
    return replace(
        told,
        new=step.phrase,
        stage=step.cue.stage,
        speaker=None if _is_beside_quote(step) else told.speaker,
        reason=reason,
    )


def _is_beside_quote(step: Step) -> bool:
    """Whether the sentence quotes somebody on something else: then the step is told by the outlet, not by him."""
    quoted = [match.span() for match in _QUOTED.finditer(step.reading.text)]
    return bool(quoted) and not any(start <= step.cue.start < end for start, end in quoted)


def _candidates(alignments: Sequence[Alignment]) -> list[Alignment]:
    """The sentences that may decide: nearly as close as the best, about the same subject and act."""
    nearly = [
        alignment
        for alignment in alignments[:_ASKED]
        if alignment.score >= _NEARLY * alignments[0].score
    ]
    return [alignment for alignment in nearly if may_decide(alignment)]


def _tells_a_change(best: Alignment, setting: Setting) -> bool:
    """Whether a sentence present enough says itself that the claim's figure no longer holds."""
    change = find_change(best.profile.reading, best.reading)
    return change is not None and change.is_told and best.score >= setting.levels.present


def _is_verbatim(alignment: Alignment) -> bool:
    return alignment.profile.reading.words == alignment.reading.words


def _by_polarity(alignment: Alignment, setting: Setting) -> Relation | None:
    found = find_opposition(alignment)
    if found is None:
        return None
    stage = find_stage(alignment.reading.text, setting.language)
    told = contradicted(alignment, setting, reason=_opposition_reason(found, alignment))
    return replace(told, stage=stage.stage if stage else None)


def _opposition_reason(found: Opposition, alignment: Alignment) -> str:
    if found.words:
        return f'Says the opposite: "{found.words[1]}" where the claim has "{found.words[0]}".'
    if found.by == "denial":
        return f"{alignment.reading.speaker_text or 'Somebody'} denies it."
    return "One of the two is negated, the other is not."


def _by_value(alignment: Alignment, setting: Setting) -> Relation | None:
    change = find_change(alignment.profile.reading, alignment.reading)
    if change is None:
        return None
    mine, theirs = alignment.profile.reading.speaker, alignment.reading.speaker
    is_denied = change.is_denied and theirs is not None and mine is None
    rivals = are_rivals(mine, theirs) or is_denied
    if not rivals and not setting.is_later:
        return _earlier_value(alignment, change, setting)
    kind = RelationKind.CONTRADICTS if rivals else RelationKind.UPDATES
    return replace(
        _relation(kind, alignment, 0.4 + 0.5 * alignment.cover, setting),
        old=change.old.text,
        new=change.new.text,
        reason=_value_reason(change, alignment, rivals=rivals),
    )


def _value_reason(change: ValueChange, alignment: Alignment, *, rivals: bool) -> str:
    if rivals:
        who = alignment.reading.speaker_text
        return f"Rival value: {who} gives {change.new.text}, the claim {change.old.text}."
    return f"The same measure with another figure: {change.new.text}, was {change.old.text}."


def _earlier_value(alignment: Alignment, change: ValueChange, setting: Setting) -> Relation:
    return replace(
        _relation(RelationKind.MENTIONS, alignment, alignment.cover, setting),
        reason=f"Gives another figure ({change.new.text}), but is older than the reference.",
    )


def _by_stage(alignment: Alignment, setting: Setting) -> Relation | None:
    before = find_stage(alignment.profile.reading.text, setting.language)
    after = find_stage(alignment.reading.text, setting.language)
    if not setting.is_later or before is None or after is None:
        return None
    if not has_moved(before.stage, after.stage):
        return None
    return replace(
        _relation(RelationKind.UPDATES, alignment, 0.4 + 0.4 * alignment.cover, setting),
        stage=after.stage,
        reason=f"The matter stands at another stage: {after.stage}, was {before.stage}.",
    )


def _by_overlap(best: Alignment, setting: Setting) -> Relation | None:
    # A glossary knows few of the words that tell an act, so across languages names must do.
    substance = 1.0 if setting.is_translated else best.substance
    present = substance * best.score / setting.levels.present
    same = present * (1 - opposed_share(best))
    is_change = best.score < setting.levels.change and has_change_word(best.reading)
    if tells_only_who(best) or present < 1:
        return _mentions(best, present, setting)
    if is_change and setting.is_days_later:
        doubt = _EVENT_DOUBT if _is_about_the_act(best) else 3 * _EVENT_DOUBT
        return replace(
            _relation(RelationKind.UPDATES, best, min(_EVENT, _sureness(present) - doubt), setting),
            reason="Tells a new event of the same matter.",
        )
    if same < 1:
        return _mentions(best, same, setting)
    return _denied(best, setting) or _repeats(best, _sureness(same), setting)


def _denied(best: Alignment, setting: Setting) -> Relation | None:
    """What is present only inside a denial is not repeated, however little else the two sentences share."""
    found = find_opposition(best)
    # Who denies one thing does not take back another that he said.
    if found is None or found.by != "denial" or best.has_same_speaker:
        return None
    return replace(
        _relation(RelationKind.CONTRADICTS, best, max(_DENIED, best.cover), setting),
        reason=_opposition_reason(found, best),
    )


def _mentions(best: Alignment, present: float, setting: Setting) -> Relation | None:
    if present < _SPOKEN_OF or best.matter_cover == 0:
        return None
    return replace(
        _relation(RelationKind.MENTIONS, best, _UNSURE * min(1.0, present), setting),
        reason=f"Shares {best.cover:.0%} of the claim's weight: too little to say more.",
    )


def _sureness(present: float) -> float:
    """Confidence from how far a score lies above the level of presence: .5 at it, .85 at 2.6 times it."""
    return min(0.95, 0.5 + 0.22 * (present - 1))


def _is_about_the_act(best: Alignment) -> bool:
    return best.shares_subject and best.keeps_order and best.act_cover >= _EVENT_ACTS


def _repeats(best: Alignment, confidence: float, setting: Setting) -> Relation:
    same = " with the same figure" if has_same_value(best.profile.reading, best.reading) else ""
    return replace(
        _relation(RelationKind.REPEATS, best, confidence, setting),
        reason=f"Says the same{same}: {best.cover:.0%} of the claim's weight stands in one sentence.",
    )


def _relation(
    kind: RelationKind, alignment: Alignment, confidence: float, setting: Setting
) -> Relation:
    return _told(kind, alignment.profile.claim_id, alignment.reading, confidence)


def _told(kind: RelationKind, claim_id: str, reading: Reading, confidence: float) -> Relation:
    return Relation(
        claim_id=claim_id,
        kind=kind,
        confidence=round(min(1.0, max(0.0, confidence)), 3),
        quote=reading.text,
        start=reading.start,
        end=reading.end,
        old=None,
        new=None,
        stage=None,
        speaker=reading.speaker_text,
        reason="",
        method=METHOD,
    )
