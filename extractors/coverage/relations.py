"""What a text does to one claim: the rules in their order, the best quote, and the reason in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.coverage.align import Alignment
from extractors.coverage.changes import has_change_word
from extractors.coverage.levels import Levels
from extractors.coverage.polarity import Opposition, find_opposition
from extractors.coverage.speakers import are_rivals
from extractors.coverage.stage import find_stage, has_moved
from extractors.coverage.values import ValueChange, find_change, has_same_value
from extractors.model import Relation, RelationKind

METHOD = "lexical-1"
# Before polarity, value or stage may decide, a sentence must share so much of the claim's matter, of
# its act and of its names, and be so much about the claim. On our 78 labelled mini-stories (6,561
# pairs) polarity and rival values are right in 11 of 19 and new figures in 7 of 11, with 2 alarms on
# other matters; .55, .45, .6 and .35 find 3 more and raise 5 more such alarms.
_DECIDE_COVER, _DECIDE_ACTS, _DECIDE_NAMES, _DECIDE_FOCUS = 0.6, 0.5, 0.7, 0.4
# A new event is the weakest of the updates, the more so where it shares less than this of the claim's act.
_EVENT_ACTS, _EVENT_DOUBT = 0.3, 0.05
_UNSURE = 0.45
# Sentences that cover nearly as much as the best one may decide in its place.
_NEARLY = 0.9
_ASKED = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the two texts beside their words. `is_later`: the text is not older than the reference."""

    levels: Levels
    language: str | None = "en"
    is_later: bool = True


def judge(alignments: Sequence[Alignment], setting: Setting) -> Relation | None:
    """The relation of a text to a claim from its aligned sentences, best first; None when it says nothing of it."""
    if not alignments or alignments[0].score < setting.levels.mentioned:
        return None
    best = alignments[0]
    if _is_verbatim(best):
        return _repeats(best, 1.0, setting)
    for rule in (_by_polarity, _by_value, _by_stage):
        for alignment in _candidates(alignments):
            relation = rule(alignment, setting)
            if relation is not None:
                return relation
    return _by_overlap(best, setting)


def _candidates(alignments: Sequence[Alignment]) -> list[Alignment]:
    """The sentences that may decide: nearly as close as the best, about the same subject and act."""
    nearly = [
        alignment
        for alignment in alignments[:_ASKED]
        if alignment.score >= _NEARLY * alignments[0].score
    ]
    return [alignment for alignment in nearly if may_decide(alignment)]


def may_decide(alignment: Alignment) -> bool:
    """Whether a sentence is close enough to a claim to differ from it in one point only."""
    return (
        alignment.matter_cover >= _DECIDE_COVER
        and alignment.act_cover >= _DECIDE_ACTS
        and alignment.name_cover >= _DECIDE_NAMES
        and alignment.focus >= _DECIDE_FOCUS
        and alignment.shares_subject
        and alignment.keeps_order
    )


def _is_verbatim(alignment: Alignment) -> bool:
    return alignment.profile.reading.words == alignment.reading.words


def _by_polarity(alignment: Alignment, setting: Setting) -> Relation | None:
    found = find_opposition(alignment)
    if found is None:
        return None
    stage = find_stage(alignment.reading.text, setting.language)
    return replace(
        _relation(RelationKind.CONTRADICTS, alignment, 0.4 + 0.5 * alignment.cover, setting),
        stage=stage.stage if stage else None,
        reason=_opposition_reason(found, alignment),
    )


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
    rivals = are_rivals(alignment.profile.reading.speaker, alignment.reading.speaker)
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
        return f"Rival value: {who} gives {change.new.text}, the claim's speaker {change.old.text}."
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


def _by_overlap(best: Alignment, setting: Setting) -> Relation:
    present = best.score / setting.levels.present
    if present < 1:
        return replace(
            _relation(RelationKind.MENTIONS, best, _UNSURE * present, setting),
            reason=f"Shares {best.cover:.0%} of the claim's weight: too little to say more.",
        )
    is_change = best.score < setting.levels.change and has_change_word(best.reading)
    if is_change and setting.is_later:
        doubt = _EVENT_DOUBT if _is_about_the_act(best) else 3 * _EVENT_DOUBT
        return replace(
            _relation(RelationKind.UPDATES, best, _sureness(present) - doubt, setting),
            reason="Tells a new event of the same matter.",
        )
    return _repeats(best, _sureness(present), setting)


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
    reading = alignment.reading
    return Relation(
        claim_id=alignment.profile.claim_id,
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
