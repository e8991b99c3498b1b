"""Mistakes in a query, told so that the user can mend them: where, what was expected, what to write."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from lark import Token

from extractors.errors import QueryError

_OPERAND = 'a word, a "phrase", a @list or ('
_SKIPPED_OR_PARENTHESIS = re.compile(r'"[^"\n]*"|(?:^|(?<=[\s()"]))#[^\n]*|[()]')
_CHARACTER_HINTS = {
    '"': 'the quote opened here is not closed on its line; add the second "',
    ":": 'a colon belongs right behind a field such as title; put text that has one in "quotes"',
    "^": "^n stands right behind a word, phrase or parenthesis, as in ceasefire^2",
    "~": '~n stands right behind a phrase, as in "rate cut"~3',
    "=": '= stands right before a word or phrase, as in =US or ="White House"',
    "@": "@ stands right before the name of a list, as in @banks",
}


def mistake(message: str, *, line: int | None, column: int | None) -> QueryError:
    """A query error whose text begins with its place."""
    line, column = line or 1, column or 1
    return QueryError(f"line {line}, column {column}: {message}", line=line, column=column)


def mistake_at(token: Token, message: str) -> QueryError:
    """A query error at a token."""
    return mistake(message, line=token.line, column=token.column)


def character_mistake(character: str, *, line: int, column: int) -> QueryError:
    """The error for a character that begins nothing."""
    fallback = f'expected {_OPERAND}, found {character!r}; put it in "quotes" if it is text'
    return mistake(_CHARACTER_HINTS.get(character, fallback), line=line, column=column)


def token_mistake(text: str, token: Token) -> QueryError:
    """The error for a token that cannot stand where it does.

    Words side by side are joined by AND, so only two things can be wrong: an operand is missing,
    or a parenthesis has no partner.
    """
    opened = _open_parentheses(text, token.start_pos if token.type != "$END" else len(text))
    if token.type == "$END":
        return _end_mistake(text, opened)
    if token.type == "RPAR" and not opened:
        return mistake_at(token, "no parenthesis is open here; take ) out or add the missing (")
    hint = "put it there or take the operator out"
    if token.type != "RPAR":
        hint = f'to search for the word itself write "{token}"'
    return mistake_at(token, f"expected {_OPERAND}, found {token}; {hint}")


def _end_mistake(text: str, opened: list[int]) -> QueryError:
    if not text.strip():
        return mistake("the query is empty; write the words to look for", line=1, column=1)
    if opened:
        line, column = _place(text, opened[-1])
        message = "the parenthesis opened here is never closed; add )"
        return mistake(message, line=line, column=column)
    line, column = _place(text, len(text.rstrip()))
    message = f"expected {_OPERAND}, found the end of the query; add it or take the operator out"
    return mistake(message, line=line, column=column)


def _open_parentheses(text: str, end: int | None) -> list[int]:
    """Offsets of the parentheses that are open at `end`; quotes and comments are skipped."""
    opened: list[int] = []
    for match in _SKIPPED_OR_PARENTHESIS.finditer(text, 0, len(text) if end is None else end):
        if match.group() == "(":
            opened.append(match.start())
        elif match.group() == ")" and opened:
            opened.pop()
    return opened


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def unknown_list(token: Token, known: Iterable[str]) -> QueryError:
    """The error for a named sub-query that does not exist, with the nearest one that does."""
    names = sorted(known)
    near = get_close_matches(token[1:], names, n=1, cutoff=0.5)
    if near:
        hint = f"did you mean @{near[0]}?"
    elif names:
        hint = f"the lists are {', '.join('@' + name for name in names[:10])}"
    else:
        hint = "no lists are defined; write the words out or define the list"
    return mistake_at(token, f"there is no list {token}; {hint}")
