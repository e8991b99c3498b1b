"""From the pieces of a query to its words and phrases."""

from difflib import get_close_matches

from lark import Token

from extractors.language.words import fold, tokenize
from extractors.topics.ast import RESERVED, Leaf, Phrase, Word
from extractors.topics.mistakes import mistake_at

MAX_DISTANCE = 100
"""The largest n of NEAR/n, ADJ/n and ~n: beyond a hundred words AND says the same."""

_CURLY = frozenset("“”„«»‟")
_SIGNS = {
    "-": "write NOT {rest} to leave texts out",
    "+": "words side by side are all wanted already",
}


def words_in(text: str, *, is_exact: bool = False) -> tuple[Word, ...]:
    """The words of a piece of text, split as texts are; wildcards stay in them."""
    # A letter in place of each wildcard keeps the word whole while it is split.
    plain = text if is_exact else text.replace("*", "x").replace("?", "x")
    return tuple(Word(text[token.start : token.end], is_exact) for token in tokenize(plain))


def as_leaf(words: tuple[Word, ...], slop: int = 0) -> Leaf:
    """One word as itself, several as a phrase."""
    return words[0] if len(words) == 1 else Phrase(words, slop)


def leaf_of(token: Token) -> Leaf:
    """The word or phrase that a WORD, EXACT or PHRASE token stands for.

    Raises:
        QueryError: no word in it, an operator in small letters, a wildcard that is too wide.
    """
    is_exact = token.startswith("=")
    if token.type == "PHRASE":
        _, text, mark = token.split('"')
        return _phrase(token, text, slop=mark[1:], is_exact=is_exact)
    text = token[1:] if is_exact else str(token)
    _check_bare(token, text)
    return _phrase(token, text, slop="", is_exact=is_exact)


def wildcard_complaint(word: Word) -> str | None:
    """What is wrong with the wildcards of a word; None if nothing is."""
    before, star, after = fold(word.text).partition("*")
    if "*" in after:
        return f"{word.text} has more than one *; one is enough"
    if star and len(before.replace("?", "")) < 3:
        return f"{word.text} is too wide; at least three letters stand before *"
    if word.text[0] == "?" or word.text[-1] == "?":
        return f"{word.text}: ? stands for one letter inside a word, as in organi?e"
    return None


def number_in(token: Token, digits: str, *, low: int, high: int) -> int:
    """The number of an operator such as NEAR/5.

    Raises:
        QueryError: it is not between `low` and `high`.
    """
    # More than six digits would only cost time: they are too many in any case.
    value = int(digits[:7])
    if not low <= value <= high:
        raise mistake_at(token, f"the number in {token} must be from {low} to {high}")
    return value


def _phrase(token: Token, text: str, *, slop: str, is_exact: bool) -> Leaf:
    words = words_in(text, is_exact=is_exact)
    if not words:
        raise mistake_at(token, f"expected a word, found {token}, which has no letter or digit")
    if slop and len(words) == 1:
        raise mistake_at(token, f"~n needs two words or more; write {words[0]}, or wildcards")
    if is_exact and ("*" in text or "?" in text):
        raise mistake_at(token, f"= keeps a word as it is, so {token} can have no * or ?")
    for word in words:
        if complaint := wildcard_complaint(word):
            raise mistake_at(token, complaint)
    return as_leaf(words, number_in(token, slop, low=1, high=MAX_DISTANCE) if slop else 0)


def _check_bare(token: Token, text: str) -> None:
    if RESERVED.fullmatch(text):
        raise mistake_at(token, f"{text} is not a word here; {_operator_hint(text)}")
    name, slash, digits = text.partition("/")
    if slash and digits.isdigit() and (near := get_close_matches(name.upper(), ("NEAR", "ADJ"))):
        raise mistake_at(
            token,
            f'there is no operator {text}; did you mean {near[0]}/{digits}? Quote "{text}" as text',
        )
    if not _CURLY.isdisjoint(text):
        raise mistake_at(token, f'found {token}; phrases take straight quotes, as in "rate cut"')
    if text[0] in _SIGNS:
        hint = _SIGNS[text[0]].format(rest=text[1:])
        raise mistake_at(token, f"a word cannot begin with {text[0]}; {hint}")


def _operator_hint(text: str) -> str:
    name = text.upper().rstrip("/0123456789")
    if name in {"AND", "OR", "NOT"}:
        form = name
    else:
        form = "ATLEAST3" if name.startswith("ATLEAST") else f"{name.split('/')[0]}/5"
    return f'write {form} for the operator, or "{text}" to search for the word'
