from datetime import UTC, datetime

import pytest

from extractors.page.body import parse_page
from extractors.page.metadata import read_facts

URL = "https://herald.example/town/mill-closes"


@pytest.fixture
def facts(make_page):
    return lambda url=URL, **parts: read_facts(parse_page(make_page(**parts).decode()), url=url)


def test_the_headline_of_the_article_node_goes_before_a_social_title(facts, json_ld):
    social = '<meta property="og:title" content="You will not believe what this mill does">'
    assert facts(head=json_ld() + social).title == "Paper mill at Varn to close in June"


def test_a_headline_that_breaks_off_gives_way_to_the_heading(facts, json_ld):
    assert (
        facts(head=json_ld(headline="Paper mill at Varn to…")).title
        == "Paper mill at Varn to close in June"
    )


def test_the_name_of_the_outlet_is_no_part_of_a_title(facts):
    page = facts(title="Council asks for inquiry into mill - The Varn Herald")
    assert page.title == "Council asks for inquiry into mill"


def test_persons_are_authors_and_organisations_are_not(facts, json_ld):
    authors = [
        {"@type": "Person", "name": "Ada Holm"},
        {"@type": "Organization", "name": "North Wire"},
        {"@type": "Person", "name": "By Bo Lind"},
    ]
    assert facts(head=json_ld(author=authors)).authors == ("Ada Holm", "Bo Lind")


def test_an_organisation_alone_leaves_the_byline_of_the_page(facts, json_ld):
    assert facts(
        head=json_ld(author={"@type": "Organization", "name": "The Varn Herald"})
    ).authors == ("Ada Holm",)


def test_meta_authors_are_split_and_desks_left_out(facts):
    head = '<meta name="author" content="Ada Holm and Bo van Lind"><meta name="author" content="News Desk">'
    assert facts(head=head).authors == ("Ada Holm", "Bo van Lind")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-05-02T10:15:00+02:00">',
        '<meta name="parsely-pub-date" content="2025-05-02T08:15:00Z">',
        '<meta itemprop="datePublished" content="2025-05-02T08:15:00Z">',
        '<meta name="DC.date.issued" content="2025-05-02T08:15:00Z">',
    ],
)
def test_each_meta_source_gives_the_instant(facts, head):
    assert [time.at for time in facts(head=head).published] == [
        datetime(2025, 5, 2, 8, 15, tzinfo=UTC)
    ]


def test_a_time_element_in_the_article_is_a_source(facts):
    page = facts(paragraphs=('<time datetime="2025-05-02T10:15:00+02:00">2 May</time>',))
    assert [(time.at.hour, time.source) for time in page.published] == [(8, "time element")]


def test_json_ld_comes_first_and_all_sources_are_kept(facts, json_ld):
    head = '<meta property="article:published_time" content="2025-05-02T10:15:00Z">' + json_ld()
    assert [time.source for time in facts(head=head).published] == [
        "JSON-LD datePublished",
        "article:published_time",
    ]


def test_broken_json_ld_is_left_out_and_the_next_block_read(facts, json_ld):
    assert facts(
        head='<script type="application/ld+json">{"@type": "NewsArt</script>' + json_ld()
    ).article_types == {"NewsArticle"}


@pytest.mark.parametrize(
    "block",
    [
        '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Mill &amp;amp; town"}]}',
        '[[{"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Mill &amp; town",},],];',
        '<!-- //<![CDATA[ {"@type": "NewsArticle", "headline": "Mill\n &amp; town"} //]]> -->',
        '{"@type": "WebPage", "mainEntity": {"@type": "schema:NewsArticle", "headline": "<b>Mill</b> & town"}}',
        '{"@type": "WebSite"} {"@type": "NewsArticle", "headline": "Mill & town"}',
    ],
)
def test_json_ld_is_read_as_pages_write_it(facts, block):
    page = facts(head=f'<script type="application/ld+json">{block}</script>', title="")
    assert page.title == "Mill & town"


def test_the_node_of_this_page_is_chosen_among_several(facts, json_ld):
    other = json_ld(
        headline="Dogs win prize", url="https://herald.example/dogs", articleBody="Dogs."
    )
    assert (
        facts(head=other + json_ld(url=URL + "?utm_source=x")).title
        == "Paper mill at Varn to close in June"
    )


def test_the_node_of_this_page_is_known_by_the_page_that_it_is_about(facts, json_ld):
    page = {"@type": "WebPage", "@id": URL, "name": "Town"}
    other = json_ld(headline="Dogs win prize", articleBody="Dogs.")
    assert (
        facts(head=other + json_ld(mainEntityOfPage=page)).title
        == "Paper mill at Varn to close in June"
    )


def test_a_publisher_that_is_only_pointed_to_gives_no_name():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"@id": "#us"}}</script>'
    assert (
        read_facts(
            parse_page(f"<html><head>{head}</head><body><p>x</p></body></html>"), url=URL
        ).site
        is None
    )


def test_a_list_of_other_articles_makes_no_article(facts, json_ld):
    nodes = [json_ld(headline=f"Story {n}", url=f"https://herald.example/{n}") for n in range(5)]
    assert facts(head="".join(nodes)).article_types == frozenset()


def test_nodes_without_end_are_cut_off(facts):
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    names = '{"@type": "NewsArticle", "headline": ' + '[{"name": ' * 400 + '"x"' + "}]" * 400 + "}"
    assert facts(head=f'<script type="application/ld+json">{names}</script>').article_types == {
        "NewsArticle"
    }
    many = "[" + ",".join(['{"@type":"Thing"}'] * 6000) + "]"
    for block in (deep, many):
        assert (
            facts(head=f'<script type="application/ld+json">{block}</script>').article_types
            == frozenset()
        )


def test_a_block_above_two_megabytes_is_skipped(facts, json_ld):
    assert facts(head=json_ld(articleBody="x" * 2_000_001)).article_types == frozenset()


@pytest.mark.parametrize(
    ("flag", "is_free"),
    [(False, False), ("False", False), ("http://schema.org/True", True), ("maybe", None)],
)
def test_the_flag_for_free_reading_is_read_in_all_spellings(facts, json_ld, flag, is_free):
    assert facts(head=json_ld(isAccessibleForFree=flag)).is_free is is_free


def test_a_locked_content_tier_is_not_free(facts):
    assert facts(head='<meta property="article:content_tier" content="locked">').is_free is False


def test_words_and_body_are_read(facts, json_ld):
    page = facts(head=json_ld(wordCount="1,204", articleBody="<p>One &amp; two.</p><p>Three.</p>"))
    assert (page.word_count, page.article_body) == (1204, "One & two.\nThree.")


def test_a_relative_canonical_is_made_absolute(facts):
    assert (
        facts(head='<link rel="canonical" href="/mill">').canonical_url
        == "https://herald.example/mill"
    )


def test_a_canonical_that_leads_to_the_front_page_is_a_mistake(facts):
    head = '<link rel="canonical" href="https://herald.example/">'
    assert facts(head=head).canonical_url is None


def test_the_declared_language_is_its_primary_subtag(facts):
    assert facts().language == "en"


def test_site_section_and_type_are_read(facts, json_ld):
    page = facts(
        head=json_ld(articleSection=["Town", "Work"])
        + '<meta property="og:type" content="Article">'
    )
    assert (page.site, page.section, page.og_type) == ("The Varn Herald", "Town", "article")
