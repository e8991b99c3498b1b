"""Reference texts: Markdown or plain text files, with optional front matter, in `references/`."""

import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import tomlkit

from extractors.errors import InputError, WatchFolderError
from storage.watch.decisions import NO_DECISIONS, Decisions, decisions_path, read_decisions
from storage.watch.files import read_bytes, read_text, write_text
from storage.watch.front_matter import split_front_matter
from storage.watch.paragraphs import escaped, paragraphs_of, split_first_line, split_title

log = logging.getLogger(__name__)

# `note` is for the reader of the file; the program does not look at it.
_KEYS = ("title", "url", "outlet", "published_at", "language", "note")


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A text to compare coverage with, as a person wrote it down.

    `reference_id` is the name of its file without the ending. `text` has a newline between
    paragraphs and no headings. `published_at` is aware UTC. What the file does not say is None. `decisions` is what
    the TOML file beside it decides; nothing while that file has a `mistake`.
    """

    reference_id: str
    title: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    decisions: Decisions = NO_DECISIONS
    mistake: WatchFolderError | None = None


def read_reference(path: Path) -> ReferenceText:
    """The reference that stands in `path`, Markdown or plain text.

    The title is the first `# ` heading, else that of the front matter, else the first line.
    Raises WatchFolderError: no file, no text, a key of the front matter that cannot be used.
    """
    text = read_text(path, if_missing="put the reference there, or run `writethru watch FILE`")
    try:
        keys, body = split_front_matter(text)
        return _reference(path, keys, body)
    except InputError as error:
        raise WatchFolderError(path, str(error)) from error


def read_references(folder: Path) -> tuple[ReferenceText, ...]:
    """All references of a folder (`*.md`, `*.txt`), in order of their ids; none if it is not there.

    Raises WatchFolderError, also for two files with one id.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("[!._]*")):
        if path.suffix.lower() in {".md", ".txt"}:
            if path.stem in found:
                other = found[path.stem].name
                raise WatchFolderError(path, f"has the same id as {other}; rename one of them")
            found[path.stem] = path
    return tuple(_with_decisions(found[reference_id]) for reference_id in sorted(found))


def _with_decisions(path: Path) -> ReferenceText:
    """A reference with what is decided beside it. A mistake there is a value: the reference itself goes on."""
    reference = read_reference(path)
    try:
        return replace(reference, decisions=read_decisions(decisions_path(path)))
    except WatchFolderError as error:
        return replace(reference, mistake=error)


def write_reference(
    folder: Path,
    *,
    title: str,
    text: str,
    url: str | None = None,
    outlet: str | None = None,
    published_at: datetime | None = None,
    language: str | None = None,
) -> Path:
    """Write `folder`/<slug of the title>.md, to be read back as it is given; returns its path.

    A file that says the same stays as it is; another one is never overwritten, the new name gets a
    number. `published_at` must be aware. Raises WatchFolderError.
    """
    keys = {"url": url, "outlet": outlet, "published_at": published_at, "language": language}
    content = _front_matter(keys) + _markdown(title, text)
    path = _free_path(folder, _slug(title), content)
    write_text(path, content)
    return path


def _reference(path: Path, keys: dict[str, object], body: str) -> ReferenceText:
    _warn_of_unknown(path, keys)
    title, lines = split_title(body)
    title = title or _text(keys, "title")
    if title is None:
        title, lines = split_first_line(lines)
    text = "\n".join(paragraphs_of(lines))
    if not text:
        raise InputError("holds no text to compare with; write the article under its title")
    return ReferenceText(
        reference_id=path.stem,
        title=title,
        text=text,
        url=_address(keys),
        outlet=_text(keys, "outlet"),
        published_at=_instant(keys),
        language=_text(keys, "language"),
    )


def _warn_of_unknown(path: Path, keys: dict[str, object]) -> None:
    for key in sorted(set(keys) - set(_KEYS)):
        log.warning("front matter key ignored", extra={"path": str(path), "key": key})


def _text(keys: dict[str, object], key: str) -> str | None:
    value = keys.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{key}: expected a text in quotes, found {value!r}")
    return " ".join(value.split()) or None


def _address(keys: dict[str, object]) -> str | None:
    url = _text(keys, "url")
    if url is not None and not re.match(r"https?://[^\s/]", url):
        raise InputError(f"url: expected an address that starts with https://, found {url!r}")
    return url


def _instant(keys: dict[str, object]) -> datetime | None:
    """`published_at` in UTC. A day alone counts from its beginning, so that nothing of that day is too early."""
    value = keys.get("published_at")
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time(), UTC)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise InputError(
            f"published_at: expected a time with its zone such as 2026-01-31T09:30:00Z, found {value}"
        )
    return value.astimezone(UTC)


def _parsed(text: str) -> datetime | date | str:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text.strip())
        except ValueError:
            continue
    return text


def _front_matter(keys: Mapping[str, object]) -> str:
    document = tomlkit.document()
    for key, value in keys.items():
        if isinstance(value, datetime):
            document.add(key, tomlkit.item(value.astimezone(UTC)))
        elif value is not None:
            document.add(key, tomlkit.item(value))
    return f"+++\n{tomlkit.dumps(document)}+++\n" if document else ""


def _markdown(title: str, text: str) -> str:
    heading = " ".join(title.split()).replace("#", "\\#")
    lines = [escaped(line.strip()) for line in text.split("\n") if line.strip()]
    return "\n\n".join([f"# {heading}", *lines]) + "\n"


def _slug(title: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", title).casefold().replace("_", " "))
    slug = "-".join(words)
    if len(slug) > 60:
        slug = slug[:60].rpartition("-")[0] or slug[:60]
    return slug or "reference"


def _free_path(folder: Path, slug: str, content: str) -> Path:
    number = 1
    while True:
        path = folder / (f"{slug}.md" if number == 1 else f"{slug}-{number}.md")
        if not path.exists() or read_bytes(path) == content.encode("utf-8"):
            return path
        number += 1
