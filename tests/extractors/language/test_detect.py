"""Language identification on sentences of our own."""

import pytest

from extractors.language.detect import detect_language, language_conflict

SENTENCES = {
    "en": "The city council voted on Tuesday to close two of its seven public libraries.",
    "ru": "Городской совет во вторник проголосовал за закрытие двух из семи библиотек.",
    "uk": "Міська рада у вівторок проголосувала за закриття двох із семи бібліотек.",
    "de": "Der Stadtrat stimmte am Dienstag dafür, zwei der sieben Büchereien zu schließen.",
    "pl": "Rada miasta zagłosowała we wtorek za zamknięciem dwóch z siedmiu bibliotek.",
    "fr": "Le conseil municipal a voté mardi la fermeture de deux des sept bibliothèques.",
    "es": "El ayuntamiento votó el martes a favor de cerrar dos de las siete bibliotecas.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_each_language_is_recognised_by_one_sentence(language: str) -> None:
    assert detect_language(SENTENCES[language]) == language


def test_the_declared_language_does_not_overrule_a_text_that_is_long_enough() -> None:
    assert detect_language(SENTENCES["pl"], declared="en") == "pl"


def test_a_few_letters_fall_back_on_the_declared_language() -> None:
    assert detect_language("Live", declared="de-AT") == "de"
    assert detect_language("Live", declared="it") is None
    assert detect_language("Live") is None


def test_letters_that_only_one_language_has_decide_in_the_shortest_text() -> None:
    assert detect_language("Київ") == "uk"
    assert detect_language("Рынок") == "ru"


def test_a_text_without_letters_or_in_another_script_has_no_language() -> None:
    assert detect_language("12 - 34 (56)") is None
    assert detect_language("市議会は火曜日に二つの図書館を閉鎖することを決めたと発表した") is None


def test_a_quoted_foreign_name_does_not_change_the_language() -> None:
    assert detect_language("The paper Вечірній Київ reported that trams will run again.") == "en"


def test_only_the_first_four_hundred_characters_count() -> None:
    assert detect_language(SENTENCES["en"] * 6 + SENTENCES["ru"] * 60) == "en"


def test_cyrillic_without_telling_letters_is_left_to_the_classifier() -> None:
    assert detect_language("Президент сказал, что встреча пройдет завтра в столице") == "ru"


def test_a_claim_that_does_not_fit_is_told_and_not_believed() -> None:
    assert language_conflict("pl", "en-GB") == (
        "the page says its language is en; its words say pl"
    )
    assert language_conflict("de", "de-AT") is None
    assert language_conflict(None, "en") is None
    assert language_conflict("en", None) is None
    assert language_conflict("en", "xx") is None
