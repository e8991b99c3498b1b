"""The development sets by their scorers, on a small made-up data folder with scorers that print in the same form."""

import csv
import gzip
import io
import json
import lzma
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import development_sets
from benchmarks.development import bench, claims, likeness, tweets
from benchmarks.development_sets import NOT_YET, SETS, DevelopmentSetError, Figure, figures

CLAIMS: tuple[Mapping[str, str], ...] = (
    {"id": "k1", "claim": "The harbour of Quay will close its north basin on Sunday."},
    {"id": "k2", "claim": "The salvage firm asked the town of Quay for 40 million euros."},
)
ARTICLES: tuple[Mapping[str, Any], ...] = (
    {
        "id": "near",
        "title": "Basin closes",
        "published": "2025-03-02T08:00:00Z",
        "language": "en",
        "source": "own",
        "text": "The harbour of Quay will close its north basin on Sunday. Nobody was hurt there, its master said.",
    },
    {
        "id": "far",
        "title": "A choir wins",
        "published": None,
        "language": "en",
        "source": "a repository",
        "text": "The youth choir of Tarn won first prize in Lund. It sang six songs by a living composer.",
    },
)
LABELS: dict[str, list[dict[str, Any]]] = {
    "pairs": [
        {"article": "near", "claim": "k1", "label": "repeats", "evidence": "", "confidence": 2},
        {"article": "near", "claim": "k2", "label": "contradicts", "evidence": "", "confidence": 2},
    ]
}

