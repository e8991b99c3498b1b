"""Which words of a sentence a negation or a denial turns round."""

import re
from collections.abc import Sequence

from extractors.coverage.terms import WORD, Term
from extractors.language.speech import Speech

_CLAUSE_END = re.compile(
    r"[,;:—–()]|\b(?:but|while|although|though|because|whereas|unless|until|after|before|when|if)\b",
    re.IGNORECASE,
)
# "Not" turns the act and its object: the next words that carry meaning, within its clause. Farther
# ones ("under martial law") are often the same in the opposite statement.
_FOCUS_WORDS, _REACH = 2, 60
_BEFORE_NO = 25
# Where another clause begins between a verb and "no" or "nobody", the verb is not theirs.
_OTHER_CLAUSE = re.compile(rf"{_CLAUSE_END.pattern}|\b(?:and|or|that|who|which)\b", re.IGNORECASE)
_NOUN_CUES = frozenset({"no", "nothing", "nobody", "none"})
# What is turned down without being called untrue: a decision, which `stage` reads.
_DECIDED = re.compile(
    r"\b(?:proposals?|plans?|offers?|deals?|bids?|bills?|motions?|requests?|demands?|calls?|appeals?|applications?|ideas?"
    r"|amendments?|agreements?|invitations?|terms|results?|verdict|ruling|budget|merger|takeover)\b",
    re.IGNORECASE,
)
_OBJECT_REACH = 45
# "..., the ministry denied on Monday" leaves no more than this after the verb.
_TAIL = 25

# "It is untrue that P", "there is no truth in the claim that P", in five languages.
_UNTRUE = re.compile(
    r"\b(?:untrue|not true|false|incorrect|baseless|a lie|a myth|nonsense|no truth)\b[^.;:]{0,40}?\bthat\b"
    r"|\b(?:no patience with|rejects?|rejected|dismiss(?:es|ed)?|disput(?:es|ed)|scoff(?:s|ed) at|laugh(?:s|ed) at|mock(?:s|ed)"
    r"|debunk(?:s|ed)|ridicul(?:es|ed)) (?:the|any) (?:idea|notion|claim|suggestion|view|allegation|belief)s?\b[^.;:]{0,60}?\bthat\b"
    r"|\b(?:неправда|ложь|не соответствует действительности|не відповідає дійсності|брехня),? (?:что|що)\b"
    r"|\b(?:stimmt nicht|falsch|unwahr|erfunden|gelogen), dass\b"
    r"|\b(?:nieprawda|nieprawdą (?:jest|było)|nie jest prawdą|kłamstwem jest),? że\b",
    re.IGNORECASE,
)
# Who questions a thing does not state it, what is ruled out will not be, what has yet to happen has not, and what is
# lost is there no more: all turn what follows as "no" does. Lost jobs, homes and lives are an event and turn nothing
# ("will lose their jobs"); who declines to comment only says nothing.
_DOUBT = re.compile(
    r"\b(?:question|doubt|challeng|disput|contest|undermin|forfeit)(?:e|es|s|ed|ing)?\b"
    r"|\brul(?:e|es|ed|ing) out\b"
    r"|\blos(?:t|e|es|ing)\s+(?:his|her|its|their|all|any)\b(?! (?:job|home|house|life|lives|way)\b| \w+[^isu]s\b)"
    r"|\b(?:ha(?:s|ve|d)|is|are|was|were) yet to\b|\b(?:hardly|barely|scarcely)\b|\bstop(?:s|ped)? short of\b"
    r"|\bdeclin(?:e|es|ed|ing) to\b(?! (?:comment|say|answer)\b)"
    r"|\b(?:incapable|unwilling|reluctant|powerless)\b|\bother than\b|\bfar from\b|\banything but\b"
    r"|\b(?:abandon|drop|giv|gave)(?:s|ed|ped|en|e|ing)?(?: up)?(?: \w+)? (?=(?:plans?|efforts?|attempts?) to\b)"
    r"|\b(?:kept|prevented|barred|banned|excluded|stopped|dissuaded|discouraged) from\b",
    re.IGNORECASE,
)

Spans = tuple[tuple[int, int], ...]


def signs_of(
    sentence: str,
    terms: Sequence[Term],
    *,
    offset: int,
    negations: Sequence[tuple[int, int]],
    denied: tuple[int, int] | None,
) -> tuple[int, ...]:
    """For each term 1 or -1: -1 where an odd number of negations and denials turns it round.

    `negations` are places in the sentence, which itself starts at `offset` of the text that the
    terms were read from; `denied` is the part of it that somebody denies.
    """
    first, last = denied or (0, 0)
    signs = [-1 if first <= term.start - offset < last else 1 for term in terms]
    for cue in (*negations, *find_doubts(sentence)):
        for place in _focus(sentence, terms, cue, offset):
            signs[place] = -signs[place]
    return tuple(signs)


def find_doubts(sentence: str) -> Spans:
    """Places of the English words that turn what follows without being negations."""
    return tuple(match.span() for match in _DOUBT.finditer(sentence))


def denied_part(sentence: str, speech: Speech | None) -> tuple[int, int] | None:
    """The part of a sentence that its speaker calls untrue: after the verb, or all of it where the verb ends it.

    None without a denial, also where a proposal is merely turned down.
    """
    if untrue := _UNTRUE.search(sentence):
        return (untrue.end(), len(sentence))
    if speech is None or not speech.is_denial:
        return None
    lowered = sentence.lower()
    verb = max(lowered.find(speech.verb, speech.end), 0) or max(lowered.find(speech.verb), 0)
    end = verb + len(speech.verb)
    is_clause = lowered[end:].lstrip().startswith("that ")
    if not is_clause and _DECIDED.search(sentence, end, end + _OBJECT_REACH):
        return None
    return (0, len(sentence)) if len(sentence) - end < _TAIL else (end, len(sentence))


def scopes_of(sentence: str, negations: Sequence[tuple[int, int]]) -> Spans:
    """From where to where each negation reaches at most."""
    return tuple((start, _scope_end(sentence, end)) for start, end in negations)


def is_in_scope(place: int, scopes: Sequence[tuple[int, int]]) -> bool:
    """Whether an odd number of negations reaches a place."""
    return sum(start <= place < end for start, end in scopes) % 2 == 1


def _focus(sentence: str, terms: Sequence[Term], cue: tuple[int, int], offset: int) -> list[int]:
    """Places of the terms that one negation turns: the next words, and the verb before "no"."""
    start, end = cue
    stop = _scope_end(sentence, end)
    after = [
        place
        for place, term in enumerate(terms)
        if term.kind == WORD and end <= term.start - offset < stop
    ]
    if sentence[start:end].lower() not in _NOUN_CUES:
        return after[:_FOCUS_WORDS]
    return _verb_before(sentence, terms, start, offset) + after[:1]


def _verb_before(sentence: str, terms: Sequence[Term], start: int, offset: int) -> list[int]:
    near = [
        place
        for place, term in enumerate(terms)
        if term.kind == WORD
        and start - _BEFORE_NO <= term.start - offset < start
        and not _OTHER_CLAUSE.search(sentence, term.end - offset, start)
    ]
    return near[-1:]


def _scope_end(sentence: str, start: int) -> int:
    stop = _CLAUSE_END.search(sentence, start)
    return min(stop.start() if stop else len(sentence), start + _REACH)
