import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import InputError
from extractors.language.common import COMMON_WORDS, is_common_word
from extractors.language.words import fold, tokenize
from extractors.topics.draft import draft_query, rare_terms
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic

TITLE = "Northmill Paper closes its plant in Harwick"
TEXT = (
    "Northmill Paper will close the pulp plant in Harwick next year, the company said on Monday. "
    "The pulp plant employs 400 workers, said Mary Cole, the mayor. Pulp prices fell."
)


def test_a_draft_joins_names_with_terms() -> None:
    drafted = draft_query(
        TITLE,
        TEXT,
        names=["Mary Cole", "Northmill Paper", "Absent Name"],
        rare_terms=["pulp", "plant", "northmill", "absent"],
        aliases={"Northmill Paper": ["Northmill", "NMP"]},
    )
    assert drafted == (
        '("Northmill Paper" OR Northmill OR =NMP OR "Mary Cole") AND (plant OR pulp)'
    )


def test_a_draft_without_names_or_terms_uses_what_there_is() -> None:
    assert draft_query(TITLE, TEXT, names=[], rare_terms=["pulp"]) == "pulp"
    assert draft_query(TITLE, TEXT, names=["Harwick"], rare_terms=[]) == "Harwick"
    assert draft_query("Fire or water", TEXT, names=[], rare_terms=[]) == 'Fire OR "or" OR water'


def test_a_text_without_words_has_no_draft() -> None:
    with pytest.raises(InputError, match="no word"):
        draft_query("", "...", names=["a"], rare_terms=["b"])


def test_wildcards_in_aliases_stay_where_the_language_allows_them() -> None:
    drafted = draft_query(
        "Кобыла", "", names=["Кобыла"], rare_terms=[], aliases={"Кобыла": ["Кобыл*", "Ко*"]}
    )
    assert drafted == "Кобыла OR Кобыл*"


def test_rare_terms_are_frequent_long_and_uncommon() -> None:
    assert rare_terms(TEXT, language="en", limit=3) == ("pulp", "plant", "northmill")


def test_forms_of_one_word_count_together() -> None:
    text = "Дамба прорвана. У дамбы вода. Без дамб жить нельзя. Паводок."
    assert rare_terms(text, language="ru", limit=1) == ("дамба",)


def test_common_words_are_known_in_all_their_forms() -> None:
    assert is_common_word("governments", "en")
    assert is_common_word("президентом", "ru")
    assert is_common_word("країнами", "uk")
    assert is_common_word("the", None)
    assert not is_common_word("titanium", "en")
    assert not is_common_word("титан", "ru")


def test_word_lists_hold_folded_single_words() -> None:
    for words in COMMON_WORDS.values():
        assert all(fold(word) == word and len(tokenize(word)) == 1 for word in words)
    assert {language: len(words) >= 300 for language, words in COMMON_WORDS.items()} == {
        "en": True,
        "ru": True,
        "uk": True,
        "de": False,
        "pl": False,
    }


names = st.text(max_size=12) | st.sampled_from(
    ["NOT", "and", "U.S.", "title", "a*", "=x", '"', "Путин*"]
)


@given(
    st.text(max_size=30), st.text(max_size=60), st.lists(names), st.lists(names), st.lists(names)
)
def test_every_draft_parses(
    title: str, text: str, people: list[str], terms: list[str], others: list[str]
) -> None:
    aliases = dict.fromkeys(people, others)
    body = " ".join([text, *people, *terms])
    try:
        drafted = draft_query(title, body, names=people, rare_terms=terms, aliases=aliases)
    except InputError:
        assert not tokenize(title + body) or not tokenize(title)
    else:
        parse_query(drafted)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=5).map(" ".join))
def test_a_draft_matches_its_own_article(text: str) -> None:
    terms = rare_terms(text, language="en")
    drafted = draft_query("", text, names=["Northmill Paper", "Mary Cole"], rare_terms=terms)
    topic = Topic("t", {}, parse_query(drafted))
    assert Matcher([topic]).match(title="", text=text, language="en")
