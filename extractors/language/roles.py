"""Roles beside names: "Palace spokesman Emil Bronner", "Anna Kovacs, the finance minister,"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.language.role_words import is_modifier, is_role
from extractors.language.speech_words import VERBS
from extractors.language.word_lists import covered, word_set
from extractors.language.words import Token, Words, end_of_name, is_function_word, read_words
from extractors.model import Name

_UNKNOWN = "name"
_NAMED = ("person", _UNKNOWN)
_RANK = {"office": 0, "organisation": 1, "country": 2, "place": 3}
_JOINTS = frozenset({" ", "\u00a0", "\u202f", "-", ". ", "."})
_APPOSES = frozenset({", ", " (", " –", " —"})
_start = attrgetter("start")
_APPOSED = re.compile(
    r",? ?[,(–—][ \u00a0](?:(?:the|an?|der|die|das|eine?) )?([^,.;:!?()–—\n\"“”„«»]{3,90})(?=[,.;!?)–—\n]|$)"
)
_INSIDE = word_set("of for der des für the und по з do")
_LONGEST_BEFORE, _LONGEST_AFTER, _COMPLEMENT = 8, 10, 4


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, asked for what stands beside a name."""

    text: str
    tokens: Words
    names: Sequence[Name]
    language: str | None

    def index(self, place: int) -> int:
        """The token that begins at a place, or the next one."""
        return bisect_left(self.tokens.starts, place)

    def is_joined(self, index: int) -> bool:
        """Whether only a space or hyphen stands before a token."""
        if index < 1:
            return False
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return gap in _JOINTS

    def around(self, place: int) -> Iterator[Name]:
        """The name that a place stands in, if any."""
        at = bisect_left(self.names, place + 1, key=_start)
        return (name for name in self.names[max(0, at - 1) : at] if place < name.end)


def with_roles(text: str, names: Sequence[Name], language: str | None) -> list[Name]:
    """The names in order, persons and unknown names with their roles; a title that was part of a name is no more.

    Known names that stand in a role ("Palace") stay names of their own.
    """
    whole = _Text(text, read_words(text), names, language)
    return [_with_role(whole, name) if name.kind in _NAMED else name for name in names]


def _with_role(whole: _Text, name: Name) -> Name:
    first = inner = whole.index(name.start)
    if " " in name.text:
        inner = _title_end(whole, first, whole.index(name.end))
    role = _before(whole, inner) or _apposed(whole, name)
    if role is None:
        return name
    if name.kind == _UNKNOWN and inner > first:
        start = whole.tokens[inner].start
        written = whole.text[start : name.end]
        name = replace(name, entity=written, start=start, text=written)
    return replace(name, role=whole.text[slice(*role)], role_entity=_entity(whole, role))


def _title_end(whole: _Text, first: int, end: int) -> int:
    """The token behind the last title in a name: "Anna" in "Finance Minister Anna Kovacs"."""
    inner = first
    for index in range(first, end - 1):
        if is_role(whole.tokens[index].folded) and whole.tokens[index + 1].text[0].isupper():
            inner = index + 1
    return inner


def _before(whole: _Text, first: int) -> tuple[int, int] | None:
    """The role that ends before token `first`: its noun, what completes it, what stands before it."""
    end = head = first - 1
    # "the mayor of Malmo" is not Malmo.
    if head >= 0 and whole.tokens[head].folded in _INSIDE:
        return None
    while not (whole.is_joined(head + 1) and is_role(whole.tokens[head].folded)):
        if first - head > _COMPLEMENT or not whole.is_joined(head + 1):
            return None
        if not _completes(whole, head):
            return None
        head -= 1
    start = head
    while start > 0 and first - start < _LONGEST_BEFORE and _leads_up(whole, start):
        start -= 1
    while whole.language != "de" and end > head and _is_first_name(whole, end):
        end -= 1
    return whole.tokens[start].start, whole.tokens[end].end


def _completes(whole: _Text, index: int) -> bool:
    """Whether a word between the noun of a role and the name belongs to the role: "министр обороны Иванов"."""
    token = whole.tokens[index]
    if token.folded in _INSIDE:
        return True
    if is_function_word(token.folded, whole.language) or not token.text[0].isalpha():
        return False
    if token.folded in VERBS[covered(whole.language, VERBS)]:
        return False
    if any(name.kind in _NAMED for name in whole.around(token.start)):
        return False
    return whole.language != "en" or token.text[0].isupper()


def _is_first_name(whole: _Text, index: int) -> bool:
    """Whether a word with a capital is of no known name: a first name that the names file lacks."""
    token = whole.tokens[index]
    return token.text[0].isupper() and not token.text.isupper() and not _is_named(whole, token)


def _leads_up(whole: _Text, index: int) -> bool:
    """Whether the word before token `index`, which is of a role, is of the role too."""
    if not whole.is_joined(index):
        return False
    before = whole.tokens[index - 1]
    if whole.text[before.end : whole.tokens[index].start] == "-" or is_role(before.folded):
        return True
    if is_modifier(before.folded):
        return True
    # Before function words: "WHO" is none here.
    return (before.text.isupper() and len(before.text) > 1) or _is_named(whole, before)


def _is_named(whole: _Text, token: Token) -> bool:
    """Whether a word is part of a name other than a person: the country or office of a role."""
    return any(name.kind != "person" for name in whole.around(token.start))


def _apposed(whole: _Text, name: Name) -> tuple[int, int] | None:
    """The role behind a name: "Anna Kovacs, the finance minister,"."""
    if whole.text[name.end : name.end + 2] not in _APPOSES:
        return None
    match = _APPOSED.match(whole.text, name.end)
    if match is None:
        return None
    words = whole.tokens[whole.index(match.start(1)) : whole.index(match.end(1))]
    verbs = VERBS[covered(whole.language, VERBS)]
    if len(words) > _LONGEST_AFTER or any(word.folded in verbs for word in words):
        return None
    if not _is_office(whole, words):
        return None
    return match.start(1), end_of_name(whole.text, words[-1])


def _is_office(whole: _Text, words: Sequence[Token]) -> bool:
    """Whether a phrase is an office and names nobody: only modifiers and names of countries before its noun."""
    for at, word in enumerate(words):
        if is_role(word.folded):
            return not any(_is_somebody(whole, each) for each in words[at:])
        if not (is_modifier(word.folded) or word.text[0].isupper() or _is_named(whole, word)):
            return False
    return False


def _is_somebody(whole: _Text, token: Token) -> bool:
    return any(name.kind == "person" for name in whole.around(token.start))


def _entity(whole: _Text, role: tuple[int, int]) -> str | None:
    """The office, organisation, country or place of the names file that a role names."""
    inside = [
        name
        for name in whole.names
        if role[0] <= name.start and name.end <= role[1] and name.kind in _RANK
    ]
    return min(inside, key=lambda name: _RANK[name.kind]).entity if inside else None
