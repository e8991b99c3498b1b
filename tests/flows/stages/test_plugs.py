"""Stage compare with models of the user's."""

import json
import sys

# ruff: noqa: PLR0917  (fixtures come as arguments)
import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage
from writethru.cli import main

PLUG = """
class Opposing:
    name = "opposing-1"
    languages = None
    label = "contradicts"

    def classify(self, pairs):
        if self.label is None:
            raise RuntimeError("out of order")
        return [{each: float(each == self.label) for each in ("entails", "contradicts", "neutral")} for _ in pairs]


class Failing(Opposing):
    name = "failing-1"
    label = None


class Sure(Opposing):
    label = "entails"
"""
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The cooperative of pensioners wants to buy both machines of the mill for newsprint.",
)


@pytest.fixture
def watched(folder, site, item, tmp_path, monkeypatch, polled_and_read):
    """The folder has one page that was read, and two claims: one repeated, one in the grey zone."""
    (tmp_path / "mill_plug.py").write_text(PLUG, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    folder.reference("mill", "Paper mill in Dunmore closes", *CLAIMS)
    site.article("/mill")
    folder.feeds(site.feed("/feed", item("Mill to close", f"{site.url}/mill")))
    polled_and_read()
    yield folder
    sys.modules.pop("mill_plug", None)


def plugged(folder, name):
    settings = (folder.root / "writethru.toml").read_text("utf-8").partition("\n[plugs]")[0]
    folder.write("writethru.toml", f'{settings}\n[plugs]\nclassifier = "mill_plug:{name}"\n')
    return run_stage(folder.desk(), compare_coverage)


def told(folder):
    rows = folder.ask(
        "SELECT relation, method, reason FROM relations WHERE is_current ORDER BY relation_id"
    )
    return {(row["relation"], row["method"].partition("+")[2]) for row in rows}


def test_a_model_decides_the_open_and_its_name_is_kept(watched):
    report = plugged(watched, "Opposing")
    assert report.failures == ()
    assert ("repeats", "") in told(watched)
    assert ("contradicts", "opposing-1") in told(watched)


def test_one_that_fails_is_told_once_and_words_decide(watched, capsys):
    run_stage(watched.desk(), compare_coverage)
    plain = told(watched)
    report = plugged(watched, "Failing")
    assert report.counts["versions compared"] == 1
    assert told(watched) == plain
    (failure,) = report.failures
    assert failure.startswith("classifier failing-1: 1 of 1 calls failed; there words decided.")
    assert main(["doctor", "--watch", str(watched.root), "--json"]) == 1
    rows = {row["check"]: row for row in json.loads(capsys.readouterr().out)}
    assert "classifier failing-1: 1 of 1 calls failed" in rows["plugs"]["found"]
    assert "[plugs]" in rows["plugs"]["to_do"]


def test_one_that_cannot_be_had_is_told_and_nothing_is_compared_anew(watched):
    run_stage(watched.desk(), compare_coverage)
    report = plugged(watched, "Moon")
    assert report.load_id is None
    assert "classifier mill_plug:Moon: cannot be had, so words decide" in report.failures[0]


def test_another_model_compares_everything_anew(watched):
    assert plugged(watched, "Opposing").counts["versions compared"] == 1
    assert plugged(watched, "Opposing").load_id is None
    assert plugged(watched, "Failing").counts["versions compared"] == 1
