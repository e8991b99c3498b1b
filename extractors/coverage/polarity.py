"""Whether a sentence says the opposite of a claim: negation parity, denial, opposite words."""

from collections.abc import Collection
from dataclasses import dataclass

from extractors.coverage.align import Alignment
from extractors.coverage.antonyms import are_alike, are_opposite
from extractors.coverage.reading import Reading
from extractors.coverage.scope import find_doubts
from extractors.coverage.terms import WORD, Term
from extractors.language.negation import find_negations
from extractors.language.word_lists import word_set

# A negation tells only of the same word, not of a neighbour in meaning.
_SAME_WORD = 0.9
# Alone between the words of the other text they turn it, in any language.
_BARE = word_set("not never no не нет ні nicht nie kein keine keinen niemals")


@dataclass(frozen=True, slots=True)
class Opposition:
    """Why a sentence is the opposite of a claim: `by` is `denial`, `negation` or `opposite`; `words` the pair, if any."""

    by: str
    words: tuple[str, str] | None


def find_opposition(alignment: Alignment) -> Opposition | None:
    """The opposition of an aligned pair: exactly one of a turned sign and a pair of opposite words."""
    turned = signs_differ(alignment) or _differs_by_a_cue(alignment)
    pair = _opposite_terms(alignment)
    if pair is not None and (not turned or _turns_itself(alignment, pair)):
        return Opposition("opposite", (pair[0].key, pair[1].key))
    if pair is not None or not turned:
        return None
    denied = alignment.reading.is_denial != alignment.profile.reading.is_denial
    return Opposition("denial" if denied else "negation", None)


def opposite_words(alignment: Alignment) -> tuple[str, str] | None:
    """The claim's word and its opposite in the sentence, unless either text has both."""
    pair = _opposite_terms(alignment)
    return (pair[0].key, pair[1].key) if pair else None


def _opposite_terms(alignment: Alignment) -> tuple[Term, Term] | None:
    claim = [term.key for term in alignment.profile.terms]
    sentence = [term.key for term in alignment.reading.terms]
    for slot, hit in alignment.hits.items():
        mine = alignment.profile.terms[slot]
        theirs = alignment.reading.terms[hit.place]
        if mine.kind != WORD or not are_opposite(mine.key, theirs.key):
            continue
        if not _has_like(theirs.key, claim, sentence) and not _has_like(mine.key, sentence, claim):
            return mine, theirs
    return None


def _has_like(key: str, keys: Collection[str], elsewhere: Collection[str]) -> bool:
    """Whether the key, or a word like it that the other text lacks, is among the keys."""
    return key in keys or any(are_alike(key, other) for other in keys if other not in elsewhere)


def _turns_itself(alignment: Alignment, pair: tuple[Term, Term]) -> bool:
    """Whether one of the pair is the very word that turned the signs, which then counts once.

    As the verb of a denial ("accepted", "rejected"), or as a negation ("failed", "excluded from").
    """
    sides = zip(pair, (alignment.profile.reading, alignment.reading), strict=True)
    return any(_is_cue(term, reading) for term, reading in sides)


def _is_cue(term: Term, reading: Reading) -> bool:
    place, speech = term.start - reading.start, reading.speech
    if reading.is_denial and speech and speech.verb_start <= place < speech.verb_end:
        return True
    cues = (*find_negations(reading.text, "en"), *find_doubts(reading.text))
    return any(start <= place < end for start, end in cues)


def _differs_by_a_cue(alignment: Alignment) -> bool:
    """Whether the two sentences are the same but for a negation, wherever its language puts it."""
    mine, theirs = alignment.profile.reading.words.split(), alignment.reading.words.split()
    longer, shorter = sorted((mine, theirs), key=len, reverse=True)
    if not shorter or len(longer) - len(shorter) != 1:
        return False
    same = next(
        (n for n, pair in enumerate(zip(longer, shorter, strict=False)) if pair[0] != pair[1]),
        len(shorter),
    )
    return longer[same + 1 :] == shorter[same:] and longer[same] in _BARE


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
