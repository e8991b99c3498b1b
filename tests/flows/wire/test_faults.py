"""What can be wrong with a feed or a site: each switch, asked over HTTP."""

import gzip
import json
from http.client import RemoteDisconnected

import pytest

from extractors.errors import FetchError
from flows.net.crowd import fetch_many
from flows.net.fetch import Network, Request

FEED = "/news.xml"
LATER = {
    "id": "ferry",
    "url_path": "/harbour/ferry",
    "title": "Ferry sails again",
    "published_at": "2025-03-02T08:00:00Z",
    "appears_in_poll": 2,
}


def titles(press, path=FEED):
    return [entry.title for entry in press.feed(path).entries]


def test_a_feed_that_is_right_says_304_to_its_own_etag_in_any_spelling(serve, make_world):
    press = serve(make_world())
    etag = press.ask(FEED)[1]["etag"]
    for condition in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        assert press.ask(FEED, If_None_Match=condition)[0] == 304
    assert press.ask(FEED, If_None_Match='"other"')[0] == 200


def test_a_feed_that_is_wrong_has_new_validators_at_every_request_and_never_says_304(
    serve, make_world
):
    press = serve(make_world(feed='conditional = "wrong"'))
    seen = set()
    conditions = {}
    for _ in range(3):
        status, headers, body = press.ask(FEED, **conditions)
        seen.add((headers["etag"], headers["last-modified"]))
        conditions = {
            "If_None_Match": headers["etag"],
            "If_Modified_Since": headers["last-modified"],
        }
        assert (status, b"<item>" in body) == (200, True)
    assert len({etag for etag, _ in seen}) == len({date for _, date in seen}) == 3


def test_wrong_validators_are_the_same_in_every_replay(serve, make_world):
    world = make_world(feed='conditional = "wrong"')
    first, second = serve(world), serve(world)
    assert first.ask(FEED)[1]["etag"] == second.ask(FEED)[1]["etag"]


def test_a_feed_without_validators_sends_everything_each_time(serve, make_world):
    press = serve(make_world(feed='conditional = "none"'))
    status, headers, _ = press.ask(FEED, If_None_Match="*")
    assert status == 200
    assert not {"etag", "last-modified"} & headers.keys()


def test_a_304_can_come_unasked(serve, make_world):
    press = serve(make_world(feed="unasked_304_in_polls = [2]"))
    etag = press.ask(FEED)[1]["etag"]
    press.at(2)
    assert (press.ask(FEED)[0], press.ask(FEED)[2]) == (304, b"")
    assert press.ask(FEED, If_None_Match='"old"')[0] == 200
    assert press.ask(FEED, If_None_Match=etag)[0] == 304
    press.at(3)
    assert press.ask(FEED)[0] == 200


def test_a_feed_moves_for_good(serve, make_world):
    press = serve(make_world(feed='moved_in_poll = 2\nmoved_to = "/new/feed"'))
    assert (press.ask(FEED)[0], press.ask("/new/feed")[0]) == (200, 404)
    for poll in (2, 3):
        press.at(poll)
        status, headers, _ = press.ask(FEED)
        assert (status, headers["location"]) == (301, "http://quay-herald.example/new/feed")
        assert titles(press, "/new/feed") == ["Crane falls into the north basin"]


def test_our_own_fetcher_follows_a_feed_that_moved(serve, make_world):
    press = serve(make_world(feed='moved_in_poll = 1\nmoved_to = "/new/feed"'))
    network = Network(host_gap_s=0.0, routes=(("quay-herald.example", press.port),))
    (found,) = fetch_many([Request("http://quay-herald.example/news.xml")], network=network)
    assert (found.status, found.moved_to) == (200, "http://quay-herald.example/new/feed")


def test_a_feed_is_gone_from_its_poll_on(serve, make_world):
    press = serve(make_world(feed="gone_from_poll = 3"))
    answers = []
    for poll in (1, 2, 3, 4):
        press.at(poll)
        answers.append(press.ask(FEED)[0])
    assert answers == [200, 200, 410, 410]


def test_a_busy_feed_says_when_to_come_again(serve, make_world):
    press = serve(make_world(feed="busy_in_polls = [2]\nretry_after = 1800"), poll=2)
    status, headers, _ = press.ask(FEED)
    assert (status, headers["retry-after"]) == (429, "1800")
    press.at(3)
    assert press.ask(FEED)[0] == 200


def test_a_dead_feed_closes_the_connection_without_a_word_and_its_site_lives(serve, make_world):
    press = serve(make_world(feed="dead_in_polls = [1, 3]"))
    with pytest.raises(RemoteDisconnected):
        press.ask(FEED)
    assert press.ask("/harbour/crane")[0] == 200
    press.at(2)
    assert press.ask(FEED)[0] == 200


