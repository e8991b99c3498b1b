"""What counts as a "not"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.negation import find_negations, negation_count

CUES = [
    ("en", "The plant will not close.", ["not"]),
    ("en", "They can't and won’t pay.", ["n't", "n’t"]),
    ("en", "Nobody came, and nothing was said without a vote.", ["Nobody", "nothing", "without"]),
    ("en", "Neither the mayor nor the union agreed.", ["Neither"]),
    ("en", "The mayor refused to sign and failed to explain.", ["refused", "failed"]),
    ("en", "There is no longer a plan.", ["no"]),
    ("ru", "Завод не закроют.", ["не"]),
    ("ru", "Никто ничего не знал.", ["не"]),
    ("ru", "Денег нет, и никто их не обещал.", ["нет", "не"]),
    ("ru", "Он отказался подписать.", ["отказался"]),
    ("uk", "Завод не закриють, бо немає грошей.", ["не", "немає"]),
    ("uk", "Ніхто не відмовився.", ["не", "відмовився"]),
    ("de", "Das Werk schließt nicht, es gibt keine Pläne.", ["nicht", "keine"]),
    ("pl", "Nikt nigdy nie pytał.", ["nie"]),
    ("pl", "Fabryka działa bez przerwy.", ["bez"]),
]


@pytest.mark.parametrize(("language", "sentence", "cues"), CUES)
def test_cues_are_found(language: str, sentence: str, cues: list[str]) -> None:
    places = find_negations(sentence, language)
    assert [sentence[start:end] for start, end in places] == cues
    assert negation_count(sentence, language) == len(cues)


HARMLESS = [
    ("en", "Not only prices rose: no later than May there is no doubt about No. 5."),
    ("en", "No fewer than 12 people came, whether or not they had tickets."),
    ("en", "The notable nation knows nobler notes."),
    ("ru", "Не только цены: не позднее мая, не менее 12 человек, тем не менее."),
    ("ru", "Министр не исключил переговоров."),
    ("uk", "Не лише ціни: не пізніше травня, не менше 12 осіб, тим не менш."),
    ("de", "Nicht nur die Preise, nicht zuletzt die Löhne."),
    ("pl", "Nie tylko ceny, nie później niż w maju."),
]


@pytest.mark.parametrize(("language", "sentence"), HARMLESS)
def test_phrases_that_deny_nothing_do_not_count(language: str, sentence: str) -> None:
    assert negation_count(sentence, language) == 0


def test_two_negations_in_one_sentence_are_even() -> None:
    assert negation_count("It was not without risk.", "en") == 2


def test_an_unknown_language_is_read_as_english() -> None:
    assert negation_count("The plant will not close.", None) == 1


@given(
    st.text(alphabet="not ’'ncaeвне ні.5"), st.sampled_from(["en", "ru", "uk", "de", "pl", None])
)
def test_places_are_inside_the_sentence_and_in_order(sentence: str, language: str | None) -> None:
    places = find_negations(sentence, language)
    assert all(0 <= start < end <= len(sentence) for start, end in places)
    assert list(places) == sorted(places)
