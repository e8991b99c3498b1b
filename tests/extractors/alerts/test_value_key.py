"""Two wordings of one value are one value."""

import pytest

from extractors.language import value_key as module
from extractors.language.value_key import value_key
from extractors.model import Figure


def test_words_without_figures_are_compared_folded() -> None:
    assert value_key("  By  the End of May ") == value_key("by the end of may")
    assert value_key("by May") != value_key("by June")


def test_a_figure_is_its_number_whatever_stands_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "$350bn": (Figure("money", 350e9, "USD", None, 0, 6, "$350bn"),),
        "about 350 billion": (Figure("count", 350e9, "", "about", 6, 17, "350 billion"),),
        "350 billion by 2027": (Figure("count", 350e9, "", None, 0, 11, "350 billion"),),
        "15 %": (Figure("percent", 15, "%", None, 0, 4, "15 %"),),
        "15 workers": (Figure("count", 15, "worker", None, 0, 10, "15 workers"),),
    }
    monkeypatch.setattr(module, "find_figures", lambda text, *, language: known[text])
    assert value_key("$350bn") == value_key("about 350 billion") == "350000000000"
    assert value_key("350 billion by 2027") == "350000000000 2027"
    assert (value_key("15 %"), value_key("15 workers")) == ("15%", "15")


@pytest.mark.parametrize("text", ["$350bn", "350 billion", "350 млрд долларов", "350 млрд доларів"])
def test_one_figure_in_several_languages_is_one_value(text: str) -> None:
    assert value_key(text) == "350000000000"


def test_neighbouring_large_numbers_are_two_values() -> None:
    assert value_key("1,234,567 votes") != value_key("1,234,568 votes")
