"""The truth of the worlds in `tests/data/wire`: two readings merged, and what follows from them for each poll.

python -m benchmarks.truth [--write]     prints how the two readers agree; writes `expected/` of each world
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import editor
from benchmarks.editor import News, Said
from benchmarks.labels import Record, agreement, merge, read_readings
from benchmarks.wire import expected
from storage.watch.sample_wire import wire_in
from storage.watch.wire import SampleWire, WireArticle

WORLDS = Path(__file__).parents[1] / "tests" / "data" / "wire"
SPRING, PLANT = "spring", "plant"
KINDS = (editor.UPDATED, editor.DISPUTED, f"{editor.UPDATED} and {editor.DISPUTED}")


@dataclass(frozen=True, slots=True)
class World:
    """A labelled world: its folder, its wire, the keys of its claims, and every article version with its labels."""

    folder: Path
    wire: SampleWire
    claims: Mapping[str, str]
    articles: tuple[Record, ...]
    values: Mapping[tuple[str, str], str]
    same_matter: Mapping[str, str]


@cache
def world(name: str) -> World:
    """A labelled world of `tests/data/wire`."""
    folder = WORLDS / name
    merged = merge(read_readings(folder / "labels"))
    own = folder / "claims.toml"
    base = expected()
    labels = tomllib.loads((folder / "labels" / "values.toml").read_text("utf-8"))
    return World(
        folder=folder,
        wire=wire_in(folder),
        claims=tomllib.loads(own.read_text("utf-8"))["claims"] if own.exists() else base["claims"],
        articles=tuple(merged if own.exists() else [*base["article"], *merged]),
        values=_values(labels),
        same_matter=labels.get("same_matter", {}),
    )


def _values(labels: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The name of the value or speaker, by claim and article."""
    entries = (*labels.get("value", ()), *labels.get("dispute", ()))
    return {
        (entry["claim"], article): entry["name"]
        for entry in entries
        for article in entry["articles"]
    }


def versions(wire: SampleWire) -> dict[str, tuple[WireArticle, int | None]]:
    """Each article version by its name (`id`, `id#2`) with the poll that replaces it."""
    by_id: dict[str, list[WireArticle]] = {}
    for article in wire.articles:
        by_id.setdefault(article.id, []).append(article)
    return {
        one.id if number == 1 else f"{one.id}#{number}": (
            one,
            these[number].from_poll if number < len(these) else None,
        )
        for these in by_id.values()
        for number, one in enumerate(these, 1)
    }


def origins(articles: Iterable[Record]) -> dict[str, str]:
    """The independent text that each article comes from; chains of copies are followed."""
    source = {article["id"]: article.get("copy_of") or "" for article in articles}

    def root(name: str) -> str:
        name = name.partition("#")[0]
        return root(source[name]) if source.get(name) else name

    return {name: root(name) for name in source}


def said_in(labelled: World, languages: frozenset[str] | None = None) -> list[Said]:
    """What every version says of every claim; `languages` leaves others out."""
    known, roots = versions(labelled.wire), origins(labelled.articles)
    return [
        Said(
            article=article["id"],
            origin=roots[article["id"]],
            claim=relation["claim"],
            relation=relation["relation"],
            value=labelled.values.get((relation["claim"], article["id"])) or _plain(relation),
            poll=known[article["id"]][0].from_poll,
            until=known[article["id"]][1],
            is_doubtful=bool(relation.get("doubt")),
        )
        for article in labelled.articles
        if languages is None or article["language"] in languages
        for relation in article["relations"]
        if relation["relation"] != "absent"
    ]


def _plain(relation: Record) -> str:
    names = ("new", "stage", "speaker")
    return " ".join(relation.get(name, "") for name in names).strip().casefold()


def news_in(labelled: World) -> list[News]:
    """The news of every version that both readers took down, matters that are the same under one name."""
    known, roots = versions(labelled.wire), origins(labelled.articles)
    return [
        News(
            matter=labelled.same_matter.get(item["matter"], item["matter"]),
            article=article["id"],
            origin=roots[article["id"]],
            outlet=known[article["id"]][0].outlet,
            quote=item["quote"],
            poll=known[article["id"]][0].from_poll,
            published=article.get("published", ""),
        )
        for article in labelled.articles
        for item in article.get("news", ())
    ]


