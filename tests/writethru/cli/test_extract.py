import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from writethru.cli import main
from writethru.cli.extraction.lines import in_parallel
from writethru.cli.extraction.records import (
    Answer,
    Fields,
    Record,
    answered,
    instant_of,
    instant_text,
)
from writethru.cli.extraction.stories import StoriesExtractor

Extract = Callable[..., tuple[int, list[dict[str, Any]]]]

WIRE = (
    "The town council of Velmark has counted the votes of Sunday again and found that the mayor "
    "Tilda Marsh won by 212 votes and not by 198, as the clerk had told reporters on election night. "
    "The rival candidate Osric Penhallow said that he accepts the new count and will not go to court. "
    "Turnout was 61 percent, four points more than at the last election, which the council put down "
    "to fine weather and to a bridge that opened on the morning of the vote."
)
OTHER = (
    "A bakery in the harbour quarter of Port Linnet sells bread that its owner bakes from the flour "
    "of a mill that had stood still for seventy years. Every Saturday the queue reaches the pier, and "
    "the miller says that he has never had so many visitors who want to see the old stones turn."
)


def test_a_feed_gives_its_entries(extract: Extract, feed_text: str) -> None:
    line = {"id": "f", "body": feed_text, "url": "http://tarn-post.example/rss"}
    assert extract("feed", [line]) == (
        0,
        [
            {
                "id": "f",
                "format": "rss",
                "title": "Tarn Post",
                "entries": [
                    {
                        "id": "t-1",
                        "title": "Brell closes its plant",
                        "link": "http://tarn-post.example/plant",
                        "published_at": "2025-02-03T09:00:00Z",
                        "updated_at": None,
                        "authors": ["Ada Wirth"],
                        "summary": "About 900 jobs go.",
                    },
                    {
                        "id": "t-2",
                        "title": "Velmark counts its votes",
                        "link": "http://tarn-post.example/votes?utm_source=rss",
                        "published_at": None,
                        "updated_at": None,
                        "authors": [],
                        "summary": "",
                    },
                ],
                "warnings": [],
            }
        ],
    )


def test_documents_stand_in_files_beside_the_input_packed_or_not(
    extract: Extract, feed_text: str, tmp_path: Path
) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "a.xml").write_text(feed_text, "utf-8")
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(feed_text.encode()))
    lines = [
        {"id": 1, "path": "feeds/a.xml"},
        {"id": 2, "path": "b.xml.gz", "body": None},
        {"id": 3, "path": str(tmp_path / "feeds" / "a.xml"), "url": None, "content_type": None},
    ]
    code, out = extract("feed", lines)
    assert code == 0
    assert [(line["id"], line["title"]) for line in out] == [
        (1, "Tarn Post"),
        (2, "Tarn Post"),
        (3, "Tarn Post"),
    ]


def test_each_bad_line_gives_its_id_and_one_sentence_and_the_rest_is_done(
    extract: Extract, feed_text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        "not json",
        {"id": "no-feed", "body": "<html><body>hello</body></html>"},
        {"id": 3, "path": "missing.xml"},
        {"id": "both", "body": 5},
        {"body": feed_text},
        "[1, 2]",
        "",
        '{"id": 8, "body": NaN}',
        {"id": "good", "body": feed_text},
    ]
    code, out = extract("feed", lines)
    assert code == 3
    ids = [line["id"] for line in out]
    assert ids == [None, "no-feed", 3, "both", None, None, None, None, "good"]
    assert all(set(line) == {"id", "error"} and len(line["error"]) > 8 for line in out[:-1])
    assert "error" not in out[-1]
    told = capsys.readouterr().err
    assert told == "writethru extract: 8 lines could not be used: 1, 2, 3, 4, 5, 6, 7, 8\n"


