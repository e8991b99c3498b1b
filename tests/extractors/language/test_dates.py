"""Dates in running text."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.date_words import WORDS
from extractors.language.dates import find_dates

WEDNESDAY = datetime(2025, 3, 5, 12, tzinfo=UTC)


def found(text: str, language: str, at: datetime | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [
        (mention.text, mention.first.date().isoformat(), mention.behind.date().isoformat())
        for mention in find_dates(text, language=language, published_at=at)
    ]


@pytest.mark.parametrize(
    ("language", "text", "said", "first", "behind"),
    [
        ("en", "on 24 February 2025 he", "24 February 2025", "2025-02-24", "2025-02-25"),
        ("en", "the 24th of February", "24th of February", "2025-02-24", "2025-02-25"),
        ("en", "On Feb. 26, 2025, it", "Feb. 26, 2025", "2025-02-26", "2025-02-27"),
        ("en", "talks of 24-26 February", "24-26 February", "2025-02-24", "2025-02-27"),
        ("en", "dated 2025-01-02.", "2025-01-02", "2025-01-02", "2025-01-03"),
        ("en", "dated 13/02/2025.", "13/02/2025", "2025-02-13", "2025-02-14"),
        ("en", "on Christmas, December 25", "December 25", "2024-12-25", "2024-12-26"),
        ("en", "said on Monday", "Monday", "2025-03-03", "2025-03-04"),
        ("en", "said on Wednesday", "Wednesday", "2025-03-05", "2025-03-06"),
        ("en", "said last Wednesday", "last Wednesday", "2025-02-26", "2025-02-27"),
        ("en", "talks will resume on Friday", "Friday", "2025-03-07", "2025-03-08"),
        ("en", "It will rain, she said on Friday", "Friday", "2025-03-07", "2025-03-08"),
        ("en", "It will rain. She left on Friday", "Friday", "2025-02-28", "2025-03-01"),
        ("en", "next Monday", "next Monday", "2025-03-10", "2025-03-11"),
        ("en", "the day after tomorrow", "the day after tomorrow", "2025-03-07", "2025-03-08"),
        ("en", "last week", "last week", "2025-02-24", "2025-03-03"),
        ("en", "this year", "this year", "2025-01-01", "2026-01-01"),
        ("en", "two weeks ago", "two weeks ago", "2025-02-17", "2025-02-24"),
        ("en", "three years ago", "three years ago", "2022-01-01", "2023-01-01"),
        ("en", "in the past three days", "in the past three days", "2025-03-02", "2025-03-06"),
        ("en", "within 30 days", "within 30 days", "2025-03-05", "2025-04-05"),
        ("en", "by the end of March", "the end of March", "2025-03-21", "2025-04-01"),
        ("en", "in early April", "early April", "2025-04-01", "2025-04-11"),
        ("en", "since 2014 it", "2014", "2014-01-01", "2015-01-01"),
        ("en", "the first quarter of 2024", "first quarter of 2024", "2024-01-01", "2024-04-01"),
        ("en", "sales in Q3 2024", "Q3 2024", "2024-07-01", "2024-10-01"),
        ("ru", "24 февраля 2025 года", "24 февраля 2025 года", "2025-02-24", "2025-02-25"),
        ("ru", "с 24 по 26 февраля", "24 по 26 февраля", "2025-02-24", "2025-02-27"),
        ("ru", "заявил в понедельник", "понедельник", "2025-03-03", "2025-03-04"),
        ("ru", "переговоры пройдут в пятницу", "пятницу", "2025-03-07", "2025-03-08"),
        ("ru", "Вчера он", "Вчера", "2025-03-04", "2025-03-05"),
        ("ru", "на прошлой неделе", "прошлой неделе", "2025-02-24", "2025-03-03"),
        ("ru", "две недели назад", "две недели назад", "2025-02-17", "2025-02-24"),
        ("ru", "год назад", "год назад", "2024-01-01", "2025-01-01"),
        ("ru", "за последние три дня", "за последние три дня", "2025-03-02", "2025-03-06"),
        ("ru", "к концу 2025 года", "концу 2025 года", "2025-09-01", "2026-01-01"),
        ("ru", "в первом квартале", "первом квартале", "2025-01-01", "2025-04-01"),
        ("ru", "от 24.02.2025 г.", "24.02.2025", "2025-02-24", "2025-02-25"),
        ("uk", "24 лютого 2025 року", "24 лютого 2025 року", "2025-02-24", "2025-02-25"),
        ("uk", "відбудеться у п’ятницю", "п’ятницю", "2025-03-07", "2025-03-08"),
        ("uk", "минулого тижня", "минулого тижня", "2025-02-24", "2025-03-03"),
        ("uk", "торік", "торік", "2024-01-01", "2025-01-01"),
        ("uk", "два тижні тому", "два тижні тому", "2025-02-17", "2025-02-24"),
        ("uk", "наприкінці березня", "наприкінці березня", "2025-03-21", "2025-04-01"),
        ("uk", "у 2014 році", "2014 році", "2014-01-01", "2015-01-01"),
        ("de", "Am 24. Februar 2025 sagte", "24. Februar 2025", "2025-02-24", "2025-02-25"),
        ("de", "vom 24. bis 26. Februar", "24. bis 26. Februar", "2025-02-24", "2025-02-27"),
        ("de", "am 24.02., als", "24.02.", "2025-02-24", "2025-02-25"),
        ("de", "am Montagabend", "Montagabend", "2025-03-03", "2025-03-04"),
        ("de", "wird am Freitag tagen", "Freitag", "2025-03-07", "2025-03-08"),
        ("de", "erst morgen", "morgen", "2025-03-06", "2025-03-07"),
        ("de", "vergangene Woche", "vergangene Woche", "2025-02-24", "2025-03-03"),
        ("de", "vor zwei Wochen", "vor zwei Wochen", "2025-02-17", "2025-02-24"),
        ("de", "Ende März", "Ende März", "2025-03-21", "2025-04-01"),
        ("pl", "24 lutego 2025 r.", "24 lutego 2025 r.", "2025-02-24", "2025-02-25"),
        ("pl", "w poniedziałek", "poniedziałek", "2025-03-03", "2025-03-04"),
        ("pl", "odbędzie się w piątek", "piątek", "2025-03-07", "2025-03-08"),
        ("pl", "w ubiegłym tygodniu", "ubiegłym tygodniu", "2025-02-24", "2025-03-03"),
        ("pl", "dwa tygodnie temu", "dwa tygodnie temu", "2025-02-17", "2025-02-24"),
        ("pl", "w 2014 roku", "2014 roku", "2014-01-01", "2015-01-01"),
        ("en", "On Friday, ministers will vote", "Friday", "2025-03-07", "2025-03-08"),
        ("en", "On Friday the minister would not say", "Friday", "2025-02-28", "2025-03-01"),
        ("en", "She said on Friday it will rain", "Friday", "2025-02-28", "2025-03-01"),
        ("en", "in May last year", "May last year", "2024-05-01", "2024-06-01"),
        ("en", "It fell in August", "August", "2024-08-01", "2024-09-01"),
        ("en", "It will open in October", "October", "2025-10-01", "2025-11-01"),
        ("en", "Sales fell in the third quarter", "third quarter", "2024-07-01", "2024-10-01"),
        ("en", "the second half of 2027", "second half of 2027", "2027-07-01", "2028-01-01"),
        ("en", "built in the 1960s", "1960s", "1960-01-01", "1970-01-01"),
        ("en", "the years 2014–2022", "2014–2022", "2014-01-01", "2023-01-01"),
        ("en", "by the end of the year", "the end of the year", "2025-09-01", "2026-01-01"),
        ("en", "later this month", "later this month", "2025-03-05", "2025-04-01"),
        ("en", "earlier this week", "earlier this week", "2025-03-03", "2025-03-06"),
        ("en", "early February", "early February", "2025-02-01", "2025-02-11"),
        ("en", "It rained at the weekend", "weekend", "2025-03-01", "2025-03-03"),
        ("en", "It will rain at the weekend", "weekend", "2025-03-08", "2025-03-10"),
        ("ru", "Переговоры начнутся в четверг", "четверг", "2025-03-06", "2025-03-07"),
        ("ru", "в мае прошлого года", "мае прошлого года", "2024-05-01", "2024-06-01"),
        ("ru", "построили в 1970-х", "1970-х", "1970-01-01", "1980-01-01"),
        ("ru", "в IV квартале 2024 года", "IV квартале 2024 года", "2024-10-01", "2025-01-01"),
        ("ru", "к утру воскресенья", "воскресенья", "2025-03-02", "2025-03-03"),
        ("uk", "Позаторік у травні", "Позаторік у травні", "2023-05-01", "2023-06-01"),
        ("uk", "впаде у суботу", "суботу", "2025-03-08", "2025-03-09"),
        ("uk", "з 2014-го", "2014-го", "2014-01-01", "2015-01-01"),
        (
            "uk",
            "у першій половині 2024 року",
            "першій половині 2024 року",
            "2024-01-01",
            "2024-07-01",
        ),
        ("de", "als im Januar.", "Januar", "2025-01-01", "2025-02-01"),
        ("de", "wurde 1968 eröffnet", "1968", "1968-01-01", "1969-01-01"),
        ("de", "gegenüber dem Vorjahr", "Vorjahr", "2024-01-01", "2025-01-01"),
        ("de", "bis Jahresende", "Jahresende", "2025-09-01", "2026-01-01"),
        ("de", "in den 1990er Jahren", "1990er Jahren", "1990-01-01", "2000-01-01"),
        ("pl", "w sierpniu ubiegłego roku", "sierpniu ubiegłego roku", "2024-08-01", "2024-09-01"),
        ("pl", "do końca kwietnia", "końca kwietnia", "2025-04-21", "2025-05-01"),
        ("pl", "w sobotę zagra", "sobotę", "2025-03-08", "2025-03-09"),
        ("pl", "z lat 80.", "lat 80.", "1980-01-01", "1990-01-01"),
        ("pl", "niż w 2023.", "2023", "2023-01-01", "2024-01-01"),
    ],
)
def test_a_date_means_its_days(
    language: str, text: str, said: str, first: str, behind: str
) -> None:
    assert found(text, language) == [(said, first, behind)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He may march, and so may she."),
        ("en", "In 2016 people of the town were asked."),
        ("en", "dated 03/02/2025"),
        ("en", "On Mondays the museum is shut; 31 February never comes."),
        ("en", "The 2025 budget grew 24 percent, 7-5 in votes."),
        ("ru", "в среде экспертов спорят"),
        ("ru", "5 человек, 24 рубля"),
        ("de", "Am Morgen schneite es, 3 Tage lang."),
        ("pl", "5 osób, 24 złote"),
        ("ru", "за прошлые годы"),
        ("uk", "За два дні злива затопила підвали"),
        ("de", "auf 2000 gestiegen, 2000 Menschen"),
    ],
)
def test_what_looks_like_a_date_and_is_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_without_a_time_of_publication_only_full_dates_are_given() -> None:
    text = "On Monday, 24 February and 26 February 2025, a week ago, since March 2024."
    assert [said for said, _, _ in found(text, "en", None)] == ["26 February 2025", "March 2024"]


def test_a_day_without_year_is_the_nearest_one() -> None:
    new_year = datetime(2025, 1, 2, tzinfo=UTC)
    assert found("on 30 December", "en", new_year)[0][1] == "2024-12-30"
    assert found("on 30 January", "en", new_year)[0][1] == "2025-01-30"
    assert found("on 29 February", "en", new_year)[0][1] == "2024-02-29"


@given(
    st.sampled_from(sorted(WORDS)),
    st.text(max_size=80) | st.lists(
        st.sampled_from(
            ["24", "февраля", "in", "the", "spring", "весной", "of", "May", "2025", "last", "week", "ago", "в", "Montag", "r.", "\n", "Q1", ".", "31.12."]
        ),
        max_size=14,
    ).map(" ".join),
    st.datetimes(timezones=st.just(UTC)) | st.none(),
)  # fmt: skip
def test_any_text_is_read_and_spans_slice_back(
    language: str, text: str, at: datetime | None
) -> None:
    mentions = find_dates(text, language=language, published_at=at)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.first < mention.behind
    places = [(mention.start, mention.end) for mention in mentions]
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_a_full_date_means_the_same_in_every_language(day: date) -> None:
    names = {
        "en": f"{day.day} {day:%B} {day.year}",
        "de": f"{day.day}.{day.month}.{day.year}",
        "ru": f"{day:%d.%m.%Y}",
        "uk": day.isoformat(),
        "pl": f"{day:%d.%m.%Y}",
    }
    for language, text in names.items():
        (mention,) = find_dates(f"— {text} —", language=language, published_at=None)
        assert mention.first.date() == day
        assert mention.behind - mention.first == timedelta(days=1)


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
}
IN = {"en": "in", "ru": "в", "uk": "у", "de": "im", "pl": "w"}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_is_known_without_a_day(language: str) -> None:
    for number, month in enumerate(MONTHS[language].split(), start=1):
        ((_, first, _),) = found(f"{IN[language]} {month} — ", language)
        assert int(first[5:7]) == number, month
