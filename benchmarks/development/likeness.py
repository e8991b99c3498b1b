"""How alike two headlines or sentences are, by `extract similarity`."""

import gzip
import re
from collections.abc import Iterator

from benchmarks.development.bench import Bench, DevelopmentSetError, Figure

LIKENESS = "news_similarity"
PARTS = ("sts2013_headlines", "sts2014_headlines", "sts2014_deft-news", "sts2014_tweet-news")
"""The graded ones; the headlines of 2013 and 2014 are what the weights were chosen on."""

_TOLD = re.compile(r"\bn (?P<n>\d+) +pearson (?P<pearson>-?\d\.\d+)")


def likeness(bench: Bench) -> Iterator[Figure]:
    """Pairs that people graded from 0 to 5."""
    for part in PARTS:
        path = bench.data / LIKENESS / "dev" / f"{part}.tsv.gz"
        lines = gzip.decompress(path.read_bytes()).decode("utf-8", "replace").split("\n")
        rows = [line.rstrip("\r").split("\t") for line in lines if line.strip()]
        asked = bench.extract(
            "similarity", ({"id": n, "a": row[1], "b": row[2]} for n, row in enumerate(rows))
        )
        said = "".join(f"{answer['similarity']}\n" for answer in asked.answers)
        gold = ("--set", part, "--gold", bench.data / LIKENESS)
        told = bench.score("score_news_similarity.py", bench.file("likeness.txt", said), *gold)
        found = _TOLD.search(told)
        if found is None:
            raise DevelopmentSetError(f"the scorer printed no Pearson: {told!r}")
        ability = f"likeness of sentences: {part}"
        yield Figure(
            LIKENESS, ability, "Pearson", float(found["pearson"]), int(found["n"]), asked.seconds
        )
