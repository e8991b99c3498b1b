"""Whether a word of a query finds the forms that texts use: recall over `tests/data/language/forms.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from extractors.language import dictionaries
from extractors.topics import lexicon
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic

FORMS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "language" / "forms.toml").read_text("utf-8")
)


def missed(language: str) -> tuple[list[str], int]:
    """The forms that are not found, and how many there are."""
    lost, total = [], 0
    for word, forms in FORMS[language].items():
        matcher = Matcher([Topic("t", {}, parse_query(f'"{word}"'))])
        for form in forms.split():
            total += 1
            if not matcher.match(title=form, text="", language=language):
                lost.append(f"{word}: {form}")
    return lost, total


@pytest.fixture
def without_dictionaries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a machine without the extras."""
    monkeypatch.setattr(lexicon, "dictionary_of", lambda _language: None)
    return


@pytest.mark.parametrize(
    ("language", "floor"), [("en", 0.98), ("ru", 1.0), ("uk", 0.97), ("de", 0.75), ("pl", 0.6)]
)
def test_forms_are_found(language: str, floor: float) -> None:
    lost, total = missed(language)
    assert 1 - len(lost) / total >= floor, lost


@pytest.mark.parametrize(("language", "floor"), [("ru", 0.9), ("uk", 0.88)])
@pytest.mark.usefixtures("without_dictionaries")
def test_forms_are_found_by_rule_alone(language: str, floor: float) -> None:
    lost, total = missed(language)
    assert 1 - len(lost) / total >= floor, lost


@pytest.mark.parametrize("language", [None, "en", "de"])
def test_other_languages_need_no_dictionary(language: str | None) -> None:
    assert dictionaries.dictionary_of(language) is None


def test_an_extra_that_is_not_there_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "find_spec", lambda _package: None)
    dictionaries.dictionary_of.cache_clear()
    try:
        assert dictionaries.dictionary_of("ru") is None
    finally:
        dictionaries.dictionary_of.cache_clear()
