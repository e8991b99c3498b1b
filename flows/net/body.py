"""The body of an answer, read and unpacked within bounds.

httpx would unpack whatever comes, of any size: one read of a bomb is gigabytes.
"""

import zlib
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

MOST_ON_THE_WIRE = 5_000_000
MOST_UNPACKED = 15_000_000
MOST_OF_A_REFUSAL = 256_000
ACCEPTED_ENCODINGS = "gzip, deflate"


class BodyError(Exception):
    """A body that is too large, damaged, or packed in a way that was not asked for."""

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many bytes a body may have, as sent and after unpacking."""

    on_the_wire: int = MOST_ON_THE_WIRE
    unpacked: int = MOST_UNPACKED


async def read_body(parts: AsyncIterator[bytes], encoding: str, bounds: Bounds) -> bytes:
    """All of a body, unpacked (raises BodyError: `too_large`, `encoding` or `truncated`)."""
    unpack = _unpacker(encoding)
    body, wire = bytearray(), 0
    async for part in parts:
        wire += len(part)
        if wire > bounds.on_the_wire:
            raise BodyError(f"the body is over {bounds.on_the_wire:,} bytes", kind="too_large")
        body += unpack.push(part, bounds.unpacked - len(body) + 1)
        if len(body) > bounds.unpacked:
            message = f"the body is over {bounds.unpacked:,} bytes after unpacking"
            raise BodyError(message, kind="too_large")
    unpack.end()
    return bytes(body)


async def read_start(parts: AsyncIterator[bytes], encoding: str, *, most: int) -> bytes:
    """The first bytes of a body, as many as can be had; for pages that explain a refusal."""
    body = bytearray()
    with suppress(BodyError):
        unpack = _unpacker(encoding)
        async for part in parts:
            body += unpack.push(part, most - len(body))
            if len(body) >= most:
                break
    return bytes(body)


class _Plain:
    """A body that is not packed."""

    def push(self, part: bytes, room: int) -> bytes:
        """The text of the next part, at most `room` bytes (which is over 0)."""
        return part[:room]

    def end(self) -> None:
        """Nothing can be missing: HTTP itself tells of a body that is cut short."""


class _Packed(_Plain):
    """gzip, perhaps in several members, or deflate, which comes with and without a zlib header."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._unpacker: zlib._Decompress | None = None

    def push(self, part: bytes, room: int) -> bytes:
        plain = b""
        while part and len(plain) < room:
            if self._unpacker is None or self._begins_anew(part):
                self._unpacker = zlib.decompressobj(self._window(part))
            elif self._unpacker.eof:
                break  # some servers send rubbish after the end
            try:
                plain += self._unpacker.decompress(part, room - len(plain))
            except zlib.error as error:
                raise BodyError("the packed body is damaged", kind="encoding") from error
            part = self._unpacker.unused_data
        return plain

    def end(self) -> None:
        if self._unpacker is not None and not self._unpacker.eof:
            raise BodyError("the packed body is cut short", kind="truncated")

    def _begins_anew(self, part: bytes) -> bool:
        is_over = self._unpacker is not None and self._unpacker.eof
        return is_over and self._is_gzip and part.startswith(b"\x1f")

    def _window(self, part: bytes) -> int:
        """What zlib calls wbits: gzip, zlib, or deflate without a header."""
        if self._is_gzip:
            return 31
        has_header = part[0] & 0x0F == 8 and (len(part) < 2 or (part[0] << 8 | part[1]) % 31 == 0)
        return 15 if has_header else -15


def _unpacker(encoding: str) -> _Plain:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return _Plain()
    if name not in {"gzip", "x-gzip", "deflate"}:
        message = f"the body is packed with {name[:40]!r}, which was not asked for"
        raise BodyError(message, kind="encoding")
    return _Packed(is_gzip=name != "deflate")
