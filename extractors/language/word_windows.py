"""Where in a text certain letters stand, so that long patterns need be tried only there."""

from collections.abc import Iterator, Sequence


def windows(text: str, hints: Sequence[str], reach: int) -> Iterator[tuple[int, int]]:
    """Stretches of the text around each of some small-letter strings, in order, without overlap; ends lie between words."""
    small = text.lower()
    if len(small) != len(text):  # a few capitals are longer in small letters: places would not hold
        yield 0, len(text)
        return
    start = end = -1
    for place in sorted(_places(small, hints)):
        if start < 0 or place - reach > end:
            if start >= 0:
                yield start, end
            start = max(0, place - reach)
        end = _word_end(text, place + reach)
    if start >= 0:
        yield start, end


def _places(text: str, hints: Sequence[str]) -> Iterator[int]:
    for hint in hints:
        place = text.find(hint)
        while place >= 0:
            yield place
            place = text.find(hint, place + 1)


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return min(place, len(text))
