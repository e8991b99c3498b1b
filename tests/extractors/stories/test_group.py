"""Articles about one happening come together; others open their own story."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.stories.copies import StoryText
from extractors.stories.group import MOST_TERMS, StoryIndex, StoryProfile, assign_story
from extractors.stories.terms import TermCounts, count_terms, text_terms

Maker = Callable[..., StoryText]

FURNACE = """\
Some 420 glassworkers in Ostrava lose their jobs this summer. The Halberg Group wants to put out \
the largest of three furnaces and points at the price of gas. The works council around Marta \
Dolezal is going to court, and Mayor Sykora called an emergency session."""

STRIKE_ONE = """\
A freight train left the rails near Lomnice early on Sunday and spilled solvent into a brook. Fire \
crews from Lomnice built a dam of straw; twelve residents were taken to a gym."""
STRIKE_ONE_RETOLD = """\
Twelve people had to spend the night in a gym after tank wagons derailed outside Lomnice. The \
solvent that ran into the brook was stopped by fire crews with a dam of straw."""
STRIKE_TWO = """\
A freight train left the rails near Bezdecin on Friday evening and blocked the main line for nine \
hours. Nobody was hurt; the operator blamed a broken axle on a wagon with scrap iron."""


def grouped(texts: list[StoryText]) -> list[int]:
    index = StoryIndex()
    stories = []
    for text in texts:
        match = index.match(text)
        index.put(match.profile)
        stories.append(match.story_id)
    return stories


def test_the_first_article_opens_a_story(make: Maker, wire: str) -> None:
    match = assign_story(make(1, wire), [])
    assert (match.is_new, match.score) == (True, 0.0)
    assert match.profile.story_id == match.story_id
    assert match.profile.first_at == match.profile.last_at == datetime(2025, 3, 4, 12, tzinfo=UTC)
    assert match.profile.size == 1


def test_another_report_of_the_same_happening_joins(make: Maker, wire: str) -> None:
    opened = assign_story(make(1, wire, title="Ostrava glassworks to close a furnace"), [])
    second = make(2, FURNACE, title="Halberg cuts 420 jobs in Ostrava", hours=20)
    joined = assign_story(second, [opened.profile])
    assert (joined.is_new, joined.story_id) == (False, opened.story_id)
    assert joined.profile.size == 2
    assert joined.profile.first_at == datetime(2025, 3, 4, 12, tzinfo=UTC)
    assert joined.profile.last_at == datetime(2025, 3, 5, 8, tzinfo=UTC)


def test_a_report_of_something_else_opens_its_own(make: Maker, wire: str, river: str) -> None:
    opened = assign_story(make(1, wire), [])
    other = assign_story(make(2, river), [opened.profile])
    assert other.is_new
    assert other.score < 0.1


def test_two_tellings_with_no_title_word_in_common_are_one_story(make: Maker) -> None:
    first = make(1, STRIKE_ONE, title="Derailment pollutes brook")
    second = make(2, STRIKE_ONE_RETOLD, title="Night in the gym", hours=6)
    assert len(set(grouped([first, second]))) == 1


def test_two_accidents_on_two_days_stay_two_stories(make: Maker) -> None:
    first = make(1, STRIKE_ONE, title="Freight train derails")
    second = make(2, STRIKE_TWO, title="Freight train derails", hours=5 * 24)
    assert len(set(grouped([first, second]))) == 2


def test_the_same_words_weeks_later_open_a_new_story(make: Maker, wire: str) -> None:
    opened = assign_story(make(1, wire), [])
    assert assign_story(make(2, wire, hours=14 * 24), [opened.profile]).is_new


def test_a_story_that_goes_on_can_be_joined_after_weeks(make: Maker, wire: str) -> None:
    texts = [make(day, wire, hours=24 * day) for day in range(20)]
    assert len(set(grouped(texts))) == 1


def test_an_article_without_a_date_joins_by_its_words(make: Maker, wire: str) -> None:
    opened = assign_story(make(1, wire, title="Ostrava glassworks to close a furnace"), [])
    second = make(2, FURNACE, title="Halberg cuts 420 jobs in Ostrava")
    undated = assign_story(replace(second, published_at=None), [opened.profile])
    assert not undated.is_new
    assert undated.profile.last_at == opened.profile.last_at


def test_an_article_without_words_opens_a_story_and_joins_none(make: Maker, wire: str) -> None:
    opened = assign_story(make(1, wire), [])
    empty = assign_story(make(2, "", title=""), [opened.profile])
    assert empty.is_new
    assert assign_story(make(3, "", title=""), [empty.profile]).is_new


def test_matching_twice_gives_the_same_and_changes_nothing(make: Maker, wire: str) -> None:
    index = StoryIndex([assign_story(make(1, wire), []).profile])
    article = make(2, FURNACE)
    assert index.match(article) == index.match(article)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 999))
def test_the_order_of_known_stories_does_not_matter(
    make: Maker, wire: str, river: str, seed: int
) -> None:
    texts = (wire, river, STRIKE_ONE, STRIKE_TWO)
    profiles = [assign_story(make(place, text), []).profile for place, text in enumerate(texts)]
    shuffled = random.Random(seed).sample(profiles, len(profiles))
    article = make(9, FURNACE)
    assert assign_story(article, shuffled) == assign_story(article, profiles)


def test_a_profile_keeps_at_most_sixty_terms(make: Maker, wire: str, river: str) -> None:
    match = assign_story(make(1, f"{wire} {river}"), [])
    assert len(match.profile.terms) == MOST_TERMS == 60


def test_a_replaced_profile_leaves_no_trace_of_the_old_one(make: Maker, wire: str) -> None:
    story = assign_story(make(1, wire), []).profile
    index = StoryIndex([story])
    index.put(StoryProfile(story.story_id, (("unrelated", 1.0),), None, None))
    assert index.match(make(2, wire)).score == 0.0


def test_words_that_all_texts_share_join_nothing_when_a_table_says_so(make: Maker) -> None:
    common = "Minister talks budget parliament vote"
    table = TermCounts(1000, dict.fromkeys(text_terms("", common, language="en"), 990))
    first = make(1, f"{common} lighthouse keeper pension", title="")
    second = make(2, f"{common} tramway bridge repaint", title="")
    assert not assign_story(second, [assign_story(first, []).profile]).is_new
    story = assign_story(first, [], table=table).profile
    assert assign_story(second, [story], table=table).is_new


def test_a_term_is_the_rarer_the_fewer_texts_have_it() -> None:
    table = count_terms([["glass", "gas"], ["gas"], ["gas", "gas"]])
    assert table == TermCounts(3, {"glass": 1, "gas": 3})
    assert table.rarity("furnace") > table.rarity("glass") > table.rarity("gas") == 1.0


def test_words_of_the_title_weigh_more() -> None:
    terms = text_terms("Furnace", "Furnace workers", language="en")
    assert sorted(terms.values()) == pytest.approx([1.0, 2.0986], abs=1e-4)
