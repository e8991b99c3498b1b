"""`writethru topics` and `writethru read-text`."""

import json
from pathlib import Path
from typing import Any

import pytest

from writethru.cli import main

MILL = """id = "mill"
threshold = 0.2
query = "mill AND (clos* OR shut) AND NOT title:wind"
examples = ["The paper mill closes.", "Nothing of the kind."]
counter_examples = ["A mill, closed.", "A windmill."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A watch folder with one topic."""
    root = tmp_path / "watch"
    assert main(["init", str(root)]) == 0
    for path in (root / "topics").glob("*.toml"):
        path.unlink()
    (root / "topics" / "mill.toml").write_text(MILL, "utf-8")
    return root


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["topics", *words])
    return code, *capsys.readouterr()


def test_check_names_examples_that_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "check", "--watch", str(folder), "--json")
    assert code == 1
    assert [(row["problem"], row["text"]) for row in json.loads(out)] == [
        ("misses", "Nothing of the kind."),
        ("matches", "A mill, closed."),
    ]


def explained(folder: Path, capsys: pytest.CaptureFixture[str], text: str, *more: str) -> Any:
    file = folder / "text.txt"
    file.write_text(text, "utf-8")
    words = ("explain", "mill", "--text", str(file), "--watch", str(folder), "--json", *more)
    code, out, _ = told(capsys, *words)
    assert code == 0
    return json.loads(out)


def test_explain_gives_the_score_and_its_parts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = explained(folder, capsys, "The paper mill was shut on Monday.", "--title", "Mill news")
    assert found["matches"]
    assert [part["query"] for part in found["parts"]] == ["mill", "clos* OR shut", "NOT title:wind"]
    assert found["parts"][0]["points"]["title"] == 3
    assert found["parts"][2]["points"] is None
    assert [hit["text"] for hit in found["evidence"]] == ["Mill", "mill", "shut"]


def test_explain_names_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = explained(folder, capsys, "The paper mill is open.")
    assert not found["matches"]
    assert [(part["query"], part["holds"]) for part in found["parts"]] == [
        ("mill", True),
        ("clos* OR shut", False),
    ]
    code, out, _ = told(
        capsys, "explain", "mill", "--text", str(folder / "text.txt"), "--watch", str(folder)
    )
    assert code == 0
    assert "missing  clos* OR shut" in out
    assert "mill does not match: the part above is missing" in out


def test_a_score_below_the_threshold_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "topics" / "mill.toml").write_text(MILL.replace("0.2", "0.9"), "utf-8")
    (folder / "text.txt").write_text("The mill shut.", "utf-8")
    _, out, _ = told(
        capsys, "explain", "mill", "--text", str(folder / "text.txt"), "--watch", str(folder)
    )
    assert "is below its threshold of 0.9" in out


def test_an_unknown_topic_and_a_missing_text_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = told(capsys, "explain", "mil", "--text", "x", "--watch", str(folder))
    assert (code, "there is no topic 'mil'; they are mill" in error) == (1, True)
    code, _, error = told(capsys, "explain", "mill", "--watch", str(folder))
    assert (code, "name the text with --text FILE" in error) == (1, True)


def test_a_mistake_in_a_tried_query_is_shown_under_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = told(capsys, "try", "mill and closed", "--watch", str(folder))
    assert code == 1
    assert error.endswith("\n    mill and closed\n         ^\n")
    code, _, error = told(capsys, "try", "mill NEER/5 shut", "--watch", str(folder))
    assert "did you mean NEAR/5?" in error


def test_training_lists_what_was_learned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    topics = folder / "topics"
    (topics / "grain.toml").write_text(
        'id = "grain"\nquery = "like:wheat"\nlike = "news.jsonl"\n', "utf-8"
    )
    lines = [
        json.dumps({"text": text.format(n), "topics": names})
        for n in range(6)
        for text, names in (("wheat harvest {}", ["wheat"]), ("road to town {}", ["roads"]))
    ]
    (topics / "news.jsonl").write_text("\n".join(lines), "utf-8")
    for where in (str(topics), str(folder)):
        code, out, error = told(capsys, "train", where, "--json")
        assert code == 0
        (row,) = json.loads(out)
        assert (row["label"], row["positives"], row["examples"], row["f1"]) == ("wheat", 6, 12, 1)
        assert "reading 12 examples" in error
    assert (topics / "news.learned.npz").is_file()
    code, out, _ = told(capsys, "check", "--watch", str(folder))
    assert code == 1
    code, _, error = told(capsys, "train", str(folder / "nowhere"))
    assert (code, "there is no such folder" in error) == (1, True)


def test_read_text_tells_what_it_sees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "On Monday Vladimir Putin denied that 2 million tonnes of alumin\u202eium were sold.",
        "utf-8",
    )
    words = ["read-text", str(file), "--published", "2025-03-05"]
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["language"] == "en"
    kinds = {mark["kind"]: (mark["text"], mark["meaning"]) for mark in found["marks"]}
    assert kinds["date"] == ("Monday", "2025-03-03")
    assert kinds["name"] == ("Vladimir Putin", "person/putin")
    assert kinds["figure"] == ("2 million tonnes", "2,000,000 tonne (count)")
    assert kinds["speech"] == ("Vladimir Putin", "person/putin denied")
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "figure 2 million tonnes  =  2,000,000 tonne (count)" in out
    assert "\u202e" not in out


def test_read_text_of_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(" \n", "utf-8")
    assert main(["read-text", str(file)]) == 1
    assert str(file) in capsys.readouterr().err


def test_list_and_check_say_which_topics_alert(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loud = 'id = "lead"\nalert = "now"\nquery = "lead"\nexamples = ["Lead in the water."]\n'
    (folder / "topics" / "lead.toml").write_text(loud, "utf-8")
    _, out, _ = told(capsys, "list", "--watch", str(folder), "--json")
    assert [(row["topic"], row["alert"]) for row in json.loads(out)] == [
        ("lead", "now"),
        ("mill", "off"),
    ]
    (folder / "topics" / "mill.toml").unlink()
    code, out, _ = told(capsys, "check", "--watch", str(folder))
    assert code == 0
    assert " ".join(out.split()) == (
        "all examples hold (topics: 1, examples: 1); a burst alerts for lead"
    )


def test_an_alert_level_that_does_not_exist_ends_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = MILL.replace("threshold", 'alert = "nwo"\nthreshold')
    (folder / "topics" / "mill.toml").write_text(text, "utf-8")
    code, _, err = told(capsys, "check", "--watch", str(folder))
    assert code == 1
    assert 'mill.toml: alert: expected "off" or "now" (did you mean now?), found' in err


def test_explain_lists_hits_and_shows_lists_by_name_and_what_excludes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "topics" / "lists.toml").write_text("end = 'clos* OR shut'\n", "utf-8")
    text = MILL.replace("(clos* OR shut)", "NOT NOT @end")
    (folder / "topics" / "mill.toml").write_text(text, "utf-8")
    (folder / "text.txt").write_text("The mill shut. No other mill did.", "utf-8")
    words = ("explain", "mill", "--text", str(folder / "text.txt"), "--watch", str(folder))
    _, out, _ = told(capsys, *words)
    assert "hits     text “mill” (2 times)" in out
    assert "holds    NOT NOT @end" in out
    assert "holds    NOT title:wind" in out
    _, out, _ = told(capsys, *words, "--title", "Wind at the mill")
    assert "excludes NOT title:wind" in out
    assert "the part above excludes the text" in out
    _, out, _ = told(capsys, "list", "--watch", str(folder))
    assert "NOT NOT @end" in " ".join(out.split())
