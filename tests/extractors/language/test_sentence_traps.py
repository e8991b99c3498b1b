"""Sentences against texts that were cut by hand (`tests/data/language/sentences.toml`)."""

import tomllib
from pathlib import Path

import pytest

from extractors.language.sentences import split_sentences

TRAPS = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "language" / "sentences.toml").read_text("utf-8")
)
FLOORS = {"en": 0.95, "ru": 1.0, "uk": 1.0, "de": 1.0, "pl": 1.0}


@pytest.mark.parametrize("language", FLOORS)
def test_traps(language: str) -> None:
    wrong = [
        found
        for sentences in TRAPS[language]
        if (found := [s.text for s in split_sentences(" ".join(sentences), language=language)])
        != sentences
    ]
    assert 1 - len(wrong) / len(TRAPS[language]) >= FLOORS[language], wrong
