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
| `title:a`, `body:(a OR b)` | in the title only; in summary and text only |
| `negotiat*`, `organi?e` | any ending (three letters at least before `*`); any one letter |
| `=US`, `="White House"` | case and form as written |
| `@banks` | the named sub-query of that name |
| `# ...` | a comment to the end of the line |
"""

from collections.abc import Mapping, Sequence

from lark import Token, Tree

from extractors.errors import QueryError
from extractors.topics.ast import And, AtLeast, Field, Leaf, Near, Not, Or, Query, stands_somewhere
from extractors.topics.grammar import parse_tree
from extractors.topics.mistakes import mistake_at, unknown_list
from extractors.topics.words import MAX_DISTANCE, leaf_of, number_in

_MAX_DEPTH = 60
_MAX_LEAVES = 5_000
_FIELDS = ("title", "body")


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
            return self._list(node, depth) if node.type == "LIST" else self._leaf(node)
        if depth + len(node.children) * (node.data == "proximity") > _MAX_DEPTH:
            raise mistake_at(_first_token(node), "the query is nested too deeply here; simplify it")
        return self._combined(node, depth + 1)

    def _combined(self, node: Tree[Token], depth: int) -> Query:
        children = node.children
        match node.data:
            case "disjunction":
                return Or(tuple(self._query(child, depth) for child in children))
            case "conjunction":
                return And(tuple(self._query(child, depth) for child in children))
            case "negation":
                return Not(self._query(children[0], depth))
            case "field":
                return Field(_field_name(children[0]), self._query(children[1], depth))
            case "at_least":
                return _at_least(children[0], self._query(children[1], depth))
        return self._proximity(children, depth)

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
        hint = f'the fields are title: and body:; quote "{name}" if it is text'
        raise mistake_at(_first_token(token), f"there is no field {name}:; {hint}")
    return name


def _at_least(operator: Tree[Token] | Token, operand: Query) -> Query:
    token = _first_token(operator)
    _check_operand(token, operand)
    digits = token.removeprefix("ATLEAST")
    return AtLeast(number_in(token, digits, low=1, high=MAX_DISTANCE), operand)


def _near(operator: Tree[Token] | Token, left: Query, right: Query) -> Query:
    token = _first_token(operator)
    _check_operand(token, left)
    _check_operand(token, right)
    name, _, digits = token.partition("/")
    return Near(left, right, number_in(token, digits, low=1, high=MAX_DISTANCE), name == "ADJ")


def _check_operand(operator: Token, operand: Query) -> None:
    if not stands_somewhere(operand):
        hint = "put AND, NOT and ATLEAST outside it, in parentheses if need be"
        raise mistake_at(operator, f"{operator} takes words, phrases and OR groups; {hint}")


def _first_token(node: Tree[Token] | Token) -> Token:
    while isinstance(node, Tree):
        node = node.children[0]
    return node
