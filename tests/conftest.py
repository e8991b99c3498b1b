"""Small worlds for the sample wire."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
import tomlkit
from hypothesis import settings

from extractors.language.dictionaries import dictionary_of

# Two hundred milliseconds are nothing on a machine that runs other tests; what takes seconds is a blow-up all the same.
settings.register_profile("shared machine", deadline=timedelta(seconds=5))
settings.load_profile("shared machine")

POLLS = ("2025-03-01", "2025-03-04", "2025-03-07", "2025-03-10")

OUTLET = """
[[outlet]]
id = "quay"
name = "The Quay Herald"
host = "quay-herald.example"
language = "en"
country = "GB"
owner = "Quay Society"
sample_mark = "Sample article. The Quay Herald is invented."
{outlet}

[[outlet.feed]]
id = "quay-news"
kind = "rss"
path = "/news.xml"
title = "Quay Herald: news"
language = "en"
{feed}

[outlet.furniture.en]
nav = ["Home", "Harbour"]
sections = ["News", "Letters"]
newsletter = "The Bollard: one letter a week."
cookies = "We keep cookies in a tin."
paywall = "Subscribe to read on, sailor."
consent = "Do you consent to cookies before the page opens?"
challenge = "Turn on JavaScript, please."
related = ["A crab retires", "Who painted the buoy?"]
share = "Share, print."
footer = "Quay Society, Pier 3."
"""

PARAGRAPHS = (
    "The harbour office of Quay closed the north basin on Sunday after a crane fell into it.",
    "Nobody was hurt, said the harbour master, Odile Brandt, but 14 boats cannot leave.",
    "A salvage firm from Tarn will lift the crane on Friday if the wind lets it.",
    "Until then the ferry to the islands sails from the old fish market.",
    "“We will be late and we will be wet,” Brandt said.",
)

ARTICLE: Mapping[str, object] = {
    "id": "crane",
    "outlet": "quay",
    "feed": "quay-news",
    "language": "en",
    "url_path": "/harbour/crane",
    "title": "Crane falls into the north basin",
    "published_at": "2025-02-28T09:30:00Z",
    "authors": ["Hedda Pike"],
    "appears_in_poll": 1,
    "summary": "Fourteen boats are stuck.",
    "kind": "report",
    "page": "full",
    "tags": ["harbour"],
}

MakeWorld = Callable[..., Path]


@pytest.fixture
def make_world(tmp_path: Path) -> MakeWorld:
    """`make_world({key: value}, ..., feed="...", outlet="...")`: a world folder of one outlet and these articles.

    An article is the crane's but for the keys given (None takes one out); `body` is a tuple of paragraphs. Edited
    versions have `replaces`. `feed` and `outlet` are lines of TOML. Without articles there is the crane alone.
    """

    def make(
        *articles: Mapping[str, object],
        feed: str = "",
        outlet: str = "",
        polls: Iterable[str] = POLLS,
        name: str = "world",
        world: str = "",
        outlets: str = OUTLET,
    ) -> Path:
        folder = tmp_path / name
        (folder / "articles").mkdir(parents=True)
        text = outlets.replace("{feed}", feed).replace("{outlet}", outlet)
        (folder / "outlets.toml").write_text(text, "utf-8")
        (folder / "polls.toml").write_text(_polls(polls), "utf-8")
        if world:
            (folder / "world.toml").write_text(world, "utf-8")
        for number, keys in enumerate(articles or ({},), 1):
            (folder / "articles" / f"{number:03}.md").write_text(_article(keys), "utf-8")
        return folder

    return make


def _polls(days: Iterable[str]) -> str:
    return "".join(
        f"[[poll]]\nnumber = {number}\nat = {day}T12:00:00Z\n" for number, day in enumerate(days, 1)
    )


def _article(keys: Mapping[str, object]) -> str:
    base = {
        k: v
        for k, v in ARTICLE.items()
        if "replaces" not in keys or k not in {"id", "appears_in_poll"}
    }
    record = {key: value for key, value in {**base, **keys}.items() if value is not None}
    paragraphs = record.pop("body", PARAGRAPHS)
    assert isinstance(paragraphs, tuple)
    lines = [f"{key} = {_value(key, value)}" for key, value in record.items()]
    return "\n".join(["+++", *lines, "+++", "\n\n".join(paragraphs), ""])


def _value(key: str, value: object) -> str:
    # Instants stand bare in TOML.
    is_bare = key.endswith("_at") and isinstance(value, str)
    return str(value) if is_bare else tomlkit.item(value).as_string()


@pytest.fixture(scope="session", autouse=True)
def dictionaries() -> None:
    """Dictionaries take most of a second to load: not on the clock of a property test that has a deadline."""
    for language, word in (("ru", "слово"), ("uk", "слово")):
        dictionary = dictionary_of(language)
        if dictionary:
            dictionary.keys(word)
