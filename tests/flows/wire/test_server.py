"""The loopback server over real HTTP, and how far the demo has played."""

import json
import socket
import urllib.error
import urllib.request
from http.client import HTTPConnection

import pytest

from extractors.errors import InputError
from flows.demo import is_demo, play, prepare
from flows.net.crowd import fetch_many
from flows.net.fetch import Network, Request
from flows.wire.position import WirePosition, position_file, read_position, write_position
from flows.wire.server import playing
from storage.watch.folder import load_watch
from storage.watch.opml import read_feeds

HOST, FEED = "corvane-agency.example", "/feeds/world.rss"


@pytest.fixture
def played(tmp_path):
    """A running server at poll 1: `played.ask(path, headers)` gives status, headers and body."""

    class Played:
        folder = tmp_path / "demo"

        def at(self, poll):
            write_position(self.folder, WirePosition(poll=poll, port=self.port))

        def ask(self, path, host=HOST, method="GET", **headers):
            connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request(method, path, headers={"Host": f"{host}:{self.port}", **headers})
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body

    server = Played()
    with playing(server.folder, port=0) as port:
        server.port = port
        server.at(1)
        yield server


def test_a_feed_comes_with_a_validator_and_then_304_without_body(played):
    status, headers, body = played.ask(FEED)
    assert (status, headers["content-type"]) == (200, "application/rss+xml; charset=utf-8")
    assert b"<item>" in body
    status, again, body = played.ask(FEED, **{"If-None-Match": headers["etag"]})
    assert (status, again["etag"], body) == (304, headers["etag"], b"")


def test_the_next_poll_has_another_validator(played):
    _, headers, _ = played.ask(FEED)
    played.at(2)
    status, later, _ = played.ask(FEED, **{"If-None-Match": headers["etag"]})
    assert status == 200
    assert later["etag"] != headers["etag"]


def test_walls_and_errors_have_no_validator(played):
    played.at(5)
    status, headers, _ = played.ask(
        "/politika/2025/03/04/pauza-voennoi-pomoshchi", "ladoga-chronograf.example"
    )
    assert status == 403
    assert headers["cf-mitigated"] == "challenge"
    assert "etag" not in headers
    assert played.ask("/nothing")[0] == 404


def test_our_own_fetcher_is_led_to_the_server_by_routes(played):
    network = Network(host_gap_s=0.0, deadline_s=5.0, routes=((HOST, played.port),))
    (first,) = fetch_many([Request(f"http://{HOST}{FEED}")], network=network)
    (second,) = fetch_many([Request(first.url, etag=first.etag)], network=network)
    assert (first.status, second.status) == (200, 304)


def test_the_server_is_gone_after_the_demo(tmp_path):
    with playing(tmp_path, port=0) as port:
        pass
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)


def test_a_taken_port_is_a_clear_error(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(InputError, match=rf"cannot listen on 127\.0\.0\.1:{port} .*new folder"),
            playing(tmp_path, port=port),
        ):
            pass


def test_the_position_survives(tmp_path, wire):
    position = WirePosition(poll=4, port=4711)
    write_position(tmp_path, position)
    assert read_position(tmp_path) == position
    assert position.instant(wire) == wire.polls[3]
    assert read_position(tmp_path / "other") is None


def test_a_new_folder_becomes_a_demo_with_the_feeds_of_the_wire(tmp_path, wire):
    root = tmp_path / "demo"
    position = prepare(root)
    assert (position.poll, position.is_finished) == (1, False)
    assert is_demo(root)
    assert read_feeds(root / "feeds.opml") == wire.feed_sources()
    assert (root / "topics" / "ceasefire.toml").exists()


def test_preparing_again_keeps_the_position_and_what_the_user_changed(tmp_path):
    root = tmp_path / "demo"
    first = prepare(root)
    (root / "topics" / "ceasefire.toml").unlink()
    feeds = (root / "feeds.opml").read_text().replace("Corvane: world news", "The wire")
    (root / "feeds.opml").write_text(feeds)
    assert prepare(root) == first
    assert not (root / "topics" / "ceasefire.toml").exists()
    assert "The wire" in (root / "feeds.opml").read_text()


@pytest.mark.parametrize("n_files", range(0, 16, 3))
def test_a_preparation_that_was_killed_is_finished_the_next_time(
    tmp_path, wire, killed_after, n_files
):
    root = tmp_path / "demo"
    with killed_after(n_files):
        prepare(root)
    prepare(root)
    watch = load_watch(root)
    assert watch.feeds == wire.feed_sources()
    assert len(watch.topics) == 10
    assert watch.settings.alerts.channels == ("file",)


@pytest.mark.parametrize("name", ["writethru.toml", "feeds.opml", "thesis.docx"])
def test_the_demo_refuses_a_folder_with_files_of_the_users_own(tmp_path, name):
    own = tmp_path / name
    own.write_text("mine")
    with pytest.raises(
        InputError, match="holds files of your own: play the demo in an empty folder"
    ):
        prepare(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert own.read_text() == "mine"


def test_polls_are_played_in_order_to_the_end_and_once_more_on_a_finished_folder(tmp_path, wire):
    root, seen = tmp_path / "demo", []

    def run_pass(folder):
        position = json.loads(position_file(folder / ".state" / "demo").read_text())
        seen.append(position["poll"])
        return []

    numbers = [(played.number, played.of) for played in play(root, run_pass=run_pass)]
    assert numbers == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert seen == [1, 2, 3, 4, 5]
    assert [played.number for played in play(root, run_pass=run_pass)] == [5]


def test_a_demo_that_was_stopped_goes_on_with_the_poll_that_it_was_at(tmp_path):
    root = tmp_path / "demo"
    for played in play(root, run_pass=lambda _: []):
        if played.number == 3:
            break
    assert [played.number for played in play(root, run_pass=lambda _: [])] == [3, 4, 5]
