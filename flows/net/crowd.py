"""Many requests at once, politely: a queue for each host, and each host waits for its own turn only."""

import asyncio
import threading
from collections.abc import Coroutine, Iterable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from extractors.errors import FetchError
from flows.net.fetch import Fetched, Network, Request, fetch
from flows.net.guard import NameService, guarded_client, networks

R = TypeVar("R")

# After so many failures to connect in a row the rest of a host's queue is not tried in this pass.
_DEAD_AFTER = 3
_UNREACHABLE = frozenset({"connect", "dns", "tls"})
# A host may ask for a pause of its whole queue; a longer one is left to the feed it was said of.
_LONGEST_PAUSE_S = 86_400


def fetch_many(requests: Sequence[Request], *, network: Network) -> list[Fetched | FetchError]:
    """Fetch all requests; one result for each, in order. A failure is a value, never raised.

    Runs an event loop in a thread of its own, so it may be called from inside a running one (and
    blocks it). ValueError when `network.allow` holds what is no network.
    """
    return run_apart(_fetch_all(requests, network)) if requests else []


def run_apart(work: Coroutine[object, object, R]) -> R:
    """Run a coroutine on an event loop in a new thread; cancelled when the caller is interrupted."""
    loop = asyncio.new_event_loop()
    task = loop.create_task(work)
    thread = threading.Thread(target=_run, args=(loop, task), name="network", daemon=True)
    thread.start()
    try:
        thread.join()
    finally:
        if thread.is_alive():
            loop.call_soon_threadsafe(task.cancel)
            thread.join()
        loop.close()
    return task.result()


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[R]) -> None:
    asyncio.set_event_loop(loop)
    loop.run_until_complete(asyncio.wait([task]))
    loop.run_until_complete(loop.shutdown_asyncgens())


async def _fetch_all(requests: Sequence[Request], network: Network) -> list[Fetched | FetchError]:
    names = NameService()
    turns = asyncio.Semaphore(max(1, network.at_once))
    results: dict[int, Fetched | FetchError] = {}
    try:
        async with guarded_client(
            names.addresses, allow=networks(network.allow), routes=dict(network.routes)
        ) as client:
            queues = (
                _Queue(client, network, turns, results).work_off(queue)
                for queue in _by_host(requests)
            )
            await asyncio.gather(*queues)
    finally:
        names.close()
    return [results[index] for index in range(len(requests))]


def _by_host(requests: Sequence[Request]) -> Iterable[list[tuple[int, Request]]]:
    queues: dict[str, list[tuple[int, Request]]] = {}
    for index, request in enumerate(requests):
        queues.setdefault(_host(request.url), []).append((index, request))
    return queues.values()


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


class _Queue:
    """The requests to one host, one after the other."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        network: Network,
        turns: asyncio.Semaphore,
        results: dict[int, Fetched | FetchError],
    ) -> None:
        self._client = client
        self._network = network
        self._turns = turns
        self._results = results
        self._failures = 0
        self._pause_s: int | None = None

    async def work_off(self, queue: Iterable[tuple[int, Request]]) -> None:
        """Fetch all of a queue, or say why not."""
        is_first = True
        for index, request in queue:
            given_up = self._given_up(request.url)
            if given_up is not None:
                self._results[index] = given_up
                continue
            if not is_first:
                await asyncio.sleep(self._network.host_gap_s)
            is_first = False
            # The global turn is taken last: a slow host keeps its own queue waiting, never a place.
            async with self._turns:
                self._results[index] = await self._tried(request)

    async def _tried(self, request: Request) -> Fetched | FetchError:
        try:
            found = await fetch(self._client, request, network=self._network)
        except FetchError as error:
            self._failures = self._failures + 1 if error.kind in _UNREACHABLE else 0
            return error
        self._failures = 0
        if found.status == 429 and found.retry_after_s is not None:
            self._pause_s = found.retry_after_s
        return found

    def _given_up(self, url: str) -> FetchError | None:
        if self._failures >= _DEAD_AFTER:
            message = (
                f"{url[:100]} was not tried: its host could not be reached {_DEAD_AFTER} times."
            )
            return FetchError(url, message, kind="unreachable")
        if self._pause_s is not None and 0 < self._pause_s <= _LONGEST_PAUSE_S:
            message = f"{url[:100]} was not tried: its host asks for a pause of {self._pause_s} s."
            return FetchError(url, message, kind="paused", retry_after_s=self._pause_s)
        return None
