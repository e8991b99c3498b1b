from datetime import UTC, datetime, timedelta

from extractors.stories.copies import StoryText
from extractors.stories.credits import credited_outlets, find_credited

MORNING = datetime(2025, 5, 6, 8, 0, tzinfo=UTC)

WIRE = (
    "Brannock Steel will close its plant in Dunmore in June, the company said. About 1,200 workers will lose "
    "their jobs. Chief executive Orla Fenwick blamed power prices of 140 euros. The Dunmore council asked Minister "
    "Tobias Harke for 30 million euros."
)
RETOLD = (
    "In Dunmore the furnaces go cold this June. Orla Fenwick, who runs Brannock Steel, put it down to what "
    "electricity costs, 140 euros, as first reported by the Corvane agency. For 1,200 families it is over, and the "
    "town wants 30 million euros from Tobias Harke."
)


def story(
    number: int, outlet: str, text: str, *, hours: float = 0, language: str = "en"
) -> StoryText:
    at = MORNING + timedelta(hours=hours)
    return StoryText(number, f"Title {number}", text, (), at, outlet, language, number)


def test_an_outlet_is_known_by_the_words_that_others_do_not_share() -> None:
    known = ["Corvane News Agency", "The Dunmore Times", "Daily News"]
    assert credited_outlets(RETOLD, known) == {"Corvane News Agency"}
    assert credited_outlets("The Times reported it, and so did a news agency.", known) == set()


def test_a_name_without_a_word_of_reporting_is_no_credit() -> None:
    assert credited_outlets("Corvane shares fell.", ["Corvane News Agency"]) == set()


def test_a_rewrite_that_credits_its_source_folds_into_it() -> None:
    found = find_credited(
        story(2, "Alderwick", RETOLD, hours=5), [story(1, "Corvane News Agency", WIRE)]
    )
    assert found is not None
    assert (found.origin_id, found.kind) == (1, "rewrite")
    assert "credits Corvane News Agency" in found.reason


def test_a_report_with_facts_of_its_own_stays_an_origin() -> None:
    own = (
        "Workers at Brannock Steel walked out on Tuesday, Corvane reported earlier. Our own count outside the gate in "
        "Dunmore found 700 people, Marit Solberg of the Metal Union and 40 police officers from Kilrush and Ennis; "
        "Mayor Fergal Quill spoke, as did Bishop Aldan Roe."
    )
    assert find_credited(story(2, "Alderwick", own, hours=5), [story(1, "Corvane", WIRE)]) is None


def test_what_came_later_or_in_another_language_is_no_source() -> None:
    late = story(1, "Corvane", WIRE, hours=9)
    other = story(1, "Corvane", WIRE, language="de")
    assert find_credited(story(2, "Alderwick", RETOLD, hours=5), [late]) is None
    assert find_credited(story(2, "Alderwick", RETOLD, hours=5), [other]) is None
