"""`make quality`: every ability against the truth of the labelled worlds, as one table and as JSON.

python -m benchmarks.quality [--world sample|spring|plant] [--json] [--errors]

`DATA=FOLDER` adds the development sets there with their own scorers. Interval: 95 %, by drawing articles (or polls) anew
1,000 times. Floor: what the figure must reach (`tests/eval/floors.toml`; floors only rise). Ceiling: how far two
independent readers of the same texts agree on it.
"""

import argparse
import json
import os
import random
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import agreement as sample_agreement
from benchmarks import truth, wire
from benchmarks.labels import PRESENT, READABLE, agreement, read_readings
from benchmarks.wire import Played, Score

SAMPLE = "sample"
WORLDS = (SAMPLE, truth.SPRING, truth.PLANT)
FLOORS = Path(__file__).parents[1] / "tests" / "eval" / "floors.toml"
ENGLISH = frozenset({"en"})
EVERY = frozenset({"en", "ru", "uk", "de", "pl"})
DRAWS = 1_000
SEED = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """One ability in one world, article by article (or poll by poll): hits, false alarms and misses of each."""

    world: str
    ability: str
    measure: str
    units: tuple[Score, ...]

    @property
    def value(self) -> float:
        """The figure over all units."""
        return MEASURES[self.measure](_sum(self.units))

    @property
    def n(self) -> int:
        """How many decisions it rests on: what is right, or, for precision, what was said."""
        total = _sum(self.units)
        return total.hits + (total.false_alarms if self.measure == "precision" else total.misses)

    def interval(self) -> tuple[float, float]:
        """95 % of the figures that other draws of as many units give."""
        draw = random.Random(SEED)
        values = sorted(
            MEASURES[self.measure](_sum(draw.choices(self.units, k=len(self.units))))
            for _ in range(DRAWS)
        )
        return values[DRAWS // 40], values[-DRAWS // 40]


MEASURES: Mapping[str, Callable[[Score], float]] = {
    "accuracy": lambda score: score.recall,
    "precision": lambda score: score.precision,
    "recall": lambda score: score.recall,
    "F1": lambda score: score.f1,
}


def _sum(units: Iterable[Score]) -> Score:
    hits = alarms = misses = 0
    for unit in units:
        hits, alarms, misses = (
            hits + unit.hits,
            alarms + unit.false_alarms,
            misses + unit.misses,
        )
    return Score(hits, alarms, misses)


@dataclass(frozen=True, slots=True)
class Judged:
    """A played world beside its truth. `truth` draws alerts and standings from English texts, as the product does today."""

    world: str
    played: Played
    truth: Mapping[str, Any]

    @property
    def read(self) -> list[Mapping[str, Any]]:
        """The labelled articles whose page was asked for."""
        return [a for a in self.truth["article"] if a["id"] in self.played.status]

    @property
    def texts(self) -> list[Mapping[str, Any]]:
        """The labelled versions that were stored as texts."""
        return [a for a in self.truth["article"] if a["id"] in self.played.topics]


def measure(judged: Judged) -> Iterator[Measured]:
    """All abilities of one world."""

    def one(ability: str, measure: str, units: Iterable[Score]) -> Measured:
        return Measured(judged.world, ability, measure, tuple(units))

    yield one("status of a page", "accuracy", _statuses(judged))
    yield one("language", "accuracy", _same(judged, "language", judged.played.languages))
    if any("published" in article for article in judged.truth["article"]):
        yield one("published", "accuracy", _published(judged))
    yield one("screening keeps what matters", "recall", _screening(judged))
    yield one("topics", "F1", _topics(judged))
    yield one("copies", "F1", _copies(judged))
    for name, languages in (("English", ENGLISH), ("all languages", EVERY)):
        present = list(_present(judged, languages))
        yield one(f"claim present, {name}", "precision", present)
        yield one(f"claim present, {name}", "recall", present)
        yield one(f"claim present, {name}", "F1", present)
    yield one("contradicted, English", "precision", _contradicted(judged, ENGLISH))
    yield one("contradicted, English", "recall", _contradicted(judged, ENGLISH))
    yield one("label where both say present", "accuracy", _labels(judged, EVERY))
    yield one("quote is the readers'", "accuracy", _quotes(judged))
    if any(article.get("edit") for article in judged.truth["article"]):
        yield one("edits noticed", "recall", _edits(judged))
        yield one("claims that an edit touches", "F1", _touched(judged))
    if "development" in judged.truth:
        yield one("news found", "recall", _news(judged))
        yield one("developments joined", "recall", _developments(judged))
    yield one("alerts", "F1", _alerts(judged))
    if all("standing" in poll for poll in judged.truth["poll"]):
        yield one("standing after each poll", "accuracy", _standings(judged))


def _of(flag: bool) -> Score:
    return Score(1, 0, 0) if flag else Score(0, 0, 1)


def _statuses(judged: Judged) -> Iterator[Score]:
    for article in judged.read:
        if "#" not in article["id"] and "status" not in article.get("in_doubt", ()):
            yield _of(judged.played.status[article["id"]] == article["status"])


def _same(judged: Judged, field: str, said: Mapping[str, str | None]) -> Iterator[Score]:
    for article in judged.texts:
        yield _of(said[article["id"]] == article[field])


def _published(judged: Judged) -> Iterator[Score]:
    """The instant, or the day where the readers give only that; nothing where they give nothing."""
    for article in judged.texts:
        if "published" in article and "#" not in article["id"]:
            found = judged.played.published[article["id"]]
            told = found.isoformat().replace("+00:00", "Z") if found else ""
            right = article["published"]
            yield _of(told.startswith(right) if right else not told)


def _screening(judged: Judged) -> Iterator[Score]:
    for article in judged.truth["article"]:
        if article["relations"] and "#" not in article["id"]:
            yield _of(article["id"] not in judged.played.screened)


def _topics(judged: Judged) -> Iterator[Score]:
    for article in judged.texts:
        maybe = set(article.get("topics_maybe", ()))
        said = _topic_names(judged, article["id"]) - maybe
        yield wire.of_sets(said, article["topics"])


def _topic_names(judged: Judged, article: str) -> set[str]:
    """A world with one topic of its own calls it as it likes."""
    said = set(judged.played.topics[article])
    known = {topic for labelled in judged.truth["article"] for topic in labelled["topics"]}
    return known if said and len(known) == 1 else said


def _copies(judged: Judged) -> Iterator[Score]:
    for article in judged.texts:
        if article.get("copy_doubt") or "#" in article["id"]:
            continue
        right = {article["copy_of"]} - {"", None}
        yield wire.of_sets({judged.played.copies.get(article["id"])} - {None}, right)


def _present(judged: Judged, languages: frozenset[str]) -> Iterator[Score]:
    for article, right, said in _relations(judged, languages):
        del article
        yield wire.of_sets(
            {claim for claim, label in said.items() if label in PRESENT},
            {claim for claim, label in right.items() if label in PRESENT},
        )


def _contradicted(judged: Judged, languages: frozenset[str]) -> Iterator[Score]:
    for _, right, said in _relations(judged, languages):
        yield wire.of_sets(
            {claim for claim, label in said.items() if label == "contradicts"},
            {claim for claim, label in right.items() if label == "contradicts"},
        )


def _labels(judged: Judged, languages: frozenset[str]) -> Iterator[Score]:
    for _, right, said in _relations(judged, languages):
        both = [c for c in right.keys() & said.keys() if {right[c], said[c]} <= PRESENT]
        hits = sum(right[claim] == said[claim] for claim in both)
        yield Score(hits, 0, len(both) - hits)


def _relations(
    judged: Judged, languages: frozenset[str]
) -> Iterator[tuple[Mapping[str, Any], dict[str, str], dict[str, str]]]:
    """Each readable article with what is right and what was said of each claim; pairs in doubt are left out."""
    for article in judged.truth["article"]:
        if article["language"] not in languages or article["status"] not in READABLE:
            continue
        doubtful = {r["claim"] for r in article["relations"] if r.get("doubt")}
        right = {
            r["claim"]: r["relation"] for r in article["relations"] if r["claim"] not in doubtful
        }
        said = {
            claim: label
            for (name, claim), label in judged.played.relations.items()
            if name == article["id"] and claim not in doubtful
        }
        yield article, right, said


def _quotes(judged: Judged) -> Iterator[Score]:
    for article in judged.truth["article"]:
        for relation in article["relations"]:
            pair = (article["id"], relation["claim"])
            if judged.played.relations.get(pair) in PRESENT and relation["relation"] in PRESENT:
                quotes = relation.get("quotes") or [relation["quote"]]
                yield _of(any(_overlap(judged.played.quotes[pair], quote) for quote in quotes))


def _overlap(one: str, other: str) -> bool:
    """Whether two quotes are the same sentence, or one is a part of the other."""
    return one in other or other in one


def _edits(judged: Judged) -> Iterator[Score]:
    for article in judged.truth["article"]:
        if article.get("edit") and article["status"] in READABLE:
            yield _of(article["id"] in judged.played.edits)


def _touched(judged: Judged) -> Iterator[Score]:
    """Claims that a noticed edit touches, as far as the product compares: the claims of the new text that moved."""
    for article in judged.truth["article"]:
        if article.get("edit") and article["id"] in judged.played.edits:
            before = _said_before(judged, article["id"])
            now = _said(judged, article["id"])
            moved = {
                claim for claim in before.keys() | now.keys() if before.get(claim) != now.get(claim)
            }
            yield wire.of_sets(moved, article["edit"].get("claims", ()))


def _said(judged: Judged, name: str) -> dict[str, tuple[str, str]]:
    played = judged.played
    return {
        claim: (label, played.quotes[each, claim])
        for (each, claim), label in played.relations.items()
        if each == name and label in PRESENT
    }


def _said_before(judged: Judged, name: str) -> dict[str, tuple[str, str]]:
    article, _, number = name.partition("#")
    return _said(judged, article if number == "2" else f"{article}#{int(number) - 1}")


def _news(judged: Judged) -> Iterator[Score]:
    """Whether a statement that both readers took down as news is among those that the product keeps."""
    for article in judged.truth["article"]:
        told = judged.played.statements.get(article["id"], ())
        for item in article.get("news", ()):
            if not item.get("doubt") and article["language"] in ENGLISH:
                yield _of(any(_overlap(text, item["quote"]) for text in told))


def _developments(judged: Judged) -> Iterator[Score]:
    """Whether one development of the product holds a matter that two English origins tell, from both of them."""
    quotes = {
        (article["id"], item["quote"]): item["matter"]
        for article in judged.truth["article"]
        if article["language"] in ENGLISH
        for item in article.get("news", ())
    }
    for matter in judged.truth["development"]:
        told = {name for (name, _), kept in quotes.items() if kept == matter.matter}
        if len({name.partition("#")[0] for name in told} & set(matter.origins)) >= 2:
            yield _of(
                any(_holds(group, matter.matter, quotes) for group in judged.played.developments)
            )


def _holds(
    group: frozenset[tuple[str, str]], matter: str, quotes: Mapping[tuple[str, str], str]
) -> bool:
    found = {
        name.partition("#")[0]
        for name, text in group
        for (article, quote), kept in quotes.items()
        if kept == matter and article == name and _overlap(text, quote)
    }
    return len(found) > 1


def _alerts(judged: Judged) -> Iterator[Score]:
    due = wire.alerts_of(judged.truth)
    possible = wire.possible_alerts_of(judged.truth)
    for poll, right in due.items():
        yield wire.of_sets(set(judged.played.alerts[poll]) - possible[poll], right)


def _standings(judged: Judged) -> Iterator[Score]:
    """The labels of each claim after each poll; one that depends on a relation in doubt does not count."""
    for poll in judged.truth["poll"]:
        said = judged.played.standings[poll["number"]]
        for standing in poll["standing"]:
            if standing.claim not in poll["open_standing"]:
                found = said.get(standing.claim, frozenset({"unreported"}))
                yield _of(found == frozenset(standing.labels))


def play(name: str) -> Judged:
    """Play a world in a temporary folder and read it back."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "wire"
        return read(name, root, world=None if name == SAMPLE else truth.WORLDS / name)


def read(name: str, root: Path, *, world: Path | None) -> Judged:
    """Play a world in `root`, if it was not played there yet, and judge it."""
    wire.play_without_prefect(root, world)
    if name == SAMPLE:
        return Judged(name, wire.read_played(root), wire.expected())
    labelled = truth.world(name)
    played = wire.read_played(root, labelled.wire, labelled.claims)
    return Judged(name, played, truth.truth(name, ENGLISH))


@cache
def ceilings(name: str) -> Mapping[str, float]:
    """How far the two readers of a world agree, by the ability that it bounds."""
    if name == SAMPLE:
        first, second = sample_agreement.first_labels(), sample_agreement.second_labels()
        rows = list(sample_agreement.figures(sample_agreement.table_of(first, second)))
    else:
        rows = list(agreement(read_readings(truth.WORLDS / name / "labels")))
    found = {measure: value for measure, value, _ in rows}
    names = {
        "status of a page": "status",
        "language": "language",
        "published": "published",
        "topics": "topics, F1",
        "copies": "copy_of",
        "claim present, English": "present or not, F1",
        "claim present, all languages": "present or not, F1",
        "label where both say present": "same label, where both say present",
        "news found": "news, F1",
    }
    return {ability: found[row] for ability, row in names.items() if row in found}


def floors() -> Mapping[str, Mapping[str, float]]:
    """What each figure must reach, by world and by `ability, measure`."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def errors(judged: Judged) -> Iterator[str]:
    """What went wrong, one line each, for whoever works on it."""
    for article, right, said in _relations(judged, EVERY):
        for claim in sorted(right.keys() | said.keys()):
            told = said.get(claim, "-")
            told = "-" if told in {"absent", "not_assessable"} else told
            if right.get(claim, "-") != told:
                quote = judged.played.quotes.get((article["id"], claim)) or ""
                yield f"{article['id']:32} {claim:20} truth {right.get(claim, '-'):12} said {told:12} {quote}"
    due, possible = wire.alerts_of(judged.truth), wire.possible_alerts_of(judged.truth)
    for poll, alerts in judged.played.alerts.items():
        sent = sorted(set(alerts) - possible[poll])
        yield f"poll {poll}: due {sorted(due[poll])} sent {sent}"


def main(argv: Sequence[str] | None = None) -> int:
    """Play the worlds and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--world", choices=WORLDS, action="append")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list every wrong relation and alert")
    options = parser.parse_args(argv)
    rows = []
    for name in options.world or WORLDS:
        judged = play(name)
        rows += [_row(measured) for measured in measure(judged)]
        if options.errors:
            sys.stdout.write("\n".join(errors(judged)) + "\n")
    rows += _development_rows(os.environ.get("DATA"))
    if options.json:
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        _print(rows)
    return 0


def _row(measured: Measured) -> dict[str, Any]:
    low, high = measured.interval()
    known = floors().get(measured.world, {})
    is_bounded = measured.measure not in {"precision", "recall"} or measured.ability == "news found"
    return {
        "world": measured.world,
        "ability": measured.ability,
        "measure": measured.measure,
        "n": measured.n,
        "figure": round(measured.value, 3),
        "low": round(low, 3),
        "high": round(high, 3),
        "floor": known.get(f"{measured.ability}, {measured.measure}"),
        "ceiling": ceilings(measured.world).get(measured.ability) if is_bounded else None,
    }


def _development_rows(data: str | None) -> list[dict[str, Any]]:
    if not data:
        return []
    from benchmarks.development_sets import figures

    return [
        {
            "world": figure.set,
            "ability": figure.ability,
            "measure": figure.measure,
            "n": figure.n,
            "figure": figure.value,
        }
        for figure in figures(Path(data))
    ]


def _print(rows: Sequence[Mapping[str, Any]]) -> None:
    table = Table(
        "world", "ability", "measure", "n", "figure", "95 %", "floor", "ceiling", box=None
    )
    for row in rows:
        between = f"{row['low']:.2f} - {row['high']:.2f}" if "low" in row else ""
        bounds = [
            f"{row[name]:.2f}" if row.get(name) is not None else "" for name in ("floor", "ceiling")
        ]
        figure = "" if row["figure"] is None else f"{row['figure']:.2f}"
        cells = (row["world"], row["ability"], row["measure"], str(row["n"]), figure, between)
        table.add_row(*cells, *bounds)
    Console(width=130).print(table)


if __name__ == "__main__":
    sys.exit(main())
