"""Which texts are one origin in several places: copies, cuts and rewrites.

Containment of shingles, not their Jaccard similarity, finds a cut wire text: the cut shares nearly
all it has and little of what there was (Broder, "On the resemblance and containment of documents",
1997, also the source of sampling by a remainder).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from extractors.model import CopyOf, stable_id
from extractors.stories.wording import LEAST_SHINGLES, Shingle, Wording, wording_of

COPY_SHARE = 0.5
REWRITE_SHARE = 0.25
QUOTES_SHARE = 0.9
"""What two texts that are nearly all quotes must share, both ways: the same statement is no copy."""
SAME_LENGTH = 0.8
"""Length ratio from which a shared wording is a copy and not a cut."""
SAME_FACTS = 0.6
CLOSE = timedelta(hours=48)

_CANDIDATE_SHARE = 0.125
_SAMPLE = 8
_SHORT = 200
_NEVER = datetime.max.replace(tzinfo=UTC)
_KINDS = ("copy", "cut", "rewrite")


@dataclass(frozen=True, slots=True)
class StoryText:
    """One article as far as copies and stories are concerned.

    `sketch` is `sketch(text)`. `published_at` is None when unknown. `origin_id` is the article that
    this one folds into; its own id while it is an origin.
    """

    article_id: int
    title: str
    text: str
    sketch: tuple[int, ...]
    published_at: datetime | None
    outlet: str
    language: str | None
    origin_id: int


@dataclass(frozen=True, slots=True)
class _Overlap:
    """The share of one text's wording that stands in the other, both ways, and their length ratio."""

    here: float
    there: float
    length: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A copy and what ranks it: when its text was published and which text that is."""

    copy: CopyOf
    published_at: datetime
    article_id: int


def sketch(text: str) -> tuple[int, ...]:
    """Sorted 63-bit hashes of the text's own 3-word shingles (without quotes), to find candidates by.

    All of them up to 200 shingles, else those that 8 divides: a short text cut from a long one has
    about an eighth of its hashes in the long one's sketch. Two texts without a common hash are no
    copies of each other (for 40 words and more, with a chance of error below 1 %). Empty for texts
    that are too short to be a copy.
    """
    shingles = wording_of(text, language=None).shingles
    if len(shingles) < LEAST_SHINGLES:
        return ()
    hashes = (stable_id(*shingle) for shingle in shingles)
    if len(shingles) <= _SHORT:
        return tuple(sorted(hashes))
    return tuple(sorted(value for value in hashes if value % _SAMPLE == 0))


def find_copy(article: StoryText, earlier: Sequence[StoryText]) -> CopyOf | None:
    """The text among `earlier` that `article` copies, as a step to that text's origin; None if it is an origin.

    `copy`: at least half of the wording of either is in the other, at about the same length; `cut`:
    at different lengths; `rewrite`: a quarter, with the same names and figures, within 48 hours.
    Copies before cuts before rewrites, then the text published first; the order of `earlier` does
    not matter. Never across languages, never by title, quotes or a frame that reports other
    figures and names (yesterday's weather in today's words).
    """
    if not _has_body(article):
        return None
    hashes = frozenset(article.sketch)
    candidates = [text for text in earlier if _is_candidate(article, hashes, text)]
    if not candidates:
        return None
    own = wording_of(article.text, language=article.language)
    found = [copy for text in candidates if (copy := _judge(article, own, text))]
    return min(found, key=_by_rank).copy if found else None


def _has_body(article: StoryText) -> bool:
    return bool(article.sketch) and article.text.strip().casefold() not in article.title.casefold()


def _is_candidate(article: StoryText, hashes: frozenset[int], text: StoryText) -> bool:
    if text.article_id == article.article_id:
        return False
    if article.language and text.language and article.language != text.language:
        return False
    common = len(hashes.intersection(text.sketch))
    if not common or common < _CANDIDATE_SHARE * _comparable(article.sketch, text.sketch):
        return False
    return _has_body(text)


def _comparable(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float:
    """How many hashes the smaller of two sketches has at the coarser sampling of both."""
    if _is_sampled(ours) == _is_sampled(theirs):
        return min(len(ours), len(theirs))
    full, sampled = (theirs, ours) if _is_sampled(ours) else (ours, theirs)
    return min(len(full) / _SAMPLE, len(sampled))


def _is_sampled(hashes: tuple[int, ...]) -> bool:
    return all(value % _SAMPLE == 0 for value in hashes[:16])


def _judge(article: StoryText, own: Wording, text: StoryText) -> _Found | None:
    """What `article` is to `text`, if it is a copy of any kind."""
    other = wording_of(text.text, language=text.language)
    overlap = _overlap(own.shingles, other.shingles)
    kind = _kind(overlap, has_own_wording=own.is_own and other.is_own)
    if kind is None or _is_other_report(own, other):
        return None
    if kind == "rewrite" and not _is_same_report(article, own, text, other):
        return None
    reason = (
        f"{overlap.here:.0%} of its own wording stands in the text of {text.outlet}, "
        f"of which it holds {overlap.there:.0%}"
    )
    copy = CopyOf(article.article_id, text.origin_id, kind, overlap.here, reason)
    return _Found(copy, text.published_at or _NEVER, text.article_id)


def _by_rank(found: _Found) -> tuple[int, datetime, int]:
    return _KINDS.index(found.copy.kind), found.published_at, found.article_id


def _overlap(ours: frozenset[Shingle], theirs: frozenset[Shingle]) -> _Overlap:
    common = len(ours & theirs)
    shorter, longer = sorted((len(ours), len(theirs)))
    return _Overlap(common / len(ours), common / len(theirs), shorter / longer)


def _kind(overlap: _Overlap, *, has_own_wording: bool) -> str | None:
    if not has_own_wording:
        return "copy" if min(overlap.here, overlap.there) >= QUOTES_SHARE else None
    share = max(overlap.here, overlap.there)
    if share >= COPY_SHARE:
        return "copy" if overlap.length >= SAME_LENGTH else "cut"
    return "rewrite" if share >= REWRITE_SHARE else None


def _is_same_report(article: StoryText, own: Wording, text: StoryText, other: Wording) -> bool:
    """Whether names, figures and time agree: what a rewrite keeps."""
    if article.published_at is None or text.published_at is None:
        return False
    fewest = min(len(own.facts), len(other.facts))
    common = len(own.facts & other.facts)
    is_close = abs(article.published_at - text.published_at) <= CLOSE
    return is_close and fewest > 0 and common >= SAME_FACTS * fewest


def _is_other_report(own: Wording, other: Wording) -> bool:
    """Whether the shared sentences are a frame in which most names and figures are others.

    Four blanked shingles are at least two places, so one corrected figure never parts a write-thru
    from its first version.
    """
    framed = set(own.slots.values()) & set(other.slots.values())
    same = {own.slots[shingle] for shingle in own.slots.keys() & other.slots.keys()}
    changed = len(framed - same)
    return changed >= 4 and changed > len(framed & same)
