import logging
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from extractors.errors import InputError
from extractors.model import FeedSource
from storage.watch.opml import add_feed, format_feeds, parse_feeds, read_feeds, write_feeds

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]

A = FeedSource(
    "https://a.example/rss",
    "A World",
    "A",
    country="GB",
    language="en",
    owner="A Group",
    category="world",
)
B = FeedSource("https://b.example/rss", "B", "B", country="UA", language="uk", owner="state")

NESTED = """<?xml version="1.0"?>
<opml version="1.0"><head/><body>
  <outline text="Europe">
    <outline text="East"><outline text="deep">
      <outline type="rss" text="B" xmlUrl=" https://b.example/rss " country="ua" language="uk-UA" owner="state"/>
    </outline></outline>
  </outline>
  <outline title="A World" text="other" xmlURL="https://a.example/rss" outlet="A" country="gb"
           language="EN" owner="A Group" category="world"/>
</body></opml>
"""


def test_feeds_are_found_at_any_depth_and_in_any_spelling_of_the_address(make_file: Make) -> None:
    assert read_feeds(make_file("feeds.opml", NESTED)) == (B, A)


def test_what_a_list_does_not_say_is_filled_from_what_it_says(make_file: Make) -> None:
    path = make_file(
        "feeds.opml",
        '<opml><body><outline xmlUrl="https://www.c.example/rss"/>'
        '<outline text="D" xmlUrl="https://d.example/rss" language="unknown" country="Narnia"/></body></opml>',
    )
    assert read_feeds(path) == (
        FeedSource("https://www.c.example/rss", "www.c.example", "www.c.example"),
        FeedSource("https://d.example/rss", "D", "D"),
    )


def test_an_address_listed_twice_counts_once_and_warns(
    make_file: Make, caplog: pytest.LogCaptureFixture
) -> None:
    path = make_file(
        "feeds.opml",
        '<opml><body>\n<outline text="first" xmlUrl="https://a.example/rss"/>\n'
        '<outline text="again" xmlUrl="http://www.a.example/rss/"/>\n</body></opml>',
    )
    with caplog.at_level(logging.WARNING):
        assert [feed.title for feed in read_feeds(path)] == ["first"]
    assert [(record.getMessage(), record.__dict__["line"]) for record in caplog.records] == [
        ("feed listed twice: the first one counts", 3)
    ]


def test_an_address_that_is_not_http_is_skipped_and_warns(
    make_file: Make, caplog: pytest.LogCaptureFixture
) -> None:
    path = make_file(
        "feeds.opml",
        '<opml><body><outline text="x" xmlUrl="file:///etc/passwd"/><outline xmlUrl="http://[x"/></body></opml>',
    )
    assert read_feeds(path) == ()
    assert caplog.messages == ["feed skipped: its address is not http(s)"] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "<opml>\n<body>\n<outline></body></opml>",
            "line 3: is not OPML (Opening and ending tag mismatch",
        ),
        ("", "line 1: is not OPML ("),
        (
            "\n\n<html><body/></html>".lstrip(),
            "line 1: expected <opml>, found <html>; export as OPML",
        ),
        ("<opml><head/></opml>", "line 1: <opml> has no <body>; put the outlines into one"),
        (
            '<!DOCTYPE opml [<!ENTITY x "y">]><opml><body><outline xmlUrl="https://a.example/&x;"/></body></opml>',
            "line 1: OPML needs no <!DOCTYPE>; take that line out",
        ),
    ],
)
def test_what_is_no_opml_is_told_with_its_line(
    make_file: Make, complaint: Complaint, text: str, message: str
) -> None:
    assert complaint(read_feeds, make_file("feeds.opml", text)).startswith(message)


def test_a_missing_list_says_what_to_do(tmp_path: Path, complaint: Complaint) -> None:
    assert complaint(read_feeds, tmp_path / "feeds.opml") == (
        "there is no such file; put an OPML list of feeds there, or run `writethru init` "
        "for the starter list"
    )


def test_entities_neither_grow_nor_reach_files(make_file: Make, complaint: Complaint) -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    text = (
        f'<!DOCTYPE opml [<!ENTITY a0 "ha">{bomb}]><opml><body><outline text="&a9;"/></body></opml>'
    )
    assert complaint(read_feeds, make_file("bomb.opml", text))
    secret = make_file("secret.txt", "secret")
    text = f'<!DOCTYPE opml [<!ENTITY s SYSTEM "{secret}">]><opml><head>&s;</head><body/></opml>'
    assert "secret" not in complaint(read_feeds, make_file("leak.opml", text))


def test_neighbours_of_one_country_share_a_folder() -> None:
    third = FeedSource("https://c.example/rss", "C", "C", country="UA")
    tree = etree.fromstring(format_feeds([A, B, third, FeedSource("https://d.example/", "D", "D")]))
    shape = [(top.get("text"), [feed.get("text") for feed in top]) for top in tree.find("body")]
    assert shape == [("GB", ["A World"]), ("UA", ["B", "C"]), ("D", [])]
    by_language = etree.fromstring(format_feeds([A, B, third], folders="language"))
    assert [top.get("text") for top in by_language.find("body")] == ["en", "uk", "C"]


