"""A person's hand on the sample wire: tripwires set before it plays, a judgement after it, an edit of the reference."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import wire
from flows.demo import prepare
from flows.stages.desk import home_of
from storage.timeline.questions import Timeline
from writethru.cli import main

WIRES = """
[[tripwire]]
claim = "c04"
if = "contradicts"
[[tripwire]]
claim = "c04"
if = "contradicts"
by = "Kremlin"
[[tripwire]]
claim = "c26"
if = "stage=signed"
[[tripwire]]
claim = "c18"
if = "updates"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the whole wire was played, with four tripwires set from the beginning."""
    made = tmp_path_factory.mktemp("persons") / "watch"
    prepare(made, world=None)
    (path,) = (made / "references").glob("*.md")
    path.with_suffix(".toml").write_text(WIRES, "utf-8")
    wire.play_without_prefect(made)
    return made


@pytest.fixture
def ask(root: Path) -> Callable[[str], list[dict[str, Any]]]:
    def call(query: str) -> list[dict[str, Any]]:
        with Timeline(home_of(root)) as timeline:
            return timeline.database.query(query)

    return call


def test_each_tripwire_tells_what_it_was_set_for_once(
    ask: Callable[[str], list[dict[str, Any]]],
) -> None:
    rows = ask("SELECT claim_id, sentences FROM alerts WHERE kind = 'tripwire' ORDER BY claim_id")
    assert [row["claim_id"] for row in rows] == ["c04", "c18", "c18"]
    [sentence] = json.loads(rows[0]["sentences"])
    assert "does not have significantly more rare earth metals" in sentence["citation"]["quote"]
    met = ask("SELECT condition, speaker, hits, known_before FROM tripwires WHERE claim_id = 'c04'")
    assert {(row["speaker"], row["hits"], row["known_before"]) for row in met} == {
        (None, 1, 0),
        ("Kremlin", 0, 0),
    }


def test_a_judgement_on_the_played_wire_holds_through_another_pass(
    root: Path, ask: Callable[[str], list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    [row] = ask(
        "SELECT url, reference_id FROM relations "
        "WHERE is_current AND claim_id = 'c04' AND relation = 'contradicts' AND confidence >= 0.5"
    )
    words = ["claims", "judge", "c04", "--article", row["url"], "--watch", str(root), "--by", "Ada"]
    assert main([*words, "--relation", "mentions"]) == 0
    state = "SELECT labels FROM claim_states WHERE is_current AND claim_id = 'c04'"
    assert ask(state) == [{"labels": ["repeated"]}]
    wire.play_without_prefect(root)
    assert ask(state) == [{"labels": ["repeated"]}]
    assert main([*words, "--undo"]) == 0
    assert ask(state) == [{"labels": ["repeated", "disputed"]}]
    assert len(ask("FROM alerts WHERE kind = 'tripwire'")) == 3
    capsys.readouterr()
