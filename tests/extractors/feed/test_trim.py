import pytest

from extractors.errors import FeedError
from extractors.feed.trim import digest_of, first_items, scan, without


def test_items_are_found_where_they_stand() -> None:
    xml = b"<rss><channel><item>a</item >\n<item/><item x='1'><guid>g</guid></item></channel></rss>"
    found = scan(xml)
    assert found is not None
    texts = [xml[span.start : span.end] for span in found.spans]
    assert texts == [b"<item>a</item >", b"<item/>", b"<item x='1'><guid>g</guid></item>"]
    assert [span.digest for span in found.spans] == [digest_of(text) for text in texts]


def test_an_empty_item_at_the_end_of_its_list_leaves_the_list_closed() -> None:
    xml = b"<channel><item/></channel>"
    found = scan(xml)
    assert found is not None
    assert without(xml, found.spans, {0}) == b"<channel></channel>"


def test_items_are_cut_out_and_nothing_else() -> None:
    xml = b"<feed>\n<entry>1</entry> <entry>2</entry>\t<entry>3</entry></feed>"
    found = scan(xml)
    assert found is not None
    assert without(xml, found.spans, {0, 2}) == b"<feed>\n <entry>2</entry>\t</feed>"
    assert without(xml, found.spans, set()) == xml


def test_an_item_within_an_item_belongs_to_it() -> None:
    found = scan(b"<a><item><item/></item><atom:entry>x</atom:entry></a>")
    assert found is not None
    assert len(found.spans) == 2


def test_ids_that_several_items_share_are_told() -> None:
    xml = (
        b"<a><item><guid> x </guid></item><item><guid><![CDATA[x]]></guid></item>"
        b"<item><guid>y</guid><source><id>x</id></source></item><item/><item/></a>"
    )
    found = scan(xml)
    assert found is not None
    assert found.shared_ids == {"x"}


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE rss><rss><item/></rss>",
        b"<rss><item></rss>",
        b"<rss><item>&nosuch;</item></rss>",
        b"<rss><channel/></rss>",
        b"<rss><item/></rss>rubbish",
        b"<guid>an id outside of all items</guid>",
        b"",
    ],
)
def test_odd_documents_are_left_to_the_parser(xml: bytes) -> None:
    assert scan(xml) is None


def test_what_makes_parsers_slow_is_refused() -> None:
    with pytest.raises(FeedError, match="author"):
        scan(b"<rss><item><dc:creator>" + b"a" * 6000 + b"</dc:creator></item></rss>")
    with pytest.raises(FeedError, match="deep"):
        scan(b"<x>" * 300 + b"</x>" * 300)


def test_the_first_items_of_a_document_that_cannot_be_read() -> None:
    assert first_items(b"<rss><item>1<item>2<item >3", 2) == b"<rss><item>1<item>2"
    assert first_items(b"<rss><item>1", 2) == b"<rss><item>1"