def test_a_written_list_reads_back(tmp_path: Path) -> None:
    write_feeds(tmp_path / "feeds.opml", (A, B))
    assert read_feeds(tmp_path / "feeds.opml") == (A, B)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    odd = FeedSource("https://a.example/rss", "A\x00\x1b\ud800\uffffB", "A")
    assert parse_feeds(format_feeds([odd]), path=Path("x"))[0].title == "AB"


words = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=12,
)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
codes = st.sampled_from(["UA", "GB", "PL", None])


@st.composite
def feeds(draw: st.DrawFn) -> tuple[FeedSource, ...]:
    paths = draw(
        st.lists(st.text(string.ascii_letters + string.digits, min_size=1), unique=True, max_size=6)
    )
    return tuple(
        FeedSource(
            url=f"https://news.example/{path}?a=1&b=<2>",
            title=draw(names),
            outlet=draw(names),
            country=draw(codes),
            language=draw(st.sampled_from(["uk", "en", None])),
            owner=draw(st.none() | names),
            category=draw(st.none() | names),
        )
        for path in paths
    )


@given(feeds(), st.sampled_from(["country", "language"]))
def test_what_is_written_reads_back_the_same(sources: tuple[FeedSource, ...], folders: str) -> None:
    body = format_feeds(sources, folders="country" if folders == "country" else "language")
    assert parse_feeds(body, path=Path("feeds.opml")) == sources


@given(feeds(), names)
def test_a_feed_added_comes_last_and_only_once(sources: tuple[FeedSource, ...], title: str) -> None:
    new = FeedSource("https://new.example/rss", title, title)
    with pytest.MonkeyPatch.context() as patch:
        written: list[bytes] = [format_feeds(sources)]
        patch.setattr("storage.watch.opml.read_bytes", lambda *_, **__: written[-1])
        patch.setattr("storage.watch.opml.write_bytes", lambda _, body: written.append(body))
        assert add_feed(Path("feeds.opml"), new)
        assert not add_feed(Path("feeds.opml"), new)
        assert parse_feeds(written[-1], path=Path("feeds.opml")) == (*sources, new)
        assert len(written) == 2


def test_adding_a_feed_leaves_every_other_character_alone(make_file: Make) -> None:
    text = (
        "<?xml version='1.0'?>\n<!-- mine -->\n<opml  version=\"1.0\"><body>\n"
        "\t<outline xmlUrl='https://a.example/rss'   text='A &amp; B'></outline>\n  </body>\n</opml>\n"
    )
    path = make_file("feeds.opml", text)
    assert add_feed(path, FeedSource("https://b.example/rss", "Б & <B>", "B", country="UA"))
    line = (
        '    <outline type="rss" text="Б &amp; &lt;B&gt;" title="Б &amp; &lt;B&gt;" '
        'xmlUrl="https://b.example/rss" outlet="B" country="UA"/>\n'
    )
    assert path.read_text("utf-8") == text.replace("  </body>", f"{line}  </body>")


@pytest.mark.parametrize(
    "text",
    [
        "<opml><body/></opml>",
        "<opml><body ></body ></opml>",
        "<opml><body></body></opml>",
        '<opml><body><outline text="x"/></body></opml>',
        "<opml><body>\n</body></opml><!-- </body> -->",
        '<?xml version="1.0" encoding="windows-1251"?><opml><body></body></opml>',
    ],
)
def test_a_feed_finds_its_place_in_any_body(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(text.encode("ascii"))
    assert add_feed(path, FeedSource("https://b.example/rss", "Б ☃", "B"))
    assert read_feeds(path)[-1].title == "Б ☃"


def test_a_list_laid_out_too_oddly_to_add_to_stays_as_it_is(
    make_file: Make, complaint: Complaint
) -> None:
    path = make_file("feeds.opml", '<opml><body id="1"/></opml>')
    assert complaint(lambda path: add_feed(path, B), path) == (
        "the feed https://b.example/rss found no place; add it by hand before </body>"
    )
    assert path.read_text("utf-8") == '<opml><body id="1"/></opml>'


def test_an_address_that_is_not_http_is_not_added(make_file: Make) -> None:
    path = make_file("feeds.opml", "<opml><body/></opml>")
    with pytest.raises(InputError, match=r"'ftp://a.example' is no feed address"):
        add_feed(path, FeedSource("ftp://a.example", "A", "A"))
    assert path.read_text("utf-8") == "<opml><body/></opml>"


def test_a_feed_is_added_to_a_list_in_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes('<?xml version="1.0" encoding="UTF-16"?><opml><body/></opml>'.encode("utf-16"))
    assert add_feed(path, B)
    assert read_feeds(path) == (B,)
