"""The topics that we ship, against their own examples: each in the language of its text, and without one."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from extractors.language.detect import detect_language
from extractors.topics.ast import leaves_of
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic

FOLDER = Path(__file__).parents[3] / "storage" / "watch" / "starter" / "topics"
FILES = sorted(path for path in FOLDER.glob("*.toml") if path.name != "lists.toml")
NAMES = sorted(path.stem for path in FILES)
LANGUAGES = {"en", "ru", "uk", "de", "pl"}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def lists() -> Mapping[str, str]:
    return read("lists")


@pytest.fixture(scope="module", params=NAMES)
def file(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


@pytest.fixture(scope="module")
def matcher(file: dict[str, Any], lists: Mapping[str, str]) -> Matcher:
    query = parse_query(file["query"], lists=lists)
    return Matcher([Topic(file["id"], file["names"], query, file["threshold"])])


def test_all_topics_of_the_subject_are_there() -> None:
    assert NAMES == [
        "battlefield",
        "ceasefire",
        "defence-spending",
        "energy-ventures",
        "rare-earths-minerals",
        "sanctions",
        "ukraine-negotiations",
        "un-votes",
        "us-russia-investment",
        "zelensky-legitimacy",
    ]
    assert [read(name)["id"] for name in NAMES] == NAMES


def test_a_file_holds_names_and_enough_examples_in_five_languages(file: dict[str, Any]) -> None:
    assert set(file["names"]) == LANGUAGES
    assert min(len(file["examples"]), len(file["counter_examples"])) >= 12
    assert {detect_language(text) for text in file["examples"]} == LANGUAGES


@pytest.mark.parametrize("is_labelled", [True, False])
def test_a_topic_matches_its_examples(
    file: dict[str, Any], matcher: Matcher, is_labelled: bool
) -> None:
    missed = [text for text in file["examples"] if not found(matcher, text, is_labelled)]
    assert missed == []


@pytest.mark.parametrize("is_labelled", [True, False])
def test_a_topic_leaves_its_counter_examples(
    file: dict[str, Any], matcher: Matcher, is_labelled: bool
) -> None:
    wrong = [text for text in file["counter_examples"] if found(matcher, text, is_labelled)]
    assert wrong == []


def test_examples_hold_as_headlines_too(file: dict[str, Any], matcher: Matcher) -> None:
    def matches(text: str) -> bool:
        return bool(matcher.match(title=text, text=""))

    assert [text for text in file["examples"] if not matches(text)] == []
    assert [text for text in file["counter_examples"] if matches(text)] == []


def found(matcher: Matcher, text: str, is_labelled: bool) -> bool:
    language = detect_language(text) if is_labelled else None
    return bool(matcher.match(title="", text=text, language=language))


def test_every_list_parses(lists: Mapping[str, str]) -> None:
    for query in lists.values():
        assert list(leaves_of(parse_query(query, lists=lists)))
