"""The query language of topics.

| written | means |
|---|---|
| `a b`, `a AND b` | both |
| `a OR b`, `NOT a`, `( )` | either; not; grouping. NOT binds most tightly, then NEAR and ADJ, AND, OR |
| `"rate cut"` | the words side by side, inflected or not |
| `"rate cut"~3` | in any order, with at most 3 other words among them |
| `a NEAR/5 b` | at most 5 words apart, any order; both sides may be OR groups |
| `a ADJ/5 b` | the same, a first |
| `ATLEAST3 a` | three places or more |
| `a SENT b` | in one sentence |
| `title:a`, `lead:a`, `body:(a OR b)` | in the title; in summary and first 60 words; in summary and text |
| `source:"Harbour Wire"`, `lang:uk` | texts of that outlet; texts in that language |
| `entity:lavrov`, `entity:person/lavrov` | a thing of the names file, whatever the text calls it |
| `like:ports` | like the examples that name `ports` (see `extractors.topics.by_example`) |
| `a^2`, `(a OR b)^0.5` | counts twice, or half, for the score |
| `-a` | NOT a |
| `negotiat*`, `organi?e` | any ending (three letters at least before `*`); any one letter |
| `=US`, `="White House"` | case and form as written |
| `@banks` | the named sub-query of that name |
| `# ...` | a comment to the end of the line |
"""

from collections.abc import Mapping, Sequence

from lark import Token, Tree

from extractors.errors import QueryError
from extractors.topics.ast import (
    ATTRIBUTES,
    And,
    AtLeast,
    Entity,
    Field,
    Leaf,
    Like,
    Near,
    Not,
    Or,
    Query,
    SameSentence,
    Weighted,
    stands_somewhere,
)
from extractors.topics.grammar import parse_tree
from extractors.topics.mistakes import mistake_at, unknown_list
from extractors.topics.words import MAX_DISTANCE, leaf_of, number_in

_MAX_DEPTH = 60
_MAX_LEAVES = 5_000
_MAX_WEIGHT = 100.0
_ENTITY = "entity"
_FIELDS = ("title", "lead", "body", *ATTRIBUTES, _ENTITY)


def parse_query(text: str, *, lists: Mapping[str, str] = {}) -> Query:
    """The query that `text` says; `lists` holds the named sub-queries that `@name` may refer to.

    `str()` of the result is a query that parses to the same, without any list.

    Raises:
        QueryError: with line and column (both from 1), what was expected there and a suggestion.
            A mistake inside a list is reported at the `@name` that led to it.
    """
    return _Reader(lists).read(text, depth=0)


