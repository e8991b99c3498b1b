"""Tokens, folding and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.words import (
    content_stems,
    fold,
    is_function_word,
    stem,
    tokenize,
)


def test_tokens_are_words_and_numbers_with_their_separators() -> None:
    assert [token.text for token in tokenize("US-led talks cost $1,200.50, didn’t they?")] == [
        "US",
        "led",
        "talks",
        "cost",
        "1,200.50",
        "didn’t",
        "they",
    ]


def test_folding_evens_out_case_apostrophes_yo_and_invisible_characters() -> None:
    assert fold("П’ЯТЬ") == "п'ять"
    assert fold("Ещё") == "еще"
    assert fold("e\u0301lan") == "élan"
    assert fold("вода\u0301") == "вода"
    assert fold("co\u00adopera\u200btion") == "cooperation"


ENGLISH = {
    "talk": "talks talked talking talk's",
    "announce": "announces announced announcing",
    "country": "countries country's",
    "study": "studies studied studying",
    "sting": "stings",
    "plan": "plans planned planning",
    "agree": "agrees agreed agreeing",
    "negotiate": "negotiates negotiated negotiating",
    "declare": "declared declaring",
    "appear": "appeared appearing",
    "develop": "developed developing",
    "control": "controls controlled controlling",
    "launch": "launches launched launching",
    "loss": "losses",
    "hold": "held holding holds",
    "withdraw": "withdrew withdrawn withdrawing",
    "woman": "women",
    "house": "houses housed",
}


@pytest.mark.parametrize("word", ENGLISH)
def test_english_forms_share_the_stem_of_their_word(word: str) -> None:
    assert {stem(form, "en") for form in [word, *ENGLISH[word].split()]} == {stem(word, "en")}


def test_english_words_of_different_meaning_stay_apart() -> None:
    for one, other in [("aide", "aid"), ("period", "periodic"), ("news", "new"), ("king", "k")]:
        assert stem(one, "en") != stem(other, "en")


FORMS = [
    ("ru", "переговоры переговоров переговорам переговорах"),
    ("ru", "Киев Киева Киеве Киевом"),
    ("ru", "завод завода заводом заводе"),
    ("uk", "переговори переговорів переговорам переговорах"),
    ("uk", "Київ Києва Києві Києвом"),
    ("uk", "припинення припиненням"),
    ("uk", "Харків Харкова Харкові"),
    ("uk", "завод заводу заводом заводі"),
    ("uk", "Америка Америки Америці Америкою"),
    ("uk", "відсоток відсотка відсотків відсотками"),
    ("uk", "рік року роки роками"),
    ("de", "Verhandlung Verhandlungen"),
    ("pl", "rozmowa rozmowy rozmowach"),
]


@pytest.mark.parametrize(("language", "forms"), FORMS)
def test_inflected_forms_share_a_stem(language: str, forms: str) -> None:
    assert len({stem(fold(form), language) for form in forms.split()}) == 1


def test_ukrainian_words_of_different_meaning_stay_apart() -> None:
    assert len({stem(word, "uk") for word in ("мир", "море", "війна", "вікно", "завод")}) == 5


def test_an_unknown_language_is_read_by_its_letters() -> None:
    assert stem("talks", None) == "talk"
    assert stem("заводом", None) == stem("завод", "ru")
    assert stem("рік", None) == stem("року", "uk")


def test_function_words_belong_to_a_language_and_none_asks_all() -> None:
    assert is_function_word("the", "en")
    assert not is_function_word("the", "pl")
    assert is_function_word("że", "pl")
    assert is_function_word("że", None)


def test_content_stems_leave_out_function_words_and_keep_repetitions() -> None:
    assert content_stems("The plants of the city: plants, 12 and more.", "en") == (
        "plant",
        "city",
        "plant",
        "12",
    )


@given(st.text())
def test_tokens_slice_back_and_never_overlap(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert token.start >= at
        assert text[token.start : token.end] == token.text
        at = token.end


@given(st.text(), st.sampled_from(["en", "ru", "uk", "de", "pl", "fr", "es", None, "xx"]))
def test_stemming_any_text_never_fails(text: str, language: str | None) -> None:
    for token in tokenize(text):
        assert isinstance(stem(token.folded, language), str)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
