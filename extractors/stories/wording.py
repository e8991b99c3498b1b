"""The own wording of a text: its 3-word shingles, without what it quotes.

Quotes are left out because two reporters at one press conference write down the same words and are
two origins all the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.language.words import Token, is_function_word, tokenize

Shingle = tuple[str, str, str]

LEAST_SHINGLES = 20
"""A text with fewer shingles (a title, a flash) says too little to be told from another by its wording."""

_BLANK = "#"
# One paragraph at most: what opens and never closes is a quote that runs on in the next paragraph.
_QUOTED = re.compile(
    r"„[^“”\n]*[“”]"
    r"|“[^“”\n]*(?:”|$)"
    r"|«[^«»\n]*(?:»|$)"
    r"|»[^«»\n]*«"
    r'|"[^"\n]*"'
    r"|(?<!\w)‘[^\n]*?’(?!\w)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a text is worded.

    `is_own` is false when too little is left without quotes, so that the quotes had to stay in.
    `slots` has the shingles around exactly one name or number, each with that place blanked out.
    `facts` are the names and numbers themselves.
    """

    shingles: frozenset[Shingle]
    is_own: bool
    slots: dict[Shingle, Shingle]
    facts: frozenset[str]


def wording_of(text: str, *, language: str | None) -> Wording:
    """The wording of a text without its quotes, or with them where nearly nothing else is left."""
    own = _read(_QUOTED.split(text), language)
    if len(own[0]) >= LEAST_SHINGLES:
        return Wording(frozenset(own[0]), True, _slots(own[0]), own[1])
    whole = _read([text], language)
    return Wording(frozenset(whole[0]), False, _slots(whole[0]), whole[1])


def _read(
    passages: Iterable[str], language: str | None
) -> tuple[dict[Shingle, Shingle], frozenset[str]]:
    """All shingles with their blanked forms, and all facts; no shingle spans two passages."""
    blanked: dict[Shingle, Shingle] = {}
    facts: set[str] = set()
    for passage in passages:
        tokens = tokenize(passage)
        words = [token.folded for token in tokens]
        blanks = [_BLANK if _is_fact(token, language) else token.folded for token in tokens]
        blanked.update(zip(_triples(words), _triples(blanks), strict=True))
        facts.update(word for word, blank in zip(words, blanks, strict=True) if blank == _BLANK)
    return blanked, frozenset(facts)


def _triples(words: list[str]) -> Iterable[Shingle]:
    return zip(words, words[1:], words[2:], strict=False)


def _slots(blanked: dict[Shingle, Shingle]) -> dict[Shingle, Shingle]:
    return {plain: blank for plain, blank in blanked.items() if blank.count(_BLANK) == 1}


def _is_fact(token: Token, language: str | None) -> bool:
    """Whether a token is a number or looks like a name: good enough for counting, in any script with capitals."""
    first = token.text[0]
    return first.isdigit() or (first.isupper() and not is_function_word(token.folded, language))
