import gzip
import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import FeedError
from extractors.feed.parse import parse_feed
from extractors.model import Entry, ParsedFeed

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(*items: str, head: str = "<title>Paper</title>", start: str = "") -> bytes:
    inside = "".join(f"<item>{item}</item>\n" for item in items)
    text = f'{start}<rss version="2.0" {NAMESPACES}><channel>{head}\n{inside}</channel></rss>'
    return text.encode("utf-8", "surrogatepass")


def plain_item(number: int) -> str:
    return (
        f"<title>Title {number}</title><link>https://paper.example/{number}</link>"
        f"<guid>id-{number}</guid>"
    )


def parse(body: bytes, **given: object) -> ParsedFeed:
    return parse_feed(body, url="https://paper.example/feeds/rss.xml", now=NOW, **given)  # type: ignore[arg-type]


def only(body: bytes) -> Entry:
    (entry,) = parse(body).entries
    return entry


def refusal(body: bytes) -> str:
    with pytest.raises(FeedError) as caught:
        parse(body)
    assert 8 <= len(str(caught.value)) <= 300
    return str(caught.value)


# --- the formats ---------------------------------------------------------------------------------


def test_an_rss_item_becomes_an_entry() -> None:
    body = rss(
        "<title>Plant &amp;amp; workers: &lt;b&gt;no&lt;/b&gt; deal</title>"
        "<link>/news/plant?utm_source=rss&amp;id=7</link><guid isPermaLink='false'>p7</guid>"
        "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; &lt;i&gt;th&lt;/i&gt;ree.&lt;/p&gt;"
        "&lt;script&gt;x()&lt;/script&gt;</description>"
        "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ng</dc:creator>"
        "<pubDate>Fri, 20 Nov 2026 14:33:00 +0100</pubDate>"
    )
    feed = parse(body)
    assert (feed.format, feed.title, feed.warnings) == ("rss", "Paper", ())
    assert feed.entries == (
        Entry(
            identity="p7",
            title="Plant & workers: no deal",
            link="https://paper.example/news/plant?utm_source=rss&id=7",
            link_key="paper.example/news/plant?id=7",
            summary="One. Two & three.",
            authors=("Ann Lee", "Bo Ng"),
            published_at=datetime(2026, 11, 20, 13, 33, tzinfo=UTC),
            updated_at=None,
        ),
    )


def test_an_atom_entry_keeps_both_dates() -> None:
    body = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title>
    <entry><id>tag:paper.example,2026:1</id><title type="html">A &lt;em&gt;b&lt;/em&gt;</title>
    <link rel="self" href="/self"/><link rel="alternate" href="../1"/>
    <published>2026-11-19T10:00:00Z</published><updated>2026-11-20T09:00:00+02:00</updated>
    <author><name>Ann Lee</name><email>ann@paper.example</email></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two</p></div></content>
    </entry></feed>"""
    feed = parse(body)
    assert feed.format == "atom"
    assert feed.entries == (
        Entry(
            identity="tag:paper.example,2026:1",
            title="A b",
            link="https://paper.example/1",
            link_key="paper.example/1",
            summary="One two",
            authors=("Ann Lee",),
            published_at=datetime(2026, 11, 19, 10, 0, tzinfo=UTC),
            updated_at=datetime(2026, 11, 20, 7, 0, tzinfo=UTC),
        ),
    )


def test_an_atom_entry_without_a_date_of_publication_has_none() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>t</title>
    <updated>2026-11-20T09:00:00Z</updated></entry></feed>"""
    entry = only(body)
    assert entry.published_at is None
    assert entry.updated_at == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_rdf_gives_its_dc_date_as_the_date_of_publication() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://paper.example/"><title>Paper</title></channel>
    <item rdf:about="https://paper.example/1"><title>One</title>
    <link>https://paper.example/1</link><dc:date>2026-11-20T08:00:00+00:00</dc:date></item></rdf:RDF>"""
    feed = parse(body)
    assert feed.format == "rdf"
    assert feed.entries[0].identity == "https://paper.example/1"
    assert feed.entries[0].published_at == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def json_feed(*items: object, **more: object) -> bytes:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Paper", "items": items}
    return json.dumps(feed | more).encode()


