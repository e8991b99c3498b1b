"""Where the words, phrases and groups of a query stand in a text.

Groups that are near each other are paired with their closest partners only (minimal intervals:
Clarke, Cormack and Burkowski, "An algebra for structured text search and a framework for its
implementation", The Computer Journal 38, 1995), so the work grows with the length of the text and
not with its square.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.topics.ast import (
    And,
    AtLeast,
    Field,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    words_of,
)
from extractors.topics.index import Scope, TextIndex


class Hit(NamedTuple):
    """A place where a query stands: first and last position, and the places of its words and phrases."""

    first: int
    last: int
    leaves: tuple[tuple[Leaf, int, int], ...]


Hits = tuple[Hit, ...]


class HitFinder:
    """Finds where queries stand in one text; each word and phrase is looked up once."""

    def __init__(self, index: TextIndex) -> None:
        self._index = index
        self._everything = index.scope("")
        self._known: dict[Leaf, Hits] = {}

    def find(self, query: Query, scope: Scope | None = None) -> Hits | None:
        """Where a query stands within a scope (None: anywhere); None if the text does not match it.

        What matches without standing anywhere, as NOT does, has no hits.
        """
        match query:
            case Word() | Phrase():
                found = self._leaf(query, scope) or None
            case Or(operands=operands):
                found = self._any(operands, scope)
            case And(operands=operands):
                found = self._all(operands, scope)
            case Not(operand=operand):
                found = () if self.find(operand, scope) is None else None
            case Field(name=name, operand=operand):
                found = self.find(operand, self._narrowed(scope, name))
            case AtLeast(count=count, operand=operand):
                hits = self.find(operand, scope) or ()
                found = hits if len({hit.first for hit in hits}) >= count else None
            case Near(left=left, right=right):
                starts = self.find(left, scope)
                found = _near(query, starts, self.find(right, scope) or ()) if starts else None
        return found

    def groups(self, query: Query) -> list[Hits] | None:
        """The hits of each part that a topic needs; None if the text does not match it.

        The parts are the operands of the outermost ANDs; those without hits (NOT) are left out.
        """
        if not isinstance(query, And):
            hits = self.find(query)
            return None if hits is None else [hits] if hits else []
        found: list[Hits] = []
        for operand in query.operands:
            groups = self.groups(operand)
            if groups is None:
                return None
            found += groups
        return found

    def _all(self, operands: Sequence[Query], scope: Scope | None) -> Hits | None:
        found: list[Hit] = []
        for operand in operands:
            hits = self.find(operand, scope)
            if hits is None:
                return None
            found += hits
        return tuple(found)

    def _any(self, operands: Sequence[Query], scope: Scope | None) -> Hits | None:
        results = [hits for operand in operands if (hits := self.find(operand, scope)) is not None]
        return tuple(hit for hits in results for hit in hits) if results else None

    def _narrowed(self, scope: Scope | None, name: str) -> Scope:
        first, end = scope or self._everything
        other_first, other_end = self._index.scope(name)
        return max(first, other_first), min(end, other_end)

    def _leaf(self, leaf: Leaf, scope: Scope | None) -> Hits:
        # Most words of a query are not in the text, and one look-up tells.
        if words_of(leaf)[0] not in self._index.places:
            return ()
        hits = self._known.get(leaf)
        if hits is None:
            hits = self._known[leaf] = _leaf_hits(leaf, self._index)
        if scope is None or not hits:
            return hits
        return tuple(hit for hit in hits if scope[0] <= hit.first and hit.last < scope[1])


def _leaf_hits(leaf: Leaf, index: TextIndex) -> Hits:
    places = [index.places.get(word, ()) for word in words_of(leaf)]
    if not all(places):
        return ()
    slop = leaf.slop if isinstance(leaf, Phrase) else 0
    spans = _windows(places, slop) if slop else _runs(places)
    return tuple(Hit(first, last, ((leaf, first, last),)) for first, last in spans)


def _runs(places: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where the words stand one right behind the other."""
    followers = [set(positions) for positions in places[1:]]
    for first in places[0]:
        if all(first + step in positions for step, positions in enumerate(followers, 1)):
            yield first, first + len(followers)


def _windows(places: Sequence[Sequence[int]], slop: int) -> Iterator[tuple[int, int]]:
    """The smallest windows with all words in any order and at most `slop` others."""
    width = len(places) + slop
    windows = [
        (first, last)
        for first in sorted({position for positions in places for position in positions})
        if (last := _window_end(places, first)) is not None and last - first < width
    ]
    # A window that ends where the next one ends holds that one, which is smaller.
    yield from (window for window, after in pairwise(windows) if after[1] > window[1])
    yield from windows[-1:]


def _window_end(places: Sequence[Sequence[int]], first: int) -> int | None:
    """The last position when each word in turn takes the first free place from `first` on."""
    taken: set[int] = set()
    for positions in places:
        at = bisect_left(positions, first)
        while at < len(positions) and positions[at] in taken:
            at += 1
        if at == len(positions):
            return None
        taken.add(positions[at])
    return max(taken)


def _near(query: Near, left: Hits, right: Hits) -> Hits | None:
    pairs = dict.fromkeys(_closest(left, right, query.distance))
    if not query.is_ordered:
        pairs |= dict.fromkeys(_closest(right, left, query.distance))
    hits = (Hit(before.first, after.last, before.leaves + after.leaves) for before, after in pairs)
    return tuple(hits) or None


def _closest(before: Hits, after: Hits, distance: int) -> Iterator[tuple[Hit, Hit]]:
    """Each hit with its closest partner behind it, or in front of it, within the distance."""
    by_last = sorted(before, key=lambda hit: hit.last)
    by_first = sorted(after, key=lambda hit: hit.first)
    lasts, firsts = [hit.last for hit in by_last], [hit.first for hit in by_first]
    for hit in by_last:
        at = bisect_right(firsts, hit.last)
        if at < len(firsts) and firsts[at] - hit.last <= distance:
            yield hit, by_first[at]
    for hit in by_first:
        at = bisect_left(lasts, hit.first) - 1
        if at >= 0 and hit.first - lasts[at] <= distance:
            yield by_last[at], hit
