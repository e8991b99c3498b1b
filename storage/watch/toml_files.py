"""TOML files of the user, checked against a plain dataclass: every mistake names file, key and what was expected."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from extractors.errors import WatchFolderError
from storage.watch.files import read_text

T = TypeVar("T")

_UNKNOWN_KEY = frozenset({"unexpected_keyword_argument", "extra_forbidden"})

# What to call our types in a sentence for people.
_EXPECTED = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table of keys and values",
    "dataclass_type": "a table of keys and values",
    "mapping_type": "a table of keys and values",
}


def read_toml(
    path: Path, *, if_missing: str = "make it, or run `writethru init`"
) -> dict[str, object]:
    """The tables of a TOML file. Raises WatchFolderError, with the line of a mistake."""
    text = read_text(path, if_missing=if_missing)
    return parse_toml(text, path=path)


def parse_toml(text: str, *, path: Path) -> dict[str, object]:
    """The tables of a TOML text that stands in `path`. Raises WatchFolderError, with the line of a mistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WatchFolderError(path, f"is not valid TOML: {error}; mend that line") from error


def checked(
    adapter: TypeAdapter[T], raw: Mapping[str, object], *, path: Path, known: Iterable[str] = ()
) -> T:
    """`raw` as the adapter's dataclass. Raises WatchFolderError for the first wrong key.

    `known` lists the dotted keys that exist, to offer the nearest one for a key that does not.
    """
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        # A key spelled wrong is also a key that is missing: the spelling is what to tell.
        first = min(error.errors(), key=lambda found: found["type"] not in _UNKNOWN_KEY)
        raise WatchFolderError(path, _sentence(first, tuple(known))) from error


def _sentence(error: ErrorDetails, known: tuple[str, ...]) -> str:
    name, key = _name(error["loc"]), _key(error["loc"])
    if error["type"] in _UNKNOWN_KEY:
        return f"{key}: is not a key that this file knows; {_nearest(name, known)}"
    if error["type"] in {"missing", "missing_argument"}:
        return f"{key}: is missing; add it"
    expected = _EXPECTED.get(error["type"]) or _plain(error["msg"])
    return f"{key}: expected {expected}, found {shorten(repr(error['input']), 80)}"


def _name(places: tuple[int | str, ...]) -> str:
    return ".".join(place for place in places if isinstance(place, str))


def _key(places: tuple[int | str, ...]) -> str:
    """The dotted name and which item of a list; people count items from 1."""
    items = [f", item {place + 1}" for place in places if isinstance(place, int)]
    return _name(places) + "".join(items)


def _plain(message: str) -> str:
    # "Input should be greater than 0" and "Value error, a network" both end as what we expect.
    text = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"a number {text}" if text.startswith(("greater", "less")) else text


def _nearest(key: str, known: tuple[str, ...]) -> str:
    table = key.rpartition(".")[0]
    beside = [name for name in known if name.rpartition(".")[0] == table]
    close = get_close_matches(key, beside, n=1, cutoff=0.75)
    if close:
        return f"did you mean {close[0]}?"
    return f"expected one of: {', '.join(beside)}" if beside else "take it out"