def test_a_json_feed_is_read() -> None:
    item = {
        "id": 7,
        "url": "/news/7",
        "title": "Plant \u202eto close",
        "content_html": "<p>One.</p><p>Two.</p>",
        "date_published": "2026-11-20T14:33:00.5+01:00",
        "date_modified": "2026-11-20T15:00:00+01:00",
        "authors": [{"name": "Ann Lee"}, {"url": "https://a.example"}, 3],
    }
    feed = parse(json_feed(item))
    assert (feed.format, feed.title) == ("json", "Paper")
    assert feed.entries == (
        Entry(
            identity="7",
            title="Plant to close",
            link="https://paper.example/news/7",
            link_key="paper.example/news/7",
            summary="One. Two.",
            authors=("Ann Lee",),
            published_at=datetime(2026, 11, 20, 13, 33, tzinfo=UTC),
            updated_at=datetime(2026, 11, 20, 14, 0, tzinfo=UTC),
        ),
    )


def test_version_one_of_json_feed_has_one_author() -> None:
    entry = only(json_feed({"id": "1", "author": {"name": "Bo Ng"}, "content_text": "a < b"}))
    assert (entry.authors, entry.summary) == (("Bo Ng",), "a < b")


def test_a_json_feed_brings_only_its_unseen_items() -> None:
    first = parse(json_feed({"id": "1", "title": "one"}))
    both = json_feed({"id": "2", "title": "two"}, {"title": "one", "id": "1"})
    second = parse(both, seen=frozenset(first.digests))
    assert [entry.title for entry in second.entries] == ["two"]
    assert len(second.digests) == 2
    assert first.digests[0] == second.digests[1]


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"[[[[",
        b'{"items": 3}',
        b'{"items": [',
        b'{"items":[{"id":' + b"1" * 1_000_000 + b"}]}",
        b'{"items":' + b"[" * 300_000 + b"]" * 300_000 + b"}",
        b'{"a":' * 200_000,
    ],
)
def test_json_that_is_no_feed_is_refused(body: bytes) -> None:
    assert "JSON" in refusal(body)


def test_odd_values_in_a_json_feed_are_passed_over() -> None:
    odd = {"id": None, "url": [1], "title": {"a": 1}, "date_published": 5, "authors": "x"}
    body = json_feed(odd, 3, None, {"id": True, "title": "\ud800x", "url": "javascript:1"})
    titles = [(entry.title, entry.link) for entry in parse(body).entries]
    assert titles == [("", None), ("x", None)]


# --- the first bytes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\0\0\0", "empty"),
        (b"/etc/hostname", "not a feed"),
        (b"https://paper.example/feed", "not a feed"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "HTML page"),
        (b"\n<!-- x --><HTML lang=en><head><title>News</title>", "HTML page"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><p>a</p></html>', "HTML page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a feed"),
        (b"<rss><channel>", "damaged"),
        (bytes(range(256)), "feed"),
        (b"\x1f\x8b" + b"x" * 50, "gzip"),
        (gzip.compress(rss("<title>x</title>"))[:-30], "gzip"),
        (gzip.compress(bytes(16_000_000)), "MB"),
        (b"<rss>" + b"x" * 15_000_000, "MB"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, words: str) -> None:
    assert words in refusal(body)


def test_gzip_without_a_label_is_unpacked() -> None:
    assert only(gzip.compress(rss("<title>Packed</title>"))).title == "Packed"


def test_the_content_type_does_not_decide() -> None:
    feed = parse(rss("<title>A</title>"), content_type="image/png; charset=none-such")
    assert [entry.title for entry in feed.entries] == ["A"]
    assert parse(json_feed({"id": "1"}), content_type="text/html").format == "json"


@pytest.mark.parametrize("junk", [b"\n\n  ", b"\xef\xbb\xbf", b"Warning: line 3\n", b"<br/>\n"])
def test_what_stands_before_the_feed_is_skipped(junk: bytes) -> None:
    body = junk + rss("<title>A</title>", start='<?xml version="1.0"?>')
    assert only(body).title == "A"


def test_an_empty_feed_is_a_feed() -> None:
    feed = parse(rss())
    assert (feed.entries, feed.digests, feed.warnings) == ((), (), ())


# --- letters -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"),
        ("utf-8", "no-such-thing", "text/xml; charset=base64"),
        ("utf-16", "utf-16", ""),
        ("utf-16-le", "utf-16", ""),
        ("utf-16-be", "utf-8", "text/xml; charset=utf-8"),
        ("windows-1251", "windows-1251", ""),
        ("windows-1251", "utf-8", "text/xml; charset=windows-1251"),
        ("koi8-u", "koi8-u", "text/xml; charset=utf-8"),
    ],
)
def test_letters_survive_every_encoding(encoding: str, declared: str, content_type: str) -> None:
    start = f'<?xml version="1.0" encoding="{declared}"?>'
    body = rss("<title>Київ</title>", start=start).decode().encode(encoding)
    (entry,) = parse(body, content_type=content_type).entries
    assert entry.title == "Київ"


