"""Cut a reference into claims: one checkable statement each, in the words of the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from extractors.coverage.passages import fold_same
from extractors.coverage.reading import Reading, assemble
from extractors.coverage.stage import find_stage
from extractors.coverage.terms import read_terms
from extractors.language.names import Gazetteer
from extractors.language.sentences import split_sentences
from extractors.language.words import fold, is_function_word, tokenize
from extractors.model import Claim, Sentence

_NO_NAMES = Gazetteer(())
_HEADING = re.compile(r"\s*(?:#|={3}|-{3})")
_ENDS_AS_STATEMENT = re.compile(r"[.!…。][\"'”’»)\]]*$")
_FEWEST_WORDS, _FEWEST_CONTENT = 4, 2
# A sentence longer than this many words is cut where a new clause brings its own act; each part
# keeps at least so many words.
_LONG, _SHORTEST_PART = 24, 6
_CLAUSE = re.compile(
    r";\s+|,\s+(?=(?:while|but|whereas|although|though)\s)"
    r"|,\s+(?=and\s+(?:(?:he|she|they|it|the|a|an|its|their|his|her|[A-Z]\w+)\s))"
)


def draft_claims(title: str, text: str, *, language: str | None = "en") -> tuple[Claim, ...]:
    """The claims of a reference, ids `c01`, `c02`, ... in order of the text; `claim.text == text[start:end]`.

    Statements that say the same are one claim with several passages. Left out: headings (also markdown's), the title, questions, and lines without a statement. Long sentences are cut at
    clauses that bring an act of their own. "He said" gets the speaker named last.
    """
    statements = [
        sentence
        for sentence in split_sentences(text, language=language)
        if _is_statement(sentence.text, title, language)
    ]
    parts = [part for sentence in statements for part in _clauses(sentence, text)]
    found = read_terms(text, language=language, gazetteer=_NO_NAMES)
    readings = assemble(parts, found, language=language, gazetteer=_NO_NAMES)
    claims = fold_same([_claim("", reading, language) for reading in readings], readings)
    return tuple(replace(claim, claim_id=claim_id_of(n)) for n, claim in enumerate(claims, 1))


def claim_id_of(number: int) -> str:
    """The id of the claim with this number, which counts from 1."""
    return f"c{number:02d}"


def in_words(claim: Claim, text: str, *, language: str | None) -> Claim:
    """A claim in other words: what it gives (figures, stage, polarity, speaker) is read from them."""
    is_ended = bool(_ENDS_AS_STATEMENT.search(text))
    parts = draft_claims("", text if is_ended else f"{text}.", language=language)
    return replace(
        claim,
        text=text,
        speaker=next((part.speaker for part in parts if part.speaker), claim.speaker),
        stage=next((part.stage for part in parts if part.stage), None),
        figures=tuple(figure for part in parts for figure in part.figures),
        is_negated=any(part.is_negated for part in parts),
    )


def _is_statement(sentence: str, title: str, language: str | None) -> bool:
    if _HEADING.match(sentence) or fold(sentence.strip(" .")) == fold(title.strip(" .")):
        return False
    words = tokenize(sentence)
    content = sum(not is_function_word(word.folded, language) for word in words)
    return (
        bool(_ENDS_AS_STATEMENT.search(sentence))
        and len(words) >= _FEWEST_WORDS
        and content >= _FEWEST_CONTENT
    )


def _clauses(sentence: Sentence, text: str) -> Iterator[Sentence]:
    """The sentence itself, or its parts where each has words enough of its own."""
    cuts = list(_cuts(sentence)) if len(tokenize(sentence.text)) > _LONG else []
    bounds = [sentence.start, *cuts, sentence.end]
    for start, end in pairwise(bounds):
        part = text[start:end].rstrip(" ,;—–")
        yield Sentence(part, start, start + len(part))


def _cuts(sentence: Sentence) -> Iterable[int]:
    last = 0
    for match in _CLAUSE.finditer(sentence.text):
        left, right = sentence.text[last : match.start()], sentence.text[match.end() :]
        if min(len(tokenize(left)), len(tokenize(right))) >= _SHORTEST_PART:
            last = match.end()
            yield sentence.start + last


def _claim(claim_id: str, reading: Reading, language: str | None) -> Claim:
    stage = find_stage(reading.text, language)
    return Claim(
        claim_id=claim_id,
        text=reading.text,
        start=reading.start,
        end=reading.end,
        speaker=reading.speaker_text,
        stage=stage.stage if stage else None,
        figures=reading.figures,
        is_negated=any(sign < 0 for sign in reading.signs),
    )
