"""`make quality`: every ability against the truth of the sample wire, as one table and as JSON.

python -m benchmarks.quality [--json] [--errors]
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import wire
from benchmarks.wire import Played

ENGLISH = frozenset({"en"})
ALL = frozenset({"en", "ru", "uk"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `value` is None where nothing could be measured."""

    ability: str
    measure: str
    value: float
    n: int


def figures(played: Played, truth: dict[str, Any]) -> Iterable[Figure]:
    """All figures of a played wire."""
    read = [a for a in truth["article"] if "#" not in a["id"] and a["id"] in played.status]
    right = sum(played.status[article["id"]] == article["status"] for article in read)
    yield Figure("status of a page", "accuracy", right / len(read), len(read))
    topics = wire.score_topics(played, truth)
    yield Figure("topics", "F1", topics.f1, topics.hits + topics.misses)
    copies = {a["id"]: a["copy_of"] for a in truth["article"] if a.get("copy_of")}
    folded = wire.of_sets(played.copies.items(), copies.items())
    yield Figure("copies", "F1", folded.f1, folded.hits + folded.misses)
    for name, languages in (("English", ENGLISH), ("all languages", ALL)):
        present = wire.score_present(played, truth, languages)
        n = present.hits + present.misses
        yield Figure(f"claim present, {name}", "precision", present.precision, n)
        yield Figure(f"claim present, {name}", "recall", present.recall, n)
        yield Figure(f"claim present, {name}", "F1", present.f1, n)
        hits, pairs = wire.label_accuracy(played, truth, languages)
        yield Figure(
            f"label where both say present, {name}", "accuracy", hits / max(pairs, 1), pairs
        )
        hits, pairs = wire.strict_accuracy(played, truth, languages)
        yield Figure(f"label where the truth says present, {name}", "accuracy", hits / pairs, pairs)
    due, possible = wire.alerts_of(truth), wire.possible_alerts_of(truth)
    exact = sum(sorted(set(played.alerts[n]) - possible[n]) == sorted(due[n]) for n in due)
    yield Figure("alerts of a poll exact", "share of polls", exact / len(due), len(due))


def errors(played: Played, truth: dict[str, Any]) -> Iterable[str]:
    """What went wrong, one line each, for whoever works on it."""
    sure = wire.true_relations(truth, languages=ENGLISH, with_doubt=True)
    for pair in sorted(sure.keys() | played.relations.keys()):
        right, said = sure.get(pair, "-"), played.relations.get(pair, "-")
        if pair[0] not in {a["id"] for a in truth["article"] if a["language"] == "en"}:
            continue
        said = "-" if said in {"absent", "not_assessable"} else said
        if right != said:
            yield f"{pair[0]:32} {pair[1]:20} truth {right:12} said {said:12} {played.quotes.get(pair, '')}"
    due = wire.alerts_of(truth)
    for number, alerts in played.alerts.items():
        yield f"poll {number}: due {sorted(due[number])} sent {sorted(alerts)}"


def main(argv: Sequence[str] | None = None) -> int:
    """Play the wire in a temporary folder and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list every wrong relation and alert")
    options = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "wire"
        wire.play_without_prefect(root)
        played = wire.read_played(root)
    truth = wire.expected()
    found = list(figures(played, truth))
    if options.errors:
        sys.stdout.write("\n".join(errors(played, truth)) + "\n")
    if options.json:
        rows = [
            {"ability": f.ability, "measure": f.measure, "value": round(f.value, 3), "n": f.n}
            for f in found
        ]
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
        return 0
    table = Table("ability", "measure", "figure", "n", box=None)
    for figure in found:
        table.add_row(figure.ability, figure.measure, f"{figure.value:.2f}", str(figure.n))
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