def test_bytes_of_no_declared_encoding_are_read_as_western() -> None:
    assert only(rss("<title>X</title>").replace(b"X", b"caf\xe9")).title == "café"


def test_control_characters_and_direction_marks_are_taken_out() -> None:
    body = rss(
        "<title>A\x00\x08\x1b\u202eB\x85C\u0007&#8;&#x202e;D</title><link>https://a.example/\x01x</link>"
    )
    entry = only(body)
    assert (entry.title, entry.link) == ("AB…CD", "https://a.example/x")


def test_references_to_surrogates_and_beyond_unicode_do_not_lose_the_feed() -> None:
    references = "&#xD800;&#57343;&#x110000;&#99999999999999999999999999;&#xFFFE;"
    feed = parse(rss(f"<title>A{references}B</title>", "<title>C</title>"))
    assert [entry.title for entry in feed.entries] == ["A\ufffd\ufffd\ufffd\ufffd\ufffdB", "C"]


def test_names_of_html_characters_keep_their_text() -> None:
    assert only(rss("<title>caf&eacute;&nbsp;&hellip; AT&amp;T</title>")).title == "café … AT&T"


def test_an_unknown_name_of_a_character_keeps_the_text_around_it() -> None:
    entry = only(rss("<title>before &nosuchthing; after</title>"))
    assert entry.title.startswith("before ")
    assert entry.title.endswith(" after")


def test_titles_and_summaries_have_an_end() -> None:
    body = rss(f"<title>{'a' * 10_000}</title><description>{'b ' * 50_000}</description>")
    entry = only(body)
    assert len(entry.title) == 500
    assert len(entry.summary) <= 5000


def test_text_is_in_one_normal_form() -> None:
    assert only(rss("<title>cafe\u0301</title>")).title == "caf\u00e9"


def test_a_plain_title_keeps_its_signs() -> None:
    assert only(rss("<title>2 &lt; 3 and 5 &gt; 4</title>")).title == "2 < 3 and 5 > 4"


# --- identity and links --------------------------------------------------------------------------


def test_without_a_guid_the_link_is_the_identity() -> None:
    entry = only(rss("<title>A</title><link>https://www.paper.example/a/?utm_medium=x</link>"))
    assert entry.identity == "paper.example/a"


def test_without_guid_and_link_the_text_is_the_identity() -> None:
    feed = parse(rss("<title>A</title>", "<title>B</title>", "<title>A</title>"))
    assert [entry.title for entry in feed.entries] == ["A", "B"]
    assert len({entry.identity for entry in feed.entries}) == 2
    assert parse(rss("<title>B</title>")).entries[0].identity == feed.entries[1].identity


def test_one_guid_with_several_links_makes_several_identities() -> None:
    items = [f"<guid>same</guid><title>{n}</title><link>/{n}</link>" for n in range(5)]
    feed = parse(rss(*items))
    assert len({entry.identity for entry in feed.entries}) == 5
    again = parse(rss(*items), seen=frozenset(feed.digests[:4]))
    assert [entry.identity for entry in again.entries] == [feed.entries[4].identity]


def test_a_guid_that_is_no_address_makes_no_link() -> None:
    entry = only(rss("<title>A</title><guid>4711</guid>"))
    assert (entry.identity, entry.link, entry.link_key) == ("4711", None, None)


def test_a_guid_that_is_an_address_is_the_link() -> None:
    entry = only(rss("<title>A</title><guid>https://paper.example/a</guid>"))
    assert (entry.identity, entry.link) == ("https://paper.example/a", "https://paper.example/a")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hostname", "x" * 3_000_000]
)
def test_links_that_are_none_are_dropped(link: str) -> None:
    assert only(rss(f"<title>A</title><link>{link}</link>")).link is None


