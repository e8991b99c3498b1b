"""The large sample wire (`tests/data/wire/spring`): it holds what it was written for, and its authors copied nobody."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from storage.watch.opml import read_feeds
from storage.watch.sample_wire import read_wire, sample_wire
from storage.watch.wire import SampleWire, WireArticle, WireFeed
from storage.watch.wire_cases import CASES, CONDITIONAL, DATES, EDITS, FEED_SWITCHES, PAGES
from writethru.cli.options import starter

SPRING = Path(__file__).parents[2] / "data" / "wire" / "spring"

SHORTEST_SHARED = 8
MARKS = re.compile(r"[«»“”„‟\"]")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»“’)\]]*\s+")
WORD = re.compile(r"[^\W_]+(?:[’'ʼ-][^\W_]+)*")


@pytest.fixture(scope="module")
def spring() -> SampleWire:
    return read_wire(SPRING)


@pytest.fixture(scope="module")
def originals(spring: SampleWire) -> Mapping[str, WireArticle]:
    return {article.id: article for article in spring.articles if not article.is_edit}


def test_it_is_large(spring, originals):
    assert len(originals) >= 120
    assert len(spring.polls) == 12
    assert len({article.outlet for article in originals.values()}) >= 14
    assert {article.from_poll for article in originals.values()} == set(range(1, 13))
    assert spring.polls[:5] == sample_wire().polls


def test_its_languages_are_shared_out(originals):
    counts = Counter(article.language for article in originals.values())
    share = {language: count / len(originals) for language, count in counts.items()}
    assert 0.5 <= share["en"] <= 0.65, share
    assert 0.12 <= share["ru"] <= 0.2, share
    assert 0.12 <= share["uk"] <= 0.2, share
    assert {"de", "pl"} <= share.keys()


@pytest.mark.parametrize("case", CASES)
def test_every_case_occurs_twice_and_in_two_languages(spring, case):
    found = [article for article in spring.articles if case in article.cases]
    assert len({article.id for article in found}) >= 2
    assert len({article.language for article in found}) >= 2


def test_every_kind_of_page_date_and_edit_occurs(spring):
    assert {article.page for article in spring.articles} == set(PAGES)
    assert {article.dates for article in spring.articles} == set(DATES)
    assert {article.edit for article in spring.articles if article.is_edit} == set(EDITS)


def test_every_switch_of_a_feed_occurs(spring):
    feeds = [feed for outlet in spring.outlets for feed in outlet.feeds]
    usual = {each.name: each.default for each in fields(WireFeed)}
    unused = {
        switch
        for switch in FEED_SWITCHES
        if all(getattr(feed, switch) == usual[switch] for feed in feeds)
    }
    assert not unused
    assert {feed.conditional for feed in feeds} == set(CONDITIONAL)
    assert {feed.kind for feed in feeds} == {"rss", "atom", "rdf", "json"}
    assert any(outlet.down_in_polls for outlet in spring.outlets)


def test_what_the_switches_bite_on_is_there(spring):
    """A fault that no article meets would test nothing."""
    for outlet in spring.outlets:
        late = [a for a in spring.articles if a.outlet == outlet.id and not a.is_edit]
        for feed in outlet.feeds:
            own = [article for article in late if article.feed == feed.id]
            first = feed.gone_from_poll or feed.moved_in_poll or min(feed.dead_in_polls, default=0)
            assert first == 0 or any(article.from_poll < first for article in own), feed.id
            if feed.moved_in_poll:
                assert any(article.from_poll >= feed.moved_in_poll for article in own), feed.id
            if feed.window:
                assert len(own) > feed.window, feed.id


def test_every_outlet_has_a_text_for_every_wall(spring):
    for outlet in spring.outlets:
        for language in {feed.language for feed in outlet.feeds}:
            texts = outlet.furniture[language]
            assert {"paywall", "consent", "challenge"} <= texts.keys(), (outlet.id, language)


def test_keys_and_cases_say_the_same(spring):
    pages = {
        "teaser": "teaser",
        "consent": "consent",
        "bot-wall": "challenge",
        "soft-404": "soft_404",
        "video-page": "video",
        "js-shell": "js_shell",
        "half-paywall": "half",
        "live-blog": "live_blog",
    }
    known = {article.id for article in sample_wire().articles}
    for article in spring.articles:
        cases = set(article.cases)
        if article.id not in known:  # the sample is older than its cases
            assert {pages.get(case) for case in cases & pages.keys()} <= {article.page}, article.id
            assert (article.page == "full") == (not cases & pages.keys()), article.id
        told = {f"date-{article.dates}"} if article.dates != "right" else set()
        assert {case for case in cases if case.startswith("date-")} == told, article.id
        assert ("hostile-markup" in cases) == (article.markup == "hostile"), article.id
        assert ("two-addresses-one-story" in cases) == bool(article.other_paths), article.id
        assert not any(case.endswith("-copy") for case in cases) or article.copies, article.id
        assert "background-paragraph" not in cases or article.background, article.id


def test_titles_with_hidden_signs_have_them(spring):
    for article in spring.articles:
        if "bidi-title" in article.cases:
            assert re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", article.title), article.id
        if "zero-width-title" in article.cases:
            assert re.search("\\w[\u200b-\u200d\u2060]+\\w", article.title), article.id


def test_articles_of_one_date_have_one_date(spring):
    dates = defaultdict(list)
    for article in spring.articles:
        if "same-date" in article.cases and not article.is_edit:
            dates[article.feed, article.published_at].append(article.id)
    assert all(len(ids) >= 2 for ids in dates.values()), dates


def test_a_verbatim_copy_is_its_source_but_for_a_credit_and_a_cut_one_a_run_of_it(
    spring, originals
):
    for article in originals.values():
        own, source = article.paragraphs, originals.get(article.copies)
        if source is None or article.is_edit:
            continue
        if "verbatim-copy" in article.cases:
            assert own[: len(source.paragraphs)] == source.paragraphs, article.id
            assert len(own) - len(source.paragraphs) <= 1, article.id
        if "cut-copy" in article.cases:
            text = "\n".join(source.paragraphs)
            kept = [paragraph for paragraph in own if paragraph in text]
            assert len(own) - len(kept) <= 1, article.id
            assert "\n".join(kept) in text, article.id


def test_articles_differ_from_their_edited_versions(spring, originals):
    versions = defaultdict(list)
    for article in spring.articles:
        versions[article.id].append(article)
    for older, newer in (pair for each in versions.values() for pair in pairwise(each)):
        assert _face(older) != _face(newer), newer.id
        assert older.from_poll < newer.from_poll


def _face(article: WireArticle) -> tuple[object, ...]:
    """What a reader of its page could see change."""
    return article.title, article.paragraphs, article.page, article.markup


def test_no_long_sentence_is_shared_unless_a_source_is_named_or_it_is_quoted(spring):
    family = _families(spring)
    places: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
    for article in spring.articles:
        for words, is_quoted in _sentences(article):
            known = places[words].get(article.id, False)
            places[words][article.id] = known or is_quoted
    for words, found in places.items():
        unquoted = {family[article_id] for article_id in found}
        if len(unquoted) > 1 and not any(found.values()):
            raise AssertionError((" ".join(words), sorted(found)))


def _families(wire: SampleWire) -> Mapping[str, str]:
    """For each article the first of those that it is joined to by copying or by background, over any number of steps."""
    head = {article.id: article.id for article in wire.articles}

    def first(article_id: str) -> str:
        while head[article_id] != article_id:
            article_id = head[article_id]
        return article_id

    for article in wire.articles:
        for source in (article.copies, article.background, *_sample_sources(article)):
            if source:
                head[first(article.id)] = first(source)
    return {article_id: first(article_id) for article_id in head}


# The sample's own copies are named in its truth, not in its articles.
_SAMPLE_COPIES = frozenset(
    {"putin-minerals-offer-podil", "putin-minerals-offer-tally", "putin-minerals-offer-alderwick"}
)


def _sample_sources(article: WireArticle) -> tuple[str, ...]:
    return ("putin-minerals-offer",) if article.id in _SAMPLE_COPIES else ()


def _sentences(article: WireArticle) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The sentences of eight words and more, and whether each stands in quotation marks."""
    for paragraph in article.paragraphs:
        depth_before = 0
        for sentence in SENTENCE_END.split(paragraph):
            marks = len(MARKS.findall(sentence))
            words = tuple(word.casefold() for word in WORD.findall(sentence))
            if len(words) >= SHORTEST_SHARED:
                yield words, bool(marks or depth_before % 2)
            depth_before += marks


def test_nobody_in_it_is_a_real_outlet(spring):
    real = {feed.outlet.casefold() for feed in read_feeds(starter().feeds_file)}
    assert len(real) >= 40
    names = {outlet.name.casefold() for outlet in spring.outlets}
    names |= {author.casefold() for article in spring.articles for author in article.authors}
    assert not names & real