def truth(name: str, languages: frozenset[str] | None = None) -> dict[str, Any]:
    """A world's truth in the form of the sample's `expected.toml`; alerts and standings from `languages` only."""
    labelled = world(name)
    said = said_in(labelled, languages)
    polls = len(labelled.wire.polls)
    sure = [one for one in said if not one.is_doubtful]
    due = editor.alerts_after_each(sure, polls)
    open_ones = editor.unscored_alerts(said, polls)
    return {
        "claims": dict(labelled.claims),
        "article": list(labelled.articles),
        "poll": [
            {
                "number": number,
                "alerts": [
                    {"claim": alert.claim, "kind": alert.kind, "because": list(alert.because)}
                    for alert in due[number]
                    if alert.claim not in open_ones[number]
                ],
                "possible_alerts": [
                    {"claim": claim, "kind": kind}
                    for claim in sorted(open_ones[number])
                    for kind in KINDS
                ],
                "standing": [
                    editor.standing_after(sure, claim, number) for claim in labelled.claims
                ],
                "open_standing": [
                    claim
                    for claim in labelled.claims
                    if editor.standing_after(sure, claim, number).labels
                    != editor.standing_after(said, claim, number).labels
                ],
            }
            for number in range(1, polls + 1)
        ],
        "development": editor.developments(news_in(labelled)),
    }


def written(name: str) -> dict[str, str]:
    """The files of a world's `expected/` by their names."""
    found = truth(name)
    return {
        "articles.toml": _articles_file(found["article"]),
        "polls.toml": _polls_file(found["poll"]),
        "developments.toml": _developments_file(found["development"]),
    }


_HEAD = (
    "# Written by `python -m benchmarks.truth --write` from the readings in labels/; do not edit.\n"
)
_FIELDS = (
    "id", "status", "language", "published", "topics", "topics_maybe", "copy_of", "copy_kind", "story", "in_doubt", "edit",
)  # fmt: skip
_RELATION = ("claim", "relation", "old", "new", "stage", "speaker", "doubt", "quote")


def _articles_file(articles: Sequence[Record]) -> str:
    blocks = []
    for article in articles:
        lines = ["[[article]]"]
        lines += [f"{name} = {_toml(article[name])}" for name in _FIELDS if article.get(name)]
        lines += _rows("relations", article["relations"], _RELATION)
        lines += _rows("news", article.get("news", ()), ("matter", "doubt", "quote"))
        blocks.append("\n".join(lines))
    return _HEAD + "\n" + "\n\n".join(blocks) + "\n"


def _rows(name: str, records: Sequence[Record], keys: Sequence[str]) -> list[str]:
    rows = [f"  {_toml({key: r[key] for key in keys if r.get(key)})}," for r in records]
    return [f"{name} = [", *rows, "]"] if rows else []


def _polls_file(polls: Sequence[Record]) -> str:
    blocks = []
    for poll in polls:
        lines = ["[[poll]]", f"number = {poll['number']}"]
        lines += _rows("alerts", poll["alerts"], ("claim", "kind", "because"))
        open_claims = sorted({alert["claim"] for alert in poll["possible_alerts"]})
        lines.append(f"open_alerts = {_toml(open_claims)}")
        lines += _rows("standing", [_standing(one) for one in poll["standing"]], _STANDING)
        lines.append(f"open_standing = {_toml(poll['open_standing'])}")
        blocks.append("\n".join(lines))
    return _HEAD + "\n" + "\n\n".join(blocks) + "\n"


_STANDING = ("claim", "labels", "origins", "values")


def _standing(one: editor.TrueStanding) -> Record:
    return {
        "claim": one.claim,
        "labels": list(one.labels),
        "origins": dict(one.origins),
        "values": list(one.values),
    }


def _developments_file(found: Sequence[editor.TrueDevelopment]) -> str:
    blocks = [
        "\n".join(
            [
                "[[development]]",
                f"matter = {_toml(one.matter)}",
                f"text = {_toml(one.text)}",
                f"first = {_toml(one.first)}",
                f"first_outlet = {_toml(one.first_outlet)}",
                f"origins = {_toml(list(one.origins))}",
                *([f"tracked_from = {one.tracked_from}"] if one.tracked_from else []),
            ]
        )
        for one in found
    ]
    return _HEAD + "\n" + "\n\n".join(blocks) + "\n"


def _toml(value: object) -> str:
    """A value as TOML on one line; JSON writes strings, numbers and lists the same way."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def main(argv: Sequence[str] | None = None) -> int:
    """Print how the readers agree; with --write write the files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.truth", description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    for name in (SPRING, PLANT):
        sys.stdout.write(f"{name}\n")
        for measure, value, n in agreement(read_readings(WORLDS / name / "labels")):
            sys.stdout.write(f"  {measure:42} {value:.3f}  n {n}\n")
        if options.write:
            folder = WORLDS / name / "expected"
            folder.mkdir(exist_ok=True)
            for file, text in written(name).items():
                (folder / file).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
