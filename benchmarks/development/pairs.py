"""One claim against one text: support, contradiction, relatedness, by `extract compare`."""

import csv
import gzip
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.development.bench import (
    Asked,
    Bench,
    Figure,
    Row,
    Values,
    json_object,
    named_values,
    take,
)

FEVER = "fever_symmetric"
WICE = "wice"
FNC = "fnc1"
PROPOSITIONS = "propsegment"

FNC_SAMPLE = 4_000
"""Pairs of headline and article out of almost ten thousand: all of them would take minutes."""
SEED = 7
HALF = 0.5

Wanted = tuple[str, str, str, str]
"""Ability, measure, and what the scorer calls the value and the number of decisions."""

STANCES = {"repeats": "agree", "updates": "agree", "contradicts": "disagree"}
"""The stance that a relation means; any other of a related article is `discuss`."""


def fever(bench: Bench) -> Iterator[Figure]:
    """A claim and a sentence that supports or refutes it, each pair twice with a small change."""
    path = bench.data / FEVER / "dev" / "fever_symmetric_v0.2_dev.jsonl.gz"
    pairs = [(row["claim"], row.get("evidence_sentence") or row["evidence"]) for row in _rows(path)]
    asked = _compare(bench, pairs)
    labels = ("SUPPORTS" if a["supported"] >= HALF else "REFUTES" for a in asked.answers)
    predictions = bench.file("labels.txt", "\n".join(labels) + "\n")
    gold = ("--set", "v0.2", "--split", "dev", "--gold", bench.data / FEVER)
    told = named_values(bench.score("score_fever_symmetric.py", predictions, *gold))
    wanted = (
        ("supported or refuted", "accuracy", "accuracy", "n"),
        ("supported or refuted, with figures", "accuracy", "accuracy_numeric", "n_numeric"),
        ("supported or refuted, both of a pair", "accuracy", "pair_accuracy", "n_claim_pairs"),
    )
    yield from _figures(FEVER, told, asked, wanted)


def wice(bench: Bench) -> Iterator[Figure]:
    """A claim and the sentences of a page."""
    rows = list(_rows(bench.data / WICE / "dev" / "claim_dev.jsonl.gz"))
    asked = _compare(bench, [(row["claim"], "\n".join(row["evidence"])) for row in rows])
    said = {
        row["meta"]["id"]: {"score": answer["supported"], "evidence": answer["evidence"]}
        for row, answer in zip(rows, asked.answers, strict=True)
    }
    predictions = bench.file("support.json", json.dumps(said))
    gold = ("--split", "dev", "--gold", bench.data / WICE)
    told = named_values(bench.score("score_wice.py", predictions, *gold))
    tuned = named_values(bench.score("score_wice.py", predictions, *gold, "--dev", predictions))
    wanted = (
        ("claim supported", "F1", "f1_supported", "n"),
        ("claim supported", "AUC", "auroc", "n"),
        ("sentences that carry it", "F1", "evidence_f1", "evidence_n"),
    )
    yield from _figures(WICE, told, asked, wanted)
    # The cut is chosen on the claims that it is judged by, so it flatters.
    best = ("claim supported, best cut", "F1", "f1_supported", "n")
    yield from _figures(WICE, tuned, asked, (best,))


def fnc(bench: Bench) -> Iterator[Figure]:
    """A headline and an article: does it concern it at all, and what does it say to it."""
    folder = bench.data / FNC / "dev"
    bodies = {row["Body ID"]: row["articleBody"] for row in _table(folder / "dev_bodies.csv.gz")}
    rows = _table(folder / "dev_stances.csv.gz")
    rows = random.Random(SEED).sample(rows, min(FNC_SAMPLE, len(rows)))
    asked = _compare(bench, [(row["Headline"], bodies[row["Body ID"]]) for row in rows])
    gold = bench.folder("fnc1")
    stances = [(row["Headline"], row["Body ID"], row["Stance"]) for row in rows]
    packed = gzip.compress(_csv(("Headline", "Body ID", "Stance"), stances).encode())
    (gold / "competition_test_stances.csv.gz").write_bytes(packed)
    said = _csv(("Stance",), [(_stance(answer),) for answer in asked.answers])
    predictions = bench.file("stances.csv", said)
    told = named_values(bench.score("score_fnc1.py", predictions, "--gold", gold))
    wanted = (
        ("article is related", "accuracy", "related_accuracy", "n"),
        ("stance of an article", "FNC score, %", "fnc_score_pct", "n"),
        ("stance of an article", "macro F1", "macro_f1", "n"),
        ("article disagrees", "F1", "f1_disagree", "n"),
    )
    yield from _figures(FNC, told, asked, wanted)


def propositions(bench: Bench) -> Iterator[Figure]:
    """A part of a sentence of one document against another document on the same subject."""
    gold, scorer = ("--gold", bench.data / PROPOSITIONS / "dev"), "score_propsegment.py"
    rows = [json_object(line) for line in bench.score(scorer, "--list", *gold).splitlines()]
    pairs = [(row["proposition"], "\n".join(row["premise_sentences"])) for row in rows]
    asked = _compare(bench, pairs)
    said = "\n".join(_entailment(answer) for answer in asked.answers) + "\n"
    told = named_values(bench.score(scorer, bench.file("entailed.txt", said), *gold))
    wanted = (
        ("proposition entailed", "accuracy", "accuracy_2way", "n"),
        ("proposition entailed", "balanced accuracy", "balanced_accuracy", "n"),
        ("proposition entailed", "F1", "f1_entails", "n"),
    )
    yield from _figures(PROPOSITIONS, told, asked, wanted)


def _compare(bench: Bench, pairs: Sequence[tuple[str, str]]) -> Asked:
    lines = (
        {"id": number, "claim": claim, "text": text} for number, (claim, text) in enumerate(pairs)
    )
    return bench.extract("compare", lines)


def _stance(answer: Row) -> str:
    if answer["related"] < HALF:
        return "unrelated"
    return STANCES.get(answer["relation"], "discuss")


def _entailment(answer: Row) -> str:
    if answer["relation"] == "contradicts":
        return "contradicts"
    return "entails" if answer["supported"] >= HALF else "neither"


def _figures(name: str, told: Values, asked: Asked, wanted: Sequence[Wanted]) -> Iterator[Figure]:
    for ability, measure, key, n in wanted:
        yield Figure(name, ability, measure, take(told, key), int(take(told, n)), asked.seconds)


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _table(path: Path) -> list[Mapping[str, str]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows(rows)
    return file.getvalue()