def test_without_an_address_of_the_feed_its_own_link_is_the_base() -> None:
    body = rss("<link>/a</link>", head="<title>P</title><link>https://paper.example/</link>")
    assert parse_feed(body).entries[0].link == "https://paper.example/a"


# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    [
        "9999-12-31",
        "0001-01-01",
        "Fri, 20 Nov 99999 10:00:00 GMT",
        "yesterday",
        "+9999-01-01",
        "1989-12-31",
    ],
)
def test_dates_that_cannot_be_true_are_none_and_told(date: str) -> None:
    feed = parse(rss(f"<title>A</title><pubDate>{date}</pubDate>"))
    assert feed.entries[0].published_at is None
    assert len(feed.warnings) == 1
    assert "1 dates cannot be used" in feed.warnings[0]


def test_an_empty_date_is_none_without_a_word() -> None:
    feed = parse(rss("<title>A</title><pubDate></pubDate>"))
    assert (feed.entries[0].published_at, feed.warnings) == (None, ())


def test_a_date_of_tomorrow_is_believed_and_a_later_one_is_not() -> None:
    near, far = NOW + timedelta(hours=23), NOW + timedelta(hours=25)
    body = rss(*(f"<title>{d}</title><pubDate>{d.isoformat()}</pubDate>" for d in (near, far)))
    assert [entry.published_at for entry in parse(body).entries] == [near, None]


# --- only what is new ----------------------------------------------------------------------------


def test_seen_items_are_left_out_and_edited_ones_come_again() -> None:
    first = parse(rss(*(plain_item(n) for n in range(3))))
    assert len(first.digests) == 3
    assert all(len(digest) == 24 for digest in first.digests)
    edited = plain_item(1).replace("Title 1", "Title 1, corrected")
    second = parse(
        rss(plain_item(3), plain_item(0), edited, plain_item(2)), seen=frozenset(first.digests)
    )
    assert [entry.title for entry in second.entries] == ["Title 3", "Title 1, corrected"]
    assert (second.digests[1], second.digests[3]) == (first.digests[0], first.digests[2])


def test_a_feed_without_news_keeps_its_title_and_digests() -> None:
    body = rss(plain_item(1), plain_item(2))
    digests = parse(body).digests
    again = parse(body, seen=frozenset(digests))
    assert (again.title, again.format, again.entries, again.digests) == (
        "Paper",
        "rss",
        (),
        digests,
    )


def test_an_odd_feed_also_brings_only_its_unseen_items() -> None:
    old = rss(plain_item(1), start='<!DOCTYPE rss [<!ENTITY x "y">]>')
    new = rss(plain_item(2), plain_item(1), start='<!DOCTYPE rss [<!ENTITY x "y">]>')
    feed = parse(new, seen=frozenset(parse(old).digests))
    assert [entry.identity for entry in feed.entries] == ["id-2"]
    assert len(feed.digests) == 2


