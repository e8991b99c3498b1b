"""What the product makes of the sample wire, against what a careful editor says: floors, and the alerts exactly."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import wire
from benchmarks.labels import PRESENT
from benchmarks.wire import Played
from flows.stages.desk import home_of
from storage.timeline.database import KEYS
from storage.timeline.questions import Timeline

STATUS_FLOOR = 0.9
TOPICS_FLOOR = 0.8
LABEL_FLOOR = 0.6
ENGLISH = frozenset({"en"})

MEASURED = {"elapsed_ms", "load_id"}
"""Columns that hold how long something took, or a hash of it."""


@pytest.fixture(scope="module")
def played(root: Path) -> Played:
    return wire.read_played(root)


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return wire.expected()


def rows_of(root: Path) -> Mapping[str, list[str]]:
    with Timeline(home_of(root)) as timeline:
        return {
            table: sorted(
                str({name: row[name] for name in row if name not in MEASURED})
                for row in timeline.database.query(f"FROM core.{table}")
            )
            for table in KEYS
        }


def test_pages_are_told_apart_from_walls_and_teasers(played: Played, truth: dict[str, Any]) -> None:
    judged = [article for article in truth["article"] if article["id"] in played.status]
    wrong = {
        article["id"]: (played.status[article["id"]], article["status"])
        for article in judged
        if played.status[article["id"]] != article["status"]
    }
    assert len(judged) >= 25
    assert 1 - len(wrong) / len(judged) >= STATUS_FLOOR, wrong


def test_only_what_is_off_topic_is_screened_out(played: Played, truth: dict[str, Any]) -> None:
    with_topics = {article["id"] for article in truth["article"] if article["topics"]}
    with_claims = {article["id"] for article in truth["article"] if article["relations"]}
    assert not played.screened & (with_topics | with_claims)
    assert played.screened


def test_topics(played: Played, truth: dict[str, Any]) -> None:
    score = wire.score_topics(played, truth)
    assert score.hits + score.misses >= 60
    assert score.f1 >= TOPICS_FLOOR, score


def test_copies_are_exactly_those_that_an_editor_sees(
    played: Played, truth: dict[str, Any]
) -> None:
    doubtful = {article["id"] for article in truth["article"] if article.get("copy_doubt")}
    right = {
        article["id"]: article["copy_of"]
        for article in truth["article"]
        if article["copy_of"] and article["id"] not in doubtful
    }
    said = {copy: origin for copy, origin in played.copies.items() if copy not in doubtful}
    assert len(right) == 3
    assert said == right


def test_labels_of_claims_that_both_see_in_a_text(played: Played, truth: dict[str, Any]) -> None:
    right, pairs = wire.label_accuracy(played, truth, ENGLISH)
    assert pairs >= 40
    assert right / pairs >= LABEL_FLOOR, f"{right} of {pairs}"


def test_quotes_stand_verbatim_in_the_text_that_they_are_from(root: Path) -> None:
    with Timeline(home_of(root)) as timeline:
        rows = timeline.database.query(
            "SELECT quote, substring(text, start_char + 1, end_char - start_char) AS found, relation "
            "FROM relations JOIN versions USING (version_id) WHERE quote IS NOT NULL"
        )
    assert len([row for row in rows if row["relation"] in PRESENT]) >= 50
    assert [row for row in rows if row["quote"] != row["found"]] == []


@pytest.mark.parametrize("poll", [1, 2, 3, 4, 5])
def test_after_each_poll_exactly_the_alerts_that_are_due_go_out(
    played: Played, truth: dict[str, Any], poll: int
) -> None:
    possible = wire.possible_alerts_of(truth)[poll]
    sent = [alert for alert in played.alerts[poll] if alert not in possible]
    assert sorted(sent) == sorted(wire.alerts_of(truth)[poll])


def test_every_alert_is_delivered_once_over_each_channel(root: Path) -> None:
    with Timeline(home_of(root)) as timeline:
        ask = timeline.database.query
        (alerts,) = ask("SELECT count(*) AS n FROM alerts")
        deliveries = ask(
            "SELECT channel, count(*) AS n, count(DISTINCT alert_id) AS n_alerts "
            "FROM core.delivery WHERE state = 'sent' GROUP BY channel ORDER BY channel"
        )
    n = alerts["n"]
    assert deliveries
    assert all(row["n"] == row["n_alerts"] == n for row in deliveries)
    text = (root / "alerts.md").read_text("utf-8")
    assert text.count("<!-- alert ") == n


def test_playing_it_twice_gives_the_same_rows(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = tmp_path_factory.mktemp("again") / "watch"
    wire.play_without_prefect(again)
    first, second = rows_of(root), rows_of(again)
    for table, rows in first.items():
        assert second[table] == rows, table


def test_a_finished_folder_finds_nothing_new(root: Path) -> None:
    before = rows_of(root)
    wire.play_without_prefect(root)
    assert rows_of(root) == before


def test_a_sentence_added_to_the_reference_alerts_nothing_again(root: Path, tmp_path: Path) -> None:
    edited = tmp_path / "edited"
    shutil.copytree(root, edited, symlinks=True)
    (path,) = (edited / "references").glob("*.md")
    head, title, body = path.read_text("utf-8").partition("\n# ")
    first, rest = body.split("\n", 1)
    added = "The broadcast lasted for more than an hour, according to the channel."
    path.write_text(f"{head}{title}{first}\n\n{added}\n{rest}", "utf-8")
    with Timeline(home_of(root)) as timeline:
        before = timeline.answers.alerts()
    wire.play_without_prefect(edited)
    with Timeline(home_of(edited)) as timeline:
        alerts = timeline.answers.alerts()
        claims = timeline.database.query("SELECT claim_id FROM claims")
    assert len(claims) == 29
    assert len(alerts) == len(before)
