"""How far a matter has come, by general words of process."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.coverage.scope import is_in_scope, scopes_of
from extractors.language.negation import find_negations
from extractors.language.word_lists import word_set
from extractors.language.words import Token, stem, tokenize
from extractors.model import Stage

_CUES: Mapping[Stage, str] = {
    Stage.PROPOSED: "propose proposed proposes suggest suggested plan planned planning offer offered consider considering "
    "seek sought urge urged draft drafted recommend recommended envisage",
    Stage.AGREED: "agree agreed agrees approve approved accept accepted endorse endorsed adopt adopted pledge pledged "
    "commit committed authorise authorised authorize authorized settle settled",
    Stage.SIGNED: "sign signed ratify ratified seal sealed conclude concluded",
    Stage.DONE: "complete completed finish finished implement implemented launch launched deliver delivered inaugurate "
    "inaugurated enact enacted",
    Stage.REJECTED: "reject rejected rejects refuse refused refuses veto vetoed rebuff rebuffed",
    Stage.SUSPENDED: "suspend suspended suspension pause paused halt halted freeze froze frozen postpone postponed delay delayed shelve "
    "shelved",
    Stage.REVERSED: "reverse reversed revoke revoked cancel cancelled canceled scrap scrapped withdraw withdrew withdrawn "
    "repeal repealed abandon abandoned overturn overturned lift lifted rescind rescinded reinstate reinstated resume resumed annul annulled",
}
_STAGE_OF: Mapping[str, Stage] = {
    stem(word, "en"): stage for stage, words in _CUES.items() for word in words.split()
}
_PHRASES: Mapping[tuple[str, ...], Stage] = {
    ("called", "off"): Stage.REVERSED,
    ("broken", "off"): Stage.REVERSED,
    ("broke", "off"): Stage.REVERSED,
    ("fell", "through"): Stage.REVERSED,
    ("fallen", "through"): Stage.REVERSED,
    ("held", "back"): Stage.SUSPENDED,
    ("cut", "off"): Stage.SUSPENDED,
    ("went", "unsigned"): Stage.REVERSED,
    ("turned", "down"): Stage.REJECTED,
    ("dropped", "its"): Stage.REVERSED,
    ("dropped", "their"): Stage.REVERSED,
    ("dropped", "his"): Stage.REVERSED,
    ("dropped", "her"): Stage.REVERSED,
    ("carried", "out"): Stage.DONE,
}
# Told by this form only: "order" is a noun more often, and "in order to" is nothing.
_FORMS: Mapping[str, Stage] = {"ordered": Stage.AGREED}
# What only may, will or is meant to happen stands at "proposed" at most.
_UNREAL = word_set("will would could may might should shall must to")
_ORDER = (Stage.PROPOSED, Stage.AGREED, Stage.SIGNED, Stage.DONE)
_NOUN_BEFORE = word_set("the a an this that its his her their of no")
_AUXILIARY = word_set("be been being have has had not also soon now")


@dataclass(frozen=True, slots=True)
class StageCue:
    """A word that tells the stage, and where it stands in its sentence.

    `is_before`: told as what had happened before the rest ("had agreed").
    """

    stage: Stage
    start: int
    end: int
    is_before: bool = False


def find_stage(sentence: str, language: str | None) -> StageCue | None:
    """The first stage that a sentence states and does not negate; English only, None otherwise."""
    return next(iter(find_stages(sentence, language)), None)


def find_stages(
    sentence: str, language: str | None, *, with_nouns: bool = False
) -> Iterator[StageCue]:
    """All stages that a sentence states and does not negate, in order; English only, none otherwise.

    `with_nouns`: also where the word is a noun or an adjective ("the pause in aid", "the agreed terms"), but not a
    gerund: "the signing was called off".
    """
    if language != "en":
        return
    tokens = tokenize(sentence)
    scopes = scopes_of(sentence, find_negations(sentence, language))
    for place, token in enumerate(tokens):
        stage = _stage_at(tokens, place)
        is_cue = stage is not None and not is_in_scope(token.start, scopes)
        is_noun = with_nouns and not token.folded.endswith("ing")
        if stage is not None and is_cue and (is_noun or _is_verb(tokens, place)):
            real = _as_real(stage, tokens, place)
            if real is not None:
                is_before = place > 0 and tokens[place - 1].folded == "had"
                yield StageCue(real, token.start, _cue_end(tokens, place), is_before)


def _stage_at(tokens: Sequence[Token], place: int) -> Stage | None:
    pair = tuple(token.folded for token in tokens[place : place + 2])
    return _PHRASES.get(pair) or _FORMS.get(pair[0]) or _STAGE_OF.get(stem(pair[0], "en"))


def _cue_end(tokens: Sequence[Token], place: int) -> int:
    pair = tokens[place : place + 2]
    is_phrase = tuple(token.folded for token in pair) in _PHRASES
    return pair[-1].end if is_phrase else pair[0].end


def has_moved(before: Stage | None, after: Stage | None) -> bool:
    """Whether `after` is another and later stage: further along the order, or the end or undoing of it."""
    if before is None or after is None or before == after:
        return False
    if before in _ORDER and after in _ORDER:
        return _ORDER.index(after) > _ORDER.index(before)
    return after is not Stage.PROPOSED


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """No article or possessive before it makes a noun of it ("the plan", "a halt")."""
    if place == 0:
        return False
    return tokens[place - 1].folded not in _NOUN_BEFORE


def _as_real(stage: Stage, tokens: Sequence[Token], place: int) -> Stage | None:
    back = place - 1
    while back >= 0 and tokens[back].folded in _AUXILIARY:
        back -= 1
    if back < 0 or tokens[back].folded not in _UNREAL:
        return stage
    return Stage.PROPOSED if stage in _ORDER else None
