import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable
from typing import TypeAlias

import pytest

from extractors.errors import FetchError
from flows.net.crowd import fetch_many
from flows.net.fetch import Fetched, Network, Request, user_agent

Serve: TypeAlias = Callable[..., str]
Ok: TypeAlias = Callable[..., bytes]


def got(url: str, network: Network, **validators: str) -> Fetched:
    (result,) = fetch_many([Request(url, **validators)], network=network)
    assert isinstance(result, Fetched), result
    return result


def failed(url: str, network: Network) -> FetchError:
    (result,) = fetch_many([Request(url)], network=network)
    assert isinstance(result, FetchError), result
    assert 8 <= len(str(result)) <= 300
    assert result.url
    return result


def test_an_answer_is_given_back_whole(serve: Serve, ok: Ok, network: Network) -> None:
    url = serve(ok(b"<rss/>", 'ETag: W/"a1"', "Last-Modified: Fri, 20 Nov 2026 14:33:00 GMT"))
    result = got(url, network)
    assert (result.url, result.status, result.body) == (url, 200, b"<rss/>")
    assert (result.etag, result.last_modified) == ('W/"a1"', "Fri, 20 Nov 2026 14:33:00 GMT")
    assert (result.moved_to, result.retry_after_s) == (None, None)
    assert result.headers["content-length"] == "6"
    assert 0 <= result.elapsed_ms < 5000


def test_validators_go_out_verbatim(
    serve: Serve, ok: Ok, network: Network, heads: list[bytes]
) -> None:
    url = serve(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    result = got(url, network, etag='W/"a1"', last_modified="Fri, 20 Nov 2026 14:33:00 GMT")
    assert (result.status, result.body) == (304, b"")
    assert b'If-None-Match: W/"a1"\r\n' in heads[0]
    assert b"If-Modified-Since: Fri, 20 Nov 2026 14:33:00 GMT\r\n" in heads[0]


def test_we_say_who_we_are_and_accept_only_what_we_unpack(
    serve: Serve, ok: Ok, heads: list[bytes]
) -> None:
    agent = user_agent("desk@example.org")
    network = Network(allow=("127.0.0.1",), user_agent=agent)
    got(serve(ok()), network)
    assert f"User-Agent: {agent}\r\n".encode() in heads[0]
    assert agent.startswith("writethru/")
    assert "desk@example.org" in agent
    assert b"Accept-Encoding: gzip, deflate\r\n" in heads[0]


def test_without_a_contact_the_agent_says_so() -> None:
    assert user_agent().endswith("(+contact address not set)")
    assert user_agent("a\r\nX: y").endswith("(+contact address not set)")


def test_an_unasked_304_is_an_error(serve: Serve, network: Network) -> None:
    assert failed(serve(b"HTTP/1.1 304 Not Modified\r\n\r\n"), network).kind == "protocol"


@pytest.mark.parametrize("etag", ["x" * 60_000, '"\xe4"', '"a\tb"'])
def test_an_etag_that_cannot_be_sent_back_is_not_kept(
    serve: Serve, ok: Ok, network: Network, etag: str
) -> None:
    assert got(serve(ok(b"x", f"ETag: {etag}")), network).etag is None


def test_a_stored_validator_that_cannot_be_sent_is_left_out(
    serve: Serve, ok: Ok, network: Network, heads: list[bytes]
) -> None:
    got(serve(ok()), network, etag="\xe4", last_modified="now\r\nX-Evil: 1")
    assert b"If-" not in heads[0]
    assert b"X-Evil" not in heads[0]


def test_redirects_are_followed_and_a_move_for_good_is_told(
    serve: Serve, ok: Ok, network: Network
) -> None:
    last = serve(ok(b"here"))
    temporary = serve(ok(b"", f"Location: {last}", status="302 Found"))
    permanent = serve(ok(b"", f"Location: {temporary}", status="301 Moved Permanently"))
    result = got(permanent, network)
    assert (result.url, result.body, result.moved_to) == (last, b"here", temporary)
    assert got(temporary, network).moved_to is None


def test_a_redirect_loop_ends(serve: Serve, ok: Ok, network: Network, heads: list[bytes]) -> None:
    error = failed(serve(ok(b"", "Location: /feed", status="302 Found")), network)
    assert error.kind == "redirect"
    assert "more than 5 redirects" in str(error)
    assert len(heads) == 6


@pytest.mark.parametrize(
    "location",
    ["file:///etc/hostname", "javascript:1", "http://", "http://[::1/", "/" + "a" * 60_000],
)
def test_a_redirect_to_no_web_address_is_refused(
    serve: Serve, ok: Ok, network: Network, location: str
) -> None:
    error = failed(serve(ok(b"", f"Location: {location}", status="302 Found")), network)
    assert error.kind in {"redirect", "protocol", "address"}


@pytest.mark.parametrize(
    "url", ["", "example.com", "file:///etc/hostname", "http://", "http://[::1/", "http://\udc80/"]
)
def test_what_is_no_web_address_is_not_fetched(url: str, network: Network) -> None:
    (result,) = fetch_many([Request(url)], network=network)
    assert isinstance(result, FetchError)
    assert result.kind in {"address", "protocol", "dns"}


def drip(head: bytes, pause_s: float = 0.05) -> Callable[[bytes, socket.socket], None]:
    def answer(_: bytes, peer: socket.socket) -> None:
        peer.sendall(head)
        for _ in range(200):
            peer.sendall(b"x")
            time.sleep(pause_s)

    return answer


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",  # slow body
        b"HTTP/1.1 200 OK\r\nX-Slow: ",  # slow headers
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50,  # nothing but promises
        b"",
    ],
)
def test_the_deadline_holds_for_the_whole_request(serve: Serve, head: bytes) -> None:
    network = Network(allow=("127.0.0.1",), deadline_s=0.3)
    started = time.monotonic()
    error = failed(serve(drip(head)), network)
    assert error.kind in {"timeout", "protocol"}
    assert time.monotonic() - started < 2


