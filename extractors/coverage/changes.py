"""Words of change: a sentence with one tells of an event more often than it repeats a state."""

from extractors.coverage.reading import Reading
from extractors.language.word_lists import word_set
from extractors.language.words import stem, tokenize

# coverage.md 4: "change word and coverage < .5" tells updates from repeats in .774 of dev pairs.
_CHANGE = frozenset(
    stem(word, "en")
    for word in word_set(
        """agree agreed reject rejected refuse suspend resume lift pause halt change shift reach begin began
        begun end propose suggest call demand threaten capture seize announce meet met follow after visit
        accept conclude interim temporary transitional should could would separate multiple further"""
    )
)


def has_change_word(reading: Reading) -> bool:
    """Whether a sentence tells that something happens or may happen; also words that are no content words."""
    return any(stem(token.folded, "en") in _CHANGE for token in tokenize(reading.text))
