"""How far two readers of the sample wire agree: the truth in `expected.toml`, and an independent second labelling.

python -m benchmarks.agreement [--differences]
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import wire
from benchmarks.labels import PRESENT
from benchmarks.wire import Pair

SECOND = Path(__file__).parents[1] / "tests" / "data" / "labels" / "second.toml"
ABSENT = "absent"

Labels = Mapping[Pair, tuple[str, bool]]
"""The relation of each pair that a reader lists, and whether he is in doubt."""


def first_labels() -> Labels:
    """Those of the truth."""
    return _labels(wire.expected(), {})


def second_labels() -> Labels:
    """Those of the second reader, with the truth's names for the claims."""
    second = tomllib.loads(SECOND.read_text("utf-8"))
    names = {
        number: next(key for key, part in wire.expected()["claims"].items() if part in sentence)
        for number, sentence in second["claims"].items()
    }
    return _labels(second, names)


def _labels(labelled: Mapping[str, Any], names: Mapping[str, str]) -> Labels:
    """Pages that cannot be read bear no relations, by the scheme."""
    readable = {a["id"] for a in wire.expected()["article"] if a["status"] in {"full", "partial"}}
    return {
        (article["id"], names.get(relation["claim"], relation["claim"])): (
            relation["relation"],
            relation.get("doubt", False),
        )
        for article in labelled["article"]
        if article["id"] in readable
        for relation in article["relations"]
    }


def table_of(first: Labels, second: Labels) -> Counter[tuple[str, str]]:
    """How often each pair of labels comes together, over the pairs that either reader lists."""
    nothing = (ABSENT, False)
    return Counter(
        (first.get(pair, nothing)[0], second.get(pair, nothing)[0])
        for pair in first.keys() | second.keys()
    )


def figures(table: Mapping[tuple[str, str], int]) -> Iterable[tuple[str, float, int]]:
    """Measure, value and n."""
    total = sum(table.values())
    same = sum(n for (one, other), n in table.items() if one == other)
    yield "same relation, where either lists one", same / total, total
    both = {k: n for k, n in table.items() if k[0] in PRESENT and k[1] in PRESENT}
    either = sum(n for (one, other), n in table.items() if one in PRESENT or other in PRESENT)
    hits = sum(both.values())
    yield "present or not, F1", 2 * hits / (hits + either), either
    yield (
        "same label, where both say present",
        sum(n for (one, other), n in both.items() if one == other) / hits,
        hits,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, and what the two see differently."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args(argv)
    first, second = first_labels(), second_labels()
    for measure, value, n in figures(table_of(first, second)):
        sys.stdout.write(f"{measure:40} {value:.2f}  n {n}\n")
    if options.differences:
        for pair in sorted(first.keys() | second.keys()):
            one, other = first.get(pair, (ABSENT, False)), second.get(pair, (ABSENT, False))
            if one[0] != other[0]:
                sys.stdout.write(f"{pair[0]:28} {pair[1]:20} {one} {other}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
