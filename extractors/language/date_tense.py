"""Whether a date without a year or direction lies ahead: the verbs of its clause tell."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.date_words import WORDS

_CLAUSE = re.compile(r"[.;:!?\n–—]")
_PART = re.compile(
    r"[.,;:!?\n–—]|(?<!\w)(?:that|which|who|что|котор\w+|що|як\w+|dass|że|któr\w+)(?!\w)"
)
# "On Tuesday they would not say" is past: after a date only these say in English that it is to come.
_SURE = re.compile(
    r"(?<!\w)(?:will|won['’]t|(?:is|are) (?:to|due|set|expected))(?!\w)", re.IGNORECASE
)
_LOOK_BACK = 60
_LOOK_AHEAD = 60


@dataclass(frozen=True, slots=True)
class Tense:
    """Cues around a date. `is_ahead`: something to come; `is_past`: it has been; `is_near`: told in the same part of the sentence."""

    is_ahead: bool
    is_past: bool
    is_near: bool


def tense_at(text: str, start: int, end: int, code: str) -> Tense:
    """What the clause of the date at start..end says of its time.

    Words before the date count from the beginning of the clause. Those after it count up to a comma, and
    only where no past verb stands before them: "On Friday it will" but not "said on Friday it will".
    """
    ahead, past = _cues(code)
    clause = _CLAUSE.split(text[max(0, start - _LOOK_BACK) : start])[-1]
    part = _PART.split(clause)[-1]
    is_past, is_near = past.search(part) is not None, ahead.search(part) is not None
    if is_near or ahead.search(clause):
        return Tense(is_ahead=True, is_past=is_past, is_near=is_near)
    behind = text[end : end + _LOOK_AHEAD]
    if code == "en":
        ahead, behind = _SURE, "" if part.strip() else behind.removeprefix(",")
    rest = _PART.split(behind)[0]
    cue = ahead.search(rest)
    is_past = is_past or past.search(rest, 0, cue.start() if cue else len(rest)) is not None
    is_next = cue is not None and not is_past
    return Tense(is_ahead=is_next, is_past=is_past, is_near=is_next)


@cache
def _cues(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ahead, past = (
        re.compile(rf"(?<!\w)(?:{cues})(?!\w)", re.IGNORECASE)
        for cues in (WORDS[code].future, WORDS[code].past)
    )
    return ahead, past
