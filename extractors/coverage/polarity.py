"""Whether a sentence says the opposite of a claim: negation parity, denial, opposite words."""

from dataclasses import dataclass

from extractors.coverage.align import Alignment
from extractors.coverage.antonyms import are_opposite
from extractors.coverage.terms import WORD
from extractors.language.words import stem

# A negation tells only of the same word, not of a neighbour in meaning.
_SAME_WORD = 0.9


@dataclass(frozen=True, slots=True)
class Opposition:
    """Why a sentence is the opposite of a claim: `by` is `denial`, `negation` or `opposite`; `words` the pair, if any."""

    by: str
    words: tuple[str, str] | None


def find_opposition(alignment: Alignment) -> Opposition | None:
    """The opposition of an aligned pair: exactly one of a turned sign and a pair of opposite words."""
    turned = signs_differ(alignment)
    pair = opposite_words(alignment)
    if pair is not None and (not turned or _is_verb_of_denial(alignment, pair)):
        return Opposition("opposite", pair)
    if pair is not None or not turned:
        return None
    denied = alignment.reading.is_denial != alignment.profile.reading.is_denial
    return Opposition("denial" if denied else "negation", None)


def opposite_words(alignment: Alignment) -> tuple[str, str] | None:
    """The claim's word and its opposite in the sentence, unless either text has both sides."""
    claim = [term.key for term in alignment.profile.terms]
    sentence = [term.key for term in alignment.reading.terms]
    for slot, hit in alignment.hits.items():
        mine = alignment.profile.terms[slot]
        theirs = alignment.reading.terms[hit.place]
        if not are_opposite(mine.key, theirs.key) or mine.kind != WORD:
            continue
        if not _has_opposite_of(theirs.key, sentence) and not _has_opposite_of(mine.key, claim):
            return mine.key, theirs.key
    return None


def opposed_share(alignment: Alignment) -> float:
    """Share of what a sentence has of a claim that rests on opposite words: laid beside each other, but not the same."""
    profile, reading = alignment.profile, alignment.reading
    parts = {slot: profile.weights[slot] * hit.credit for slot, hit in alignment.hits.items()}
    opposed = sum(
        part
        for slot, part in parts.items()
        if are_opposite(profile.terms[slot].key, reading.terms[alignment.hits[slot].place].key)
    )
    return opposed / (sum(parts.values()) or 1.0)


def _is_verb_of_denial(alignment: Alignment, pair: tuple[str, str]) -> bool:
    """Whether one of the pair is the verb that turned the signs, which then counts once ("accepted", "rejected")."""
    sides = zip(pair, (alignment.profile.reading, alignment.reading), strict=True)
    return any(
        reading.is_denial and reading.speech is not None and stem(reading.speech.verb, "en") == word
        for word, reading in sides
    )


def _has_opposite_of(key: str, keys: list[str]) -> bool:
    return any(are_opposite(key, other) for other in keys)


def signs_differ(alignment: Alignment) -> bool:
    """Whether more of the weight that either side negates stands under different signs than under the same."""
    balance = 0.0
    for slot in alignment.profile.acts:
        hit = alignment.hits.get(slot)
        if hit is None or hit.credit < _SAME_WORD:
            continue
        mine, theirs = alignment.profile.signs[slot], alignment.reading.signs[hit.place]
        if mine < 0 or theirs < 0:
            balance += alignment.profile.weights[slot] * mine * theirs
    return balance < 0
