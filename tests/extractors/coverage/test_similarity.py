"""How alike two sentences are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coverage.similarity import similarity
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer, NamedEntity

NAMES = Gazetteer(
    [
        NamedEntity("Orlanda", "country", ("Orlanda", "Орланда", "Орланды", "Orlandii")),
        NamedEntity("Ketterby", "place", ("Ketterby", "Кеттербі", "Кеттерби")),
    ]
)
WORDS = Glossary(
    [
        {"en": ["minister"], "ru": ["министр"], "de": ["Ministerin"], "uk": ["міністр"]},
        {"en": ["resign"], "ru": ["уходит"], "de": ["zurück"], "uk": ["йде"]},
        {"en": ["bridge"], "ru": ["мост"], "de": ["Brücke"], "uk": ["міст"]},
    ]
)
words = st.lists(
    st.sampled_from(
        [
            "minister",
            "resigns",
            "in",
            "Orlanda",
            "bridge",
            "40",
            "dead",
            "Ketterby",
            "мост",
            "tolls",
            "rise",
            "fall",
        ]
    ),
    max_size=12,
).map(" ".join)


def alike(one: str, other: str) -> float:
    return similarity(one, other, gazetteer=NAMES, glossary=WORDS)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("The mayor of Ketterby resigns over bridge tolls", "The mayor of Ketterby opens a school"),
        ("Ketterby mayor quits over tolls on the bridge", "Storm closes the airport of Sundal"),
        ("Ketterbey mayor resigns in bridge toll row", "Sundal mayor resigns in school meal row"),
    ],
)
def test_another_wording_is_nearer_than_another_matter(near: str, far: str) -> None:
    told = "Mayor of Ketterby resigns over bridge tolls"
    assert alike(told, near) > alike(told, far) + 0.2


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ("Bridge tolls in Ketterby rise on Monday", "Bridge tolls in Ketterby fall on Monday"),
        ("Fire in Ketterby kills 14 people", "Fire in Ketterby kills 40 people"),
        ("Minister visits Ketterby bridge site", "Minister visits Orlanda bridge site"),
    ],
)
def test_an_opposite_another_figure_or_another_name_parts_two_sentences(
    same: str, other: str
) -> None:
    assert alike(same, f"{same} again") > alike(same, f"{other} again") + 0.1


@pytest.mark.parametrize(
    "text",
    [
        "Министр Орланды уходит: мост в Кеттерби",
        "Ministerin in Orlanda tritt wegen der Brücke in Ketterby zurück",
        "Міністр Орланда йде через міст у Кеттербі",
    ],
)
def test_languages_meet_in_names_and_the_glossary(text: str) -> None:
    told = "Minister of Orlanda resigns over the bridge in Ketterby"
    assert alike(told, text) > 0.5
    assert alike(told, text) > alike("Snow closes three schools in the north", text) + 0.3


@settings(max_examples=60)
@given(words, words)
def test_the_order_does_not_matter_and_the_same_words_are_one(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one.upper()) == (1 if one else 0)


def test_a_sentence_without_words_is_like_none() -> None:
    assert alike("", "Tolls rise") == alike("...", "...") == 0


def test_a_hostile_length_is_answered_in_time() -> None:
    long = " ".join(f"word{chr(97 + n % 26)}{n}x" for n in range(20_000))
    assert alike(long, long + " more") > 0.9
