"""Seasons as dates: with a year, told from the day of publication, and what only looks like one."""

from datetime import UTC, datetime

import pytest

from extractors.language.dates import find_dates

MARCH = datetime(2025, 3, 5, 12, tzinfo=UTC)
OCTOBER = datetime(2025, 10, 20, 12, tzinfo=UTC)
SPRING, SUMMER = ("2025-03-01", "2025-06-01"), ("2025-06-01", "2025-09-01")
LAST_SPRING, LAST_SUMMER = ("2024-03-01", "2024-06-01"), ("2024-06-01", "2024-09-01")
LAST_AUTUMN, AUTUMN = ("2024-09-01", "2024-12-01"), ("2025-09-01", "2025-12-01")
LAST_WINTER, WINTER = ("2023-12-01", "2024-03-01"), ("2024-12-01", "2025-03-01")
NEXT_WINTER = ("2025-12-01", "2026-03-01")


def found(text: str, language: str, at: datetime | None = MARCH) -> list[tuple[str, str, str]]:
    return [
        (mention.text, mention.first.date().isoformat(), mention.behind.date().isoformat())
        for mention in find_dates(text, language=language, published_at=at)
    ]


@pytest.mark.parametrize(
    ("language", "text", "said", "days"),
    [
        ("en", "in the spring of 2025 the", "spring of 2025", SPRING),
        ("en", "Spring 2025 was wet.", "Spring 2025", SPRING),
        ("en", "in Summer 2024", "Summer 2024", LAST_SUMMER),
        ("en", "since the fall of 2024", "fall of 2024", LAST_AUTUMN),
        ("en", "the winter of 2023-24", "winter of 2023-24", LAST_WINTER),
        ("en", "by the autumn of last year", "autumn of last year", LAST_AUTUMN),
        ("en", "the mild winter of 2025 ended", "winter of 2025", WINTER),
        ("en", "It will open in the winter of 2025", "winter of 2025", NEXT_WINTER),
        ("ru", "весной 2025 года начались", "весной 2025 года", SPRING),
        ("ru", "к лету 2024 года", "лету 2024 года", LAST_SUMMER),
        ("ru", "зимой 2023/24 года", "зимой 2023/24 года", LAST_WINTER),
        ("ru", "осенью прошлого года", "осенью прошлого года", LAST_AUTUMN),
        ("uk", "навесні 2025 року", "навесні 2025 року", SPRING),
        ("uk", "влітку минулого року", "влітку минулого року", LAST_SUMMER),
        ("uk", "восени 2024-го", "восени 2024", LAST_AUTUMN),
        ("de", "im Frühjahr 2025", "Frühjahr 2025", SPRING),
        ("de", "im Winter 2023/24", "Winter 2023/24", LAST_WINTER),
        ("de", "im Sommer des vergangenen Jahres", "Sommer des vergangenen Jahres", LAST_SUMMER),
        ("pl", "wiosną 2025 roku", "wiosną 2025 roku", SPRING),
        ("pl", "latem ubiegłego roku", "latem ubiegłego roku", LAST_SUMMER),
        ("pl", "jesienią 2024 r. ruszy", "jesienią 2024 r.", LAST_AUTUMN),
    ],
)
def test_a_season_of_a_year_means_its_three_months(
    language: str, text: str, said: str, days: tuple[str, str]
) -> None:
    assert found(text, language) == [(said, *days)]


@pytest.mark.parametrize(
    ("language", "text", "said", "days"),
    [
        ("en", "this summer", "this summer", SUMMER),
        ("en", "prices fell last summer", "last summer", LAST_SUMMER),
        ("en", "cold last winter", "last winter", WINTER),
        ("en", "this winter was cold", "this winter", WINTER),
        ("en", "next winter", "next winter", NEXT_WINTER),
        ("en", "late last autumn", "late last autumn", ("2024-10-31", "2024-12-01")),
        ("en", "It will open in the autumn.", "autumn", AUTUMN),
        ("en", "It was closed in the autumn.", "autumn", LAST_AUTUMN),
        ("en", "in early summer", "early summer", ("2025-06-01", "2025-07-01")),
        ("ru", "прошлым летом", "прошлым летом", LAST_SUMMER),
        ("ru", "этой весной", "этой весной", SPRING),
        ("ru", "следующей зимой", "следующей зимой", NEXT_WINTER),
        ("ru", "Осенью завод закрыли, он стоит", "Осенью", LAST_AUTUMN),
        ("ru", "переговоры продолжатся осенью", "осенью", AUTUMN),
        ("ru", "в начале лета", "начале лета", ("2025-06-01", "2025-07-01")),
        ("uk", "навесні", "навесні", SPRING),
        ("uk", "минулої зими", "минулої зими", WINTER),
        ("uk", "цього літа", "цього літа", SUMMER),
        ("de", "im vergangenen Sommer", "vergangenen Sommer", LAST_SUMMER),
        ("de", "im kommenden Winter", "kommenden Winter", NEXT_WINTER),
        ("de", "Das Werk soll im Herbst öffnen.", "Herbst", AUTUMN),
        ("pl", "zeszłego lata", "zeszłego lata", LAST_SUMMER),
        ("pl", "tej zimy", "tej zimy", WINTER),
        ("pl", "wiosną", "wiosną", SPRING),
    ],
)
def test_a_season_is_told_from_the_day_of_publication(
    language: str, text: str, said: str, days: tuple[str, str]
) -> None:
    assert found(text, language) == [(said, *days)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("this summer", SUMMER),
        ("last summer", SUMMER),
        ("this winter", NEXT_WINTER),
        ("last winter", WINTER),
        ("next spring", ("2026-03-01", "2026-06-01")),
    ],
)
def test_in_october_the_same_words_mean_other_months(text: str, days: tuple[str, str]) -> None:
    assert [mention[1:] for mention in found(text, "en", OCTOBER)] == [days]


def test_without_a_time_of_publication_only_seasons_with_a_year_are_dates() -> None:
    text = "This summer, last winter, in the autumn and in the spring of 2024."
    assert found(text, "en", None) == [("spring of 2024", *LAST_SPRING)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is a spring in the valley, and a spring of clear water."),
        ("en", "Spring Bank and Winter Palace; the Summer Olympics and this summer Olympics."),
        ("en", "The Arab Spring of yore, a coiled spring, prices fall and they will spring up."),
        ("en", "this fall in prices, after the fall of the government, the last fall of snow"),
        ("en", "She plays Vivaldi's Summer. A winter coat, spring onions, summer-house."),
        ("ru", "Сто лет прошло, пять лет назад? Нет, летучий весенний осенний зимний."),
        ("ru", "пять лет"),
        ("uk", "Літній театр, весняний ярмарок, зимовий палац."),
        ("de", "Herr Winter und Frau Sommer spielten Frühlingslieder. Sommerzeit, Herbstmeister."),
        ("pl", "lata nauki, dwa lata, zimowy pałac, wiosenny targ"),
    ],
)
def test_what_looks_like_a_season_and_is_no_date(language: str, text: str) -> None:
    assert [one for one in found(text, language) if "назад" not in one[0]] == []


def test_a_rising_with_a_season_in_its_name_is_not_the_season_of_its_year() -> None:
    assert "Spring" not in " ".join(said for said, _, _ in found("the Arab Spring of 2011", "en"))
