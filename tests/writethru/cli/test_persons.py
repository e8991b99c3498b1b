"""`claims judge`, `claims watch` and `reference`: a person's hand on the claims of a watch folder."""

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from extractors.model import Article, Completeness, Precision, Status
from flows.stages.compare import compare_coverage
from flows.stages.desk import open_desk
from flows.stages.one_pass import run_stage
from storage.timeline.rows import version_rows
from storage.watch.decisions import MARK, read_decisions
from storage.watch.folder import init_folder
from storage.watch.opml import write_feeds
from writethru.cli import main

Told: TypeAlias = Callable[..., tuple[int, str, str]]

AT = datetime(2025, 6, 2, 8, 0, tzinfo=UTC)
URL = "https://post.example/mill"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
)
DENIAL = "Orlik Paper will not close its mill in Dunmore in June."


def store(root: Path, number: int, url: str, *sentences: str) -> None:
    """An article as if it had been read, and what it does to the claims."""
    article = Article(
        status=Status.FULL,
        completeness=Completeness.CONFIRMED,
        title="Mill in Dunmore",
        text="\n".join(sentences),
        published_at=AT,
        published_precision=Precision.MINUTE,
        updated_at=None,
        authors=(),
        language="en",
        declared_language="en",
        site=None,
        canonical_url=url,
        reasons=(),
    )
    version, text = version_rows(article, article_id=number, previous=None, sketch=(), seen_at=AT)
    home = {
        "article_id": number,
        "url": url,
        "canonical_url": url,
        "outlet": "Post",
        "first_seen_at": AT,
    }
    desk = open_desk(root)
    rows = {"article": [home], "version": [version], "version_text": [text]}
    desk.commit(desk.put("read", rows, made_at=datetime.now(UTC)))
    run_stage(open_desk(root), compare_coverage)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A watch folder with a reference and an article that repeats both of its claims."""
    folder = tmp_path / "watch"
    init_folder(folder, leave_out=("references", "topics"))
    write_feeds(folder / "feeds.opml", [])
    (folder / "references").mkdir()
    text = "\n".join(CLAIMS)
    (folder / "references" / "mill.md").write_text(f"# Paper mill closes\n\n{text}\n", "utf-8")
    store(folder, 7, URL, *CLAIMS)
    return folder


@pytest.fixture
def told(root: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """`told("claims", "judge", ...)`: the exit code, and what was written to both streams, each on one line."""

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*words, "--watch", str(root)])
        out = capsys.readouterr()
        return code, " ".join(out.out.split()), out.err

    return call


def labels(told: Told, claim: str = "c01") -> Any:
    rows = json.loads(told("claims", "mill", "--json")[1])
    return next(row["labels"] for row in rows if row["claim_id"] == claim)


def test_a_person_judges_lists_and_takes_back(told: Told) -> None:
    judged = ("claims", "judge", "c01", "--article", URL)
    assert labels(told) == ["repeated"]
    code, out, _ = told(*judged, "--relation", "contradicts", "--by", "Ada", "--reason", "irony")
    assert (code, out) == (0, "c01, Post, version 1: contradicts (before repeats), by Ada")
    assert labels(told) == ["disputed"]
    [row] = json.loads(told("claims", "judge", "--list", "--json")[1])
    assert (row["claim_id"], row["relation"], row["judged_by"]) == ("c01", "contradicts", "Ada")
    assert (row["reason"], row["state"], row["url"]) == ("irony", "holds", URL)
    assert "irony" in told("claims", "judge", "--list")[1]
    code, out, _ = told("claims", "judge", "mill/c01", "--article", "7", "--undo", "--by", "Ben")
    assert (code, out) == (0, "c01, Post, version 1: taken back, by Ben")
    assert labels(told) == ["repeated"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["c1", "--article", URL, "--relation", "repeats"], "has no claim 'c1', did you mean c01?"),
        (["c01", "--article", "https://x.example/", "--relation", "repeats"], "there is no article"),
        (["c01", "--relation", "repeats"], "name the claim and the article"),
        (["c01", "--article", URL, "--undo"], "nothing to undo"),
    ],
)  # fmt: skip
def test_a_mistake_in_judging_is_one_line(told: Told, words: list[str], complaint: str) -> None:
    code, out, err = told("claims", "judge", *words, "--by", "Ada")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert complaint in err


def test_a_tripwire_is_set_fires_is_listed_and_taken_away(root: Path, told: Told) -> None:
    path = root / "references" / "mill.toml"
    path.write_text("# mine\n[claims.c02]\npin = true\n", "utf-8")
    code, out, _ = told("claims", "watch", "c01", "--if", "contradicts")
    assert code == 0
    assert out.startswith("c01, contradicts: set; Orlik Paper will close")
    assert out.endswith("nothing of it was said so far")
    assert path.read_text("utf-8").startswith("# mine\n[claims.c02]\npin = true\n")
    store(root, 8, "https://other.example/mill", DENIAL)
    alerts = json.loads(told("alerts", "--json")[1])
    [alert] = [row for row in alerts if row["kind"] == "tripwire"]
    assert alert["sentences"][0]["citation"]["quote"] == DENIAL
    [row] = json.loads(told("claims", "watch", "--list", "--json")[1])
    assert (row["claim_id"], row["condition"], row["hits"]) == ("c01", "contradicts", 1)
    assert row["last_quote"] == DENIAL
    assert told("claims", "watch", "c01", "--if", "contradicts")[1].startswith(
        "c01, contradicts: is set already"
    )
    assert told("claims", "watch", "c01", "--remove")[1] == "c01, contradicts: taken away"
    assert told("claims", "watch", "--list")[1] == "no tripwire is set"
    assert read_decisions(path).claims[0].pin


def test_setting_a_tripwire_says_what_already_holds(root: Path, told: Told) -> None:
    store(root, 8, "https://other.example/mill", DENIAL)
    out = told("claims", "watch", "c01", "--if", "contradicts")[1]
    assert f"said before, so not told again: 1 Post: “{DENIAL}”" in out
    alerts = json.loads(told("alerts", "--json")[1])
    assert [row for row in alerts if row["kind"] == "tripwire"] == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["c09", "--if", "value"], "has no claim 'c09'"),
        (["c01", "--if", "denies"], "'denies' is no condition: write one of contradicts, updates"),
        (["c01", "--if", "stage=maybe"], "stage= and one of proposed, agreed"),
        (["c01"], "name the claim and what to tell"),
        (["c01", "--remove"], "no such tripwire is set on c01"),
    ],
)
def test_a_mistake_in_watching_is_one_line(told: Told, words: list[str], complaint: str) -> None:
    code, out, err = told("claims", "watch", *words)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert complaint in err


def test_references_are_listed_with_what_is_decided_and_what_is_wrong(
    root: Path, told: Told
) -> None:
    [row] = json.loads(told("reference", "--json")[1])
    assert (row["reference_id"], row["claims"], row["error"]) == ("mill", 2, None)
    path = root / "references" / "mill.toml"
    path.write_text("[claims.c02]\ndrop = true\n", "utf-8")
    [row] = json.loads(told("reference", "list", "--json")[1])
    assert (row["claims"], row["decided"]) == (1, 1)
    path.write_text("[claims.c2]\ndrop = true\n", "utf-8")
    [row] = json.loads(told("reference", "list", "--json")[1])
    assert "line 1: c2: there is no such claim; did you mean c02?" in row["error"]
    code, out, _ = told("doctor", "--json")
    [found] = [row for row in json.loads(out) if row["check"] == "references"]
    assert code != 0
    assert "did you mean c02?" in found["found"]


def test_the_claims_are_written_as_comments_and_what_a_person_wrote_stays(
    root: Path, told: Told
) -> None:
    path = root / "references" / "mill.toml"
    assert told("reference", "claims", "mill", "--write")[0] == 0
    first = path.read_text("utf-8")
    assert f"{MARK}c01  {CLAIMS[0]}\n{MARK}c02  {CLAIMS[1]}\n" in first
    path.write_text(f"{first}\n[claims.c01]\ndrop = true\n", "utf-8")
    assert told("reference", "claims", "--write")[0] == 0
    assert path.read_text("utf-8") == f"{first}\n[claims.c01]\ndrop = true\n"
    rows = json.loads(told("reference", "claims", "mill", "--json")[1])
    assert [(row["claim_id"], row["fate"]) for row in rows] == [("c02", None), ("c01", "dropped")]
    code, _, err = told("reference", "claims", "mil")
    assert (code, err.count("\n")) == (1, 1)
    assert "did you mean mill?" in err


def test_a_reference_is_added_as_watch_makes_it(
    root: Path, plant_file: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert told("reference", "add", str(plant_file), "--yes")[0] == 0
    rows = json.loads(told("reference", "--json")[1])
    assert [row["claims"] for row in rows] == [5, 2]
    toml = root / "references" / "brell-closes-its-plant-in-tarn.toml"
    assert f"{MARK}c01  The carmaker Brell will close" in toml.read_text("utf-8")


def test_claims_of_a_reference_are_listed_as_ever(told: Told) -> None:
    rows = json.loads(told("claims", "mill", "--json")[1])
    assert [row["claim_id"] for row in rows] == ["c01", "c02"]
    assert list(rows[0]) == [
        *("reference_id", "claim_id", "text", "speaker", "start_char", "end_char"),
        *("labels", "line", "body", "settled_at"),
    ]
