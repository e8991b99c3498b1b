"""Compare one claim with one text: the machine interface behind `extract compare`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.coverage.align import Alignment, ClaimIndex, closest_sentences, profile_claim
from extractors.coverage.background import Background
from extractors.coverage.levels import levels_for
from extractors.coverage.prepare import read_claims
from extractors.coverage.reading import Reading, read_sentences
from extractors.coverage.related import related_of
from extractors.coverage.relations import Setting, judge
from extractors.coverage.stance import stance_of
from extractors.coverage.support import support_of
from extractors.language.detect import detect_language
from extractors.language.names import Gazetteer
from extractors.model import Claim, Relation, RelationKind

_ORDER = (
    RelationKind.REPEATS,
    RelationKind.UPDATES,
    RelationKind.CONTRADICTS,
    RelationKind.MENTIONS,
    RelationKind.ABSENT,
)
# Texts with at most so many sentences a line give one sentence a line.
_ONE_A_LINE = 1.3
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class PairComparison:
    """What a text does to one claim.

    `scores` holds repeats, updates, contradicts, mentions and absent in this order, summing to 1.
    `supported` is how far the text says that the claim holds. `evidence` are numbers of sentences,
    counted from 0, best first; where the text gives one sentence a line, these are its lines.
    """

    related: float
    relation: RelationKind
    confidence: float
    quote: str
    scores: tuple[tuple[RelationKind, float], ...]
    supported: float
    evidence: tuple[int, ...]
    reason: str


def compare_pair(
    claim: str,
    text: str,
    *,
    title: str = "",
    claim_date: datetime | None = None,
    text_date: datetime | None = None,
    gazetteer: Gazetteer,
) -> PairComparison:
    """Judge one claim against one text, without any other claim or text at hand.

    The text counts as whole: what it does not speak of is `absent`. `title` is read before the text for
    who and what it names, but gives no quote and no evidence.
    """
    language = detect_language(claim, declared="en")
    index = _index(claim, language, gazetteer)
    readings = read_sentences(text, title=title, language=language, gazetteer=gazetteer)
    closest = closest_sentences(index, index.align_text(readings))[0]
    levels = levels_for(index.profiles)
    related = related_of([closest], levels)
    is_later = claim_date is None or text_date is None or text_date >= claim_date
    judged = judge(closest, Setting(levels, language, is_later))
    relation = stance_of(claim, readings, judged) if judged and language == "en" else judged
    return PairComparison(
        related=related,
        relation=relation.kind if relation else RelationKind.ABSENT,
        confidence=relation.confidence if relation else round(1 - related, 3),
        quote=relation.quote if relation else "",
        scores=_scores(relation),
        supported=support_of(index.profiles[0], closest, judged),
        evidence=_numbers(text, readings, closest),
        reason=relation.reason if relation else "No sentence speaks of it.",
    )


def _index(claim: str, language: str | None, gazetteer: Gazetteer) -> ClaimIndex:
    """The claim alone, weighed by the prior only."""
    whole = Claim("claim", claim, 0, len(claim), None, None, (), is_negated=False)
    readings = read_claims([whole], language=language, gazetteer=gazetteer)
    return ClaimIndex([profile_claim("claim", readings[0], Background(0, {}, language))])


def _scores(relation: Relation | None) -> tuple[tuple[RelationKind, float], ...]:
    """The decided relation gets its confidence, the others share the rest: `mentions` half of it, as the nearest."""
    decided = relation.kind if relation else RelationKind.ABSENT
    share = min(0.98, max(0.4, relation.confidence if relation else 0.8))
    others = {
        kind: 2.0 if kind is RelationKind.MENTIONS else 1.0
        for kind in _ORDER
        if kind is not decided
    }
    rest = (1 - share) / sum(others.values())
    return tuple((kind, share if kind is decided else rest * others[kind]) for kind in _ORDER)


def _numbers(
    text: str, readings: Sequence[Reading], closest: Sequence[Alignment]
) -> tuple[int, ...]:
    """Numbers of the closest sentences, or of their lines."""
    lines = text.split("\n")
    starts = [each.reading.start for each in closest]
    if len(lines) >= _FEWEST_LINES and len(readings) <= _ONE_A_LINE * len(lines):
        return tuple(dict.fromkeys(text.count("\n", 0, start) for start in starts))
    places = {reading.start: number for number, reading in enumerate(readings)}
    return tuple(places[start] for start in starts)
