"""Where the words, phrases and groups of a query stand in a text.

Groups that are near each other are paired with their closest partners only (minimal intervals:
Clarke, Cormack and Burkowski, "An algebra for structured text search and a framework for its
implementation", The Computer Journal 38, 1995), so the work grows with the length of the text and
not with its square.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.topics.ast import (
    ATTRIBUTES,
    And,
    AtLeast,
    Field,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    SameSentence,
    Weighted,
    Word,
    words_of,
)
from extractors.topics.index import Scope, TextIndex


class LeafHit(NamedTuple):
    """A word, phrase or named thing where it stands: first and last position, and what it counts."""

    leaf: Query
    first: int
    last: int
    weight: float = 1.0


class Hit(NamedTuple):
    """A place where a query stands: first and last position, and the places of its leaves."""

    first: int
    last: int
    leaves: tuple[LeafHit, ...]


Hits = tuple[Hit, ...]

_FEW = 8

Outside = Callable[[Query], Hits | None]
"""Answers the parts of a query that the words of a text cannot: its outlet, its names, its likeness."""


class HitFinder:
    """Finds where queries stand in one text; each word and phrase is looked up once."""

    def __init__(self, index: TextIndex, outside: Outside) -> None:
        self._index = index
        self._outside = outside
        self._everything = index.scope("")
        self._known: dict[Leaf, Hits] = {}
        self._groups: dict[tuple[int, Scope | None], Hits | None] = {}

    def find(self, query: Query, scope: Scope | None = None) -> Hits | None:
        """Where a query stands within a scope (None: anywhere); None if the text does not match it.

        What matches without standing anywhere, as NOT does, has no hits.
        """
        match query:
            case Word() | Phrase():
                found = self._leaf(query, scope) or None
            case Or(operands=operands):
                found = self._group(query, operands, scope)
            case And(operands=operands):
                found = self._all(operands, scope)
            case Near(left=left, right=right) | SameSentence(left=left, right=right):
                found = self._pairs(query, left, right, scope)
            case Field(name=name, operand=operand) if name not in ATTRIBUTES:
                found = self.find(operand, self._narrowed(scope, name))
            case _:
                found = self._rarer(query, scope)
        return found

    def _rarer(self, query: Query, scope: Scope | None) -> Hits | None:
        match query:
            case Not(operand=operand):
                return () if self.find(operand, scope) is None else None
            case AtLeast(count=count, operand=operand):
                hits = self.find(operand, scope) or ()
                return hits if len({hit.first for hit in hits}) >= count else None
            case Weighted(operand=operand, weight=weight):
                return _weighted(self.find(operand, scope), weight)
        return _within(self._outside(query), scope)

    def _pairs(
        self, query: Near | SameSentence, left: Query, right: Query, scope: Scope | None
    ) -> Hits | None:
        starts = self.find(left, scope)
        if not starts:
            return None
        ends = self.find(right, scope) or ()
        if isinstance(query, Near):
            return _near(query, starts, ends)
        return _in_one_sentence(starts, ends, self._index)

    def _all(self, operands: Sequence[Query], scope: Scope | None) -> Hits | None:
        found: list[Hit] = []
        for operand in operands:
            hits = self.find(operand, scope)
            if hits is None:
                return None
            found += hits
        return tuple(found)

    def _group(self, query: Query, operands: Sequence[Query], scope: Scope | None) -> Hits | None:
        """The hits of an OR group, kept: topics share their lists, and one text is asked for all of them."""
        # By identity: the groups live as long as the topics do, and comparing large ones costs as much as finding.
        key = id(query), scope
        if key not in self._groups:
            self._groups[key] = self._any(operands, scope)
        return self._groups[key]

    def _any(self, operands: Sequence[Query], scope: Scope | None) -> Hits | None:
        results = [
            hits
            for operand in operands
            if self._may_stand(operand) and (hits := self.find(operand, scope)) is not None
        ]
        return tuple(hit for hits in results for hit in hits) if results else None

    def _may_stand(self, query: Query) -> bool:
        """Whether the first word of a leaf is in the text at all: most leaves of an OR group are settled by that."""
        if isinstance(query, Word):
            return query in self._index.places
        return not isinstance(query, Phrase) or query.words[0] in self._index.places

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
        return _within(hits, scope) or ()


def _leaf_hits(leaf: Leaf, index: TextIndex) -> Hits:
    places = [index.places.get(word, ()) for word in words_of(leaf)]
    if not all(places):
        return ()
    slop = leaf.slop if isinstance(leaf, Phrase) else 0
    spans = _windows(places, slop) if slop else _runs(places)
    return tuple(Hit(first, last, (LeafHit(leaf, first, last),)) for first, last in spans)


def _within(hits: Hits | None, scope: Scope | None) -> Hits | None:
    """The hits inside a scope; None if there were some and none is inside."""
    if scope is None or not hits:
        return hits
    first, end = scope
    return tuple(hit for hit in hits if first <= hit.first and hit.last < end) or None


def _weighted(hits: Hits | None, weight: float) -> Hits | None:
    if hits is None:
        return None
    return tuple(
        hit._replace(
            leaves=tuple(leaf._replace(weight=leaf.weight * weight) for leaf in hit.leaves)
        )
        for hit in hits
    )


def _runs(places: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where the words stand one right behind the other."""
    firsts = places[0]
    for step, positions in enumerate(places[1:], 1):
        # Most words have one or two places, for which no set pays.
        there = positions if len(positions) < _FEW else set(positions)
        firsts = [first for first in firsts if first + step in there]
    for first in firsts:
        yield first, first + len(places) - 1


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


def _in_one_sentence(left: Hits, right: Hits, index: TextIndex) -> Hits | None:
    """Each hit with the first partner in its sentence."""
    by_sentence: dict[tuple[str, int], Hit] = {}
    others: dict[tuple[str, int], Hit] = {}
    for hits, first_of in ((left, others), (right, by_sentence)):
        for hit in hits:
            first_of.setdefault(index.sentence_number(hit.first), hit)
    pairs = dict.fromkeys(
        (hit, partner)
        for hits, partners in ((left, by_sentence), (right, others))
        for hit in hits
        if (partner := partners.get(index.sentence_number(hit.first))) is not None
        and partner.leaves != hit.leaves
    )
    found = (Hit(min(a.first, b.first), max(a.last, b.last), a.leaves + b.leaves) for a, b in pairs)
    return tuple(found) or None


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
