"""Copies fold into one origin; what only looks alike does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.stories.copies import StoryText, find_copy, sketch

Maker = Callable[..., StoryText]
QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def part_of(text: str, *, share: float, start: int = 0) -> str:
    words = text.split(" ")
    return " ".join(words[start : start + int(len(words) * share)])


def test_the_same_text_in_another_outlet_is_a_copy_of_the_first(make: Maker, wire: str) -> None:
    copy = find_copy(make(2, wire, hours=3, outlet="Valley Post"), [make(1, wire)])
    assert copy is not None
    assert (copy.article_id, copy.origin_id, copy.kind, copy.containment) == (2, 1, "copy", 1.0)
    assert copy.reason == (
        "100% of its own wording stands in the text of Harbour Wire, of which it holds 100%"
    )


def test_the_same_outlet_folds_too(make: Maker, wire: str) -> None:
    copy = find_copy(make(2, wire, title="Headline, updated"), [make(1, wire)])
    assert copy is not None
    assert copy.kind == "copy"


@QUICK
@given(start=st.integers(0, 90), share=st.floats(0.55, 0.65))
def test_a_cut_to_sixty_percent_folds_wherever_it_is_cut(
    make: Maker, wire: str, start: int, share: float
) -> None:
    cut = make(2, part_of(wire, share=share, start=start), outlet="Valley Post")
    copy = find_copy(cut, [make(1, wire)])
    assert copy is not None
    assert (copy.origin_id, copy.kind) == (1, "cut")


@QUICK
@given(share=st.floats(0.35, 0.45))
def test_a_cut_under_a_local_lead_folds(make: Maker, wire: str, lead: str, share: float) -> None:
    local = make(2, f"{lead}\n{part_of(wire, share=share)}", outlet="Valley Post")
    copy = find_copy(local, [make(1, wire)])
    assert copy is not None
    assert (copy.origin_id, copy.kind) == (1, "cut")


def test_the_full_text_folds_into_a_cut_that_was_there_first(make: Maker, wire: str) -> None:
    copy = find_copy(make(2, wire), [make(1, part_of(wire, share=0.35))])
    assert copy is not None
    assert (copy.origin_id, copy.kind) == (1, "cut")


def test_a_one_paragraph_brief_folds_into_the_long_wire_text(make: Maker, wire: str) -> None:
    brief = wire.split("\n", maxsplit=1)[0]
    assert len(brief.split()) == 30
    copy = find_copy(make(2, brief, outlet="Valley Post"), [make(1, wire)])
    assert copy is not None
    assert (copy.kind, copy.containment) == ("cut", 1.0)


def test_a_copy_of_a_copy_leads_to_the_first_origin(make: Maker, wire: str) -> None:
    second = make(2, wire, hours=1, origin_id=1)
    copy = find_copy(make(3, wire, hours=2), [second])
    assert copy is not None
    assert copy.origin_id == 1


def test_of_two_sources_the_earlier_one_is_the_origin_in_any_order(make: Maker, wire: str) -> None:
    earlier = [make(8, wire, hours=-5), make(1, wire, hours=-2)]
    for order in (earlier, earlier[::-1]):
        copy = find_copy(make(9, wire), order)
        assert copy is not None
        assert copy.origin_id == 8


def test_a_text_is_no_copy_of_itself(make: Maker, wire: str) -> None:
    assert find_copy(make(1, wire), [make(1, wire)]) is None


def test_two_reports_of_different_happenings_stay_two(make: Maker, wire: str, river: str) -> None:
    assert find_copy(make(2, river), [make(1, wire)]) is None


QUOTE = (
    "We will not sign anything before every family on this street has a roof again, and we have told "
    "the minister so three times this month, in writing and to his face, without ever getting an answer"
)
FIRST_REPORT = (
    "Residents of the flooded quarter turned their backs on the government on Friday. {quote} Their "
    "speaker Jana Hruba spoke after a two-hour meeting at the fire station. Payments have been on "
    "offer since last week, and eleven households have taken them."
)
SECOND_REPORT = (
    "No deal over the river homes: talks about compensation broke down before the weekend. {quote} So "
    "Hruba, a teacher, summed up the mood in front of some eighty people. A spokesman for the "
    "minister did not want to comment until the parties meet once more."
)


@pytest.mark.parametrize("marks", ["“{}.”", '"{}."', "„{}.“", "«{}.»", "»{}.«", "‘{}.’"])
def test_a_quote_that_two_reporters_took_down_does_not_fold_them(make: Maker, marks: str) -> None:
    quote = marks.format(QUOTE)
    first = make(1, FIRST_REPORT.format(quote=quote))
    second = make(2, SECOND_REPORT.format(quote=quote))
    assert find_copy(second, [first]) is None


def test_without_quotation_marks_the_same_words_do_fold(make: Maker) -> None:
    first = make(1, FIRST_REPORT.format(quote=f"{QUOTE}. {QUOTE}"))
    second = make(2, f"Talks failed. {QUOTE}. {QUOTE}")
    assert find_copy(second, [first]) is not None


def test_short_reports_around_one_statement_stay_two(make: Maker) -> None:
    first = make(1, f"Jana Hruba spoke for the residents on Friday: “{QUOTE}.”")
    second = make(2, f"“{QUOTE},” a teacher from the flooded quarter declared outside.")
    assert find_copy(second, [first]) is None


def test_a_text_of_nothing_but_a_quote_still_folds_when_it_is_copied(make: Maker) -> None:
    text = f"Jana Hruba spoke for the residents on Friday: “{QUOTE}.”"
    copy = find_copy(make(2, text, outlet="Valley Post"), [make(1, text)])
    assert copy is not None
    assert copy.kind == "copy"


@pytest.mark.parametrize("text", ["", "Glassworks to close its largest furnace in June", "  "])
def test_titles_alone_never_fold(make: Maker, text: str) -> None:
    title = "Glassworks to close its largest furnace in June"
    assert find_copy(make(2, text, title=title), [make(1, text, title=title)]) is None


def test_a_long_title_repeated_as_text_does_not_fold(make: Maker, wire: str) -> None:
    title = wire.split("\n", maxsplit=1)[0]
    assert find_copy(make(2, title, title=title), [make(1, title, title=title)]) is None


def test_texts_in_two_languages_never_fold(make: Maker, wire: str) -> None:
    assert find_copy(make(2, wire, language="de"), [make(1, wire)]) is None


def test_an_unknown_language_does_not_stop_a_copy(make: Maker, wire: str) -> None:
    assert find_copy(make(2, wire, language=None), [make(1, wire)]) is not None


def reworded(text: str) -> str:
    """Every fifth word of small letters is another one."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if word.isalpha() and word.islower()]
    for place in places[::4]:
        words[place] = f"other{place}"
    return " ".join(words)


