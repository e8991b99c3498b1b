"""The views of a real timeline: diff, matrix, redline and the ledger of a claim, in every format."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.coverage.relations import METHOD
from flows.stages.desk import home_of
from storage.timeline.questions import Timeline
from writethru.cli import main

VIEWS = (("diff",), ("matrix",), ("redline",), ("claims", "show", "c26"))
BETWEEN_POLLS = "2025-02-28T00:00"

Show = Callable[..., str]


@pytest.fixture
def show(root: Path, capsys: pytest.CaptureFixture[str]) -> Show:
    """`show(word, ...)`: what the command prints."""

    def run(*words: str) -> str:
        capsys.readouterr()
        assert main([*words, "--watch", str(root)]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture(scope="module")
def texts(root: Path) -> Mapping[int, str]:
    """The text of every version."""
    with Timeline(home_of(root)) as timeline:
        rows = timeline.database.query("SELECT version_id, text FROM versions")
    return {row["version_id"]: row["text"] for row in rows}


def parsed(text: str) -> Any:
    return json.loads(text)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_comes_in_every_format(
    show: Show, view: tuple[str, ...], tmp_path: Path
) -> None:
    assert show(*view).startswith("Putin courts American companies")
    assert show(*view, "--markdown").startswith("# Putin courts American companies")
    assert show(*view, "--html").endswith("</main>\n</body>\n</html>\n")
    assert parsed(show(*view, "--json"))
    assert len(list(csv.DictReader(io.StringIO(show(*view, "--csv"))))) > 2
    page = tmp_path / "page.html"
    assert show(*view, "--output", str(page)) == ""
    assert page.read_text("utf-8") == show(*view, "--html")


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_knows_what_was_seen_later(show: Show, view: tuple[str, ...]) -> None:
    told = parsed(show(*view, "--json", "--as-of", BETWEEN_POLLS))
    seen = [datetime.fromisoformat(value) for value in _values(told, "first_seen_at", "settled_at")]
    assert bool(seen) == (view != ("redline",))
    assert all(value <= datetime.fromisoformat(f"{BETWEEN_POLLS}Z") for value in seen)
    assert told != parsed(show(*view, "--json"))


def _values(value: Any, *names: str) -> list[str]:
    if isinstance(value, list):
        return [found for one in value for found in _values(one, *names)]
    if isinstance(value, dict):
        own = [value[name] for name in names if value.get(name)]
        return own + [found for one in value.values() for found in _values(one, *names)]
    return []


@pytest.mark.parametrize("as_of", ["2025-02-25T12:00", BETWEEN_POLLS, "2025-03-06T00:00", None])
def test_everything_in_the_redline_stands_verbatim_in_its_source(
    show: Show, texts: Mapping[int, str], as_of: str | None
) -> None:
    told = parsed(
        show("redline", "--json", "--added", "1000", *(["--as-of", as_of] if as_of else []))
    )
    assert {change["kind"] for change in told["changes"]} >= {"added"}
    for change in told["changes"]:
        source = texts[change["version_id"]]
        assert source[change["quote_start"] : change["quote_end"]] == change["quote"]
        assert (change["new"] or "") in change["quote"]
        if change["kind"] != "added":
            assert told["text"][change["start"] : change["end"]].strip()


def test_the_redline_keeps_the_whole_reference_and_follows_it_with_the_newest_word(
    show: Show,
) -> None:
    printed = " ".join(show("redline").split())
    text = parsed(show("redline", "--json"))["text"]
    assert all(" ".join(passage.split()) in printed for passage in text.splitlines())
    outdated = (
        "[~Washington is pressing Ukraine to hand over a share of its revenues from mining.~]"
    )
    assert f"{outdated} → since then: Corvane News Agency, 04 Mar 2025 18:30" in printed
    then = " ".join(show("redline", "--as-of", BETWEEN_POLLS).split())
    assert f"{outdated} → since then: Trump, in The Alderwick Chronicle, 26 Feb 2025 17:40" in then


def test_the_matrix_has_one_cell_for_a_claim_and_outlet_and_tells_copies(show: Show) -> None:
    cells = parsed(show("matrix", "--json"))
    places = [(cell["claim_id"], cell["outlet"]) for cell in cells]
    assert len(places) == len(set(places))
    assert any(cell["is_copy"] for cell in cells)
    printed = show("matrix")
    assert "=ᶜ" in printed
    assert "A  Corvane News Agency  6 origins" in printed
    assert "only in copies" in printed


def test_a_matrix_says_how_many_outlets_are_not_shown(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writethru.cli.matrix.BESIDE_COLUMNS", 120 - 2 * 3)
    assert "3 more outlets not shown: --all shows them" in show("matrix")
    assert "not shown" not in show("matrix", "--all")


def test_the_strongest_relation_of_an_outlet_fills_its_cell(show: Show) -> None:
    cells = {(c["claim_id"], c["outlet"]): c["relation"] for c in parsed(show("matrix", "--json"))}
    relations: dict[tuple[str, str], set[str]] = {}
    for claim in parsed(show("diff", "--json")):
        for row in claim["evidence"]:
            relations.setdefault((row["claim_id"], row["outlet"]), set()).add(row["relation"])
    order = ("contradicts", "updates", "repeats", "mentions")
    assert relations
    for place, found in relations.items():
        assert cells[place] == next(relation for relation in order if relation in found)


def test_the_diff_tells_the_newest_update_first(show: Show) -> None:
    printed = show("diff")
    claim = printed[printed.index("→ c26") :]
    newest, older = claim.index("ready to sign"), claim.index("went unsigned")
    assert newest < older


def test_a_ledger_tells_places_rules_copies_and_omissions(
    show: Show, texts: Mapping[int, str]
) -> None:
    told = parsed(show("claims", "show", "c26", "--json"))
    quoted = [row for row in told["relations"] if row["quote"]]
    assert quoted
    for row in quoted:
        assert texts[row["version_id"]][row["start_char"] : row["end_char"]] == row["quote"]
    printed = " ".join(show("claims", "show", "c26").split())
    assert "paragraph 26, characters 2373 to 2453" in printed
    assert (
        f"{METHOD}, confidence 0.65: The claim leaves the matter open; it is agreed now." in printed
    )
    assert "left out by 7 of 13 independent texts" in printed
    assert "before an edit" in printed
    assert len(told["standings"]) == 4
    disputed = " ".join(show("claims", "show", "c22").split())
    assert "printed as well by Камертон Подолу (copy)" in disputed


def test_an_unknown_claim_is_one_clear_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["claims", "show", "c99"], ["diff", "--claim", "c99"]):
        assert main([*words, "--watch", str(root)]) == 1
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert "has no claim 'c99'" in told


def test_a_file_that_cannot_be_written_is_one_clear_line(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    there = tmp_path / "no" / "page.html"
    assert main(["matrix", "--output", str(there), "--watch", str(root)]) == 1
    assert capsys.readouterr().err == (
        f"writethru matrix: {there} cannot be written: No such file or directory\n"
    )


def test_claims_lists_as_before(show: Show) -> None:
    told = parsed(show("claims", "--json"))
    assert [claim["claim_id"] for claim in told] == [f"c{number:02}" for number in range(1, 29)]
    assert parsed(show("claims", "putin-interview", "--json")) == told
