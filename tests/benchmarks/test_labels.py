"""Two readings, a third, and the truth that follows."""

from typing import Any

import pytest

from benchmarks.labels import Readings, agreement, differences, merge


def article(name: str, relations: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    fields = {"status": "full", "language": "en", "topics": [], "copy_of": "", "news": [], **more}
    return {"id": name, "relations": relations, **fields}


def relation(claim: str, label: str, **more: Any) -> dict[str, Any]:
    return {"claim": claim, "relation": label, "quote": f"{claim} {label}", **more}


FIRST = article(
    "a",
    [
        relation("toll", "updates", new="18"),
        relation("cause", "repeats"),
        relation("date", "mentions"),
    ],
    topics=["fire", "mills"],
    news=[{"matter": "bridge", "quote": "b"}, {"matter": "ferry", "quote": "f"}],
)
SECOND = article(
    "a",
    [relation("toll", "updates", doubt=True), relation("cause", "contradicts")],
    topics=["fire"],
    news=[{"matter": "bridge", "quote": "b2"}],
    status="partial",
)
THIRD = {
    "id": "a",
    "status": "partial",
    "relations": [relation("cause", "mentions"), {"claim": "date", "relation": "absent"}],
}


@pytest.fixture
def readings() -> Readings:
    """One article, read three times."""
    return Readings({"a": FIRST}, {"a": SECOND}, {"a": THIRD})


def test_what_both_say_is_true_and_the_third_decides_the_rest_in_doubt(readings: Readings) -> None:
    (merged,) = merge(readings)
    found = {r["claim"]: (r["relation"], r["doubt"]) for r in merged["relations"]}
    assert found == {
        "toll": ("updates", True),
        "cause": ("mentions", True),
        "date": ("absent", True),
    }
    assert merged["status"] == "partial"
    assert merged["in_doubt"] == ["status"]
    assert (merged["topics"], merged["topics_maybe"]) == (["fire"], ["mills"])
    assert [(n["matter"], n["doubt"]) for n in merged["news"]] == [
        ("bridge", False),
        ("ferry", True),
    ]


def test_both_quotes_are_kept_where_the_readers_agree(readings: Readings) -> None:
    (merged,) = merge(
        Readings(
            {"a": article("a", [relation("toll", "repeats")])},
            {"a": article("a", [relation("toll", "repeats", quote="other")])},
            {},
        )
    )
    assert merged["relations"][0]["quotes"] == ["toll repeats", "other"]
    assert merged["relations"][0]["doubt"] is False
    assert readings.third


def test_a_page_that_cannot_be_read_bears_nothing() -> None:
    unread = article("a", [relation("toll", "repeats")], status="teaser", news=[{"matter": "x"}])
    (merged,) = merge(Readings({"a": unread}, {"a": unread}, {}))
    assert (merged["relations"], merged["news"]) == ([], [])


def test_differences_and_agreement_are_counted(readings: Readings) -> None:
    (found,) = differences(readings)
    assert list(found["fields"]) == ["status"]
    assert list(found["claims"]) == ["cause", "date"]
    told = {measure: (value, n) for measure, value, n in agreement(readings)}
    assert told["same relation, where either says present"] == (0.5, 2)
    assert told["present or not, F1"] == (1.0, 2)
    assert told["topics, F1"] == (pytest.approx(2 / 3), 2)
    assert told["status"] == (0.0, 1)
