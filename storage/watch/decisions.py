"""`references/NAME.toml` beside `references/NAME.md`: what a person decides about claims, developments, tripwires."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, ClassVar

import tomlkit
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from extractors.alerts.tripwires import Tripwire, read_condition
from extractors.coverage.decisions import ClaimDecision, unknown_ids
from extractors.errors import InputError, WatchFolderError
from extractors.model import Claim
from storage.watch.files import read_text, write_text
from storage.watch.toml_files import checked, parse_toml

MARK = "#: "
"""Lines that begin so list the claims for the reader; they are written anew, all others are the person's."""

HEAD = """\
# What you decide about the claims of {name}. Every table is optional; `writethru doctor` checks the file.
#
#   [claims.c04]
#   text = "..."              how the claim shall read
#   wordings = ["...", "..."] other ways of saying it; the best one is matched
#   merge = ["c07", "c11"]    these say the same: one claim, c04
#   pin = true                stays a claim also when the reference says it no more
#   drop = true               no claim at all
#
#   [[development]]           track what coverage adds, told by one outlet or by many
#   text = "..."
#
#   [[tripwire]]              tell at once (or: writethru claims watch c04 --if contradicts --by NAME)
#   claim = "c04"
#   if = "contradicts"        contradicts, updates, repeats, value, stage, or stage=signed and so on
#   by = "NAME"               only when this one says it
#
"""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that stands in one file."""

    claims: tuple[ClaimDecision, ...] = ()
    developments: tuple[str, ...] = ()
    tripwires: tuple[Tripwire, ...] = ()


NO_DECISIONS = Decisions()
"""What is decided where there is no file."""


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("words in quotes, not an empty text")
    return " ".join(value.split())


def _condition(value: str) -> str:
    try:
        return read_condition(value)
    except InputError as error:
        raise ValueError(str(error)) from error


_Words = Annotated[str, AfterValidator(_text)]


@dataclass(frozen=True, slots=True)
class _ClaimTable:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    text: _Words | None = None
    wordings: tuple[_Words, ...] = ()
    merge: tuple[str, ...] = ()
    drop: Annotated[bool, Field(strict=True)] = False
    pin: Annotated[bool, Field(strict=True)] = False


@dataclass(frozen=True, slots=True)
class _DevelopmentTable:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    text: _Words


@dataclass(frozen=True, slots=True)
class _TripwireTable:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    claim: str
    condition: Annotated[str, AfterValidator(_condition), Field(alias="if")]
    by: _Words | None = None


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    claims: dict[str, _ClaimTable] = field(default_factory=dict)
    development: tuple[_DevelopmentTable, ...] = ()
    tripwire: tuple[_TripwireTable, ...] = ()


_FILE = TypeAdapter(_File)
_WIRE = TypeAdapter(_TripwireTable)
_TABLES = ("claims", "development", "tripwire")


def decisions_path(reference: Path) -> Path:
    """The file of decisions beside the file of a reference."""
    return reference.with_suffix(".toml")


def read_decisions(path: Path) -> Decisions:
    """What stands in a file of decisions; nothing when there is no such file.

    Raises WatchFolderError: what is no TOML, a key that is not known, a value that cannot be used.
    """
    if not path.exists():
        return NO_DECISIONS
    raw = parse_toml(read_text(path), path=path)
    found = checked(_FILE, raw, path=path, known=_known_keys(raw))
    return Decisions(
        claims=tuple(
            ClaimDecision(
                claim_id=claim_id,
                text=table.text,
                wordings=table.wordings,
                merge=table.merge,
                drop=table.drop,
                pin=table.pin,
            )
            for claim_id, table in found.claims.items()
        ),
        developments=tuple(dict.fromkeys(table.text for table in found.development)),
        tripwires=tuple(
            dict.fromkeys(
                Tripwire(table.claim, table.condition, table.by) for table in found.tripwire
            )
        ),
    )


def check_ids(path: Path, decisions: Decisions, known: Iterable[str]) -> None:
    """See that all claims named in a file exist, or once did. Raises WatchFolderError with the line and the nearest id."""
    claims = sorted(known)
    wired = (ClaimDecision(tripwire.claim_id) for tripwire in decisions.tripwires)
    for claim_id in unknown_ids((*decisions.claims, *wired), claims):
        near = get_close_matches(claim_id, claims, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}?" if near else f"expected one of: {', '.join(claims)}"
        raise WatchFolderError(
            path, f"{_line(path, claim_id)}{claim_id}: there is no such claim; {hint}"
        )


def write_claims(path: Path, name: str, claims: Sequence[Claim]) -> None:
    """Write the claims into a file of decisions as comments; what a person wrote there stays. Raises WatchFolderError."""
    listed = [f"{MARK}{claim.claim_id}  {' '.join(claim.text.split())}" for claim in claims]
    lines = read_text(path).split("\n") if path.exists() else HEAD.format(name=name).split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith(MARK)), None)
    others = [line for line in lines if not line.startswith(MARK)]
    place = first if first is not None else (len(others) - 1 if not path.exists() else 0)
    text = "\n".join([*others[:place], *listed, *others[place:]])
    if not path.exists() or read_text(path) != text:
        write_text(path, text)


def _line(path: Path, claim_id: str) -> str:
    """`line 7: `, where the id stands first; empty when it is written in a way that we do not find."""
    word = re.compile(rf"(?<![\w-]){re.escape(claim_id)}(?![\w-])")
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.lstrip().startswith("#") and word.search(line):
            return f"line {number}: "
    return ""


def _known_keys(raw: Mapping[str, object]) -> list[str]:
    claims = raw.get("claims")
    tables = list(claims) if isinstance(claims, dict) else []
    keys = ("text", "wordings", "merge", "drop", "pin")
    return [
        *_TABLES,
        *(f"claims.{claim_id}.{key}" for claim_id in tables for key in keys),
        "development.text",
        *(f"tripwire.{key}" for key in ("claim", "if", "by")),
    ]


def add_tripwire(path: Path, tripwire: Tripwire) -> bool:
    """Add a tripwire to a file of decisions, a new one or one that is there; False when it stands there already.

    All else that a person wrote stays. Raises WatchFolderError.
    """
    if tripwire in read_decisions(path).tripwires:
        return False
    document = tomlkit.parse(read_text(path)) if path.exists() else tomlkit.document()
    table = tomlkit.table()
    table.update({"claim": tripwire.claim_id, "if": tripwire.condition})
    if tripwire.by:
        table.add("by", tripwire.by)
    if "tripwire" not in document:
        document.add("tripwire", tomlkit.aot())
    document["tripwire"].append(table)
    write_text(path, tomlkit.dumps(document))
    return True


def remove_tripwires(
    path: Path, claim_id: str, *, condition: str | None = None, by: str | None = None
) -> tuple[Tripwire, ...]:
    """Take the tripwires of a claim out of a file, of this condition and speaker where given; returns what went.

    Raises WatchFolderError.
    """
    gone = tuple(
        one
        for one in read_decisions(path).tripwires
        if one.claim_id == claim_id and condition in {None, one.condition} and by in {None, one.by}
    )
    if gone:
        document = tomlkit.parse(read_text(path))
        tables = document["tripwire"]
        for place in reversed(range(len(tables))):
            if _tripwire_of(tables[place]) in gone:
                del tables[place]
        if not tables:
            del document["tripwire"]
        write_text(path, tomlkit.dumps(document))
    return gone


def _tripwire_of(table: object) -> Tripwire:
    found = _WIRE.validate_python(table)
    return Tripwire(found.claim, found.condition, found.by)
