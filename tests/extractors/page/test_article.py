import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Article, Completeness, Precision, Status
from extractors.page.article import extract_article

URL = "https://herald.example/town/mill-closes"
FETCHED = datetime(2025, 5, 3, 12, 0, tzinfo=UTC)


def read(body, **kept):
    return extract_article(body, **{"url": URL, "fetched_at": FETCHED, **kept})


def test_the_text_is_the_article_and_nothing_beside_it(make_page, json_ld, paragraphs):
    beside = (
        "<aside><h2>Related</h2><p>Ten dogs won a prize in the south of the country, the judges said.</p></aside>"
        '<section id="comments" class="comments"><p>I think this is a scandal, and I will write to the paper.</p></section>'
        '<div class="related-teasers"><a href="/dogs">Ten dogs won a prize in the south yesterday</a></div>'
    )
    article = read(make_page(head=json_ld(), tail=beside))
    assert article.text == "\n".join(paragraphs)


def test_a_short_article_has_its_paragraphs_on_lines(make_page, json_ld, paragraphs):
    assert read(make_page(head=json_ld(), paragraphs=paragraphs[:3])).text == "\n".join(
        paragraphs[:3]
    )


def test_the_facts_of_the_page_are_there(make_page, json_ld):
    head = json_ld(
        dateModified="2025-05-02T11:00:00+02:00", author={"@type": "Person", "name": "Bo Lind"}
    )
    article = read(make_page(head=head))
    assert article.title == "Paper mill at Varn to close in June"
    assert article.authors == ("Bo Lind",)
    assert (article.language, article.declared_language, article.site) == (
        "en",
        "en",
        "The Varn Herald",
    )
    assert article.published_at == datetime(2025, 5, 2, 8, 15, tzinfo=UTC)
    assert article.published_precision is Precision.MINUTE
    assert article.updated_at == datetime(2025, 5, 2, 9, 0, tzinfo=UTC)


def test_a_naive_time_is_a_day(make_page, json_ld):
    article = read(make_page(head=json_ld(datePublished="2025-05-02T23:15:00")))
    assert article.published_at == datetime(2025, 5, 2, tzinfo=UTC)
    assert article.published_precision is Precision.DAY


def test_a_time_in_the_future_is_none_with_a_reason(make_page, json_ld):
    article = read(make_page(head=json_ld(datePublished="2031-05-02T10:00:00Z")))
    assert (article.published_at, article.published_precision) == (None, Precision.NONE)
    assert "JSON-LD datePublished: 2031-05-02 lies in the future, dropped" in article.reasons


def test_a_visible_date_is_the_last_resort_and_only_a_day(make_page):
    article = read(make_page(tail='<div class="date">Published 2 May 2025</div>'))
    assert article.published_at == datetime(2025, 5, 2, tzinfo=UTC)
    assert article.published_precision is Precision.DAY
    assert "published: htmldate (a guess)" in article.reasons


def test_decomposed_letters_soft_hyphens_and_zero_width_characters_go(
    make_page, json_ld, paragraphs
):
    torn = unicodedata.normalize(
        "NFD", "Die Fabrik in Färn schließt, sagte der Eigentümer am Freitag nach der Sitzung."
    )
    hidden = "The com\u00adpany said\u200b that energy\u00a0prices had doubled."
    article = read(make_page(head=json_ld(), paragraphs=(torn, hidden, *paragraphs)))
    assert article.text.split("\n")[:2] == [
        "Die Fabrik in Färn schließt, sagte der Eigentümer am Freitag nach der Sitzung.",
        "The company said that energy prices had doubled.",
    ]


def test_a_canonical_on_another_host_marks_syndication(make_page, json_ld):
    head = json_ld() + '<link rel="canonical" href="https://wire.example/varn/mill">'
    article = read(make_page(head=head))
    assert article.canonical_url == "https://wire.example/varn/mill"
    assert article.reasons[-1] == "syndicated: the canonical address is on wire.example"


@pytest.mark.parametrize(
    "host", ["www.herald.example", "amp.herald.example", "news.herald.example"]
)
def test_a_canonical_on_another_host_of_the_site_marks_nothing(make_page, json_ld, host):
    head = json_ld() + f'<link rel="canonical" href="https://{host}/mill">'
    assert not [reason for reason in read(make_page(head=head)).reasons if "syndicated" in reason]


def test_the_article_body_is_the_last_rescue(make_page, json_ld, paragraphs):
    body = "\n".join(paragraphs)
    article = read(make_page(head=json_ld(articleBody=body), paragraphs=()))
    assert (article.status, article.text) == (Status.FULL, body)
    assert "text: articleBody, the page itself shows almost none" in article.reasons


