"""Matters that a claim leaves open (pressed for, planned, uncertain), and how later texts carry them on.

The first outcome is recognised by the claim's own words; the next steps by the words of the steps before,
since coverage soon calls the matter by other names ("a share of its revenues" becomes "the minerals agreement").
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.coverage.align import Alignment
from extractors.coverage.reading import Reading
from extractors.coverage.stage import StageCue, find_stages
from extractors.coverage.terms import NUMBER, WORD, forms_of
from extractors.language.word_lists import word_set
from extractors.language.words import is_function_word, stem, tokenize
from extractors.model import Stage

_OPEN = frozenset(
    stem(word, "en")
    for word in word_set(
        """uncertain unclear unsure whether press pressing pressure push pushing demand demanding want seek seeking ask
        asking urge urging plan planning intend hope expect expected ready willing may might could would will propose
        proposed proposal consider considering insist offer offered negotiate negotiating aim try trying"""
    )
)
# Talks leave a matter open too, and are part of it.
_LEAVES_OPEN = _OPEN | {stem(word, "en") for word in ("talks", "negotiations")}
# Verbs that carry no matter of their own.
_LIGHT = frozenset(
    stem(word, "en")
    for word in word_set("go make take get give hand keep come put have be do continue let over")
)
_OUTCOMES = frozenset(
    {Stage.AGREED, Stage.SIGNED, Stage.DONE, Stage.REJECTED, Stage.SUSPENDED, Stage.REVERSED}
)
# Share of the weight of what is left open that some sentence of the text must have.
_MATTER_COVER = 0.45
_NAME_COVER, _HALF_THE_NAMES = 0.6, 0.4
_NEARLY_WHOLE = 0.6
# A neighbour in meaning ("back" for "support") does not join an outcome to a matter.
_SAME_THING = 0.7
# The word of outcome and a word of the matter stand in one phrase.
_PHRASE = 60
# What stands beyond one of these happened to another matter ("suspended it after they had agreed on the sale").
_OTHER_EVENT = re.compile(r"\b(?:after|before|when|while)\b", re.IGNORECASE)
# Words of its matter that a next step shares with a known one.
_SHARED = 2
_MOST_OBJECT = 3
_BEFORE_OBJECT = word_set("the a an its his her their this that all any some in of on to")
_UNDONE = word_set(
    "to ready willing prepared set due expected poised about will would may might could"
)


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A sentence of earlier coverage that carried the matter of a claim on."""

    claim_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence that tells a step of a matter, and the word that does."""

    reading: Reading
    cue: StageCue

    @property
    def phrase(self) -> str | None:
        """What was done, in the words of the text ("suspended intelligence sharing", "called off").

        None where a single word is followed by no object.
        """
        sentence, cue = self.reading.text, self.cue
        end = _object_end(sentence, cue) or (cue.end if " " in sentence[cue.start : cue.end] else 0)
        return sentence[_verb_start(sentence, cue) : end] if end else None


def _object_end(sentence: str, cue: StageCue) -> int | None:
    """Where the object ends: at most three words of content after the verb, before a name or another phrase."""
    words, last = 0, cue.end
    for token in tokenize(sentence[cue.end :]):
        start = cue.end + token.start
        is_word = not is_function_word(token.folded, "en")
        is_over = sentence[last:start].strip() or token.text[0].isupper() or words == _MOST_OBJECT
        if is_over or (not is_word and (words or token.folded not in _BEFORE_OBJECT)):
            break
        words += is_word
        last = cue.end + token.end
    return last if words else None


def _verb_start(sentence: str, cue: StageCue) -> int:
    """Where the verb begins, with what makes it less than done ("ready to sign")."""
    start = cue.start
    for token in reversed(tokenize(sentence[: cue.start])):
        if token.folded not in _UNDONE:
            break
        start = token.start
    return start


def is_open(reading: Reading) -> bool:
    """Whether a claim leaves its matter open."""
    return any(stem(token.folded, "en") in _LEAVES_OPEN for token in tokenize(reading.text))


def find_outcome(alignments: Sequence[Alignment], language: str | None) -> Step | None:
    """The sentence that tells the outcome of an open matter; None when there is none.

    It names who the claim is about and joins the outcome to a word of the matter; some sentence of the
    text, it or another, holds enough of what was left open, so that a like matter of the same people is not taken for it.
    """
    if not alignments or not is_open(alignments[0].profile.reading):
        return None
    if max(map(matter_cover, alignments)) < _MATTER_COVER:
        return None
    for alignment in filter(_names_enough, alignments):
        step = _outcome_in(alignment, language)
        if step is not None:
            return step
    return None


def find_next_step(
    readings: Sequence[Reading],
    known: Sequence[KnownStep],
    names: AbstractSet[str],
    language: str | None,
) -> Step | None:
    """The first sentence that carries a matter on from a known step: same matter words beside its own word of stage.

    It shares two words of the matter, and one of `names` (those of the claim).
    """
    matters = [matter for step in known if (matter := _matter_of(step.text, language))]
    for reading in readings if matters else ():
        if names.isdisjoint(term.key for term in reading.terms):
            continue
        cues = list(find_stages(reading.text, language, with_nouns=True))
        for cue in cues:
            near = _forms_near(reading, cue)
            shared = (sum(not forms.isdisjoint(near) for forms in each) for each in matters)
            if max(shared) >= _SHARED:
                return Step(reading, _told_cue(cues, cue))
    return None


def _matter_of(text: str, language: str | None) -> tuple[frozenset[str], ...]:
    """The forms of each word that stands beside the word of stage of a known step."""
    cue = next(find_stages(text, language, with_nouns=True), None)
    if cue is None:
        return ()
    keys = {
        stem(token.folded, "en")
        for token in tokenize(text)
        if _is_near(token.start, cue) and not is_function_word(token.folded, "en")
    }
    return tuple(_same_things(key) for key in sorted(keys) if not _is_aside(key))


def _forms_near(reading: Reading, cue: StageCue) -> frozenset[str]:
    near = (
        term.key
        for term in reading.terms
        if term.kind == WORD and _is_near(term.start - reading.start, cue)
    )
    return frozenset(form for key in near if not _is_aside(key) for form in _same_things(key))


def _same_things(key: str) -> frozenset[str]:
    return frozenset(form for form, credit in forms_of(key) if credit >= _SAME_THING)


def _is_near(place: int, cue: StageCue) -> bool:
    is_cue = cue.start <= place < cue.end
    return not is_cue and min(abs(place - cue.end), abs(cue.start - place)) <= _PHRASE


def matter_cover(alignment: Alignment) -> float:
    """Share of the weight of the open matter itself, figures too, without names, words of openness and light verbs."""
    profile = alignment.profile
    words = [slot for slot in profile.acts if not _is_aside(profile.terms[slot].key)]
    slots = [*words, *profile.figures]
    total = sum(profile.weights[slot] for slot in slots)
    found = sum(
        profile.weights[slot] * alignment.hits[slot].credit
        for slot in slots
        if slot in alignment.hits
    )
    return found / total if total else 0.0


def _outcome_in(alignment: Alignment, language: str | None) -> Step | None:
    """The outcome in one sentence: told by its first word of that stage, where any such word is joined to the matter.

    "Has suspended A, two days after the pause in B" tells of A what was told of B.
    """
    cues = list(find_stages(alignment.reading.text, language, with_nouns=True))
    for cue in cues:
        if cue.stage in _OUTCOMES and _is_joined(alignment, cue):
            return Step(alignment.reading, _told_cue(cues, cue))
    return None


def _told_cue(cues: Sequence[StageCue], joined: StageCue) -> StageCue:
    """The step that a sentence tells: its first word of the joined stage, and after "had agreed" what came of it.

    What stands in front of "after they had agreed" is of another matter.
    """
    if joined.is_before:
        later = (cue for cue in cues if not cue.is_before and cue.start > joined.start)
        return next(later, joined)
    return next(cue for cue in cues if cue.stage == joined.stage)


def _names_enough(alignment: Alignment) -> bool:
    """Most of the claim's names, or half of them beside the matter itself; most of the matter where it names nobody.

    A matter told nearly whole needs no names: others than who proposed it carry it on.
    """
    cover = matter_cover(alignment)
    if cover >= _NEARLY_WHOLE or not alignment.profile.names:
        return cover >= _NEARLY_WHOLE
    least = _NAME_COVER if cover < _MATTER_COVER else _HALF_THE_NAMES
    return alignment.name_cover >= least


def _is_joined(alignment: Alignment, cue: StageCue) -> bool:
    reading, profile = alignment.reading, alignment.profile
    for slot, hit in alignment.hits.items():
        term = profile.terms[slot]
        place = reading.terms[hit.place].start - reading.start
        between = slice(min(place, cue.end), max(place, cue.start))
        near = _is_near(place, cue) and not _OTHER_EVENT.search(reading.text[between])
        is_matter = (
            term.kind in {WORD, NUMBER} and not _is_aside(term.key) and hit.credit >= _SAME_THING
        )
        if is_matter and near:
            return True
    return False


def _is_aside(key: str) -> bool:
    return key in _OPEN or key in _LIGHT
