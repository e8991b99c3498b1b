"""The topics that we ship, on headlines with summaries as desks word them, and in long texts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractors.topics.match import Matcher
from storage.watch.topics import read_topics

STARTER = Path(__file__).parents[3] / "storage" / "watch" / "starter" / "topics"
DATA = Path(__file__).parents[2] / "data" / "topics"

PRECISION_FLOOR = 0.95
RECALL_FLOOR = 0.95
RELATED_FLOOR = 0.97

FILLER = (
    "The harbour of the town was quiet in the morning and boats lay at their ropes. "
    "A baker carried loaves to the market, where people spoke about rain. "
)
IN_PASSING = [
    "Timber has been dear since sanctions on Russia began.",
    "He watched the news of peace talks on Ukraine while he cooked.",
    "Her brother, a soldier from Kharkiv, was wounded by shelling.",
    "The mayor compared the row to a vote at the United Nations on Russia.",
    "Even the rare earths of Ukraine come up at the bar.",
    "An investor who once worked in Russia for an American bank bought the inn.",
]


@dataclass(frozen=True, slots=True)
class Headline:
    """One item: what it says, the topics it is about, and those that could go either way."""

    title: str
    summary: str
    topics: frozenset[str]
    maybe: frozenset[str]


def read(name: str) -> list[Headline]:
    items: list[Mapping[str, Any]] = tomllib.loads((DATA / name).read_text("utf-8"))["headline"]
    return [
        Headline(
            item["title"],
            item["summary"],
            frozenset(item["topics"]),
            frozenset(item.get("maybe", ())),
        )
        for item in items
    ]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(read_topics(STARTER))


def found(matcher: Matcher, *, title: str, summary: str = "", text: str = "") -> frozenset[str]:
    matches = matcher.match(title=title, summary=summary, text=text, language="en")
    return frozenset(match.topic for match in matches)


def said(matcher: Matcher, headline: Headline) -> frozenset[str]:
    """The topics that count: what could go either way is neither right nor wrong."""
    return found(matcher, title=headline.title, summary=headline.summary) - headline.maybe


@pytest.mark.parametrize("name", ["headlines.toml", "headlines_fresh.toml"])
def test_topics_of_headlines(matcher: Matcher, name: str) -> None:
    headlines = read(name)
    answers = [(headline.topics, said(matcher, headline)) for headline in headlines]
    topics = sorted({topic for right, _ in answers for topic in right})
    shares = []
    for topic in topics:
        hits = sum(topic in right & answer for right, answer in answers)
        answered = sum(topic in answer for _, answer in answers)
        shares.append((hits / max(answered, 1), hits / sum(topic in right for right, _ in answers)))
    assert sum(precision for precision, _ in shares) / len(topics) >= PRECISION_FLOOR, shares
    assert sum(recall for _, recall in shares) / len(topics) >= RECALL_FLOOR, shares


@pytest.mark.parametrize("name", ["headlines.toml", "headlines_fresh.toml"])
def test_what_is_off_topic_is_told_from_what_is_not(matcher: Matcher, name: str) -> None:
    clear = [headline for headline in read(name) if headline.topics or not headline.maybe]
    answers = [(bool(headline.topics), bool(said(matcher, headline))) for headline in clear]
    assert sum(not related for related, _ in answers) >= 15
    wrong = sum(related != answer for related, answer in answers)
    right = sum(related and answer for related, answer in answers)
    assert 2 * right / (2 * right + wrong) >= RELATED_FLOOR


def test_a_headline_is_enough_whatever_the_length_of_the_text(matcher: Matcher) -> None:
    lost = [
        headline.title
        for headline in read("headlines.toml")
        if found(matcher, title=headline.title)
        - found(matcher, title=headline.title, text=FILLER * 24)
    ]
    assert lost == []


@pytest.mark.parametrize("sentence", IN_PASSING)
@pytest.mark.parametrize("before", [4, 18])
def test_what_a_long_text_says_in_passing_does_not_match(
    matcher: Matcher, sentence: str, before: int
) -> None:
    text = FILLER * before + sentence + " " + FILLER * (before // 2)
    assert found(matcher, title="A quiet day", text=text) == frozenset()
    assert found(matcher, title="", text=sentence)