class _Reader:
    """Turns parse trees into queries.

    Counts what lists expand to, and how deep, so that no query grows without end.
    """

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists
        self._opened: list[str] = []
        self._trees: dict[str, Tree[Token]] = {}
        self._leaf_count = 0

    def read(self, text: str, *, depth: int) -> Query:
        """The query in `text`, which stands `depth` levels deep."""
        if text not in self._trees:
            self._trees[text] = parse_tree(text)
        return self._query(self._trees[text].children[0], depth)

    def _query(self, node: Tree[Token] | Token, depth: int) -> Query:
        if isinstance(node, Token):
            return self._token(node, depth)
        if depth + len(node.children) * (node.data == "proximity") > _MAX_DEPTH:
            raise mistake_at(_first_token(node), "the query is nested too deeply here; simplify it")
        return self._combined(node, depth + 1)

    def _token(self, token: Token, depth: int) -> Query:
        if token.type == "LIST":
            return self._list(token, depth)
        return Like(token.partition(":")[2]) if token.type == "LIKE" else self._leaf(token)

    def _combined(self, node: Tree[Token], depth: int) -> Query:
        children = node.children
        match node.data:
            case "disjunction":
                return Or(tuple(self._query(child, depth) for child in children))
            case "conjunction":
                return And(tuple(self._query(child, depth) for child in children))
            case "negation":
                return Not(self._query(children[0], depth))
            case "proximity":
                return self._proximity(children, depth)
        return self._marked(node, depth)

    def _marked(self, node: Tree[Token], depth: int) -> Query:
        """A query with something written right before or behind it."""
        first, second = node.children
        match node.data:
            case "field":
                return self._field(first, second, depth)
            case "weighted":
                return Weighted(self._query(first, depth), _weight(second))
        return _at_least(first, self._query(second, depth))

    def _field(self, field: Tree[Token] | Token, operand: Tree[Token] | Token, depth: int) -> Query:
        name = _field_name(field)
        return (
            self._entity(operand) if name == _ENTITY else Field(name, self._query(operand, depth))
        )

    def _entity(self, operand: Tree[Token] | Token) -> Query:
        """The named thing of an operand, or an OR of several."""
        if isinstance(operand, Tree) and operand.data == "disjunction":
            return Or(tuple(self._entity(child) for child in operand.children))
        token = _first_token(operand)
        if isinstance(operand, Tree) or token.type not in {"WORD", "PHRASE"}:
            raise mistake_at(
                token, f"entity: takes an id such as person/lavrov, or (a OR b); found {token}"
            )
        return Entity(str(token).partition("~")[0].strip('"').strip().lower())

    def _proximity(self, children: Sequence[Tree[Token] | Token], depth: int) -> Query:
        query = self._query(children[0], depth)
        for operator, operand in zip(children[1::2], children[2::2], strict=True):
            query = _near(operator, query, self._query(operand, depth))
        return query

    def _leaf(self, token: Token) -> Leaf:
        self._leaf_count += 1
        if self._leaf_count > _MAX_LEAVES:
            raise mistake_at(token, f"the query has more than {_MAX_LEAVES} words; make it smaller")
        return leaf_of(token)

    def _list(self, token: Token, depth: int) -> Query:
        name = token[1:]
        if name not in self._lists:
            raise unknown_list(token, self._lists)
        if name in self._opened:
            raise mistake_at(
                token, f"the list {token} leads back to itself; take {token} out of it"
            )
        self._opened.append(name)
        try:
            return self.read(self._lists[name], depth=depth + 1)
        except QueryError as error:
            raise mistake_at(token, f"in the list {token}, {error}") from error
        finally:
            self._opened.pop()


def _field_name(token: Tree[Token] | Token) -> str:
    name = str(token).rstrip(":").lower()
    if name not in _FIELDS:
        known = ", ".join(f"{field}:" for field in _FIELDS)
        hint = f'the fields are {known}; quote "{name}" if it is text'
        raise mistake_at(_first_token(token), f"there is no field {name}:; {hint}")
    return name


def _at_least(operator: Tree[Token] | Token, operand: Query) -> Query:
    token = _first_token(operator)
    _check_operand(token, operand)
    digits = token.removeprefix("ATLEAST")
    return AtLeast(number_in(token, digits, low=1, high=MAX_DISTANCE), operand)


def _weight(token: Tree[Token] | Token) -> float:
    token = _first_token(token)
    weight = float(token[1:])
    if not 0 < weight <= _MAX_WEIGHT:
        raise mistake_at(
            token, f"the weight in {token} must be above 0 and at most {_MAX_WEIGHT:g}"
        )
    return weight


def _near(operator: Tree[Token] | Token, left: Query, right: Query) -> Query:
    token = _first_token(operator)
    _check_operand(token, left)
    _check_operand(token, right)
    name, _, digits = token.partition("/")
    if name == "SENT":
        return SameSentence(left, right)
    return Near(left, right, number_in(token, digits, low=1, high=MAX_DISTANCE), name == "ADJ")


def _check_operand(operator: Token, operand: Query) -> None:
    if not stands_somewhere(operand):
        hint = "put AND, NOT and ATLEAST outside it, in parentheses if need be"
        raise mistake_at(operator, f"{operator} takes words, phrases and OR groups; {hint}")


def _first_token(node: Tree[Token] | Token) -> Token:
    while isinstance(node, Tree):
        node = node.children[0]
    return node
