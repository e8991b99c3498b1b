"""Do two articles belong to one story, by `extract stories` over all of them as one stream."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.development.bench import Bench, Figure, Row, named_values, take

STORIES = "storypairs"
POOLS = ("tg_ru_exam_pool", "tg_ru_train_pool", "tg_en_train_pool")
"""In the order in which the scorer reads them."""


def stories(bench: Bench) -> Iterator[Figure]:
    """Pairs of articles, labelled as one story or two."""
    articles: dict[str, Row] = {}
    for pool in POOLS:
        articles |= _articles(bench.data / STORIES / "dev" / f"{pool}.tsv.gz")
    asked = bench.extract("stories", articles.values())
    said = {answer["id"]: answer["story"] for answer in asked.answers}
    predictions = bench.file("stories.json", json.dumps(said))
    gold = ("--set", "tg_dev", "--gold", bench.data / STORIES)
    told = named_values(bench.score("score_storypairs.py", predictions, *gold))
    for measure, key, n in (
        ("precision", "precision", "n_predicted"),
        ("recall", "recall", "n_positive"),
        ("F1", "f1", "n_positive"),
    ):
        count = int(take(told, n))
        yield Figure(STORIES, "one story or two", measure, take(told, key), count, asked.seconds)


def _articles(path: Path) -> dict[str, Row]:
    """The articles of a pool by address, as lines for the extractor; none has a date."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    # A whole article is one field here.
    csv.field_size_limit(1 << 24)
    articles: dict[str, Row] = {}
    for row in csv.DictReader(io.StringIO(text), delimiter="\t"):
        for which in ("first", "second"):
            url = row[f"INPUT:{which}_url"]
            articles[url] = {
                "id": url,
                "title": row[f"INPUT:{which}_title"],
                "text": row[f"INPUT:{which}_text"],
                "outlet": urlsplit(url).netloc,
            }
    return articles
