"""Whole articles against the claims of a reference: English coverage, and coverage in other languages."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.development.bench import (
    Asked,
    Bench,
    Figure,
    Row,
    json_object,
    read_lines,
    take,
    write_lines,
)

SCORER = "score_coverage.py"
COVERAGE = "coverage"
CROSSLANG = "crosslang"
CONTRADICTS, NOT_ASSESSABLE = "contradicts", "not_assessable"

Pairs = frozenset[tuple[str, str]]
"""Article and claim."""


def coverage(bench: Bench) -> Iterator[Figure]:
    """The claims as the labels word them, then those that we draft from the reference."""
    gold = bench.data / COVERAGE / "dev"
    rows = [_line(article) for article in read_lines(gold / "articles.jsonl")]
    given = bench.extract("coverage", rows, "--claims", gold / "claims.json")
    told = _score(bench, gold, _named(given.answers))
    yield from _presence(COVERAGE, "claim present, given claims", told, given)
    yield from _more(COVERAGE, "given claims", told, given)
    own = bench.extract("coverage", rows, "--reference", gold / "reference.txt")
    told = _score(bench, gold, own.answers)
    yield from _presence(COVERAGE, "claim present, own claims", told, own)
    yield from _more(COVERAGE, "own claims", told, own)
    yield _drafted(told, own)


def crosslang(bench: Bench) -> Iterator[Figure]:
    """All articles; those of each language; real ones and those written for the set."""
    gold = bench.data / CROSSLANG
    articles = list(read_lines(gold / "dev" / "articles.jsonl"))
    claims = gold / "claims.json"
    asked = bench.extract("coverage", map(_line, articles), "--claims", claims)
    yield _compared(asked)
    for name, part in _parts(articles).items():
        told = _score(bench, _gold_of(bench, part), _answers_on(part, asked))
        ability = f"claim present, {name}"
        if name == "all":
            yield from _presence(CROSSLANG, ability, told, asked)
            yield from _more(CROSSLANG, name, told, asked)
        else:
            yield _f1(CROSSLANG, ability, told, asked)
    labels = json.loads((gold / "dev" / "labels_A.json").read_text("utf-8"))
    yield from contradicted(denied(labels["pairs"]), asked)


def _line(article: Row) -> Row:
    """A line as the extractor takes it; the language is ours to find."""
    return {
        "id": article["id"],
        "title": article["title"],
        "text": article["text"],
        "published_at": article["published"],
    }


def _named(answers: Sequence[Row]) -> list[Row]:
    """Given claims bear the ids of the labels, so that the scorer need not find them by their words."""
    return [
        {**answer, "claims": [{**claim, "gold": claim["claim"]} for claim in answer["claims"]]}
        for answer in answers
    ]


def _score(bench: Bench, gold: object, answers: Sequence[Row]) -> Mapping[str, Any]:
    predictions = bench.scratch / "predictions.jsonl"
    write_lines(predictions, answers)
    return json_object(bench.score(SCORER, gold, predictions, "--json"))


def _presence(name: str, ability: str, told: Row, asked: Asked) -> Iterator[Figure]:
    """Repeats, updates and contradicts together, against the first reader."""
    said = take(told, "quotes", "present_predictions")
    right = take(told, "A", "pairs_present")
    for measure, key, n in (("precision", "precision", said), ("recall", "recall", right)):
        yield Figure(name, ability, measure, take(told, "A", key), n, asked.seconds)
    yield _f1(name, ability, told, asked)


def _f1(name: str, ability: str, told: Row, asked: Asked) -> Figure:
    n = take(told, "A", "pairs_present")
    return Figure(name, ability, "F1", take(told, "A", "f1"), n, asked.seconds)


def _more(name: str, claims: str, told: Row, asked: Asked) -> Iterator[Figure]:
    right, both = take(told, "A", "pairs_present"), take(told, "A", "label_n")
    said, shown = (
        take(told, "quotes", key) for key in ("present_predictions", "quote_on_evidence_n")
    )
    agreed = take(told, "consensus", "pairs_present")
    for ability, measure, path, n in (
        ("claim present, both readers agree", "F1", ("consensus", "f1"), agreed),
        ("label where both say present", "accuracy", ("A", "label_accuracy"), both),
        ("claim present with the right label", "F1", ("A", "f1_label"), right),
        ("quote is verbatim", "accuracy", ("quotes", "quote_verbatim"), said),
        ("quote is the readers'", "accuracy", ("quotes", "quote_on_evidence"), shown),
    ):
        yield Figure(name, f"{ability}, {claims}", measure, take(told, *path), n, asked.seconds)
    if (area := told.get("related_auc")) is not None:
        n = take(told, "articles")
        yield Figure(name, f"article is related, {claims}", "AUC", area, n, asked.seconds)


def _drafted(told: Row, asked: Asked) -> Figure:
    n = take(told, "gold_claims")
    share = 1 - len(take(told, "gold_claims_unmapped")) / n
    return Figure(COVERAGE, "claims drafted from the reference", "recall", share, n, asked.seconds)


def _compared(asked: Asked) -> Figure:
    """How many articles got an answer at all: without one, every figure below is nought."""
    compared = sum(
        any(claim["relation"] != NOT_ASSESSABLE for claim in answer["claims"])
        for answer in asked.answers
    )
    n = len(asked.answers)
    share = compared / n if n else 0.0
    return Figure(CROSSLANG, "article could be compared", "share", share, n, asked.seconds)


def _parts(articles: Sequence[Row]) -> dict[str, list[Row]]:
    parts = {"all": list(articles)}
    for article in articles:
        kind = "written for the set" if article["source"] == "own" else "real"
        for name in (article["language"], kind):
            parts.setdefault(name, []).append(article)
    return parts


def _gold_of(bench: Bench, articles: Sequence[Row]) -> object:
    """The set as the English one is laid out, with these articles only."""
    gold, folder = bench.data / CROSSLANG, bench.folder("gold")
    for path in (gold / "claims.json", gold / "reference.txt", *(gold / "dev").glob("labels_*")):
        (folder / path.name).write_bytes(path.read_bytes())
    write_lines(folder / "articles.jsonl", articles)
    return folder


def _answers_on(articles: Sequence[Row], asked: Asked) -> list[Row]:
    names = {article["id"] for article in articles}
    return _named([answer for answer in asked.answers if answer["id"] in names])


def denied(pairs: Sequence[Row]) -> Pairs:
    """What the labels call contradicted."""
    return frozenset((p["article"], p["claim"]) for p in pairs if p["label"] == CONTRADICTS)


def contradicted(right: Pairs, asked: Asked) -> Iterator[Figure]:
    """How far our contradictions are the readers'. The scorer gives no figure for single labels."""
    said = frozenset(
        (answer["id"], claim["claim"])
        for answer in asked.answers
        for claim in answer["claims"]
        if claim["relation"] == CONTRADICTS
    )
    for measure, of in (("precision", said), ("recall", right)):
        share = len(said & right) / len(of) if of else 0.0
        yield Figure(CROSSLANG, "contradicted, all", measure, share, len(of), asked.seconds)
