"""Labels of a world: two independent readings, a third where they differ, and the truth that follows.

A world's folder `labels/` holds `first/*.toml` and `second/*.toml` (what each reader wrote), `third.toml` (decisions
where they differ) and `values.toml` (which new values, speakers and matters are the same). See `docs/labelling.md`.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]
PRESENT = frozenset({"repeats", "updates", "contradicts"})
READABLE = frozenset({"full", "partial", "live_blog"})
DECIDED = ("status", "language", "published", "copy_of", "copy_kind", "story")
"""Fields on which the third reader decides when the first two differ."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Both readings by article, and the third reader's decisions."""

    first: Mapping[str, Record]
    second: Mapping[str, Record]
    third: Mapping[str, Record]


def read_readings(folder: Path) -> Readings:
    """The readings in a world's `labels/`."""
    third = folder / "third.toml"
    return Readings(
        _articles(sorted((folder / "first").glob("*.toml"))),
        _articles(sorted((folder / "second").glob("*.toml"))),
        _articles([third] if third.exists() else []),
    )


def _articles(paths: Iterable[Path]) -> dict[str, Record]:
    return {
        article["id"]: article
        for path in paths
        for article in tomllib.loads(path.read_text("utf-8")).get("article", ())
    }


def merge(readings: Readings) -> list[Record]:
    """The truth: what both readers say, and the third reader's word, in doubt, where they differ."""
    return [
        _merged(one, readings.second.get(name, one), readings.third.get(name, {}))
        for name, one in readings.first.items()
    ]


def _merged(one: Record, other: Record, third: Record) -> Record:
    fields = {name: third.get(name, one.get(name, "")) for name in DECIDED}
    both, either = _sets(one, other, "topics")
    maybe = either | set(one.get("topics_maybe", ())) | set(other.get("topics_maybe", ()))
    readable = fields["status"] in READABLE
    merged = {
        "id": one["id"],
        **fields,
        "in_doubt": [
            name for name in DECIDED if name != "story" and one.get(name, "") != other.get(name, "")
        ],
        "topics": sorted(both),
        "topics_maybe": sorted(maybe - both),
        "relations": _relations(one, other, third) if readable else [],
        "news": _news(one, other) if readable else [],
    }
    edit = third.get("edit") or one.get("edit") or other.get("edit")
    return merged | ({"edit": edit} if edit else {})


def _sets(one: Record, other: Record, name: str) -> tuple[set[str], set[str]]:
    mine, yours = set(one.get(name, ())), set(other.get(name, ()))
    return mine & yours, mine | yours


def by_claim(article: Record) -> dict[str, Record]:
    """The relations of a labelled article by claim."""
    return {relation["claim"]: relation for relation in article.get("relations", ())}


def _relations(one: Record, other: Record, third: Record) -> list[Record]:
    first, second, decided = by_claim(one), by_claim(other), by_claim(third)
    claims = dict.fromkeys((*first, *second))
    found = (_relation(first.get(c), second.get(c), decided.get(c)) for c in claims)
    return [relation for relation in found if relation]


def _relation(first: Record | None, second: Record | None, decided: Record | None) -> Record | None:
    """The relation both readers see; the third reader's, in doubt, where they differ (None: absent)."""
    if first and second and first["relation"] == second["relation"]:
        doubt = bool(first.get("doubt") or second.get("doubt"))
        quotes = list(dict.fromkeys((first["quote"], second["quote"])))
        return {**second, **first, "quotes": quotes, "doubt": doubt}
    chosen = decided or first or second
    if chosen is None:
        return None
    return {**chosen, "quotes": [chosen["quote"]] if "quote" in chosen else [], "doubt": True}


def _news(one: Record, other: Record) -> list[Record]:
    """Both readers' news; what one alone took down is in doubt."""
    mine, yours = _by_matter(one), _by_matter(other)
    return [
        {**(mine.get(matter) or yours[matter]), "doubt": not (matter in mine and matter in yours)}
        for matter in dict.fromkeys((*mine, *yours))
    ]


def _by_matter(article: Record) -> dict[str, Record]:
    return {item["matter"]: item for item in article.get("news", ())}


def differences(readings: Readings) -> Iterable[Record]:
    """What the two readers see differently, article by article, for the third."""
    for name, one in readings.first.items():
        other = readings.second.get(name, one)
        first, second = by_claim(one), by_claim(other)
        fields = {
            field: [one.get(field, ""), other.get(field, "")]
            for field in DECIDED[:-1]
            if one.get(field, "") != other.get(field, "")
        }
        claims = {
            claim: [first.get(claim), second.get(claim)]
            for claim in dict.fromkeys((*first, *second))
            if _label(first.get(claim)) != _label(second.get(claim))
        }
        if fields or claims:
            yield {"id": name, "fields": fields, "claims": claims}


def _label(relation: Record | None) -> str:
    return relation["relation"] if relation else "absent"


def agreement(readings: Readings) -> Iterable[tuple[str, float, int]]:
    """How far the two readers agree: measure, value, n."""
    names = readings.first.keys() & readings.second.keys()
    pairs = [
        (_label(first.get(claim)), _label(second.get(claim)))
        for name in names
        for first, second in [(_readable(readings.first[name]), _readable(readings.second[name]))]
        for claim in first.keys() | second.keys()
    ]
    yield "same relation, where either lists one", *_share([a == b for a, b in pairs])
    present = [(a, b) for a, b in pairs if a in PRESENT or b in PRESENT]
    both = [(a, b) for a, b in present if a in PRESENT and b in PRESENT]
    yield "same relation, where either says present", *_share([a == b for a, b in present])
    hits = len(both)
    yield "present or not, F1", 2 * hits / max(1, hits + len(present)), len(present)
    yield "same label, where both say present", *_share([a == b for a, b in both])
    for field in ("status", "language", "published", "copy_of"):
        yield (
            field,
            *_share(
                [
                    readings.first[n].get(field, "") == readings.second[n].get(field, "")
                    for n in sorted(names)
                ]
            ),
        )
    for field, found in (("topics", _topics), ("news", _matters)):
        first = {(n, item) for n in names for item in found(readings.first[n])}
        second = {(n, item) for n in names for item in found(readings.second[n])}
        total = len(first) + len(second)
        yield f"{field}, F1", 2 * len(first & second) / max(1, total), len(first | second)


def _readable(article: Record) -> dict[str, Record]:
    return by_claim(article) if article["status"] in READABLE else {}


def _topics(article: Record) -> Sequence[str]:
    return tuple(article.get("topics", ()))


def _matters(article: Record) -> Sequence[str]:
    return tuple(_by_matter(article))


def _share(hits: Sequence[bool]) -> tuple[float, int]:
    return sum(hits) / max(1, len(hits)), len(hits)