def test_the_deadline_holds_for_all_redirects_together(serve: Serve, ok: Ok) -> None:
    redirect = ok(b"", "Location: /feed", status="302 Found")

    def answer(_: bytes, peer: socket.socket) -> None:
        time.sleep(0.2)
        peer.sendall(redirect)

    error = failed(serve(answer), Network(allow=("127.0.0.1",), deadline_s=0.5))
    assert error.kind == "timeout"


def test_an_endless_body_is_left(serve: Serve, network: Network) -> None:
    def answer(_: bytes, peer: socket.socket) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            peer.sendall(b"10000\r\n" + bytes(65536) + b"\r\n")

    assert failed(serve(answer), network).kind == "too_large"


def test_a_body_announced_as_huge_is_not_read(serve: Serve, network: Network) -> None:
    url = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 20000000000\r\n\r\n")
    assert failed(url, network).kind == "too_large"


def test_gzip_and_deflate_are_unpacked(serve: Serve, ok: Ok, network: Network) -> None:
    text = b"<rss>" + b"news " * 500 + b"</rss>"
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "Deflate": raw.compress(text) + raw.flush(),
    }
    for name, body in packed.items():
        url = serve(ok(body, f"Content-Encoding: {name}"))
        assert got(url, network).body == text


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (gzip.compress(bytes(20_000_000)), ("gzip", "too_large")),
        (gzip.compress(b"news " * 500)[:-20], ("gzip", "truncated")),
        (b"not packed at all", ("gzip", "encoding")),
        (gzip.compress(gzip.compress(b"news")), ("gzip, gzip", "encoding")),
        (b"\x28\xb5\x2f\xfd", ("zstd", "encoding")),
        (b"\x1b", ("br", "encoding")),
    ],
    # Named: gzip stamps the time, and two workers must collect the same tests.
    ids=["bomb", "truncated", "not gzip", "gzip in gzip", "zstd", "brotli"],
)
def test_bombs_lies_and_other_packings_are_refused(
    serve: Serve, ok: Ok, network: Network, body: bytes, packing: tuple[str, str]
) -> None:
    encoding, kind = packing
    assert failed(serve(ok(body, f"Content-Encoding: {encoding}")), network).kind == kind


def test_an_empty_body_labelled_gzip_is_empty(serve: Serve, ok: Ok, network: Network) -> None:
    assert got(serve(ok(b"", "Content-Encoding: gzip")), network).body == b""


def test_the_bytes_of_two_gzip_members_are_one_text(serve: Serve, ok: Ok, network: Network) -> None:
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    assert got(serve(ok(body, "Content-Encoding: gzip")), network).body == b"one two"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 banana\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 30_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_broken_answers_are_errors(serve: Serve, network: Network, answer: bytes) -> None:
    assert failed(serve(answer), network).kind in {"protocol", "network"}


def test_bytes_after_the_answer_are_not_a_second_answer(
    serve: Serve, ok: Ok, network: Network
) -> None:
    url = serve(ok(b"first") + ok(b"smuggled"))
    results = fetch_many([Request(url), Request(url)], network=network)
    assert [r.body for r in results if isinstance(r, Fetched)] == [b"first", b"first"]


def test_cookies_are_not_kept(serve: Serve, ok: Ok, network: Network, heads: list[bytes]) -> None:
    url = serve(ok(b"x", *(f"Set-Cookie: c{n}=1" for n in range(300))))
    fetch_many([Request(url), Request(url)], network=network)
    assert len(heads) == 2
    assert b"cookie" not in heads[1].lower()


def test_another_status_is_an_answer_with_the_start_of_its_body(
    serve: Serve, ok: Ok, network: Network
) -> None:
    page = b"blocked " * 100_000
    result = got(
        serve(ok(gzip.compress(page), "Content-Encoding: gzip", status="403 Forbidden")), network
    )
    assert (result.status, result.body) == (403, page[:256_000])
    gone = got(serve(ok(b"", status="410 Gone")), network)
    assert (gone.status, gone.body) == (410, b"")
    odd = got(serve(ok(b"?", "Content-Encoding: br", status="500 Oops")), network)
    assert (odd.status, odd.body) == (500, b"")


def test_a_busy_server_says_how_long_to_wait(serve: Serve, ok: Ok, network: Network) -> None:
    busy = ok(b"", "Retry-After: 120", status="503 Service Unavailable")
    assert got(serve(busy), network).retry_after_s == 120


def test_a_closed_port_is_an_error(network: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert failed(f"http://127.0.0.1:{port}/", network).kind == "connect"


def test_plain_text_where_tls_was_expected_is_an_error(network: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_talk_plainly, args=(server,), daemon=True).start()
        url = f"https://127.0.0.1:{server.getsockname()[1]}/"
        assert failed(url, network).kind == "tls"


def _talk_plainly(server: socket.socket) -> None:
    peer, _ = server.accept()
    with peer:
        peer.recv(1000)
        peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
