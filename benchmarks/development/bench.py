"""Running our extractors and a set's own scorer as other programs would: by command line and files."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Values = Mapping[str, float]

_VALUE = re.compile(r"(?P<name>[a-z]\w*) +(?P<value>-?\d+(?:\.\d+)?)")


class DevelopmentSetError(RuntimeError):
    """An extractor or a scorer failed, or the scorer printed what we cannot read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one ability on a development set.

    `n` is how many decisions it rests on; `seconds` what our extractor took for all that it answered
    there, process start included. `value` is None where nothing was measured; `measure` says why.
    """

    set: str
    ability: str
    measure: str
    value: float | None
    n: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of an extractor, in order, and the seconds that they took."""

    answers: tuple[Row, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder with the data, and an empty one for what passes between extractor and scorer."""

    data: Path
    scratch: Path

    def extract(self, kind: str, rows: Iterable[Row], *arguments: object) -> Asked:
        """What `writethru extract KIND` answers to `rows`, on one worker process.

        Raises DevelopmentSetError: a line could not be used.
        """
        lines, answers = self.scratch / f"{kind}.in.jsonl", self.scratch / f"{kind}.out.jsonl"
        write_lines(lines, rows)
        files = ("--input", lines, "--output", answers, "--jobs", 1)
        seconds = self.writethru("extract", kind, *files, *arguments)
        return Asked(tuple(read_lines(answers)), seconds)

    def writethru(self, *arguments: object) -> float:
        """Run a command to its end; returns its seconds. Raises DevelopmentSetError unless it ends with 0."""
        started = time.perf_counter()
        _run([sys.executable, "-m", "writethru", *map(str, arguments)])
        return time.perf_counter() - started

    def score(self, scorer: str, *arguments: object) -> str:
        """What a scorer prints. Raises DevelopmentSetError unless it ends with 0."""
        return _run([sys.executable, str(self.data / "scorers" / scorer), *map(str, arguments)])

    def file(self, name: str, text: str) -> Path:
        """A new file in the scratch folder."""
        path = self.scratch / name
        path.write_text(text, "utf-8")
        return path

    def folder(self, name: str) -> Path:
        """A folder in the scratch folder, made if it is not there."""
        path = self.scratch / name
        path.mkdir(exist_ok=True, parents=True)
        return path


def named_values(told: str) -> dict[str, float]:
    """The values that a scorer printed, one `name value` a line below an optional `# title`.

    Raises DevelopmentSetError for any other line, a name that stands twice, and no value at all.
    """
    lines = told.splitlines()
    values: dict[str, float] = {}
    for line in lines[1:] if told.startswith("# ") else lines:
        found = _VALUE.fullmatch(line)
        if not found or found["name"] in values:
            raise DevelopmentSetError(f"the scorer printed an unexpected line: {line!r}")
        values[found["name"]] = float(found["value"])
    if not values:
        raise DevelopmentSetError("the scorer printed no value")
    return values


def json_object(told: str) -> dict[str, Any]:
    """The JSON object that a scorer printed. Raises DevelopmentSetError if it is none."""
    try:
        found = json.loads(told)
    except ValueError as error:
        raise DevelopmentSetError(f"the scorer printed no JSON: {error}") from error
    if not isinstance(found, dict):
        raise DevelopmentSetError("the scorer printed no JSON object")
    return found


def take(values: Mapping[str, Any], *path: str) -> Any:
    """The value at a path of names in what a scorer printed. Raises DevelopmentSetError if it is not there."""
    found: Any = values
    for name in path:
        if not isinstance(found, Mapping) or name not in found:
            raise DevelopmentSetError(f"the scorer printed no {'.'.join(path)}")
        found = found[name]
    return found


def read_lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """A file of JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if done.returncode:
        what = " ".join(Path(part).name for part in command[1:4] if part != "-m")
        said = (done.stderr.strip() or done.stdout.strip() or "said nothing").splitlines()[-1]
        raise DevelopmentSetError(f"{what} ended with {done.returncode}: {said}")
    return done.stdout
