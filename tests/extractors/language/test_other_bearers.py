"""A known surname inside the full name of somebody else, in five languages."""

import pytest

from extractors.language.names import Gazetteer, NamedEntity

KNOWN = Gazetteer(
    [
        NamedEntity(
            "john-smith",
            "person",
            ("John Smith", "Smith", "Джон Смит", "Смит", "Джон Сміт", "Сміт"),
        ),
        NamedEntity("ivan-berg", "person", ("Ivan Berg", "Berg", "Иван Берг", "Берг", "Іван Берг")),
        NamedEntity("britain", "country", ("Britain", "Британия", "Британія", "Brytania")),
    ]
)


def entities(text: str) -> list[str]:
    return [name.entity for name in KNOWN.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk at the counter was Ivan Smith of Denby.",
        "The clerk at the counter was Torsten Smith of Denby.",
        "Ivan Smith sold the boat; the buyer paid in cash.",
        "The boat was sold by K. Smith of Denby.",
        "Лодку продал рыбак Иван Смит из посёлка у моря.",
        "Лодку купили у рыбака Фомы Смита из посёлка у моря.",
        "Човен продав рибалка Іван Сміт із селища біля моря.",
        "Човен купили у рибалки Хоми Сміта із селища біля моря.",
        "Das Boot verkaufte gestern der Fischer Ivan Smith aus dem Dorf.",
        "Łódź sprzedał wczoraj rybak Ivan Smith ze wsi nad morzem.",
        "Łódź sprzedał wczoraj rybak Zenon Smith ze wsi nad morzem.",
    ],
)
def test_the_surname_in_the_full_name_of_another_is_no_hit(text: str) -> None:
    assert entities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "John Smith sold the boat.",
        "The boat was sold by John Robert Smith of Denby.",
        "The boat was sold by J. Smith of Denby.",
        "The boat was sold by Mr Smith of Denby.",
        "Voters Watch Smith Leave Denby After Vote",
        "On Monday Smith left for the islands.",
        "Yesterday Smith left for the islands.",
        "The boat was sold by Prime Minister Smith of the islands.",
        "В понедельник лодку продал премьер Смит, сообщила газета.",
        "Лодку продал Джон Иванович Смит из посёлка у моря.",
        "У понеділок човен продав прем'єр Сміт, повідомила газета.",
        "Das Boot verkaufte gestern Milliardär Smith aus dem Dorf.",
        "Wczoraj Smith sprzedał łódź sąsiadom ze wsi nad morzem.",
        "А Сміт мовчав, доки рибалка говорив.",
    ],
)
def test_a_surname_alone_or_with_its_own_first_name_is_a_hit(text: str) -> None:
    assert entities(text) == ["john-smith"]


def test_a_country_before_a_surname_is_no_first_name() -> None:
    assert entities("The paper said that Britain Smith would visit.") == ["britain", "john-smith"]