COVERAGE_SCORER = """
    import json, pathlib, sys
    gold, lines, flag = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    assert flag == "--json"
    assert {"claims.json", "reference.txt", "labels_B.json"} <= {p.name for p in gold.iterdir()}
    read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8")]
    articles = {a["id"] for a in read(gold / "articles.jsonl")}
    answers = read(lines)
    assert {a["id"] for a in answers} == articles, "answers on other articles"
    right = {(p["article"], p["claim"]) for p in json.loads((gold / "labels_A.json").read_text("utf-8"))["pairs"]}
    right = {pair for pair in right if pair[0] in articles}
    said = {(a["id"], c.get("gold", c["claim"])) for a in answers for c in a["claims"]
            if c["relation"] in ("repeats", "updates", "contradicts")}
    hits = len(said & right)
    against = {"pairs_present": len(right), "precision": hits / max(1, len(said)), "recall": hits / max(1, len(right)),
               "f1": 2 * hits / max(1, len(said) + len(right)), "label_accuracy": 0.5, "label_n": hits, "f1_label": 0.25}
    print(json.dumps({"articles": len(articles), "gold_claims": 2, "gold_claims_unmapped": ["k2"], "A": against,
        "B": against, "consensus": against, "related_auc": 0.75, "quotes": {"present_predictions": len(said),
        "quote_given": 1.0, "quote_verbatim": 1.0, "quote_on_evidence": 0.5, "quote_on_evidence_n": hits}}))
"""
FEVER_SCORER = """
    import gzip, json, sys
    assert sys.argv[2:6] == ["--set", "v0.2", "--split", "dev"] and sys.argv[6] == "--gold"
    path = sys.argv[7] + "/dev/fever_symmetric_v0.2_dev.jsonl.gz"
    right = [json.loads(line)["label"] for line in gzip.open(path, "rt")]
    said = open(sys.argv[1]).read().split()
    assert len(said) == len(right)
    print("# " + sys.argv[1])
    print("%-18s %s" % ("n", len(right)))
    print("%-18s %.4f" % ("accuracy", sum(a == b for a, b in zip(right, said)) / len(right)))
    for name, value in (("n_numeric", "1"), ("accuracy_numeric", "1.0000"), ("n_claim_pairs", "0"), ("pair_accuracy", "0.0000")):
        print("%-18s %s" % (name, value))
"""
WICE_SCORER = """
    import json, sys
    said = json.load(open(sys.argv[1]))
    assert sys.argv[2:4] == ["--split", "dev"]
    assert all(0 <= answer["score"] <= 1 for answer in said.values())
    is_tuned = "--dev" in sys.argv
    found = {"n": len(said), "threshold": 0.31 if is_tuned else 0.5, "f1_supported": 0.9 if is_tuned else 0.8,
             "auroc": 0.7, "evidence_n": 1, "evidence_f1": float(1 in said["w1"]["evidence"])}
    print("# " + sys.argv[1])
    for name, value in found.items():
        print("%-18s %s" % (name, "%.4f" % value if isinstance(value, float) else value))
"""
FNC_SCORER = """
    import csv, gzip, sys
    rows = list(csv.DictReader(gzip.open(sys.argv[3] + "/competition_test_stances.csv.gz", "rt", newline="")))
    said = [row["Stance"] for row in csv.DictReader(open(sys.argv[1], newline=""))]
    assert len(said) == len(rows)
    hits = sum((row["Stance"] == "unrelated") == (one == "unrelated") for row, one in zip(rows, said))
    found = {"fnc_points": 1.0, "fnc_max": 4.0, "fnc_score_pct": 25.0, "related_accuracy": hits / len(rows), "n": len(rows),
             "macro_f1": 0.5, "f1_disagree": 0.0}
    for name, value in found.items():
        print("%-18s %s" % (name, "%.4f" % value if isinstance(value, float) else value))
"""
PROPOSITIONS_SCORER = """
    import json, sys
    premise = ["Nobody was hurt.", "The crane of Quay fell into the basin on Sunday."]
    if sys.argv[1] == "--list":
        for said in ("The crane of Quay fell into the basin.", "The choir of Tarn sang in Lund."):
            print(json.dumps({"proposition": said, "premise_sentences": premise}))
    else:
        said = open(sys.argv[1]).read().split()
        assert said == ["entails", "neither"], said
        print("# " + sys.argv[1])
        for name, value in (("n", 2), ("accuracy_2way", "1.0000"), ("balanced_accuracy", "1.0000"), ("f1_entails", "1.0000")):
            print("%-18s %s" % (name, value))
"""
STORIES_SCORER = """
    import json, sys
    said = json.load(open(sys.argv[1]))
    assert sys.argv[2:4] == ["--set", "tg_dev"]
    assert len(said) == 4, said
    same = said["https://a.example/1"] == said["https://b.example/1"]
    apart = said["https://a.example/1"] != said["https://c.example/2"]
    print("# " + sys.argv[1])
    for name, value in (("n_pairs", 2), ("n_positive", 1), ("n_predicted", 1), ("precision", "%.4f" % apart), ("recall", "%.4f" % same), ("f1", "0.5000")):
        print("%-18s %s" % (name, value))
"""
REUTERS_SCORER = """
    import json, lzma, sys
    assert sys.argv[2] == "--setting" and sys.argv[4] == "--gold"
    read = lambda name: [json.loads(line) for line in lzma.open(sys.argv[5] + name, "rt")]
    earlier, later = read("/dev/train.jsonl.xz"), read("/test/test.jsonl.xz")
    assert (len(earlier), len(later)) == (24, 8)
    assert max(s["newid"] for s in earlier) < min(s["newid"] for s in later)
    said = {line["newid"]: line["topics"] for line in map(json.loads, open(sys.argv[1]))}
    hits = sum(said[s["newid"]] == s["topics"] for s in later)
    print("# " + sys.argv[1])
    for name, value in (("n_docs", len(later)), ("micro_f1", "%.4f" % (hits / len(later))), ("macro_f1", "0.5000")):
        print("%-18s %s" % (name, value))
"""
TWEETS_SCORER = """
    import pathlib, sys
    names = sorted(p.name for p in pathlib.Path(sys.argv[1]).iterdir())
    assert names == ["one.csv"], names
    print("one.csv", {"score": -0.5, "windows": 2, "found": 1, "false_alert_points": 3})
    print({"nab_raw": -0.5, "nab_normalised": 37.5, "windows": 2, "found": 1, "false_alerts_per_day": 1e-05})
"""
LIKENESS_SCORER = """
    import gzip, sys
    assert sys.argv[2] == "--set" and sys.argv[4] == "--gold"
    rows = gzip.open(sys.argv[5] + "/dev/" + sys.argv[3] + ".tsv.gz", "rt").read().splitlines()
    near, far, half = map(float, open(sys.argv[1]).read().split())
    assert len(rows) == 3 and near > half > far
    print("%-60s n %d  pearson 0.9000" % (sys.argv[3], len(rows)))
"""
SCORERS = {
    "coverage": COVERAGE_SCORER,
    "fever_symmetric": FEVER_SCORER,
    "wice": WICE_SCORER,
    "fnc1": FNC_SCORER,
    "propsegment": PROPOSITIONS_SCORER,
    "storypairs": STORIES_SCORER,
    "reuters21578": REUTERS_SCORER,
    "nab_tweets": TWEETS_SCORER,
    "news_similarity": LIKENESS_SCORER,
}


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    elif path.suffix == ".xz":
        path.write_bytes(lzma.compress(text.encode(), preset=0))
    else:
        path.write_text(text, "utf-8")


