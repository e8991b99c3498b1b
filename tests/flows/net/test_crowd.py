import asyncio
import socket
import threading
import time
from collections.abc import Callable
from typing import TypeAlias

import pytest

from extractors.errors import FetchError
from flows.net.crowd import fetch_many, run_apart
from flows.net.fetch import Fetched, Network, Request

Serve: TypeAlias = Callable[..., str]
Ok: TypeAlias = Callable[..., bytes]
LOOPBACK = ("127.0.0.0/8",)


def kinds(results: list[Fetched | FetchError]) -> list[str]:
    return [r.kind if isinstance(r, FetchError) else str(r.status) for r in results]


def test_results_come_in_the_order_of_the_requests(serve: Serve, ok: Ok, network: Network) -> None:
    urls = [serve(ok(f"feed {number}".encode())) for number in range(5)]
    results = fetch_many([Request(url) for url in urls], network=network)
    bodies = [result.body for result in results if isinstance(result, Fetched)]
    assert bodies == [b"feed 0", b"feed 1", b"feed 2", b"feed 3", b"feed 4"]


def test_nothing_to_fetch_gives_nothing(network: Network) -> None:
    assert fetch_many([], network=network) == []


def test_one_bad_server_does_not_stop_the_others(serve: Serve, ok: Ok, network: Network) -> None:
    urls = [serve(ok()), serve(b"rubbish"), "nonsense", serve(ok())]
    results = fetch_many([Request(url) for url in urls], network=network)
    assert kinds(results) == ["200", "protocol", "address", "200"]


def test_it_may_be_called_inside_a_running_loop(serve: Serve, ok: Ok, network: Network) -> None:
    url = serve(ok(b"inside"))

    async def run() -> list[Fetched | FetchError]:
        return fetch_many([Request(url)], network=network)

    assert kinds(asyncio.run(run())) == ["200"]


class Crowded:
    """Answers after a moment, and counts how many it serves at once and when each came."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.most = 0
        self.times: list[float] = []
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self, head: bytes, peer: socket.socket) -> None:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            self.times.append(time.monotonic())
        time.sleep(0.03)
        with self._lock:
            self._now -= 1
        peer.sendall(self.answer)


def test_a_host_is_asked_one_at_a_time_with_a_pause_between(serve: Serve, ok: Ok) -> None:
    host = Crowded(ok())
    url = serve(host)
    network = Network(allow=LOOPBACK, host_gap_s=0.1)
    fetch_many([Request(f"{url}?{number}") for number in range(3)], network=network)
    assert host.most == 1
    gaps = [b - a for a, b in zip(host.times, host.times[1:], strict=False)]
    assert len(gaps) == 2
    assert all(gap >= 0.1 for gap in gaps)


def test_no_more_than_the_given_number_run_at_once(serve: Serve, ok: Ok) -> None:
    hosts = Crowded(ok())
    urls = [serve(hosts) for _ in range(8)]
    results = fetch_many([Request(u) for u in urls], network=Network(allow=LOOPBACK, at_once=2))
    assert kinds(results) == ["200"] * 8
    assert hosts.most == 2


def test_a_slow_host_with_many_feeds_does_not_hold_up_the_others(serve: Serve, ok: Ok) -> None:
    def slow(head: bytes, peer: socket.socket) -> None:
        time.sleep(0.3)
        peer.sendall(ok())

    slow_url = serve(slow)
    requests = [Request(f"{slow_url}?{number}") for number in range(2)]
    requests += [Request(serve(ok())) for _ in range(5)]
    network = Network(allow=LOOPBACK, at_once=2, host_gap_s=0.0)
    results = fetch_many(requests, network=network)
    assert kinds(results) == ["200"] * 7
    quick = [result.elapsed_ms for result in results[2:] if isinstance(result, Fetched)]
    assert max(quick) < 250


def test_a_host_that_cannot_be_reached_is_tried_three_times_only(network: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    requests = [Request(f"http://127.0.0.1:{port}/{number}") for number in range(5)]
    results = fetch_many(requests, network=network)
    assert kinds(results) == ["connect", "connect", "connect", "unreachable", "unreachable"]


def test_a_host_that_asks_for_a_pause_gets_it(
    serve: Serve, ok: Ok, network: Network, heads: list[bytes]
) -> None:
    url = serve(ok(b"", "Retry-After: 60", status="429 Too Many Requests"))
    results = fetch_many([Request(url), Request(url)], network=network)
    assert kinds(results) == ["429", "paused"]
    assert isinstance(results[1], FetchError)
    assert results[1].retry_after_s == 60
    assert len(heads) == 1


@pytest.mark.parametrize("value", ["99999999999999999999", "soon"])
def test_an_absurd_pause_does_not_take_the_neighbours_along(
    serve: Serve, ok: Ok, network: Network, value: str
) -> None:
    url = serve(ok(b"", f"Retry-After: {value}", status="429 Too Many Requests"))
    assert kinds(fetch_many([Request(url), Request(url)], network=network)) == ["429", "429"]


def test_an_interrupted_caller_leaves_no_thread_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    cancelled = threading.Event()

    async def endless() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    join = threading.Thread.join
    calls: list[int] = []

    def interrupted(thread: threading.Thread, timeout: float | None = None) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise KeyboardInterrupt
        join(thread, timeout)

    monkeypatch.setattr(threading.Thread, "join", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_apart(endless())
    assert cancelled.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name == "network"]


def test_a_network_that_is_none_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        fetch_many([Request("http://127.0.0.1:9/")], network=Network(allow=("everywhere",)))
