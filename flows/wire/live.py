"""A live blog's paragraphs as the blocks of its page. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?=[\s,—–-])")


@dataclass(frozen=True, slots=True)
class Block:
    """One update: the clock as written and as HH:MM, and the paragraphs; the first still has its clock.

    What stands before the first update has no clock: both are "".
    """

    clock: str
    time: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the update says, without its clock."""
        return "\n".join(self.paragraphs).removeprefix(self.clock).lstrip(" ,—–-")

    @property
    def after_clock(self) -> tuple[str, ...]:
        """The paragraphs, the first one without its clock."""
        first, *rest = self.paragraphs
        return (first.removeprefix(self.clock), *rest)


def blocks(paragraphs: Sequence[str]) -> tuple[Block, ...]:
    """The updates of a live blog in the order of its text: each begins at a paragraph that starts with a clock time."""
    found: list[Block] = []
    for paragraph in paragraphs:
        clock = _CLOCK.match(paragraph)
        if clock:
            hour, minute = clock.groups()
            found.append(Block(clock[0], f"{int(hour):02}:{minute}", (paragraph,)))
        elif found:
            last = found.pop()
            found.append(Block(last.clock, last.time, (*last.paragraphs, paragraph)))
        else:
            found.append(Block("", "", (paragraph,)))
    return tuple(found)
