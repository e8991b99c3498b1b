"""The terms of a text: stems, names as entity ids, figures by their value, each with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

import Stemmer

from extractors.coverage.antonyms import sides_of
from extractors.coverage.synonyms import synonyms_of
from extractors.language.figures import find_figures
from extractors.language.glossary import Translate
from extractors.language.names import Gazetteer, find_names
from extractors.language.role_words import is_role
from extractors.language.word_lists import word_set
from extractors.language.words import Token, fold, is_function_word, stem, tokenize
from extractors.model import Figure, Name

NAME, NUMBER, TIME, WORD = "name", "number", "time", "word"

_CALENDAR = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday tomorrow week month year day morning
    evening night hour"""
)
_SCALE = word_set("hundred thousand million billion trillion percent per cent dollar euro pound")
# Shares of a word's weight that another form of it earns; nlp.md 4 used .8 for classes and .7 for
# prefixes of five letters. Coverage dev AP does not move between .5 and .8.
_ROOT_CREDIT, _PREFIX_CREDIT, _SAME_SIDE_CREDIT, _OPPOSITE_CREDIT = 0.9, 0.6, 0.5, 0.8
_SYNONYM_CREDIT = 0.7
_PREFIX = 5
# The kind that `find_names` gives to a capitalised span that no row of the names file knows.
_UNKNOWN = "name"
_ENGLISH = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Term:
    """One content word, name or number. `key` is a stem, `@entity` or `#value`; `kind` one of the constants above."""

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TermList:
    """All terms of a text in order, with the figures and names that they were read from."""

    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]


def read_terms(
    text: str,
    *,
    language: str | None,
    gazetteer: Gazetteer,
    figures: Sequence[Figure] | None = None,
    translate: Translate | None = None,
) -> TermList:
    """The terms of a text; an alias of the names file counts as its entity, a figure as its value.

    `translate` puts words and counted nouns into the language that the text is compared in.
    """
    values = tuple(figures) if figures is not None else find_figures(text, language=language)
    names = find_names(text, gazetteer)
    known = [name for name in names if name.kind != _UNKNOWN]
    tokens = tokenize(text)
    proper = _name_keys(text, tokens, names, language)
    in_known, in_value = _mark(text, known), _mark(text, values)
    terms = [Term(f"@{name.entity}", NAME, name.start, name.end) for name in known]
    terms += [Term(value_key(value), NUMBER, value.start, value.end) for value in values]
    terms += [
        _word_term(token, language, proper, translate)
        for token in tokens
        if not in_known[token.start]
        and not is_function_word(token.folded, language)
        and (not in_value[token.start] or _is_counted(token, values, language))
    ]
    if translate is not None:
        values = tuple(replace(value, unit=translate(value.unit)) for value in values)
    ordered = sorted(terms, key=lambda term: term.start)
    return TermList(tuple(_with_titles(text, ordered)), values, names)


def _with_titles(text: str, terms: Sequence[Term]) -> list[Term]:
    """A title before a name belongs to the name: "President" tells who, not what happens."""
    return [
        replace(term, kind=NAME)
        if term.kind == WORD
        and after is not None
        and after.kind == NAME
        and not text[term.end : after.start].strip()
        and is_role(fold(text[term.start : term.end]))
        else term
        for term, after in zip_longest(terms, terms[1:])
    ]


def value_key(figure: Figure) -> str:
    """The term of a figure: its value to three digits, so that 4.56 and 4.561 billion meet; a share is no count."""
    return f"#{figure.value:.3g}{'%' if figure.kind == 'percent' else ''}"


@lru_cache(maxsize=65_536)
def forms_of(key: str) -> tuple[tuple[str, float], ...]:
    """The forms under which a term is kept, each with the credit of meeting another term in it.

    A word, its root (derivations of it), its first letters, its side of a group of opposites.
    """
    # A lone apostrophe has no stem.
    if key[:1] in "@#" or key[0].isdigit():
        return ((key, 1.0),)
    forms = [(key, 1.0)]
    if key.isascii():
        forms.append((f"r:{_ENGLISH.stemWord(key)}", _ROOT_CREDIT))
    if len(key) > _PREFIX:
        forms.append((f"p:{key[:_PREFIX]}", _PREFIX_CREDIT))
    group = synonyms_of(key)
    if group is not None:
        forms.append((f"s:{group}", _SYNONYM_CREDIT))
    forms += [(f"g:{line}:{sign}", _SAME_SIDE_CREDIT) for line, sign in sides_of(key)]
    return tuple(forms)


@lru_cache(maxsize=65_536)
def meetings_of(key: str) -> tuple[tuple[str, float], ...]:
    """Where a term looks for its likes: its own forms, and the opposite side of its group."""
    opposite = tuple((f"g:{line}:{-sign}", _OPPOSITE_CREDIT) for line, sign in sides_of(key))
    return (*forms_of(key), *opposite)


def _is_counted(token: Token, values: Sequence[Figure], language: str | None) -> bool:
    """Of the words of a figure only the noun that it counts stands for itself."""
    key = stem(token.folded, language)
    return any(value.start <= token.start < value.end and key == value.unit for value in values)


def _word_term(
    token: Token, language: str | None, proper: frozenset[str], translate: Translate | None
) -> Term:
    key = stem(token.folded, language)
    kind = _kind(token, key, proper)
    if translate is not None and kind == WORD:
        key = translate(key)
    return Term(key, kind, token.start, token.end)


def _kind(token: Token, key: str, proper: frozenset[str]) -> str:
    if token.folded[0].isdigit() or key in _SCALE:
        return NUMBER
    if token.folded in _CALENDAR or key in _CALENDAR:
        return TIME
    return NAME if token.text[0].isupper() and key in proper else WORD


def _name_keys(
    text: str, tokens: Iterable[Token], names: Sequence[Name], language: str | None
) -> frozenset[str]:
    """Stems of all words that stand in a name somewhere in the text, so that a sentence start is one too."""
    in_name = _mark(text, names)
    return frozenset(stem(token.folded, language) for token in tokens if in_name[token.start])


def _mark(text: str, spans: Iterable[Name | Figure]) -> bytearray:
    """One byte for each character: 1 inside a span."""
    marks = bytearray(len(text))
    for span in spans:
        marks[span.start : span.end] = b"\x01" * (span.end - span.start)
    return marks
