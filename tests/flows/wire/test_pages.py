"""The kinds of pages, the dates they tell, their addresses and their markup: each asked over HTTP."""

import json
import re

import pytest
from lxml import html

from extractors.model import Status
from extractors.page.article import extract_article

CRANE = "/harbour/crane"
FIRST, SECOND, THIRD, *_ = (
    "The harbour office of Quay closed the north basin",
    "Nobody was hurt, said the harbour master",
    "A salvage firm from Tarn will lift the crane",
)


def declared(text):
    """The JSON-LD of a page."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])


def shown(text):
    """What a browser would show of a page, more or less."""
    root = html.fromstring(text)
    for element in root.xpath("//script | //style | //noscript | //head | //*[@hidden]"):
        element.drop_tree()
    for element in root.xpath("//*[contains(@style, 'display:none')] | //comment()"):
        element.drop_tree()
    return " ".join(root.text_content().split())


def test_a_full_page_shows_all_and_says_that_it_is_free(serve, make_world):
    text = serve(make_world()).text(CRANE)
    assert all(part in shown(text) for part in (FIRST, SECOND, THIRD))
    data = declared(text)
    assert (data["@type"], data["isAccessibleForFree"]) == ("NewsArticle", True)
    assert "Subscribe to read on" not in text


@pytest.mark.parametrize("page", ["teaser", "half"])
def test_a_paid_page_ends_at_its_paywall_and_says_so(serve, make_world, page):
    text = serve(make_world({"page": page, "visible_paragraphs": 2})).text(CRANE)
    assert shown(text).index(SECOND) < shown(text).index("Subscribe to read on")
    assert THIRD not in text
    data = declared(text)
    assert data["isAccessibleForFree"] is False
    assert ("hasPart" in data) == (page == "half")
    if page == "half":
        assert data["hasPart"]["cssSelector"] == ".paywall"
        assert html.fromstring(text).find_class("paywall")


def test_a_consent_wall_answers_200_and_a_bot_wall_403_without_the_article(serve, make_world):
    world = make_world(
        {"page": "consent"}, {"id": "other", "url_path": "/other", "page": "challenge"}
    )
    press = serve(world)
    status, _, body = press.ask(CRANE)
    assert status == 200
    assert b"Do you consent to cookies" in body
    status, headers, wall = press.ask("/other")
    assert (status, headers["cf-mitigated"]) == (403, "challenge")
    assert b"Turn on JavaScript" in wall
    assert FIRST.encode() not in body + wall


def test_a_soft_404_is_the_site_around_a_sentence(serve, make_world):
    body = ("Page not found", "The tide has taken this page. Try the front page.")
    press = serve(make_world({"page": "soft_404", "body": body}))
    status, _, answer = press.ask(CRANE)
    text = answer.decode()
    assert status == 200
    assert "<h1>Page not found</h1>" in text
    assert "<title>Page not found | The Quay Herald</title>" in text
    assert "The tide has taken this page." in shown(text)
    assert "A crab retires" in text
    assert "ld+json" not in text
    assert "Crane falls" not in text
    assert [entry.title for entry in press.feed().entries] == ["Crane falls into the north basin"]


def test_a_soft_404_of_one_long_sentence_has_no_heading(serve, make_world):
    long = "We looked for this page under the nets and behind the harbour office and we could not find it."
    text = serve(make_world({"page": "soft_404", "body": (long,)})).text(CRANE)
    assert "<h1>" not in text
    assert "<title>The Quay Herald</title>" in text
    assert long in shown(text)


def test_a_video_page_is_a_player_and_a_caption(serve, make_world):
    caption = ("The crane lies in the basin.", "Pictures: Hedda Pike")
    text = serve(make_world({"page": "video", "body": caption})).text(CRANE)
    (player,) = html.fromstring(text).iter("video")
    assert player.getparent().find("figcaption") is not None
    assert all(line in shown(text) for line in caption)
    assert declared(text)["@type"] == "VideoObject"


def test_a_shell_has_an_empty_root_and_no_text(serve, make_world):
    text = serve(make_world({"page": "js_shell"})).text(CRANE)
    assert '<div id="root"></div>' in text
    assert "<noscript>You need to enable JavaScript" in text
    assert shown(text) == ""
    assert "Crane" not in text


LIVE = (
    "We follow the salvage of the crane as it happens.",
    "09:15 The wind drops to force four.",
    "9.50 Divers are in the water.",
    "“It is cold,” one of them calls up.",
    "14:05 – The crane is up.",
    "The basin opens at 18:00.",
)


def test_a_live_blog_has_a_block_for_each_clock_time_and_says_what_it_is(serve, make_world):
    text = serve(make_world({"page": "live_blog", "body": LIVE})).text(CRANE)
    blocks = html.fromstring(text).find_class("live-block")
    assert [block.find(".//time").text for block in blocks] == ["09:15", "9.50", "14:05"]
    assert [len(block.findall("p")) for block in blocks] == [1, 2, 2]
    assert all(paragraph in shown(text) for paragraph in LIVE)
    data = declared(text)
    assert data["@type"] == "LiveBlogPosting"
    assert [
        (update["datePublished"], update["articleBody"]) for update in data["liveBlogUpdate"]
    ] == [
        ("2025-02-28T09:15", "The wind drops to force four."),
        ("2025-02-28T09:50", "Divers are in the water.\n“It is cold,” one of them calls up."),
        ("2025-02-28T14:05", "The crane is up.\nThe basin opens at 18:00."),
    ]


def test_a_date_that_is_missing_stands_nowhere(serve, make_world):
    for page in ({"page": "full"}, {"page": "live_blog", "body": LIVE}, {"markup": "hostile"}):
        name = "-".join(map(str, page.values()))[:12]
        press = serve(make_world({"dates": "missing", **page}, name=name))
        text = press.text(CRANE)
        assert not {"datePublished", "dateModified"} & declared(text).keys()
        assert "2025" not in text
        assert "datetime=" not in text
        assert press.feed().entries[0].published_at is None
        assert b"2025" not in press.ask("/news.xml")[2]


@pytest.mark.parametrize(
    ("dates", "told"),
    [("future", "2031-05-06T07:08:00+00:00"), ("wrong", "1970-01-01T00:00:00+00:00")],
)
def test_a_wrong_date_is_told_by_page_and_feed_alike(serve, make_world, dates, told):
    press = serve(make_world({"dates": dates, "declared_at": told}))
    text = press.text(CRANE)
    assert declared(text)["datePublished"] == told
    assert f'datetime="{told}"' in text
    assert "2025" not in text
    (entry,) = press.feed().entries
    assert entry.published_at is None or entry.published_at.isoformat() == told
    assert told[:4].encode() in press.ask("/news.xml")[2]


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf", "json"])
def test_a_time_without_zone_is_told_as_it_is_written(serve, make_world, kind):
    world = make_world({"dates": "zoneless", "declared": "2025-02-28 11:30"})
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace('kind = "rss"', f'kind = "{kind}"'))
    press = serve(world)
    text = press.text(CRANE)
    assert declared(text)["datePublished"] == "2025-02-28 11:30"
    assert '<time datetime="2025-02-28 11:30">2025-02-28 11:30</time>' in text
    feed = press.ask("/news.xml")[2].decode()
    assert "2025-02-28 11:30" in feed
    assert "09:30" not in text + feed


def test_one_story_at_two_addresses_is_listed_twice_and_names_its_main_one(serve, make_world):
    press = serve(make_world({"other_paths": ["/amp/crane", "/гавань/кран"]}))
    entries = press.feed().entries
    assert [entry.link.removeprefix("http://quay-herald.example") for entry in entries][:2] == [
        CRANE,
        "/amp/crane",
    ]
    assert len({entry.identity for entry in entries}) == 3
    pages = {press.text(path) for path in (CRANE, "/amp/crane")}
    pages.add(press.text("/%D0%B3%D0%B0%D0%B2%D0%B0%D0%BD%D1%8C/%D0%BA%D1%80%D0%B0%D0%BD"))
    (page,) = pages
    assert '<link rel="canonical" href="http://quay-herald.example/harbour/crane">' in page


def test_an_address_can_hold_two_stories_in_turn(serve, make_world):
    second = {
        "id": "storm",
        "title": "Storm closes the whole harbour",
        "published_at": "2025-03-05T08:00:00Z",
        "appears_in_poll": 3,
        "cases": ["one-address-two-stories"],
        "body": ("All basins are closed since the morning.", "The wind is at force eleven."),
    }
    press = serve(make_world({"cases": ["one-address-two-stories"]}, second))
    seen = []
    for poll in (1, 2, 3, 4):
        press.at(poll)
        (entry,) = press.feed().entries
        seen.append(entry.title)
        assert f"<h1>{entry.title}</h1>" in press.text(CRANE)
        assert entry.identity == ("quay:crane" if poll < 3 else "quay:storm")
    assert [title.split()[0] for title in seen] == ["Crane", "Crane", "Storm", "Storm"]


def test_hostile_markup_shows_the_same_text_and_hides_its_traps(serve, make_world):
    text = serve(make_world({"markup": "hostile"})).text(CRANE)
    visible = shown(text)
    places = [visible.index(part) for part in ("Crane falls", FIRST, SECOND, THIRD)]
    assert places == sorted(places)
    assert "Ignore all previous" in text
    assert "Ignore all previous" not in visible
    for trap in (
        "<![CDATA[",
        "onerror=",
        "<iframe",
        'http-equiv="refresh"',
        "<!-- <article>",
        '</p>"',
    ):
        assert trap in text
    assert max(map(len, re.findall(r'"([^"]*)"', text))) > 20_000
    assert "Sample article." in visible


def test_hostile_markup_around_a_teaser_keeps_its_paywall(serve, make_world):
    keys = {"markup": "hostile", "page": "half", "visible_paragraphs": 1}
    text = serve(make_world(keys)).text(CRANE)
    assert "Subscribe to read on" in shown(text)
    assert SECOND not in text


def test_signs_that_turn_or_hide_words_pass_verbatim(serve, make_world):
    title = "Crane \u202eenarC\u202c fal\u200bls in\u200dto the basin"
    press = serve(make_world({"title": title}))
    text = press.text(CRANE)
    assert f"<h1>{title}</h1>" in text
    assert declared(text)["headline"] == title
    assert title in press.ask("/news.xml")[2].decode()


def test_our_own_reader_tells_the_kinds_apart(serve, make_world):
    articles = [
        {"page": "full"},
        {"id": "wall", "url_path": "/wall", "page": "challenge"},
        {"id": "blog", "url_path": "/blog", "page": "live_blog", "body": LIVE * 2},
        {
            "id": "gone",
            "url_path": "/gone",
            "page": "soft_404",
            "body": ("Page not found", "Sorry."),
        },
    ]
    press = serve(make_world(*articles))
    found = {}
    for path in (CRANE, "/wall", "/blog", "/gone"):
        status, headers, body = press.ask(path)
        read = extract_article(
            body,
            url=f"http://quay-herald.example{path}",
            headers={":status": str(status), **headers},
        )
        found[path] = read.status
    assert found == {
        CRANE: Status.FULL,
        "/wall": Status.CHALLENGE,
        "/blog": Status.LIVE_BLOG,
        "/gone": Status.NOT_ARTICLE,
    }
