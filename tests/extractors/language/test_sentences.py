"""Where sentences end, and where a full stop does not end one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.sentences import split_sentences


def texts(text: str, language: str | None = None) -> list[str]:
    return [sentence.text for sentence in split_sentences(text, language=language)]


WHOLE = [
    ("en", "Gen. J. Smith met Mr. Brown of Acme Inc. in Boston."),
    ("en", "The U.S. Senate sat until 5 p.m. on Monday."),
    ("en", "George W. Bush spoke at St. Mary's."),
    ("en", "Shares fell 3.5 per cent to $1.25."),
    ("en", "He wanted... well, nothing."),
    ("en", "It is listed as No. 5 in the report."),
    ("en", '"Why now?" Mayor Jane Doe asked.'),
    ("en", "1. The plant will close."),
    ("ru", "В 2022 г. Москва получила 5 млн. руб. помощи."),
    ("ru", "Министр А. В. Петров живет на ул. Ленина."),
    ("ru", "— Когда? — спросил он."),
    ("uk", "У 2022 р. Львів отримав 5 тис. грн допомоги."),
    ("uk", "Міністр О. Коваль живе на вул. Шевченка."),
    ("de", "Am 24. Februar kam Dr. Meier z. B. nach Bonn."),
    ("de", "Der Bau kostet 5 Mio. Euro."),
    ("pl", "W 2022 r. Kraków dostał 5 mln. złotych, m.in. na drogi."),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_full_stop_inside_a_sentence_does_not_end_it(language: str, text: str) -> None:
    assert texts(text, language) == [text]


def test_two_sentences_are_parted() -> None:
    assert texts("It rained. The match went on.") == ["It rained.", "The match went on."]
    assert texts("Really?! Yes.") == ["Really?!", "Yes."]
    assert texts("Шёл дождь. Матч продолжился.", "ru") == ["Шёл дождь.", "Матч продолжился."]


def test_an_abbreviation_at_the_end_of_a_sentence_ends_it_before_a_function_word() -> None:
    assert texts("He works for Acme Inc. The firm is old.") == [
        "He works for Acme Inc.",
        "The firm is old.",
    ]
    assert texts("They left the U.S. In May they returned.") == [
        "They left the U.S.",
        "In May they returned.",
    ]


def test_no_at_the_end_of_a_sentence_is_no_number() -> None:
    assert texts("The answer was no. Nobody asked again.") == [
        "The answer was no.",
        "Nobody asked again.",
    ]


def test_closing_quotation_marks_belong_to_their_sentence() -> None:
    assert texts("“It is over.” She left.") == ["“It is over.”", "She left."]
    assert texts("«Всё кончено.» Она ушла.", "ru") == ["«Всё кончено.»", "Она ушла."]


def test_a_number_at_the_end_of_an_english_sentence_ends_it() -> None:
    assert texts("The toll rose to 23. Rescue goes on.") == [
        "The toll rose to 23.",
        "Rescue goes on.",
    ]


def test_a_heading_without_a_stop_is_a_sentence_and_a_newline_always_ends_one() -> None:
    assert texts("Plant to close\nThe plant in\nLeeds will close.") == [
        "Plant to close",
        "The plant in",
        "Leeds will close.",
    ]


def test_blank_text_has_no_sentences() -> None:
    assert split_sentences(" \n\u00a0\n") == ()


@given(st.text(alphabet='Aab.В і!?…»"” \n\u00a05,U.S.'))
def test_sentences_slice_back_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[at : sentence.start].strip()
        assert "\n" not in sentence.text
        at = sentence.end
    assert not text[at:].strip()
