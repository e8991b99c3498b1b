"""What our extractors make of the development sets, by the sets' own scorers.

DATA=FOLDER python -m benchmarks.development_sets [--only SET] [--json]

FOLDER holds one folder a set (coverage/, wice/ ...) and scorers/. Each extractor runs once, as
`writethru extract` on one worker process. `seconds`: what it took for the set, process start included.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.development import claims, likeness, pairs, reuters, stories, tweets
from benchmarks.development.bench import Bench, DevelopmentSetError, Figure

__all__ = ["SETS", "DevelopmentSetError", "Figure", "figures"]

MISSING = "missing"
NOT_BUILT = "not built"


@dataclass(frozen=True, slots=True)
class _Set:
    """How a set is measured, and the files below the data folder that it takes."""

    measure: Callable[[Bench], Iterator[Figure]]
    needs: tuple[str, ...]


SETS = {
    claims.COVERAGE: _Set(
        claims.coverage,
        (
            "coverage/dev/articles.jsonl",
            "coverage/dev/claims.json",
            "coverage/dev/reference.txt",
            "coverage/dev/labels_A.json",
            "coverage/dev/labels_B.json",
            "scorers/score_coverage.py",
        ),
    ),
    claims.CROSSLANG: _Set(
        claims.crosslang,
        (
            "crosslang/claims.json",
            "crosslang/reference.txt",
            "crosslang/dev/articles.jsonl",
            "crosslang/dev/labels_A.json",
            "crosslang/dev/labels_B.json",
            "scorers/score_coverage.py",
        ),
    ),
    pairs.FEVER: _Set(
        pairs.fever,
        (
            "fever_symmetric/dev/fever_symmetric_v0.2_dev.jsonl.gz",
            "scorers/score_fever_symmetric.py",
        ),
    ),
    pairs.WICE: _Set(pairs.wice, ("wice/dev/claim_dev.jsonl.gz", "scorers/score_wice.py")),
    pairs.FNC: _Set(
        pairs.fnc,
        ("fnc1/dev/dev_stances.csv.gz", "fnc1/dev/dev_bodies.csv.gz", "scorers/score_fnc1.py"),
    ),
    pairs.PROPOSITIONS: _Set(
        pairs.propositions,
        (
            "propsegment/dev/document_clusters.dev.json.gz",
            "propsegment/dev/relationships.dev.json.gz",
            "scorers/score_propsegment.py",
        ),
    ),
    stories.STORIES: _Set(
        stories.stories,
        (
            *(f"storypairs/dev/{pool}.tsv.gz" for pool in stories.POOLS),
            "scorers/score_storypairs.py",
        ),
    ),
    reuters.REUTERS: _Set(
        reuters.reuters, ("reuters21578/dev/train.jsonl.xz", "scorers/score_reuters21578.py")
    ),
    tweets.TWEETS: _Set(
        tweets.tweets, ("nab_tweets/dev/windows.json", "scorers/score_nab_tweets.py")
    ),
    likeness.LIKENESS: _Set(
        likeness.likeness,
        (
            *(f"news_similarity/dev/{part}.tsv.gz" for part in likeness.PARTS),
            "scorers/score_news_similarity.py",
        ),
    ),
}

NOT_YET = {
    "t17": "timeline of a crisis: which days count",
}
"""Sets that wait for an extractor."""


def figures(data: Path, only: str | None = None) -> Iterator[Figure]:
    """Every figure of the sets in `data`, or of the one called `only`, as soon as it is known.

    A set whose files are not all there gives one row with the measure `missing`, one that no
    extractor answers yet one with `not built`; both without value.

    Raises:
        ValueError: there is no set called `only`.
        DevelopmentSetError: an extractor or a scorer failed, or printed what cannot be read.
    """
    names = (*SETS, *NOT_YET) if only is None else (only,)
    for name in names:
        if name in NOT_YET:
            yield _unmeasured(name, NOT_YET[name], NOT_BUILT)
        elif name in SETS:
            yield from _figures_of(name, data)
        else:
            raise ValueError(f"there is no set {name!r}: {', '.join((*SETS, *NOT_YET))}")


def _figures_of(name: str, data: Path) -> Iterator[Figure]:
    lacking = [path for path in SETS[name].needs if not (data / path).is_file()]
    if lacking:
        yield _unmeasured(name, f"there is no {lacking[0]}", MISSING)
        return
    with TemporaryDirectory() as folder:
        yield from SETS[name].measure(Bench(data, Path(folder)))


def _unmeasured(name: str, ability: str, why: str) -> Figure:
    return Figure(name, ability, why, None, 0, 0.0)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; exit code 2 without data, 1 when an extractor or a scorer fails."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.development_sets", description=__doc__
    )
    parser.add_argument("--only", choices=(*SETS, *NOT_YET), metavar="SET")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    folder = os.environ.get("DATA")
    if not folder or not Path(folder).is_dir():
        said = f"DATA={folder} is no folder" if folder else "DATA is not set"
        sys.stderr.write(f"{said}: name the folder with coverage/, wice/ ... and scorers/\n")
        return 2
    try:
        found = list(figures(Path(folder), options.only))
    except DevelopmentSetError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps([asdict(figure) for figure in found], indent=1) + "\n")
    else:
        _print(found)
    return 0


def _print(found: Sequence[Figure]) -> None:
    table = Table("set", "ability", "measure", "figure", "n", "seconds", box=None)
    for figure in found:
        is_measured = figure.value is not None
        table.add_row(
            figure.set,
            figure.ability,
            figure.measure,
            f"{figure.value:.3f}" if is_measured else "",
            str(figure.n) if is_measured else "",
            f"{figure.seconds:.1f}" if is_measured else "",
        )
    Console(width=130).print(table)


if __name__ == "__main__":
    sys.exit(main())
