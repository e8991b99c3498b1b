"""One line of JSON in as a record whose fields are checked when asked for, one line of JSON out."""

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NoReturn, Protocol

from extractors.errors import InputError, WritethruError

Fields = dict[str, object]
"""A JSON object."""

MOST_BYTES = 50_000_000
"""No page and no feed is larger; a packed file that unpacks to more is no honest one."""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one line. `folder` is what a relative `path` starts from."""

    fields: Mapping[str, object]
    folder: Path

    def text(self, name: str) -> str:
        """A text that must be there, though it may be empty. Raises InputError."""
        found = self.optional_text(name)
        if found is None:
            raise InputError(f"{name}: is missing; expected a text")
        return found

    def optional_text(self, name: str) -> str | None:
        """A text, None where it is missing or null. Raises InputError for anything else."""
        found = self.fields.get(name)
        if found is None:
            return None
        if not isinstance(found, str):
            raise InputError(f"{name}: expected a text, found {_shown(found)}")
        return _whole(found)

    def instant(self, name: str) -> datetime | None:
        """An instant with its zone; a day alone counts from its beginning in UTC.

        None where it is missing, null, without zone or no time at all. Raises InputError for what is not even text.
        """
        return instant_of(self.optional_text(name) or "")

    def records(self, name: str) -> tuple["Record", ...]:
        """A list of objects that must be there. Raises InputError."""
        found = self.fields.get(name)
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise InputError(f"{name}: expected a list of objects, found {_shown(found)}")
        return tuple(Record(item, self.folder) for item in found)

    def texts_by_name(self, name: str) -> dict[str, str]:
        """An object whose values are texts or numbers, empty where it is missing or null. Raises InputError."""
        found = self.fields.get(name)
        if found is None:
            return {}
        if not isinstance(found, dict) or not all(
            isinstance(value, str | int) for value in found.values()
        ):
            raise InputError(f"{name}: expected an object of texts, found {_shown(found)}")
        return {key: str(value) for key, value in found.items()}

    def document(self, name: str) -> bytes:
        """The bytes of a document: the text in `name`, else those of the file in `path`. Raises InputError."""
        inline = self.optional_text(name)
        if inline is not None:
            return inline.encode("utf-8", "replace")
        path = self.optional_text("path")
        if path is None:
            raise InputError(
                f"{name}: is missing; expected {name}, or path with the name of a file"
            )
        return _file(self.folder / path)


class Extractor(Protocol):
    """Answers one record; raises a `WritethruError` for one that it cannot answer."""

    def answer(self, record: Record) -> Fields:
        """The fields of the line out, without `id`."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """One line out, ended by a newline."""

    line: bytes
    is_bad: bool


def answered(line: bytes, extractor: Extractor, folder: Path, *, needs_id: bool = True) -> Answer:
    """The answer to a line; one that cannot be used gives its `id` (null if it has none) and one sentence."""
    identity: object = None
    try:
        fields = _parsed(line)
        identity = fields.get("id")
        if not needs_id:
            return Answer(encoded(extractor.answer(Record(fields, folder))), False)
        if not isinstance(identity, str | int | float) or isinstance(identity, bool):
            raise InputError("id: is missing; expected a text or a number")
        return Answer(encoded({"id": identity, **extractor.answer(Record(fields, folder))}), False)
    except WritethruError as error:
        return failed(identity, str(error))


def failed(identity: object, message: str) -> Answer:
    """The answer to a line that cannot be used."""
    return Answer(encoded({"id": identity, "error": message}), True)


def identity_of(line: bytes) -> object:
    """The `id` of a line, None if it has none."""
    try:
        return _parsed(line).get("id")
    except InputError:
        return None


def encoded(fields: Fields) -> bytes:
    """A JSON object as one line of UTF-8."""
    try:
        return json.dumps(fields, ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"
    except UnicodeEncodeError:
        # Half of a surrogate pair, which JSON may hold and UTF-8 may not: the id of a line, given back as it came.
        return json.dumps(fields).encode() + b"\n"


def instant_of(text: str) -> datetime | None:
    """The instant of an ISO 8601 text, in UTC; None where it has no zone, unless it is a day alone."""
    try:
        if len(text) == len("2026-01-31"):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def instant_text(instant: datetime | None) -> str | None:
    """An instant in UTC as ISO 8601."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant else None


def _parsed(line: bytes) -> Fields:
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise InputError(f"the line is not UTF-8 text (byte {error.start + 1})") from error
    except ValueError as error:
        raise InputError(f"the line is not JSON: {error}") from error
    except RecursionError as error:
        raise InputError("the line is nested too deeply to be read") from error
    if not isinstance(found, dict):
        raise InputError(f"expected a JSON object, found {_shown(found)}")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _file(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError(f"path: there is no file {path}")
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"path: {path} cannot be read ({error})") from error
    if len(body) > MOST_BYTES:
        raise InputError(f"path: {path} holds more than {MOST_BYTES // 1_000_000} MB")
    return body


def _whole(text: str) -> str:
    """`text` with a replacement character for each half of a surrogate pair, which nothing else can digest."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def _shown(value: object) -> str:
    shown = json.dumps(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