def test_a_rewrite_with_the_same_names_and_figures_folds(make: Maker, wire: str) -> None:
    copy = find_copy(make(2, reworded(wire), hours=5, outlet="Valley Post"), [make(1, wire)])
    assert copy is not None
    assert copy.kind == "rewrite"
    assert 0.25 <= copy.containment < 0.5


def test_a_rewrite_days_later_is_a_text_of_its_own(make: Maker, wire: str) -> None:
    assert find_copy(make(2, reworded(wire), hours=49), [make(1, wire)]) is None


def test_a_rewrite_without_a_date_is_a_text_of_its_own(make: Maker, wire: str) -> None:
    undated = replace(make(2, reworded(wire)), published_at=None)
    assert find_copy(undated, [make(1, wire)]) is None


def test_half_the_wording_about_other_names_is_no_rewrite(make: Maker, wire: str) -> None:
    names = {"Ostrava": "Zlin", "Halberg": "Corvex", "Marta": "Eva", "Dolezal": "Kral"}
    names |= {"Petr": "Jan", "Sykora": "Maly", "Lipa": "Orel", "Group": "Works"}
    names |= {"420": "75", "1,150": "310", "64": "12", "2009": "1999", "2018": "2021"}
    other = reworded(wire)
    for old, new in names.items():
        other = other.replace(old, new)
    assert find_copy(make(2, other, hours=5), [make(1, wire)]) is None


DAILY = (
    "Air quality in {city} stayed poor on {day}, with {high} micrograms of fine dust per cubic metre "
    "measured at noon and {low} in the evening. The city office asked people with weak lungs to stay "
    "indoors and to leave the car at home. Buses and trams run free of charge until {until}."
)


def test_yesterdays_frame_with_todays_figures_stays_a_text_of_its_own(make: Maker) -> None:
    monday = DAILY.format(city="Brod", day="Monday", high=84, low=61, until="Wednesday")
    tuesday = DAILY.format(city="Brod", day="Tuesday", high=97, low=72, until="Thursday")
    assert find_copy(make(2, tuesday, hours=24), [make(1, monday)]) is None


def test_a_write_through_with_one_new_figure_folds(make: Maker, wire: str) -> None:
    corrected = wire.replace("420", "460")
    copy = find_copy(make(2, corrected, hours=2), [make(1, wire)])
    assert copy is not None
    assert copy.kind == "copy"


def test_forty_outlets_with_one_wire_text_are_one_origin(make: Maker, wire: str) -> None:
    known = [make(1, wire, hours=-1)]
    for article_id in range(2, 42):
        text = make(article_id, f"(Own report {article_id}) {wire}", outlet=f"Outlet {article_id}")
        copy = find_copy(text, known)
        assert copy is not None
        known.append(replace(text, origin_id=copy.origin_id))
    assert {text.origin_id for text in known} == {1}


def test_the_sketch_of_a_long_text_is_a_sample_and_of_a_short_one_all(wire: str) -> None:
    brief = wire.split("\n", maxsplit=1)[0]
    assert len(sketch(brief)) == 28
    sampled = sketch(wire)
    assert list(sampled) == sorted(sampled)
    assert all(value % 8 == 0 and 0 <= value < 2**63 for value in sampled)
    assert 15 <= len(sampled) <= 50


def test_a_sketch_ignores_case_layout_and_quotes(wire: str) -> None:
    assert sketch(wire.upper().replace("\n", "\n\n")) == sketch(wire)
    assert sketch(f'{wire}\n"{QUOTE}"') == sketch(wire)


def test_time_alone_does_not_undo_a_copy(make: Maker, wire: str) -> None:
    later = make(2, wire, hours=30 * 24)
    assert find_copy(later, [make(1, wire)]) is not None