def test_a_page_gives_its_article(extract: Extract, article_page: str) -> None:
    line = {
        "id": "p",
        "html": article_page,
        "url": "http://linnet-courier.example/cheese",
        "headers": {"Content-Type": "text/html; charset=utf-8"},
        "fetched_at": "2025-03-04T12:00:00Z",
        "feed_summary": None,
    }
    code, [out] = extract("article", [line])
    assert code == 0
    assert out["text"].startswith("The health office of Port Linnet has called back")
    del out["text"], out["reasons"], out["completeness"]
    assert out == {
        "id": "p",
        "status": "full",
        "title": "Cheese called back in Port Linnet",
        "published_at": "2025-03-04T08:30:00Z",
        "published_precision": "minute",
        "updated_at": None,
        "authors": [],
        "language": "en",
        "site": "Linnet Courier",
        "canonical_url": None,
    }


def test_a_page_that_is_no_article_is_an_answer_and_not_an_error(extract: Extract) -> None:
    code, [out] = extract("article", [{"id": 1, "html": ""}])
    assert (code, out["status"], out["text"]) == (0, "empty", "")


def test_edits_are_told_and_trivial_ones_left_out(extract: Extract) -> None:
    first = "The plant employs 900 people. It makes doors. The owner spoke on Monday."
    versions = [
        {"text": first, "title": "Plant closes", "seen_at": "2025-02-03T10:00:00Z"},
        {"text": first.replace("  ", " "), "title": "Plant closes", "seen_at": None},
        {"text": first.replace("900", "850"), "title": "Plant closes"},
    ]
    code, [out] = extract("edits", [{"id": "e", "versions": versions}])
    assert code == 0
    [edit] = out["edits"]
    assert (edit["from"], edit["to"], edit["title_changed"]) == (1, 2, False)
    assert edit["changed"] == [
        {"old": "The plant employs 900 people.", "new": "The plant employs 850 people."}
    ]
    assert [(change["old"], change["new"]) for change in edit["figures"]] == [
        ("900 people", "850 people")
    ]
    assert (edit["kind"], edit["added"], edit["removed"]) == ("figure", [], [])


def test_topics_come_with_their_evidence(extract: Extract, tmp_path: Path) -> None:
    topics = tmp_path / "topics"
    topics.mkdir()
    (topics / "recount.toml").write_text('id = "recount"\nquery = "Velmark AND votes"\n', "utf-8")
    lines = [
        {"id": 1, "title": "A recount", "text": WIRE, "summary": None, "language": None},
        {"id": 2, "title": "Bread", "text": OTHER},
    ]
    code, out = extract("topics", lines, "--topics", str(topics))
    assert code == 0
    assert out[1] == {"id": 2, "topics": []}
    [match] = out[0]["topics"]
    assert match["topic"] == "recount"
    assert 0 < match["score"] <= 1
    hit = match["evidence"][0]
    assert set(hit) == {"field", "start", "end", "text", "sentence"}
    assert WIRE[hit["start"] : hit["end"]] == hit["text"] == "Velmark"


def test_the_topics_of_the_starter_are_the_default(extract: Extract) -> None:
    code, [out] = extract("topics", [{"id": 1, "title": "", "text": OTHER}])
    assert (code, out) == (0, {"id": 1, "topics": []})


def test_a_folder_without_topics_is_the_users_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text("", "utf-8")
    words = ["--input", str(tmp_path / "in.jsonl"), "--output", "-", "--topics", str(tmp_path)]
    assert main(["extract", "topics", *words]) == 1
    assert "there is no topic here" in capsys.readouterr().err


def test_stories_name_copies_by_the_line_that_they_copy(extract: Extract) -> None:
    lines = [
        {"id": "a", "title": "Recount", "text": WIRE, "published_at": "2025-03-03T08:00:00Z"},
        {"id": "b", "title": "Bread", "text": OTHER, "published_at": None, "outlet": None},
        {"id": "c", "title": "Marsh won by 212", "text": WIRE, "published_at": "2025-03-03"},
    ]
    code, out = extract("stories", lines)
    assert code == 0
    assert out == [
        {"id": "a", "story": "s1", "origin": "a", "copy_of": None},
        {"id": "b", "story": "s2", "origin": "b", "copy_of": None},
        {"id": "c", "story": "s1", "origin": "a", "copy_of": "a"},
    ]


