"""`glossary.txt`: what words of the news are called in other languages, one concept a line.

The first line names the languages, parted by `|`; each further line has their words in that order, the commonest first,
parted by commas; `-` where a language has none. `#` begins a comment.
"""

from collections.abc import Iterator
from pathlib import Path

from extractors.errors import WatchFolderError
from extractors.language.glossary import Glossary, Row
from storage.watch.files import read_text

NONE = "-"


def read_glossary(path: Path) -> Glossary:
    """The glossary of a watch folder; an empty one if there is no such file.

    Raises WatchFolderError: a line with more or fewer fields than languages, or without a word.
    """
    if not path.exists():
        return Glossary(())
    lines = [
        (number, text)
        for number, line in enumerate(read_text(path).split("\n"), 1)
        if (text := line.partition("#")[0].strip())
    ]
    if not lines:
        return Glossary(())
    languages = _fields(lines[0][1])
    return Glossary(tuple(_rows(path, languages, lines[1:])))


def _rows(path: Path, languages: list[str], lines: list[tuple[int, str]]) -> Iterator[Row]:
    for number, line in lines:
        fields = _fields(line)
        if len(fields) != len(languages):
            raise WatchFolderError(
                path,
                f"line {number}: expected {len(languages)} fields ({' | '.join(languages)}), found "
                f"{len(fields)}; write {NONE} where a language has no word",
            )
        yield {
            language: tuple(
                word for part in field.split(",") if (word := part.strip()) and word != NONE
            )
            for language, field in zip(languages, fields, strict=True)
        }


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]