def test_a_page_with_too_many_elements_is_read_plainly(make_page, json_ld, paragraphs):
    article = read(make_page(head=json_ld(), tail="<i></i>" * 20_001))
    assert paragraphs[0] in article.text
    assert article.completeness is Completeness.UNKNOWN
    assert "more than 20000 elements: plain extraction" in article.reasons


def test_declared_words_and_an_end_mark_confirm(make_page, json_ld):
    assert read(make_page(head=json_ld(wordCount=97))).completeness is Completeness.CONFIRMED


def test_an_agreeing_article_body_and_an_end_mark_confirm(make_page, json_ld, paragraphs):
    article = read(make_page(head=json_ld(articleBody=" ".join(paragraphs))))
    assert article.completeness is Completeness.CONFIRMED


def test_an_article_body_with_another_end_does_not_confirm(make_page, json_ld, paragraphs):
    longer = " ".join(paragraphs) + " Then it rained."
    assert read(make_page(head=json_ld(articleBody=longer))).completeness is Completeness.LIKELY


def test_the_full_text_in_the_feed_confirms(make_page, json_ld, paragraphs):
    body = " ".join(
        (
            *paragraphs,
            "No date has been given for the inquiry, and the ministry had no comment to make.",
        )
    )
    page = make_page(
        head=json_ld(),
        paragraphs=(
            *paragraphs,
            "No date has been given for the inquiry, and the ministry had no comment to make.",
        ),
    )
    assert read(page, feed_summary=body).completeness is Completeness.CONFIRMED
    assert read(page, feed_summary=paragraphs[0]).completeness is Completeness.LIKELY


def test_a_text_hardly_longer_than_the_summary_is_never_sure(make_page, json_ld, paragraphs):
    article = read(
        make_page(head=json_ld(), paragraphs=paragraphs[:2]), feed_summary=" ".join(paragraphs[:2])
    )
    assert article.completeness is Completeness.UNKNOWN
    assert "whole? 38 words, hardly more than the 38 of the feed's summary" in article.reasons


def test_a_free_page_whose_every_paragraph_was_read_confirms(make_page, json_ld):
    assert (
        read(make_page(head=json_ld(isAccessibleForFree=True))).completeness
        is Completeness.CONFIRMED
    )


def test_an_end_mark_alone_makes_it_likely(make_page, json_ld):
    assert read(make_page(head=json_ld())).completeness is Completeness.LIKELY


def test_a_text_that_breaks_off_is_never_sure(make_page, json_ld, paragraphs):
    page = make_page(
        head=json_ld(wordCount=97), paragraphs=(*paragraphs, "The minister said that he…")
    )
    article = read(page)
    assert article.completeness is Completeness.UNKNOWN
    assert "whole? ends in dots" in article.reasons


def test_headers_are_read_in_any_case(json_ld, paragraphs):
    text = "".join(f"<p>{each} Żółw.</p>" for each in paragraphs)
    body = f"<html><head>{json_ld()}</head><body><article>{text}</article></body></html>".encode(
        "iso-8859-2"
    )
    assert "Żółw." in read(body, headers={"Content-Type": "text/html; charset=ISO-8859-2"}).text


def test_a_broken_address_is_no_trouble(make_page):
    assert read(make_page(), url="http://[::1").status is Status.FULL


_TAGS = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            '<div class="paywall">',
            "</div>",
            "<article>",
            "</article>",
            "<h1>",
            "<table>",
        ),
        *(
            '<script type="application/ld+json">',
            "</script>",
            '{"@type": "NewsArticle",',
            "[",
            "]",
            "{",
            "}",
        ),
        *(
            '"datePublished":',
            '"wordCount":',
            '"author":',
            "5",
            "null",
            '<time datetime="2025-13-01">',
            "<meta ",
        ),
        *(
            "<title>",
            '<link rel="canonical" href="http://[">',
            "<svg>",
            "<noscript>",
            "<![CDATA[",
            "-->",
        ),
        *("&#x110000;", "\u202e", "word.", "Subscribe to continue reading"),
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(_TAGS, st.text(max_size=8)), max_size=60).map(" ".join))
def test_tag_soup_never_raises(soup):
    article = read(soup.encode("utf-8", "surrogatepass"))
    assert isinstance(article, Article)
    assert article.reasons
    assert bool(article.text) == (article.status in {Status.FULL, Status.PARTIAL, Status.LIVE_BLOG})


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html; charset=gb18030", "text/html; charset=utf-16"]),
)
def test_arbitrary_bytes_never_raise(body, content_type):
    assert isinstance(read(body, headers={"content-type": content_type}), Article)