def test_a_long_stream_forgets_the_older_half_and_goes_on() -> None:
    extractor = StoriesExtractor(most_kept=4)
    texts = [WIRE, OTHER, *(f"{OTHER} {number} loaves." for number in range(6)), OTHER]
    answers = [
        extractor.answer(Record({"id": number, "title": "", "text": text}, Path()))
        for number, text in enumerate(texts)
    ]
    assert {answer["origin"] for answer in answers[1:]} == {1}


def test_coverage_of_a_drafted_reference(extract: Extract, plant_file: Path) -> None:
    text = (
        "The carmaker Brell will close its plant in Tarn by the end of June, its chief executive "
        "Ilse Vondra said. About 400 workers will lose their jobs. Brell pays 30 million euros in "
        "severance pay. A museum wants to buy the assembly line of the plant."
    )
    line = {"id": 1, "title": "Brell", "text": text, "published_at": "2025-02-05T08:00:00Z"}
    code, [out] = extract("coverage", [line], "--reference", str(plant_file))
    assert code == 0
    assert 0.5 <= out["related"] <= 1
    assert [claim["claim"] for claim in out["claims"]] == ["c01", "c02", "c03", "c04", "c05"]
    jobs = out["claims"][1]
    assert jobs["text"] == "About 900 workers will lose their jobs."
    assert (jobs["relation"], jobs["old"], jobs["new"]) == ("updates", "900 workers", "400 workers")
    assert jobs["quote"] == "About 400 workers will lose their jobs."
    assert text[jobs["start"] : jobs["end"]] == jobs["quote"]
    assert set(jobs) == {
        *("claim", "text", "relation", "confidence", "quote", "start", "end"),
        *("old", "new", "stage", "speaker", "reason"),
    }
    assert all(set(found) == {"text", "novelty"} for found in out["developments"])


