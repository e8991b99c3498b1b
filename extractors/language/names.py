"""Named things: those of the user's names file, then capitalised spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.language.capitals import capitalised_spans
from extractors.language.words import Token, end_of_name, tokenize
from extractors.model import Name

_SHORT_CAPITALS = 3
_SHORTEST_PREFIX = 3
_LONGEST_ENDING = 6
_JOINT = re.compile(r"[ \u00a0\u202f]?[-–'’ \u00a0\u202f]?[ \u00a0\u202f]?")
# A full stop inside a name follows an initial or a short form: "U.S.", "St. Louis".
_STOP_JOINT = re.compile(r"\.[ \u00a0\u202f]?")
_SHORT_FORM = 3
_MOST_KNOWN = 100_000
_SECOND = 2


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """One row of a names file. `kind`: person, office, organisation, country, place or other.

    Any word of an alias may end in `*` after three letters or more ("петров*"): an ending of up to six letters.
    """

    entity: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of an alias; `text` is folded, `shape` says which capitals the text must have."""

    text: str
    shape: str
    is_prefix: bool

    def fits(self, token: Token) -> bool:
        written = token.folded.removesuffix("'s") if not self.text.endswith("'s") else token.folded
        if self.is_prefix:
            rest = len(written) - len(self.text)
            fits = written.startswith(self.text) and rest <= _LONGEST_ENDING
        else:
            fits = written == self.text
        return fits and self._has_capitals(token.text)

    def _has_capitals(self, written: str) -> bool:
        if self.shape == "all":
            return written.removesuffix("'s").removesuffix("’s").isupper()
        return self.shape == "any" or written[0].isupper()


@dataclass(frozen=True, slots=True)
class _Alias:
    """One name of a thing. `second` is the beginning of its second word: most candidates fail by that alone."""

    words: tuple[_Word, ...]
    entity: str
    kind: str
    second: str = ""


class Gazetteer:
    """Finds the aliases of known things: whole words, a possessive 's allowed, the longest alias wins.

    Aliases of up to three capitals ("US", "UN") match only in capitals, "U.S." included; longer
    ones and single words with a capital need at least that capital ("turkey" is no country).
    """

    def __init__(self, rows: Sequence[NamedEntity]) -> None:
        exact: dict[str, list[_Alias]] = {}
        prefixes: dict[str, list[_Alias]] = {}
        for alias in (alias for row in rows for alias in _aliases(row)):
            table = prefixes if alias.words[0].is_prefix else exact
            table.setdefault(alias.words[0].text, []).append(alias)
        self._exact = _longest_first(exact)
        self._prefixes = _longest_first(prefixes)
        self._beginnings = frozenset(prefix[:_SHORTEST_PREFIX] for prefix in prefixes)
        self._known: dict[str, tuple[_Alias, ...]] = {}

    def find(self, text: str) -> tuple[Name, ...]:
        """All hits in order, none overlapping another."""
        return tuple(self._hits(text, tokenize(text)))

    def entity(self, text: str) -> str | None:
        """The entity that `text` as a whole names (an article before it is ignored), or None."""
        tokens = tokenize(text)
        start = 1 if len(tokens) > 1 and tokens[0].folded in {"the", "der", "die", "das"} else 0
        for alias in self._beginning(tokens[start]) if tokens else ():
            if len(alias.words) == len(tokens) - start and _goes_on(alias, text, tokens, start):
                return alias.entity
        return None

    def _hits(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Name]:
        free = 0
        for index, token in enumerate(tokens):
            aliases = self._beginning(token)
            if not aliases or index < free:
                continue
            alias = next((each for each in aliases if _goes_on(each, text, tokens, index)), None)
            if alias:
                free = index + len(alias.words)
                start, end = token.start, end_of_name(text, tokens[free - 1])
                yield Name(alias.entity, alias.kind, start, end, text[start:end])

    def _beginning(self, token: Token) -> tuple[_Alias, ...]:
        """The aliases whose first word this is, worked out once for each form."""
        found = self._known.get(token.text)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            fitting = (each for each in self._candidates(token) if each.words[0].fits(token))
            found = self._known[token.text] = tuple(fitting)
        return found

    def _candidates(self, token: Token) -> Iterator[_Alias]:
        """Aliases that may begin with this token; longer ones first within each table."""
        word = token.folded.removesuffix("'s")
        yield from self._exact.get(word, ())
        if word != token.folded:
            yield from self._exact.get(token.folded, ())
        for length in (
            range(len(word), 0, -1) if word[:_SHORTEST_PREFIX] in self._beginnings else ()
        ):
            yield from self._prefixes.get(word[:length], ())


def find_names(text: str, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """Gazetteer hits and the capitalised spans that no hit touches, in order.

    A span's entity is the span itself and its kind `name`. Single words at the start of a sentence
    count only if the text has them elsewhere too; headings in title case and German nouns do not.
    """
    known = gazetteer.find(text)
    ends = [name.end for name in known]
    spans = (
        Name(text[start:end], "name", start, end, text[start:end])
        for start, end in capitalised_spans(text)
        if not _is_taken(known, bisect_right(ends, start), end)
    )
    return tuple(sorted((*known, *spans), key=lambda name: name.start))


def _is_taken(known: Sequence[Name], first: int, end: int) -> bool:
    """Whether the first known name that ends behind the start of a span begins before its `end`."""
    return first < len(known) and known[first].start < end


def _aliases(row: NamedEntity) -> Iterator[_Alias]:
    for written in row.aliases:
        words = tuple(_alias_words(written))
        if words:
            second = words[1].text[:_SECOND] if len(words) > 1 else ""
            yield _Alias(words, row.entity, row.kind, second)
        if written.isalpha() and written.isupper() and 1 < len(written) <= _SHORT_CAPITALS:
            letters = tuple(_Word(letter.lower(), "all", False) for letter in written)
            yield _Alias(letters, row.entity, row.kind, letters[1].text)


def _alias_words(written: str) -> Iterator[_Word]:
    tokens = tokenize(written)
    for token in tokens:
        is_prefix = written[token.end : token.end + 1] == "*"
        yield _Word(token.folded, _shape(token.text, is_single=len(tokens) == 1), is_prefix)


def _shape(written: str, *, is_single: bool) -> str:
    if written.isupper() and len(written) <= _SHORT_CAPITALS:
        return "all"
    return "first" if written[0].isupper() and (is_single or written.isupper()) else "any"


def _longest_first(table: Mapping[str, list[_Alias]]) -> Mapping[str, tuple[_Alias, ...]]:
    return {
        word: tuple(sorted(aliases, key=lambda alias: -len(alias.words)))
        for word, aliases in table.items()
    }


def _goes_on(alias: _Alias, text: str, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an alias that begins at a token goes on with the tokens behind it."""
    words = alias.words
    if len(words) == 1:
        return True
    if index + len(words) > len(tokens) or alias.second != tokens[index + 1].folded[:_SECOND]:
        return False
    return all(
        words[at].fits(tokens[index + at])
        and _are_joined(text, tokens[index + at - 1], tokens[index + at])
        for at in range(1, len(words))
    )


def _are_joined(text: str, token: Token, following: Token) -> bool:
    if _JOINT.fullmatch(text, token.end, following.start):
        return True
    is_short = len(token.text) <= _SHORT_FORM
    return is_short and _STOP_JOINT.fullmatch(text, token.end, following.start) is not None
