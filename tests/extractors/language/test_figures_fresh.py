"""Figures and dates of news sentences in five languages that were labelled before the code was read."""

import math
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from extractors.language.dates import find_dates
from extractors.language.figures import find_figures
from extractors.model import DateMention, Figure

DATA = Path(__file__).parents[2] / "data" / "language"
LANGUAGES = ("en", "ru", "uk", "de", "pl")
Label = dict[str, Any]
T = TypeVar("T", Figure, DateMention)


@dataclass
class Tally:
    """How many were found, how many of them rightly, and how many there are."""

    found: int = 0
    right: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} of {self.there}"


def is_same_figure(figure: Figure, label: Label) -> bool:
    """Equal but for rounding: a third may be 33.3 or 33.33."""
    return (
        figure.kind == label["kind"]
        and math.isclose(figure.value, label["value"], rel_tol=2e-3)
        and label.get("unit", figure.unit) == figure.unit
    )


def is_same_date(mention: DateMention, label: Label) -> bool:
    """The same days at the same place, "on" or "the" more or less."""
    inside = label["text"] in mention.text or mention.text in label["text"]
    days = (mention.first.date().isoformat(), mention.behind.date().isoformat())
    return inside and days == (label["from"], label["to"])


def count(
    tally: Tally, found: Iterable[T], labels: list[Label], same: Callable[[T, Label], bool]
) -> list[str]:
    """Count one sentence; what was wrong with it. An optional label counts neither way."""
    left, wrong = list(labels), []
    for each in found:
        label = next((label for label in left if same(each, label)), None)
        if label is not None:
            left.remove(label)
        if label is None or not label.get("optional"):
            tally.found += 1
            tally.right += label is not None
        if label is None:
            wrong.append(f"+ {each}")
    missed = [label for label in left if not label.get("optional")]
    tally.there += sum(not label.get("optional") for label in labels)
    return wrong + [f"- {label}" for label in missed]


def measure(name: str, language: str) -> tuple[Tally, Tally]:
    """Figures and dates of one language; prints every miss."""
    data = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    figures, dates = Tally(), Tally()
    for sentence in data[language]:
        text = sentence["text"]
        found = find_figures(text, language=language)
        wrong = count(figures, found, sentence["figures"], is_same_figure)
        mentions = find_dates(text, language=language, published_at=data["published_at"])
        wrong += count(dates, mentions, sentence.get("dates", []), is_same_date)
        if wrong:
            print(text, *wrong, sep="\n    ")  # noqa: T201 - shown where a floor is missed
    print(f"{name} {language}: figures {figures}; dates {dates}")  # noqa: T201
    return figures, dates


# Just under what is measured; the files say what was measured before anything was mended for them.
FLOORS = {
    "figures_fresh.toml": (0.98, 0.96, 0.98, 0.96),
    "figures_later.toml": (0.95, 0.95, 0.95, 0.95),
    "figures_last.toml": (0.92, 0.92, 0.95, 0.85),
}


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_dates_reach_their_floors(name: str, language: str) -> None:
    figures, dates = measure(name, language)
    measured = (figures.precision, figures.recall, dates.precision, dates.recall)
    assert all(a >= floor for a, floor in zip(measured, FLOORS[name], strict=True)), measured


@pytest.mark.parametrize("language", ["de", "pl"])
def test_german_and_polish_figures_reach_their_floors(language: str) -> None:
    figures, _ = measure("figures_german_polish.toml", language)
    assert figures.precision >= 0.95, figures
    assert figures.recall >= 0.95, figures
