"""What becomes of an answer in view of the request's headers: validators, 304, gzip. Pure."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

from flows.wire.answer import Answer

_CONDITIONS = ("if-none-match", "if-modified-since")


def as_asked(answer: Answer, asked: Mapping[str, str], *, now: datetime, count: int) -> Answer:
    """The answer as it goes out to a request with the headers `asked` (names in small letters).

    `now` is the time on the wire, `count` how often this address was asked since. A wrong server stamps each answer
    with the moment of its making, as sites do that render a feed for every request, or a farm of servers whose clocks
    and counters differ: what comes back as a condition never fits, so it sends the whole feed each time.
    """
    if answer.status != 200:
        return answer
    if answer.manners.says_304_unasked and not any(asked.get(name) for name in _CONDITIONS):
        return replace(answer, status=304, body=b"")
    stamped = _stamped(answer, now + timedelta(seconds=count))
    if answer.manners.conditional == "right" and _matches(
        asked.get("if-none-match", ""), stamped.headers["ETag"]
    ):
        return replace(stamped, status=304, body=b"")
    return _packed(stamped) if answer.manners.gzip and _accepts_gzip(asked) else stamped


def _stamped(answer: Answer, moment: datetime) -> Answer:
    digest = hashlib.blake2b(answer.body, digest_size=12).hexdigest()
    if answer.manners.conditional == "right":
        return _with(answer, {"ETag": f'"{digest}"'})
    if answer.manners.conditional == "wrong":
        etag = f'"{digest}-{int(moment.timestamp()):x}"'
        return _with(answer, {"ETag": etag, "Last-Modified": format_datetime(moment, usegmt=True)})
    return answer


def _matches(condition: str, etag: str) -> bool:
    known = [part.strip().removeprefix("W/") for part in condition.split(",")]
    return etag in known or known == ["*"]


def _accepts_gzip(asked: Mapping[str, str]) -> bool:
    offers = [part.partition(";") for part in asked.get("accept-encoding", "").lower().split(",")]
    return any(
        name.strip() == "gzip" and quality.replace(" ", "") not in {"q=0", "q=0.0"}
        for name, _, quality in offers
    )


def _packed(answer: Answer) -> Answer:
    packed = replace(answer, body=gzip.compress(answer.body, mtime=0))
    return _with(packed, {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})


def _with(answer: Answer, headers: Mapping[str, str]) -> Answer:
    return replace(answer, headers={**answer.headers, **headers})