def test_coverage_of_a_list_of_claims_keeps_their_ids_and_words(
    extract: Extract, tmp_path: Path
) -> None:
    claims = tmp_path / "claims.json"
    texts = [
        "Tilda Marsh won by 198 votes",
        "Turnout was 61 percent. It rained; nobody complained.",
    ]
    claims.write_text(json.dumps([{"id": "w", "claim": texts[0]}, {"id": 2, "claim": texts[1]}]))
    code, [out] = extract(
        "coverage", [{"id": 1, "title": None, "text": WIRE}], "--claims", str(claims)
    )
    assert code == 0
    found = [(claim["claim"], claim["text"]) for claim in out["claims"]]
    assert found == [("w", texts[0]), ("2", texts[1])]


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "{}",
        "[]",
        '["a claim"]',
        '[{"id": 1}]',
        '[{"id": 1, "claim": "A."}, {"id": "1", "claim": "B."}]',
    ],
)
def test_a_list_of_claims_that_is_none_is_the_users_mistake(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims, source = tmp_path / "claims.json", tmp_path / "in.jsonl"
    claims.write_text(content, "utf-8")
    source.write_text("", "utf-8")
    words = ["--input", str(source), "--output", "-", "--claims", str(claims)]
    assert main(["extract", "coverage", *words]) == 1
    assert str(claims) in capsys.readouterr().err


def test_what_is_unknown_of_status_or_completeness_is_a_bad_line(
    extract: Extract, plant_file: Path
) -> None:
    lines = [
        {"id": 1, "text": OTHER, "status": "shiny"},
        {"id": 2, "text": OTHER, "completeness": "half"},
        {"id": 3, "text": OTHER, "status": "teaser", "completeness": None},
    ]
    code, out = extract("coverage", lines, "--reference", str(plant_file))
    assert code == 3
    assert "'shiny' is none; expected one of: full, partial" in out[0]["error"]
    assert "confirmed, likely, unknown" in out[1]["error"]
    assert {claim["relation"] for claim in out[2]["claims"]} == {"not_assessable"}


def test_compare_gives_scores_that_sum_to_one(extract: Extract) -> None:
    line = {
        "id": "c",
        "claim": "The plant in Tarn will close in June.",
        "text": "The plant in Tarn will not close in June, Ilse Vondra said.",
        "claim_date": "2025-02-03",
        "text_date": None,
    }
    code, out = extract("compare", [line, {"id": "d", "claim": "Turnout was 61 percent."}])
    assert code == 3
    assert out[1] == {"id": "d", "error": "text: is missing; expected a text"}
    found = out[0]
    assert found["relation"] == "contradicts"
    assert list(found["scores"]) == ["repeats", "updates", "contradicts", "mentions", "absent"]
    assert sum(found["scores"].values()) == pytest.approx(1)
    assert max(found["scores"], key=found["scores"].__getitem__) == "contradicts"
    assert 0 <= found["supported"] <= 1
    assert found["evidence"] == [0]


def test_figures_dates_and_names_come_with_their_places(extract: Extract) -> None:
    line = {
        "id": "f",
        "text": "On Monday Vladimir Putin offered about 2 million tonnes for $15 billion.",
        "published_at": "2025-03-05T10:00:00Z",
    }
    code, out = extract("figures", [line, {"id": "g", "text": 5}, {**line, "published_at": None}])
    assert code == 3
    found = out[0]
    assert [(f["kind"], f["value"], f["unit"], f["qualifier"]) for f in found["figures"]] == [
        ("count", 2_000_000, "tonne", "about"),
        ("money", 15_000_000_000, "USD", None),
    ]
    assert found["dates"] == [
        {
            "start": 3,
            "end": 9,
            "text": "Monday",
            "from": "2025-03-03T00:00:00Z",
            "to": "2025-03-04T00:00:00Z",
        }
    ]
    assert [(n["entity"], n["text"]) for n in found["names"]] == [
        ("person/putin", "Vladimir Putin")
    ]
    for mention in (*found["figures"], *found["dates"], *found["names"]):
        assert line["text"][mention["start"] : mention["end"]] == mention["text"]
    assert out[2]["dates"] == []


def test_bursts_keep_the_line_and_say_how_surprising_it_is(extract: Extract) -> None:
    lines = [
        {"time": f"2026-03-0{1 + n // 24} {n % 24:02}:00:00", "count": 90 if n == 40 else 4, "n": n}
        for n in range(48)
    ]
    code, out = extract("bursts", [*lines, {"time": "soon", "count": 1}, {"time": "2026-03-03"}])
    assert code == 3
    assert [line["n"] for line in out[:-2]] == list(range(48))
    assert [line["n"] for line in out[:-2] if line["alert"]] == [40]
    assert out[40]["surprise"] > 3
    assert "'soon' is no ISO 8601 time" in out[-2]["error"]
    assert "count: expected a whole number" in out[-1]["error"]


def test_similarity_of_two_sentences(extract: Extract) -> None:
    told = "Mayor of Velmark resigns over tolls"
    lines = [
        {"id": 1, "a": told, "b": "Velmark's mayor quits over tolls"},
        {"id": 2, "a": told, "b": "Bread from old stones sells well in Port Linnet"},
        {"id": 3, "a": told},
    ]
    code, (near, far, bad) = extract("similarity", lines)
    assert code == 3
    assert 1 >= near["similarity"] > 0.5 > far["similarity"] >= 0
    assert bad == {"id": 3, "error": "b: is missing; expected a text"}


def test_a_summary_is_one_object_about_all_lines(extract: Extract) -> None:
    lines = [
        {"id": "a", "title": "Votes", "text": WIRE, "published_at": "2025-03-02T08:00:00Z"},
        {"id": "b", "title": "Bread", "text": OTHER, "published_at": "2025-03-01T08:00:00Z"},
    ]
    code, (out,) = extract("summary", lines)
    assert code == 0
    assert set(out) == {"sentences"}
    assert [row["id"] for row in out["sentences"]] == ["b", "b", "a", "a", "a"]
    texts = {"a": WIRE, "b": OTHER}
    assert all(row["text"] in texts[row["id"]] for row in out["sentences"])
    _, (short,) = extract("summary", lines, "--sentences", "1")
    assert len(short["sentences"]) == 1


def test_a_summary_tells_its_bad_lines_beside_the_sentences(extract: Extract) -> None:
    code, (out,) = extract("summary", [{"id": 1, "text": WIRE}, {"id": 2}, {"text": WIRE}])
    assert code == 3
    assert {row["id"] for row in out["sentences"]} == {1}
    assert out["errors"] == [
        {"id": 2, "error": "text: is missing; expected a text"},
        {"id": None, "error": "id: is missing; expected a text or a number"},
    ]
    assert extract("summary", []) == (0, [{"sentences": []}])
    assert extract("summary", [{"id": 1, "text": ""}]) == (0, [{"sentences": []}])


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str], plant_file: Path) -> None:
    both = ["--reference", str(plant_file), "--claims", str(plant_file)]
    files = ["--input", "-", "--output", "-"]
    assert main(["extract", "coverage", *files]) == 2
    assert main(["extract", "coverage", *files, *both]) == 2
    assert main(["extract", "feeds", *files]) == 2
    assert main(["extract", "feed", *files, "--jobs", "0"]) == 2
    assert main(["extract", "feed"]) == 2
    capsys.readouterr()