ITEMS = st.lists(
    st.builds(
        "<guid>{0}</guid><title>{1}</title><link>{2}</link><description>{3}</description>".format,
        st.integers(0, 10_000),
        st.sampled_from(["a", "b &amp; c", "<![CDATA[<b>d</b> & e]]>", "é", "&#8;"]),
        st.sampled_from(["/1", "https://b.example/2", "3?utm_source=x", ""]),
        st.sampled_from(["", "&lt;p&gt;x&lt;/p&gt;", "<![CDATA[<item>no item</item>]]>"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda item: item.partition("</guid>")[0],
)


@given(items=ITEMS, seen_ones=st.sets(st.integers(0, 7)))
@settings(max_examples=60, deadline=None)
def test_a_cut_feed_gives_the_same_unseen_entries_as_the_whole(
    items: list[str], seen_ones: set[int]
) -> None:
    whole = parse(rss(*items))
    assert len(whole.digests) == len(whole.entries) == len(items)
    seen = frozenset(whole.digests[index] for index in seen_ones if index < len(items))
    cut = parse(rss(*items), seen=seen)
    unseen = [e for e, d in zip(whole.entries, whole.digests, strict=True) if d not in seen]
    assert list(cut.entries) == unseen
    assert cut.digests == whole.digests


def test_more_than_two_thousand_items_come_in_portions() -> None:
    body = rss(*(plain_item(n) for n in range(2_500)))
    first = parse(body)
    assert (len(first.entries), len(first.digests)) == (2000, 2000)
    assert "500 were left" in first.warnings[0]
    second = parse(body, seen=frozenset(first.digests))
    assert [entry.identity for entry in second.entries] == [f"id-{n}" for n in range(2000, 2500)]
    assert (len(second.digests), second.warnings) == (2500, ())


# --- documents made to hurt ----------------------------------------------------------------------


def test_entities_are_not_expanded_and_files_not_read() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = rss("<title>A &i;</title>", start=bomb + '<!ENTITY f SYSTEM "file:///etc/hostname">]>')
    (entry,) = parse(body).entries
    assert len(entry.title) < 500


@pytest.mark.parametrize(
    "hurt",
    [
        rss("<title>A</title>" + "<b>" * 3000 + "</b>" * 3000),
        rss(f"<title>A</title><author>{'a' * 60_000}</author>"),
        rss(f"<title>A</title><dc:creator>{'a.' * 30_000}</dc:creator>"),
    ],
)
def test_what_would_keep_the_parser_busy_is_refused_at_once(hurt: bytes) -> None:
    started = time.process_time()
    refusal(hurt)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "description",
    [
        "<![CDATA[" + "<!--" * 100_000 + "]]>",
        "<![CDATA[" + "<div>" * 50_000 + "]]>",
        "&lt;" * 50_000,
        "<![CDATA[<!h<!h<![if]]>",
        "<![CDATA[" + "&" * 50_000 + "]]>",
    ],
)
def test_wild_markup_in_a_summary_costs_little(description: str) -> None:
    started = time.process_time()
    entry = only(rss(f"<title>A</title><description>{description}</description>"))
    assert entry.title == "A"
    assert time.process_time() - started < 2


def test_a_feed_cut_short_keeps_what_can_be_read() -> None:
    feed = parse(rss(plain_item(1), plain_item(2))[:-40])
    assert feed.entries[0].identity == "id-1"
    assert "not well-formed" in feed.warnings[0]


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_raise_nothing_but_feed_errors(body: bytes) -> None:
    _survives(body)


FRAGMENTS = [
    b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"<entry/>", b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    b"<title>", b"</title>", b"<title type='xhtml'>", b"<link href='http://[x'/>", b"<link>http://[::1</link>", b"<guid>", b"</guid>",
    b"<pubDate>Fri, 99 Foo 2026</pubDate>", b"<updated>0000-00-00T99:99</updated>", b"&#xD800;", b"&nbsp;", b"&", b"<!DOCTYPE a [",
    b"]>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<content type='application/octet-stream'>!!!</content>", b"\xff\xfe", b"\0", b"\xed\xa0\x80",
    b"<source url='x'>", b"<image>", b"<media:content url='a'/>", b"<georss:point>1</georss:point>", b"<itunes:image href='x'/>", b"<author>", b"<name>",
    b"xml:base='http://[a'", b"<a xml:base='http://[x'>", b"</rss>", b"<?xml version='1.0' encoding='punycode'?>", b"{", b'"items":[', b"<svg>", b"<math>",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_heaps_of_feed_fragments_raise_nothing_but_feed_errors(body: bytes) -> None:
    _survives(body)
    _survives(b"<rss version='2.0'><channel><item>" + body)


def _survives(body: bytes) -> None:
    words = _outcome(body)
    assert words is None or 8 <= len(words) <= 300


def _outcome(body: bytes) -> str | None:
    """Why it was refused; None when it was read (and everything in it can be written)."""
    try:
        feed = parse(body)
    except FeedError as error:
        return str(error)
    "".join(entry.title + entry.summary + entry.identity for entry in feed.entries).encode()
    return None


@pytest.mark.parametrize("address", ["ada@x.example", "ada@paper.info", "a.b@mail.paper.museum"])
def test_an_author_given_as_mail_and_name_is_the_name(address: str) -> None:
    feed = parse_feed(rss(f"<title>A</title><author>{address} (Ada Wirth)</author>"))
    assert [entry.authors for entry in feed.entries] == [("Ada Wirth",)]
