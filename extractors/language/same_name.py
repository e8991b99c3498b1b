"""One form for all the ways in which a text writes a name that no list knows."""

from collections.abc import Callable, Mapping, Sequence
from operator import eq

from extractors.language.name_forms import are_forms, beginning, case_forms
from extractors.language.words import fold

_MOST_WORDS = 4

# A name as written, and its folded words.
_Written = tuple[str, tuple[str, ...]]
_Fits = Callable[[str, str], bool]


def one_form(written: Sequence[str], language: str | None) -> Mapping[str, str]:
    """Another form that stands for some of the names, given in the order of the text; no entry for the rest.

    A surname stands for the full name when the text has just one ("Berg" for "Anna Berg"); of two
    case forms the one that the other derives from counts, else the first. English names have no cases.
    """
    fits = eq if language == "en" else are_forms
    groups: dict[str, list[_Written]] = {}
    for name in dict.fromkeys(written):
        words = tuple(fold(name).split())
        groups.setdefault(beginning(words[-1]) if words else "", []).append((name, words))
    forms: dict[str, str] = {}
    for group in groups.values():
        if len(group) > 1:
            forms |= _joined(group, fits)
    return forms


def _joined(group: Sequence[_Written], fits: _Fits) -> dict[str, str]:
    """Names of one group that have another form; longer names come first."""
    longest_first = sorted(group, key=lambda each: -len(each[1]))
    chosen: list[list[_Written]] = []
    for name, words in longest_first:
        fitting = [cluster for cluster in chosen if _is_short_for(words, cluster[0], fits)]
        if len(fitting) == 1:
            fitting[0].append((name, words))
        else:
            chosen.append([(name, words)])
    return {name: _base(cluster) for cluster in chosen for name, _ in cluster if len(cluster) > 1}


def _is_short_for(words: tuple[str, ...], other: _Written, fits: _Fits) -> bool:
    """Whether the words end a full name; "England" does not stand for "Bank of England"."""
    name, full = other
    if not 0 < len(words) <= len(full) <= _MOST_WORDS:
        return False
    if len(words) < len(full) and not all(word[0].isupper() for word in name.split()):
        return False
    return all(map(fits, words, full[-len(words) :]))


def _base(cluster: Sequence[_Written]) -> str:
    """The longest name of a cluster in the form from which the others of its length derive."""
    full = [(name, words) for name, words in cluster if len(words) == len(cluster[0][1])]
    return max(full, key=lambda each: sum(_derives(other[1], each[1]) for other in full))[0]


def _derives(words: tuple[str, ...], base: tuple[str, ...]) -> bool:
    return all(a == b or a in case_forms(b) for a, b in zip(words, base, strict=True))
