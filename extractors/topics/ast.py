"""What a topic query is made of: frozen nodes that print themselves as a query.

`str(node)` is a query that parses to an equal node. Named sub-queries are expanded when a query is
parsed, so a node never refers to anything outside itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

RESERVED = re.compile(r"(?:AND|OR|NOT|(?:NEAR|ADJ|ATLEAST)(?:/?\d*|/.*))", re.IGNORECASE)
"""What reads like an operator, in any case: never a word unless it is quoted."""

_BARE = re.compile(r"[^\W_][^\W_]*(?:['*?][^\W_]*)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the user wrote it.

    `*` and `?` in it are wildcards; `is_exact` keeps case and form, so that "US" is not "us".
    """

    text: str
    is_exact: bool = False

    @property
    def is_wildcard(self) -> bool:
        """Whether the word stands for a family of words."""
        return "*" in self.text or "?" in self.text

    def __str__(self) -> str:
        is_plain = _BARE.fullmatch(self.text) and not RESERVED.fullmatch(self.text)
        text = self.text if is_plain else f'"{self.text}"'
        return f"={text}" if self.is_exact else text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more words side by side.

    With `slop` n above 0: in any order, with at most n other words among them. The words are
    either all exact or none of them is.
    """

    words: tuple[Word, ...]
    slop: int = 0

    def __str__(self) -> str:
        mark = "=" if self.words[0].is_exact else ""
        slop = f"~{self.slop}" if self.slop else ""
        return f'{mark}"{" ".join(word.text for word in self.words)}"{slop}'


@dataclass(frozen=True, slots=True)
class Near:
    """`left` and `right` at most `distance` words apart; 1 is side by side.

    `is_ordered` (ADJ): `left` comes first.
    """

    left: "Query"
    right: "Query"
    distance: int
    is_ordered: bool = False

    def __str__(self) -> str:
        operator = f"{'ADJ' if self.is_ordered else 'NEAR'}/{self.distance}"
        return f"{_part(self.left, Or, And)} {operator} {_part(self.right, Or, And, Near)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the operands, anywhere."""

    operands: tuple["Query", ...]

    def __str__(self) -> str:
        return " AND ".join(_part(operand, Or, And) for operand in self.operands)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the operands."""

    operands: tuple["Query", ...]

    def __str__(self) -> str:
        return " OR ".join(_part(operand, Or) for operand in self.operands)


@dataclass(frozen=True, slots=True)
class Not:
    """That the operand does not match; it never gives evidence."""

    operand: "Query"

    def __str__(self) -> str:
        return f"NOT {_part(self.operand, Or, And, Near)}"


@dataclass(frozen=True, slots=True)
class Field:
    """The operand in one field only: `title`, or `body` (summary and text)."""

    name: str
    operand: "Query"

    def __str__(self) -> str:
        return f"{self.name}:{_part(self.operand, Or, And, Near)}"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`count` or more places where the operand stands."""

    count: int
    operand: "Query"

    def __str__(self) -> str:
        return f"ATLEAST{self.count} {_part(self.operand, Or, And, Near)}"


Leaf: TypeAlias = Word | Phrase
Query: TypeAlias = Word | Phrase | Near | And | Or | Not | Field | AtLeast


def _part(query: Query, *looser: type) -> str:
    """`query` as an operand: in parentheses where it binds more loosely than what stands around it."""
    return f"({query})" if isinstance(query, looser) else str(query)


def parts_of(query: Query) -> tuple[Query, ...]:
    """The operands right below a node; none below a word or phrase."""
    match query:
        case Near(left=left, right=right):
            return (left, right)
        case And(operands=operands) | Or(operands=operands):
            return operands
        case Not(operand=operand) | Field(operand=operand) | AtLeast(operand=operand):
            return (operand,)
    return ()


def leaves_of(query: Query) -> Iterator[Leaf]:
    """All words and phrases of a query, also those under NOT, in the order of the query."""
    if isinstance(query, Word | Phrase):
        yield query
    for part in parts_of(query):
        yield from leaves_of(part)


def words_of(leaf: Leaf) -> tuple[Word, ...]:
    """The words of a word or phrase."""
    return (leaf,) if isinstance(leaf, Word) else leaf.words


def stands_somewhere(query: Query) -> bool:
    """Whether a match of the query is a place in the text: only such operands can be near or be counted."""
    if isinstance(query, And | Not | AtLeast):
        return False
    return all(map(stands_somewhere, parts_of(query)))
