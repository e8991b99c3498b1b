"""Front matter: TOML between two `+++` lines at the very start of a text, optional."""

import tomllib

from extractors.errors import InputError

_FENCE = "+++"


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The keys of the front matter, and the text after it; no keys where there is no front matter.

    Raises InputError, with the line in `text`, for TOML with a mistake or without its closing fence.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, "\n".join(lines)
    end = _closing_fence(lines)
    try:
        # Empty lines stand for the fences, so that the parser counts lines as the file does.
        keys: dict[str, object] = tomllib.loads("\n".join(["", *lines[1:end], ""]))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"front matter is not valid TOML: {error}; mend that line") from error
    return keys, "\n".join(lines[end + 1 :])


def _closing_fence(lines: list[str]) -> int:
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return number
    raise InputError(
        "line 1: front matter opens with +++ and never closes; add a line +++ after it"
    )