def test_an_input_that_is_not_there_and_an_output_that_is_the_input_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    words = ["extract", "feed", "--input", str(source), "--output", str(source)]
    assert main(words) == 1
    source.write_text('{"id": 1}\n', "utf-8")
    assert main(words) == 1
    assert source.read_text("utf-8") == '{"id": 1}\n'
    told = capsys.readouterr().err
    assert "cannot be read (No such file or directory)" in told
    assert "is the input itself; name another file" in told


def test_lines_go_from_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    line = json.dumps({"id": "ж", "title": "Recount", "text": WIRE}).encode() + b"\r\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + line)))
    assert main(["extract", "stories", "--input", "-", "--output", "-"]) == 0
    out = capfdbinary.readouterr()
    assert out.out.decode() == '{"id": "ж", "story": "s1", "origin": "ж", "copy_of": null}\n'
    assert out.err == b""


class Sleepy:
    """Stands for an extractor that a document holds up, and for one that falls over."""

    def answer(self, record: Record) -> Fields:
        if record.fields["id"] == "dies":
            os._exit(7)
        return {"pid": os.getpid()}


def test_a_line_that_ends_its_process_is_a_bad_line_and_the_order_stays() -> None:
    lines = [b'{"id": %d}\n' % number for number in range(6)]
    lines[2] = b'{"id": "dies"}\n'
    answers = list(in_parallel(lines, Sleepy(), Path(), processes=2))
    ids = [json.loads(answer.line)["id"] for answer in answers]
    assert ids == [0, 1, "dies", 3, 4, 5]
    assert [answer.is_bad for answer in answers] == [False, False, True, False, False, False]
    assert json.loads(answers[2].line)["error"] == "the process ended by itself with code 7"


class Echo:
    def answer(self, record: Record) -> Fields:
        return {"text": record.text("text"), "at": instant_text(record.instant("at"))}


def echoed(line: bytes) -> Answer:
    return answered(line, Echo(), Path())


def test_half_a_surrogate_pair_harms_nobody() -> None:
    answer = echoed(b'{"id": "\\ud800", "text": "a\\udfffb"}')
    assert answer == Answer(b'{"id": "\\ud800", "text": "a\\ufffdb", "at": null}\n', False)


def test_bytes_that_are_no_text_and_lines_nested_too_deep_are_bad_lines() -> None:
    assert b"is not UTF-8 text (byte 9)" in echoed(b'{"id": "\xff"}').line
    assert echoed(b"[" * 100_000).is_bad
    assert echoed(b'{"id": {"a": 1}, "text": ""}').is_bad
    assert echoed(b'{"id": true, "text": ""}').is_bad


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-03-04T08:30:00Z", datetime(2025, 3, 4, 8, 30, tzinfo=UTC)),
        ("2025-03-04T09:30:00+01:00", datetime(2025, 3, 4, 8, 30, tzinfo=UTC)),
        ("2025-03-04", datetime(2025, 3, 4, tzinfo=UTC)),
        ("2025-03-04T08:30:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("2025-13-44", None),
        ("", None),
    ],
)
def test_an_instant_needs_its_zone(text: str, instant: datetime | None) -> None:
    assert instant_of(text) == instant