def test_a_dead_feed_is_an_error_to_our_own_fetcher(serve, make_world):
    press = serve(make_world(feed="dead_in_polls = [1]"))
    network = Network(host_gap_s=0.0, routes=(("quay-herald.example", press.port),))
    (found,) = fetch_many([Request("http://quay-herald.example/news.xml")], network=network)
    assert isinstance(found, FetchError)


def test_guids_can_be_new_at_each_poll(serve, make_world):
    press = serve(make_world(feed="new_guids = true"))
    first = press.feed().entries[0]
    assert press.feed().entries[0] == first
    press.at(2)
    second = press.feed().entries[0]
    assert (second.link, second.title) == (first.link, first.title)
    assert second.identity != first.identity


def test_a_window_lists_only_the_newest(serve, make_world):
    press = serve(make_world({}, LATER, feed="window = 1"))
    assert titles(press) == ["Crane falls into the north basin"]
    press.at(2)
    assert titles(press) == ["Ferry sails again"]
    assert press.ask("/harbour/crane")[0] == 200


def test_gzip_is_for_those_who_accept_it(serve, make_world):
    press = serve(make_world(feed="gzip = true"))
    plain = press.ask(FEED)
    _, headers, body = press.ask(FEED, Accept_Encoding="deflate, gzip;q=0.5")
    assert "content-encoding" not in plain[1]
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == plain[2]
    assert "content-encoding" not in press.ask(FEED, Accept_Encoding="gzip;q=0")[1]
    assert press.ask(FEED, Accept_Encoding="gzip", If_None_Match=headers["etag"])[0] == 304


@pytest.mark.parametrize(
    ("switches", "written", "told"),
    [
        ("", "utf-8", "application/rss+xml; charset=utf-8"),
        ('charset = "windows-1251"', "windows-1251", "application/rss+xml; charset=windows-1251"),
        (
            'charset = "windows-1251"\ndeclared_charset = "utf-8"',
            "windows-1251",
            "application/rss+xml; charset=utf-8",
        ),
        (
            'declared_charset = "windows-1251"',
            "utf-8",
            "application/rss+xml; charset=windows-1251",
        ),
        ('charset = "windows-1251"\ndeclared_charset = ""', "windows-1251", "application/rss+xml"),
    ],
)
def test_a_feed_is_written_in_one_charset_and_may_be_declared_in_another(
    serve, make_world, switches, written, told
):
    title = "Кран упал в гавань — “Ой”"
    press = serve(make_world({"title": title, "summary": "Лодки стоят 🛥"}, feed=switches))
    _, headers, body = press.ask(FEED)
    assert headers["content-type"] == told
    assert title in body.decode(written)
    assert f"encoding='{written}'" in body.decode(written)
    assert titles(press) == [title]
    assert press.feed().entries[0].summary == "Лодки стоят 🛥"


def test_pages_of_an_outlet_can_be_down_while_its_feed_goes_on(serve, make_world):
    press = serve(make_world(outlet="down_in_polls = [2]"))
    for poll, status in ((1, 200), (2, 503), (3, 200)):
        press.at(poll)
        assert press.ask("/harbour/crane")[0] == status
        assert press.ask(FEED)[0] == 200


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf", "json"])
def test_every_kind_of_feed_says_the_same_of_its_articles(serve, make_world, kind):
    world = make_world({}, LATER)
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace('kind = "rss"', f'kind = "{kind}"'))
    press = serve(world, poll=2)
    feed = press.feed()
    assert (feed.title, feed.warnings) == ("Quay Herald: news", ())
    newest, oldest = feed.entries
    assert (newest.title, oldest.title) == ("Ferry sails again", "Crane falls into the north basin")
    assert oldest.link == "http://quay-herald.example/harbour/crane"
    assert oldest.published_at.isoformat() == "2025-02-28T09:30:00+00:00"
    assert oldest.summary == "Fourteen boats are stuck."
    if kind != "rss":  # ours has no room for people in RSS 2.0: it wants their mail addresses
        assert oldest.authors == ("Hedda Pike",)


def test_rdf_lists_its_items_as_rss_1_does(serve, make_world):
    world = make_world()
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace('kind = "rss"', 'kind = "rdf"'))
    _, headers, body = serve(world).ask(FEED)
    text = body.decode()
    assert headers["content-type"] == "application/rdf+xml; charset=utf-8"
    assert "<rdf:RDF " in text
    assert '<rdf:li rdf:resource="http://quay-herald.example/harbour/crane"' in text
    assert '<item rdf:about="http://quay-herald.example/harbour/crane">' in text


def test_a_feed_is_told_whole_also_to_many_at_once(serve, make_world):
    press = serve(make_world())
    network = Network(host_gap_s=0.0, at_once=50, routes=(("quay-herald.example", press.port),))
    requests = [Request(f"http://quay-herald.example/news.xml?{number}") for number in range(3)]
    assert {found.status for found in fetch_many(requests, network=network)} == {404}
    assert json.loads((press.folder / "position.json").read_text())["poll"] == 1
