"""Named things: those of the user's names file, then capitalised spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.language.capitals import capitalised_spans
from extractors.language.detect import detect_language
from extractors.language.name_forms import beginning, case_forms
from extractors.language.other_bearers import FullNames
from extractors.language.role_words import is_role
from extractors.language.roles import with_roles
from extractors.language.same_name import one_form
from extractors.language.words import ByForm, Token, Words, end_of_name, fold, read_words, tokenize
from extractors.model import Name

_SHORT_CAPITALS = 3
_SHORTEST_PREFIX = 3
_LONGEST_ENDING = 6
_JOINT = re.compile(r"[ \u00a0\u202f]?[-–'’ \u00a0\u202f]?[ \u00a0\u202f]?")
# A full stop inside a name follows an initial or a short form: "U.S.", "St. Louis".
_STOP_JOINT = re.compile(r"\.[ \u00a0\u202f]?")
_SHORT_FORM = 3
_SECOND = 2
_FULL_NAME = 2
_UNKNOWN = "name"
_PERSON = "person"
_SHORTEST_INFLECTED = 5


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """One row of a names file. `kind`: person, office, organisation, country, place or other.

    Case forms of words with a capital are found too, in Russian, Ukrainian, Polish and German: of single
    words from five letters on, so that "Маски" is not the person "Маск". Any word may end in `*` after three
    letters or more ("петров*"): an ending of up to six letters.
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
    is_inflected: bool = False

    def fits(self, token: Token) -> bool:
        written = token.folded.removesuffix("'s") if not self.text.endswith("'s") else token.folded
        if self.is_prefix:
            rest = len(written) - len(self.text)
            fits = written.startswith(self.text) and rest <= _LONGEST_ENDING
        else:
            fits = written == self.text or self._is_base_of(written)
        return fits and self._has_capitals(token.text)

    def _is_base_of(self, written: str) -> bool:
        return self.is_inflected and written in case_forms(self.text)

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

    A surname that stands in the full name of somebody else is no hit ("Ivan Smith" for "John Smith").

    Aliases of up to three capitals ("US", "UN") match only in capitals, "U.S." included; longer
    ones and single words with a capital need at least that capital ("turkey" is no country).
    """

    def __init__(self, rows: Sequence[NamedEntity]) -> None:
        exact: dict[str, list[_Alias]] = {}
        prefixes: dict[str, list[_Alias]] = {}
        inflected: dict[str, list[_Alias]] = {}
        for alias in (alias for row in rows for alias in _aliases(row)):
            table = prefixes if alias.words[0].is_prefix else exact
            table.setdefault(alias.words[0].text, []).append(alias)
            if alias.words[0].is_inflected:
                inflected.setdefault(beginning(alias.words[0].text), []).append(alias)
        self._exact = _longest_first(exact)
        self._prefixes = _longest_first(prefixes)
        self._inflected = _longest_first(inflected)
        self._beginnings = frozenset(prefix[:_SHORTEST_PREFIX] for prefix in prefixes)
        self._by_form = ByForm(self._beginning_as)
        people = (row for row in rows if row.kind == _PERSON)
        self._full_names = FullNames((row.entity, name) for row in people for name in row.aliases)

    def find(self, text: str) -> tuple[Name, ...]:
        """All hits in order, none overlapping another."""
        return tuple(self._hits(text, read_words(text)))

    def entity(self, text: str) -> str | None:
        """The entity that `text` as a whole names (an article before it is ignored), or None."""
        tokens = tokenize(text)
        start = 1 if len(tokens) > 1 and tokens[0].folded in {"the", "der", "die", "das"} else 0
        for alias in self._by_form[tokens[start].text] if tokens else ():
            if len(alias.words) == len(tokens) - start and _goes_on(alias, text, tokens, start):
                return alias.entity
        return None

    def _hits(self, text: str, tokens: Words) -> Iterator[Name]:
        free = 0
        for index, aliases in enumerate(map(self._by_form.__getitem__, tokens.forms)):
            if not aliases or index < free:
                continue
            alias = _fitting(aliases, text, tokens, index)
            if alias and not self._is_of_another(alias, tokens, index):
                free = index + len(alias.words)
                start, end = tokens.starts[index], end_of_name(text, tokens[free - 1])
                yield Name(alias.entity, alias.kind, start, end, text[start:end])

    def _is_of_another(self, alias: _Alias, tokens: Words, index: int) -> bool:
        if index == 0 or alias.kind != _PERSON or len(alias.words) > 1:
            return False
        is_known = bool(self._by_form[tokens.forms[index - 1]])
        language = detect_language(tokens.text)
        return self._full_names.is_another(tokens, index, alias.entity, language, is_known=is_known)

    def _beginning_as(self, form: str) -> tuple[_Alias, ...]:
        """The aliases whose first word may be written so, longest first."""
        token = Token(form, 0, len(form), fold(form))
        fitting = (each for each in self._candidates(token) if each.words[0].fits(token))
        return tuple(sorted(fitting, key=lambda alias: -len(alias.words)))

    def _candidates(self, token: Token) -> Iterator[_Alias]:
        """Aliases that may begin with this token; those as written before case forms and wildcards."""
        word = token.folded.removesuffix("'s")
        yield from self._exact.get(word, ())
        if word != token.folded:
            yield from self._exact.get(token.folded, ())
        if token.text[0].isupper():
            same = self._inflected.get(beginning(word), ())
            yield from (alias for alias in same if alias.words[0].text != word)
        for length in (
            range(len(word), 0, -1) if word[:_SHORTEST_PREFIX] in self._beginnings else ()
        ):
            yield from self._prefixes.get(word[:length], ())


def find_names(text: str, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """Gazetteer hits and the capitalised spans that no hit touches, in order, with the roles before and after them.

    A span's kind is `name`; its entity is the form that stands for all of its forms in this text: the
    full name for a surname, the nominative for another case. Single words at the start of a sentence count
    only if the text has them elsewhere too; headings in title case and German nouns do not.
    """
    known = gazetteer.find(text)
    ends = [name.end for name in known]
    spans = [
        Name(text[start:end], _UNKNOWN, start, end, text[start:end])
        for span in capitalised_spans(text)
        for start, end in _free_parts(text, span, known, bisect_right(ends, span[0]))
    ]
    language = detect_language(text)
    names = with_roles(text, sorted((*known, *spans), key=attrgetter("start")), language)
    forms = one_form([name.text for name in names if name.kind == _UNKNOWN], language)
    return tuple(
        replace(name, entity=forms[name.text])
        if name.kind == _UNKNOWN and name.text in forms
        else name
        for name in names
    )


def _free_parts(
    text: str, span: tuple[int, int], known: Sequence[Name], first: int
) -> Iterator[tuple[int, int]]:
    """A span that no known name touches, else the names of two words behind known ones: "Lviv Mayor Jan Berg".

    `first` is the index of the first known name that ends behind the start of the span.
    """
    start, end = span
    if first >= len(known) or known[first].start >= end:
        yield span
        return
    while first < len(known) and known[first].start < end:
        start = known[first].end
        first += 1
        stop = known[first].start if first < len(known) and known[first].start < end else end
        part = text[start:stop]
        words = part.split()
        is_name = len(words) >= _FULL_NAME and all(word[0].isupper() for word in words)
        # "Foreign Minister" between a country and a person is a role.
        if is_name and part[0] == " " and not is_role(fold(words[-1])):
            yield start + 1, start + len(part.rstrip())


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
    is_single = len(tokens) == 1
    shortest = _SHORTEST_INFLECTED if is_single else _SHORTEST_PREFIX
    for token in tokens:
        is_prefix = written[token.end : token.end + 1] == "*"
        shape = _shape(token.text, is_single=is_single)
        # "Верховная рада": what follows the first word may be small; what begins a name has a capital.
        is_name = token.start > 0 or token.text[0].isupper()
        is_word = token.text.isalpha() and not token.text.isupper() and len(token.text) >= shortest
        yield _Word(token.folded, shape, is_prefix, is_name and is_word and not is_prefix)


def _shape(written: str, *, is_single: bool) -> str:
    if written.isupper() and len(written) <= _SHORT_CAPITALS:
        return "all"
    return "first" if written[0].isupper() and (is_single or written.isupper()) else "any"


def _longest_first(table: Mapping[str, list[_Alias]]) -> Mapping[str, tuple[_Alias, ...]]:
    return {
        word: tuple(sorted(aliases, key=lambda alias: -len(alias.words)))
        for word, aliases in table.items()
    }


def _fitting(aliases: Sequence[_Alias], text: str, tokens: Words, index: int) -> _Alias | None:
    """The first of the aliases that begin at a token which goes on with the tokens behind it."""
    if len(aliases[0].words) == 1:
        return aliases[0]
    following = fold(tokens.forms[index + 1])[:_SECOND] if index + 1 < len(tokens) else ""
    for alias in aliases:
        if len(alias.words) == 1:
            return alias
        if alias.second == following and _goes_on(alias, text, tokens, index):
            return alias
    return None


def _goes_on(alias: _Alias, text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether an alias that begins at a token goes on with the tokens behind it."""
    words = alias.words
    if index + len(words) > len(tokens):
        return False
    return all(
        words[at].fits(tokens[index + at])
        and _are_joined(text, tokens[index + at - 1], tokens[index + at])
        for at in range(1, len(words))
    )


def _are_joined(text: str, token: Token, following: Token) -> bool:
    if text[token.end : following.start] == " " or _JOINT.fullmatch(
        text, token.end, following.start
    ):
        return True
    is_short = len(token.text) <= _SHORT_FORM
    return is_short and _STOP_JOINT.fullmatch(text, token.end, following.start) is not None
