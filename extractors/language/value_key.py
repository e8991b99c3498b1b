"""When two wordings give one value: "$350bn" and "350 billion" are no news after each other."""

import re

from extractors.language.figures import find_figures
from extractors.language.words import content_stems, fold

_DIGITS = re.compile(r"\d+")


def value_key(text: str) -> str:
    """What a value says, without how it is worded; equal for equal values.

    The figures of the text as plain numbers (percentages marked; currency and qualifier do not
    count, since half of all reports leave them out) and its other digits; the stems of its words where
    it has no figure, so that "paused its aid" and "the pause in aid" are one.
    """
    figures = find_figures(text, language=_language(text))
    if not figures:
        return " ".join(content_stems(text, _language(text) or "en")) or " ".join(
            fold(text).split()
        )
    numbers = [
        f"{figure.value:.12g}{'%' if figure.kind == 'percent' else ''}" for figure in figures
    ]
    rest = list(text)
    for figure in figures:
        rest[figure.start : figure.end] = " " * (figure.end - figure.start)
    return " ".join(sorted(numbers) + _DIGITS.findall("".join(rest)))


def _language(text: str) -> str | None:
    """Whose number words to read: a value is too short for more than its script."""
    letters = [letter for letter in text.lower() if "\u0400" <= letter <= "\u04ff"]
    if not letters:
        return None
    return "uk" if set("іїєґ") & set(letters) else "ru"
