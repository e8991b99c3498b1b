"""Which figures changed between an old sentence and the new one in its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.language.figures import find_figures
from extractors.model import Change, Figure
from extractors.page.align import gaps
from extractors.page.signals import MONTH_STEMS

_TOKEN = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def changed_figures(old: str, new: str, *, language: str | None) -> tuple[Change, ...]:
    """Old and new value, as the sentences write them, in order of the old sentence.

    Values are paired by measure, then by kind. A bare number that was replaced by another in the
    same place counts too, unless it is a day, a time or a year.
    """
    pairs = list(_paired_values(old, new, language))
    numbers = [
        (one, other)
        for one, other in _replaced_numbers(old, new)
        if not any(_holds(figure, one) or _holds(partner, other) for figure, partner in pairs)
    ]
    found = [(figure.start, Change(figure.text, partner.text)) for figure, partner in pairs]
    found += [(one.start, Change(one.text, other.text)) for one, other in numbers]
    return tuple(change for _, change in sorted(found, key=lambda each: each[0]))


def _paired_values(old: str, new: str, language: str | None) -> Iterator[tuple[Figure, Figure]]:
    gone = _only_in(old, new, language)
    come = _only_in(new, old, language)
    for is_alike in (_same_measure, _same_kind):
        for figure in list(gone):
            partner = next((each for each in come if is_alike(figure, each)), None)
            if partner is not None:
                gone.remove(figure)
                come.remove(partner)
                yield figure, partner


def _only_in(text: str, other: str, language: str | None) -> list[Figure]:
    """The figures of `text` whose value does not stand in `other`, each counted as often as it stands there."""
    known = [_value(figure) for figure in find_figures(other, language=language)]
    left = []
    for figure in find_figures(text, language=language):
        if _value(figure) in known:
            known.remove(_value(figure))
        else:
            left.append(figure)
    return left


def _value(figure: Figure) -> tuple[str, float, str]:
    return figure.kind, figure.value, figure.unit


def _same_measure(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _same_kind(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind


def _holds(figure: Figure, token: _Token) -> bool:
    return figure.start <= token.start and token.end <= figure.end


def _replaced_numbers(old: str, new: str) -> Iterator[tuple[_Token, _Token]]:
    before, after = _tokens(old), _tokens(new)
    keys = ([token.text.casefold() for token in before], [token.text.casefold() for token in after])
    for old_places, new_places in gaps(*keys):
        olds = [before[place] for place in old_places if _is_amount(before, place)]
        news = [after[place] for place in new_places if _is_amount(after, place)]
        if len(olds) == len(news):
            pairs = zip(olds, news, strict=True)
            yield from (
                (one, other) for one, other in pairs if not (_is_year(one) and _is_year(other))
            )


def _tokens(text: str) -> list[_Token]:
    return [_Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


def _is_amount(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a token is a number, not a time of day, and not beside a month."""
    text = tokens[place].text
    beside = [tokens[i].text for i in (place - 1, place + 1) if 0 <= i < len(tokens)]
    is_date = any(word[:3].casefold() in MONTH_STEMS for word in beside)
    return text[0].isdigit() and ":" not in text and not is_date


def _is_year(token: _Token) -> bool:
    return token.text.isdecimal() and 1900 <= int(token.text[:9]) <= 2100
