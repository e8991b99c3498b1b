"""Where a mistake in a query stands in the TOML file that holds the query, and how to show it."""

import re

from extractors.errors import QueryError

_SHOWN = 100
_OWN_PLACE = re.compile(r"line \d+, column \d+: ")
_QUOTES = r"(?P<quotes>'''|\"\"\"|'|\")"
_LINE_GOES_ON = re.compile(r"\\[ \t]*\n\s*")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def explain(error: QueryError, *, source: str, key: str, query: str) -> str:
    """The message of `error` with its place in the file `source`, the line there, and a caret under it.

    `query` is the value of `key`. Without a place when `key` is written in a way we do not follow.
    """
    message = _OWN_PLACE.sub("", str(error), count=1)
    offset = _source_offset(source, key, _offset(query, error.line, error.column))
    if offset is None:
        return f"{key}, line {error.line}, column {error.column} of it: {message}"
    line = source.count("\n", 0, offset) + 1
    column = offset - source.rfind("\n", 0, offset)
    lines = source.split("\n")
    shown = _with_caret(lines[line - 1], column)
    return f"line {line}, column {column}: {message}\n{shown}"


def show_mistake(error: QueryError, *, query: str) -> str:
    """The message of `error` and, under it, its line of the query with a caret where the mistake stands."""
    line = query.split("\n")[error.line - 1]
    return f"{error}\n{_with_caret(line, error.column)}"


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    before = sum(len(whole) + 1 for whole in lines[: line - 1])
    return min(before + column - 1, len(text))


def _source_offset(source: str, key: str, offset: int) -> int | None:
    name = re.escape(key)
    start = re.search(
        rf"^[ \t]*(?:{name}|\"{name}\"|'{name}')[ \t]*=[ \t]*{_QUOTES}", source, re.MULTILINE
    )
    if start is None:
        return None
    position = start.end()
    if len(start["quotes"]) == 3 and source.startswith("\n", position):
        position += 1
    if start["quotes"][0] == "'":
        return min(position + offset, len(source))
    return _escaped_offset(source, position, offset)


def _escaped_offset(source: str, position: int, characters: int) -> int:
    """The place `characters` after `position`, where an escape stands for one character."""
    while position < len(source):
        if gap := _LINE_GOES_ON.match(source, position):
            position = gap.end()
            continue
        if characters == 0:
            break
        escape = _ESCAPE.match(source, position)
        position = escape.end() if escape else position + 1
        characters -= 1
    return position


def _with_caret(line: str, column: int) -> str:
    first = max(0, column - 1 - _SHOWN // 2)
    shown = line[first : first + _SHOWN].replace("\t", " ")
    return f"    {shown}\n    {' ' * (column - 1 - first)}^"