def lines(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def make_claims(data: Path) -> None:
    reference = "\n".join(claim["claim"] for claim in CLAIMS)
    for claims_of, articles in (
        ("coverage/dev", "coverage/dev"),
        ("crosslang", "crosslang/dev"),
    ):
        put(data / claims_of / "claims.json", json.dumps(CLAIMS))
        put(data / claims_of / "reference.txt", reference)
        put(data / articles / "articles.jsonl", lines(ARTICLES))
        for name in ("labels_A.json", "labels_B.json"):
            put(data / articles / name, json.dumps(LABELS))


def make_pairs(data: Path) -> None:
    sentence = "The harbour of Quay closed its north basin on Sunday ."
    pairs = [
        {"claim": "The harbour of Quay closed its north basin .", "label": "SUPPORTS"},
        {"claim": "A choir of Tarn sang six songs in Lund .", "label": "REFUTES"},
    ]
    fever = "fever_symmetric/dev/fever_symmetric_v0.2_dev.jsonl.gz"
    put(data / fever, lines({**pair, "evidence": sentence} for pair in pairs))
    evidence = ["Skip to content", sentence, "Nobody was hurt .", "Read more"]
    wice = {"meta": {"id": "w1"}, "claim": pairs[0]["claim"], "evidence": evidence}
    put(data / "wice/dev/claim_dev.jsonl.gz", lines([wice]))
    bodies = [{"Body ID": str(n), "articleBody": a["text"]} for n, a in enumerate(ARTICLES)]
    put(data / "fnc1/dev/dev_bodies.csv.gz", table(bodies))
    headline = CLAIMS[0]["claim"]
    stances = [
        {"Headline": headline, "Body ID": "0", "Stance": "agree"},
        {"Headline": headline, "Body ID": "1", "Stance": "unrelated"},
    ]
    put(data / "fnc1/dev/dev_stances.csv.gz", table(stances))
    for name in ("document_clusters", "relationships"):
        put(data / f"propsegment/dev/{name}.dev.json.gz", "[]")


def make_stories(data: Path) -> None:
    crane = "A crane fell into the north basin of Quay on Sunday and blocks fourteen boats of the harbour."
    choir = "The youth choir of Tarn won first prize in Lund with six songs by a living composer."

    def row(first: str, second: str, texts: tuple[str, str]) -> dict[str, str]:
        sides = zip(("first", "second"), (first, second), texts, strict=True)
        return {
            f"INPUT:{side}_{key}": value
            for side, url, text in sides
            for key, value in (("url", url), ("title", text[:30]), ("text", text))
        }

    same = row("https://a.example/1", "https://b.example/1", (crane, crane))
    apart = row("https://a.example/1", "https://c.example/2", (crane, choir))
    other = row("https://c.example/2", "https://d.example/2", (choir, choir))
    for pool, rows in (
        ("tg_ru_exam_pool", same),
        ("tg_ru_train_pool", apart),
        ("tg_en_train_pool", other),
    ):
        put(data / f"storypairs/dev/{pool}.tsv.gz", table([rows], "\t"))


def make_likeness(data: Path) -> None:
    near = "5\tA crane fell into the basin\tA crane fell into the north basin"
    far = "0\tA crane fell into the basin\tA choir of Tarn sings in Lund"
    half = "3\tA crane fell into the basin\tThe basin is closed after the fall of a crane"
    for part in likeness.PARTS:
        put(data / f"news_similarity/dev/{part}.tsv.gz", f"{near}\n{far}\n{half}\n")


def make_topics(data: Path) -> None:
    said = {
        "wheat": "The wheat harvest of the plains was sold to millers at a higher price.",
        "gold": "The gold mine in the hills poured more bullion than in any earlier year.",
    }
    stories = [
        {
            "newid": number,
            "topics_attr": "YES" if number < 32 else "NO",
            "topics": [topic],
            "title": topic.title(),
            "body": f"{said[topic]} Report {number}.",
        }
        for number, topic in ((n, ("wheat", "gold")[n % 2]) for n in range(36))
    ]
    put(data / "reuters21578/dev/train.jsonl.xz", lines(stories))
    times = [{"timestamp": f"2015-02-26 00:{5 * n:02}:00", "value": "3"} for n in range(12)]
    put(data / "nab_tweets/dev/one.csv.gz", table(times))
    put(data / "nab_tweets/dev/windows.json", "{}")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all sets."""
    made = tmp_path_factory.mktemp("data")
    for make in (make_claims, make_pairs, make_stories, make_likeness, make_topics):
        make(made)
    for name, text in SCORERS.items():
        put(made / "scorers" / f"score_{name}.py", textwrap.dedent(text))
    return made


@pytest.fixture(scope="module")
def found(data: Path) -> list[Figure]:
    """Every figure, with the real extractors."""
    return list(figures(data))


def value(found: Iterable[Figure], name: str, ability: str, measure: str) -> tuple[Any, int]:
    (figure,) = [f for f in found if (f.set, f.ability, f.measure) == (name, ability, measure)]
    return figure.value, figure.n


@pytest.mark.slow
def test_every_set_is_measured_or_said_not_to_be(found: list[Figure]) -> None:
    assert {figure.set for figure in found} == {*SETS, *NOT_YET}
    for figure in found:
        assert (figure.value is None) is (figure.set in NOT_YET)
        assert (figure.measure == "not built") is (figure.set in NOT_YET)
        assert (figure.seconds > 0) is (figure.set in SETS)
    names = [(figure.set, figure.ability, figure.measure) for figure in found]
    assert len(set(names)) == len(names)


@pytest.mark.slow
def test_claims_are_compared_with_the_readers(found: list[Figure]) -> None:
    given = "claim present, given claims"
    assert value(found, "coverage", given, "recall") == (0.5, 2)
    assert value(found, "coverage", given, "precision") == (1.0, 1)
    assert value(found, "coverage", given, "F1") == (pytest.approx(2 / 3), 2)
    assert value(found, "coverage", "claims drafted from the reference", "recall") == (0.5, 2)


@pytest.mark.slow
def test_other_languages_are_scored_apart(found: list[Figure]) -> None:
    def f1(part: str) -> tuple[Any, int]:
        return value(found, "crosslang", f"claim present, {part}", "F1")

    assert f1("all") == f1("en") == f1("written for the set") == (pytest.approx(2 / 3), 2)
    assert f1("real") == (0.0, 0)
    assert value(found, "crosslang", "article could be compared", "share") == (0.5, 2)
    assert value(found, "crosslang", "contradicted, all", "recall") == (0.0, 1)
    assert value(found, "crosslang", "contradicted, all", "precision") == (0.0, 0)


def test_contradictions_are_counted_by_article_and_claim() -> None:
    def answer(article: str, *relations: str) -> dict[str, Any]:
        said = zip(("k1", "k2"), relations, strict=True)
        return {"id": article, "claims": [{"claim": c, "relation": r} for c, r in said]}

    answers = (answer("near", "contradicts", "contradicts"), answer("far", "absent", "mentions"))
    right = claims.denied(LABELS["pairs"])
    told = [(f.measure, f.value, f.n) for f in claims.contradicted(right, bench.Asked(answers, 1))]
    assert told == [("precision", 0.5, 2), ("recall", 1.0, 1)]


@pytest.mark.slow
def test_pairs_reach_their_scorers_in_order(found: list[Figure]) -> None:
    assert value(found, "fever_symmetric", "supported or refuted", "accuracy") == (1.0, 2)
    assert value(found, "wice", "claim supported", "F1") == (0.8, 1)
    assert value(found, "wice", "claim supported, best cut", "F1") == (0.9, 1)
    assert value(found, "wice", "sentences that carry it", "F1") == (1.0, 1)
    assert value(found, "fnc1", "article is related", "accuracy") == (1.0, 2)
    assert value(found, "fnc1", "stance of an article", "FNC score, %") == (25.0, 2)
    assert value(found, "propsegment", "proposition entailed", "accuracy") == (1.0, 2)


@pytest.mark.slow
def test_stories_topics_and_bursts(found: list[Figure]) -> None:
    assert value(found, "storypairs", "one story or two", "recall") == (1.0, 1)
    assert value(found, "storypairs", "one story or two", "precision") == (1.0, 1)
    assert value(found, "reuters21578", "topics by example", "micro F1") == (1.0, 8)
    assert value(found, "nab_tweets", "bursts of mentions", "NAB score, %") == (37.5, 2)
    assert value(found, "nab_tweets", "bursts of mentions", "false alerts a day") == (1e-05, 2)


@pytest.mark.slow
def test_sentences_that_people_graded(found: list[Figure]) -> None:
    ability = "likeness of sentences: sts2014_headlines"
    assert value(found, "news_similarity", ability, "Pearson") == (0.9, 3)


def test_a_set_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    found = list(figures(tmp_path))
    assert [figure.set for figure in found] == [*SETS, *NOT_YET]
    assert all(figure.value is None for figure in found)
    missing = [f for f in found if f.measure == "missing"]
    assert [f.set for f in missing] == list(SETS)
    assert missing[0].ability == "there is no coverage/dev/articles.jsonl"


def test_a_large_set_is_drawn_from_with_its_number_told(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.development.pairs.FNC_SAMPLE", 1)
    assert {figure.n for figure in figures(data, "fnc1")} == {1}


def test_a_set_nobody_knows() -> None:
    with pytest.raises(ValueError, match="there is no set 'moon'"):
        list(figures(Path(), "moon"))


@pytest.mark.parametrize(
    "told",
    [
        "",
        "# title\n",
        "# title\nn 3\naccuracy: 0.5\n",
        "n 3\n\naccuracy 0.5\n",
        "n 3\nWarning: odd\n",
        "n 3\nauroc nan\n",
        "n 3\nn 4\n",
        "n 3\n# title\n",
    ],
)
def test_an_unexpected_line_of_a_scorer(told: str) -> None:
    with pytest.raises(DevelopmentSetError, match="the scorer printed"):
        bench.named_values(told)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "one.csv {'n': 1}\n",
        "{'n': 1}\none.csv {'n': 1}\n",
        "one.csv {'n': 1}\n{'n': oops}\n",
        "one.csv {'n': 1}\nodd\n{'n': 1}\n",
    ],
)
def test_an_unexpected_line_about_bursts(told: str) -> None:
    with pytest.raises(DevelopmentSetError, match="unexpected line"):
        tweets.total_of(told)


def test_values_of_a_scorer() -> None:
    told = "# of /some/where\nn                  3\naccuracy_two_ways_x 0.2500\nscore -1.5\n"
    assert bench.named_values(told) == {"n": 3, "accuracy_two_ways_x": 0.25, "score": -1.5}
    with pytest.raises(DevelopmentSetError, match=r"printed no A\.f1"):
        bench.take({"A": {"recall": 1}}, "A", "f1")
    with pytest.raises(DevelopmentSetError, match="no JSON"):
        bench.json_object("fine\n")


def test_a_scorer_that_fails_is_told_in_one_line(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_pairs(tmp_path)
    put(tmp_path / "scorers/score_fever_symmetric.py", "import sys\nsys.exit('expected 3 labels')")
    monkeypatch.setenv("DATA", str(tmp_path))
    assert development_sets.main(["--only", "fever_symmetric"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("score_fever_symmetric.py")
    assert told.endswith("ended with 1: expected 3 labels\n")
    assert told.count("\n") == 1


def test_a_line_that_an_extractor_cannot_use_is_told(tmp_path: Path) -> None:
    with pytest.raises(DevelopmentSetError, match=r"writethru extract ended with 3: .* 1 lines"):
        bench.Bench(tmp_path, tmp_path).extract("figures", [{"id": 1}])


@pytest.mark.parametrize("folder", [None, "", "nowhere"])
def test_without_data_there_is_one_line(
    folder: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATA", raising=False)
    if folder is not None:
        monkeypatch.setenv("DATA", folder)
    assert development_sets.main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_figures_as_json_and_as_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    assert development_sets.main(["--only", "wice", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "set": "wice",
        "ability": "there is no wice/dev/claim_dev.jsonl.gz",
        "measure": "missing",
        "value": None,
        "n": 0,
        "seconds": 0.0,
    }
    assert development_sets.main([]) == 0
    assert "not built" in capsys.readouterr().out
