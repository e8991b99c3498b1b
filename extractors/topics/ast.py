"""What a topic query is made of: frozen nodes that print themselves as a query.

`str(node)` is a query that parses to an equal node. Named sub-queries are expanded when a query is
parsed, so a node never refers to anything outside itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

RESERVED = re.compile(r"(?:AND|OR|NOT|(?-i:SENT)|(?:NEAR|ADJ|ATLEAST)(?:/?\d*|/.*))", re.IGNORECASE)
"""What reads like an operator, in any case (but for "sent", a common word): never a word unless it is quoted."""

ATTRIBUTES = ("source", "lang")
"""Fields that say something of a text and are no part of it: they match, and stand nowhere."""

_BARE = re.compile(r"[^\W_][^\W_]*(?:['*?][^\W_]*)*")
_BARE_ENTITY = re.compile(r"\w[\w/-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the user wrote it.

    `*` and `?` in it are wildcards; `is_exact` keeps case and form, so that "US" is not "us".
    """

    text: str
    is_exact: bool = False
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.text, self.is_exact)))

    def __hash__(self) -> int:
        # Words are looked up by the thousand for each text.
        return self._hash

    def __reduce__(self) -> tuple[type["Word"], tuple[str, bool]]:
        # Another process has other hashes.
        return Word, (self.text, self.is_exact)

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
class Entity:
    """A named thing by its canonical id, or by what follows the last `/` in it, whatever a text calls it."""

    name: str

    def __str__(self) -> str:
        is_plain = _BARE_ENTITY.fullmatch(self.name) and not RESERVED.fullmatch(self.name)
        return f"entity:{self.name}" if is_plain else f'entity:"{self.name}"'


@dataclass(frozen=True, slots=True)
class Like:
    """Likeness to the examples that name `label`."""

    label: str

    def __str__(self) -> str:
        return f"like:{self.label}"


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
        return f"{_part(self.left, Or, And)} {operator} {_part(self.right, Or, And, *PROXIMITY)}"


@dataclass(frozen=True, slots=True)
class SameSentence:
    """`left` and `right` in one sentence."""

    left: "Query"
    right: "Query"

    def __str__(self) -> str:
        return f"{_part(self.left, Or, And)} SENT {_part(self.right, Or, And, *PROXIMITY)}"


@dataclass(frozen=True, slots=True)
class Weighted:
    """The operand, whose hits count `weight` times for the score; what matches stays the same."""

    operand: "Query"
    weight: float

    def __str__(self) -> str:
        is_atom = isinstance(self.operand, Word | Phrase | Like)
        inner = str(self.operand) if is_atom else f"({self.operand})"
        return f"{inner}^{self.weight:g}"


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
        return f"NOT {_part(self.operand, Or, And, *PROXIMITY)}"


@dataclass(frozen=True, slots=True)
class Field:
    """The operand in one field only.

    `title`; `lead` (the summary and the first 60 words of the text); `body` (summary and text); or
    one of `ATTRIBUTES`: `source` (the name of the outlet), `lang` (the code of the language).
    """

    name: str
    operand: "Query"

    def __str__(self) -> str:
        return f"{self.name}:{_part(self.operand, Or, And, *PROXIMITY)}"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`count` or more places where the operand stands."""

    count: int
    operand: "Query"

    def __str__(self) -> str:
        return f"ATLEAST{self.count} {_part(self.operand, Or, And, *PROXIMITY)}"


PROXIMITY = (Near, SameSentence)
Leaf: TypeAlias = Word | Phrase
Query: TypeAlias = (
    Word
    | Phrase
    | Entity
    | Like
    | Near
    | SameSentence
    | Weighted
    | And
    | Or
    | Not
    | Field
    | AtLeast
)


def _part(query: Query, *looser: type) -> str:
    """`query` as an operand: in parentheses where it binds more loosely than what stands around it."""
    return f"({query})" if isinstance(query, looser) else str(query)


def parts_of(query: Query) -> tuple[Query, ...]:
    """The operands right below a node; none below a leaf."""
    match query:
        case Near(left=left, right=right) | SameSentence(left=left, right=right):
            return (left, right)
        case And(operands=operands) | Or(operands=operands):
            return operands
        case (
            Not(operand=operand)
            | Field(operand=operand)
            | AtLeast(operand=operand)
            | Weighted(operand=operand)
        ):
            return (operand,)
    return ()


def with_parts(query: Query, parts: Sequence[Query]) -> Query:
    """The same node over other operands, as many as `parts_of` gives."""
    match query:
        case Near() | SameSentence():
            return replace(query, left=parts[0], right=parts[1])
        case And() | Or():
            return replace(query, operands=tuple(parts))
        case Not() | Field() | AtLeast() | Weighted():
            return replace(query, operand=parts[0])
    return query


def shared(query: Query, known: dict[Query, Query]) -> Query:
    """The query with every part that is known already replaced by that very object, so that its hits can be kept.

    What asks for likeness stays its topic's own: each topic has its own model.
    """
    return _shared(query, known)[0]


def _shared(query: Query, known: dict[Query, Query]) -> tuple[Query, bool]:
    """The same, and whether it asks for likeness."""
    parts = [_shared(part, known) for part in parts_of(query)]
    whole = with_parts(query, [part for part, _ in parts]) if parts else query
    asks = isinstance(query, Like) or any(each for _, each in parts)
    return (whole if asks else known.setdefault(whole, whole)), asks


def leaves_of(query: Query) -> Iterator[Leaf]:
    """All words and phrases of a query, also those under NOT, in the order of the query."""
    if isinstance(query, Word | Phrase):
        yield query
    for part in parts_of(query):
        yield from leaves_of(part)


def operands_of(query: Query) -> tuple[Query, ...]:
    """What a query needs, each by itself: the operands of its outermost ANDs."""
    if isinstance(query, And):
        return tuple(part for operand in query.operands for part in operands_of(operand))
    return (query,)


def likes_of(query: Query) -> Iterator[Like]:
    """All likenesses that a query asks for, also those under NOT."""
    if isinstance(query, Like):
        yield query
    for part in parts_of(query):
        yield from likes_of(part)


def words_of(leaf: Leaf) -> tuple[Word, ...]:
    """The words of a word or phrase."""
    return (leaf,) if isinstance(leaf, Word) else leaf.words


def stands_somewhere(query: Query) -> bool:
    """Whether a match of the query is a place in the text: only such operands can be near or be counted."""
    if isinstance(query, And | Not | AtLeast | Like):
        return False
    if isinstance(query, Field) and query.name in ATTRIBUTES:
        return False
    return all(map(stands_somewhere, parts_of(query)))
