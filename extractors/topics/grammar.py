"""The grammar of the query language, and the parse tree of a query."""

from functools import lru_cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from extractors.topics.mistakes import character_mistake, token_mistake

# Loosest first. Operators end at a space, quote or parenthesis, so that ANDES is a word.
_GRAMMAR = r"""
start: disjunction
?disjunction: conjunction (_OR conjunction)*
?conjunction: proximity (_AND? proximity)*
?proximity: unary (NEAR unary)*
?unary: (_NOT | _MINUS) unary -> negation
      | FIELD unary -> field
      | ATLEAST unary -> at_least
      | operand
?operand: atom | atom WEIGHT -> weighted
?atom: "(" disjunction ")"
     | WORD | EXACT | PHRASE | LIST | LIKE

_AND.3: /AND(?![^\s()"])/
_OR.3: /OR(?![^\s()"])/
_NOT.3: /NOT(?![^\s()"])/
_MINUS.3: /(?<![^\s(])-(?=[\w"(=@])/
NEAR.3: /(?:(?:NEAR|ADJ)\/[0-9]+|SENT)(?![^\s()"])/
ATLEAST.3: /ATLEAST[0-9]+(?![^\s()"])/
LIKE.3: /like:[^\s()"^]+/
FIELD.2: /[^\W\d_]\w*:/
LIST.2: /@[\w-]+/
PHRASE.2: /=?"[^"\n]*"(?:~[0-9]+)?/
EXACT.2: /=[^\s()"@=:~^]+/
WEIGHT: /\^[0-9]+(?:\.[0-9]+)?/
WORD: /[^\s()"@=:~#^][^\s()"@=:~^]*/
COMMENT: /#[^\n]*/
%ignore COMMENT
%ignore /\s+/
"""


@lru_cache(maxsize=1)
def _parser() -> Lark:
    # The basic lexer: the contextual one would read "NEAR/5" as a word where no operator can stand.
    return Lark(_GRAMMAR, parser="lalr", lexer="basic")


def parse_tree(text: str) -> Tree[Token]:
    """The parse tree of a query; its `start` has one child.

    Raises:
        QueryError: what was expected where, and a suggestion.
    """
    try:
        return _parser().parse(text)
    except UnexpectedToken as error:
        raise token_mistake(text, error.token) from error
    except UnexpectedCharacters as error:
        raise character_mistake(error.char, line=error.line, column=error.column) from error
