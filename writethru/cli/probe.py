"""One feed, tried: fetched or read from a file, and parsed."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from extractors.errors import FetchError, WatchFolderError
from extractors.model import ParsedFeed
from flows.net.crowd import fetch_many
from flows.net.fetch import Network, Request
from flows.net.workers import WorkerFailure, in_workers
from flows.stages.poll import PARSE_LIMIT_S, ParseTask, parse_body
from storage.watch.files import read_bytes
from writethru.cli.output import short, visible

MOST_SIGNS = 300
"""The length of the sentence on what is wrong with a feed."""

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Probe:
    """What a try found: a feed, or one sentence (8 to 300 characters) on why there is none."""

    address: str
    feed: ParsedFeed | None
    error: str | None


def is_web_address(text: str) -> bool:
    """Whether a person means an address of the web and not a file."""
    return _WEB.match(text) is not None


def probe(address: str, *, network: Network, now: datetime) -> Probe:
    """Try the feed at an address of the web, or in a file."""
    task = _fetched(address, network, now) if is_web_address(address) else _read(address, now)
    if isinstance(task, str):
        return Probe(address, None, _sentence(task))
    result = next(in_workers(parse_body, [task], processes=1, limit_s=PARSE_LIMIT_S))
    if isinstance(result, ParsedFeed):
        return Probe(address, result, None)
    told = f"{address} was {result.message}" if isinstance(result, WorkerFailure) else result
    return Probe(address, None, _sentence(told))


def _fetched(address: str, network: Network, now: datetime) -> ParseTask | str:
    answer = fetch_many([Request(address)], network=network)[0]
    if isinstance(answer, FetchError):
        return str(answer)
    if answer.status != 200:
        return f"the server answered {answer.status} to {address}"
    content_type = answer.headers.get("content-type", "")
    return ParseTask(answer.body, answer.url, content_type, frozenset(), now)


def _read(address: str, now: datetime) -> ParseTask | str:
    try:
        body = read_bytes(Path(address), if_missing="name a file, or an address with https://")
    except WatchFolderError as error:
        return str(error)
    return ParseTask(body, "", "", frozenset(), now)


def _sentence(text: str) -> str:
    return short(visible(text), MOST_SIGNS)
