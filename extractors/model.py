"""The words of the product as plain data: what each room hands to the next.

Frozen, slotted, standard library only. Times are aware UTC. Offsets (`start`, `end`) count code
points of the text they belong to, end exclusive. Shares and scores run from 0 to 1.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


def stable_id(*parts: str) -> int:
    """A positive 63-bit id that depends on nothing but `parts` (BLAKE2b), so that a retry finds its own rows."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest()) >> 1


class Status(StrEnum):
    """What a fetched page turned out to be. Only `FULL`, `PARTIAL` and `LIVE_BLOG` become versions."""

    FULL = "full"
    PARTIAL = "partial"
    TEASER = "teaser"
    CONSENT = "consent"
    CHALLENGE = "challenge"
    LIVE_BLOG = "live_blog"
    NOT_ARTICLE = "not_article"
    EMPTY = "empty"
    FAILED = "failed"


class Completeness(StrEnum):
    """How sure we are that a text is whole; only `CONFIRMED` may ever prove an omission."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exact a declared time is."""

    MINUTE = "minute"
    DAY = "day"
    NONE = "none"


class RelationKind(StrEnum):
    """What one version does to one claim."""

    REPEATS = "repeats"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"
    ABSENT = "absent"
    NOT_ASSESSABLE = "not_assessable"


PRESENT = frozenset({RelationKind.REPEATS, RelationKind.UPDATES, RelationKind.CONTRADICTS})


class Stage(StrEnum):
    """How far a matter has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    SIGNED = "signed"
    DONE = "done"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    REVERSED = "reversed"


# --- feeds ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One feed of the user's OPML. `country` and `language` are ISO codes; None means not declared.

    `category` is that of OPML 2.0; `world` marks a desk that covers everything everywhere.
    """

    url: str
    title: str
    outlet: str
    country: str | None = None
    language: str | None = None
    owner: str | None = None
    category: str | None = None

    @property
    def feed_id(self) -> int:
        """Stable id of this address."""
        return stable_id("feed", self.url)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed lists it, normalised.

    `identity` is the guid, else the link key, else a hash of title and summary. `link` is an
    absolute http(s) address or None; `link_key` is its key for comparison (`extractors.address`).
    Impossible dates are None.
    """

    identity: str
    title: str
    link: str | None
    link_key: str | None
    summary: str
    authors: tuple[str, ...]
    published_at: datetime | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document. `format` is `rss`, `atom`, `rdf` or `json`; `digests` are those of all its items.

    `is_whole` is False when items were left for the next time: then the validators of this answer must not be kept.
    """

    format: str
    title: str
    entries: tuple[Entry, ...]
    digests: tuple[str, ...]
    warnings: tuple[str, ...]
    is_whole: bool = True


# --- pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, cleaned. `text` is NFC, paragraphs parted by a newline; empty unless readable.

    `reasons` says why this status, this completeness and these dates. `published_at` is None when
    the page gives none that can be true. `declared_language` is the page's claim, `language` ours.
    """

    status: Status
    completeness: Completeness
    title: str
    text: str
    published_at: datetime | None
    published_precision: Precision
    updated_at: datetime | None
    authors: tuple[str, ...]
    language: str | None
    declared_language: str | None
    site: str | None
    canonical_url: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something old and what stands in its place."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TextVersion:
    """What an edit is computed from."""

    text: str
    title: str
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What changed from version `before` to `after` (indexes). `kind`: `figure`, `title`, `correction`, `text`, `grown` or `cut`."""

    before: int
    after: int
    kind: str
    title_changed: bool
    figures: tuple[Change, ...]
    changed: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


# --- language ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its place in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A typed value. `kind`: `money`, `percent`, `count`. `unit`: ISO currency, `%` or `percentage point`, or what is counted.

    `qualifier` is None, `about`, `more than`, `less than` or `up to`.
    """

    kind: str
    value: float
    unit: str
    qualifier: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text puts it, and the days in UTC that it means: from `first` up to, not including, `behind`."""

    start: int
    end: int
    text: str
    first: datetime
    behind: datetime


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing. `entity` is its canonical id, or the name itself where no alias table knows it.

    `role` is the office or title beside it as written ("palace spokesman"), `role_entity` the country,
    office or organisation that the role names, if the names file knows it.
    """

    entity: str
    kind: str
    start: int
    end: int
    text: str
    role: str | None = None
    role_entity: str | None = None


# --- topics --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a query matched: one hit. `field` is `title`, `summary` or `text`; `sentence` is the sentence around it."""

    field: str
    start: int
    end: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic that a text matches, with its score and the hits that made it."""

    topic: str
    score: float
    evidence: tuple[Evidence, ...]


# --- stories -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CopyOf:
    """That one text folds into another. `kind`: `copy`, `cut`, `rewrite`; `containment` is the share of its text found there."""

    article_id: int
    origin_id: int
    kind: str
    containment: float
    reason: str


# --- coverage ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """Another wording of a claim: a place of the reference that says the same, or words of a person (`end` is 0 then)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of a reference; `text` keeps the words of its sentence there, unless a person reworded it.

    `speaker` is who says it, None when the reference itself does. `stage` is None where the matter has none.
    `passages` are its other wordings. `is_pinned`: it stays a claim also when the reference says it no more
    (`end` is 0 then).
    """

    claim_id: str
    text: str
    start: int
    end: int
    speaker: str | None
    stage: Stage | None
    figures: tuple[Figure, ...]
    is_negated: bool
    passages: tuple[Passage, ...] = ()
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The article that coverage is compared with. `version` is a hash of title, text and decisions.

    `decisions` is what a person decided about its claims, as canonical JSON; empty when nothing.
    """

    reference_id: str
    title: str
    text: str
    url: str | None
    outlet: str | None
    published_at: datetime | None
    language: str | None
    claims: tuple[Claim, ...]
    decisions: str = ""

    @property
    def version(self) -> str:
        """A short hash of what the reference says."""
        decided = (self.decisions,) if self.decisions else ()
        return f"{stable_id(self.title, self.text, *decided):016x}"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one text does to one claim, and the quote that shows it (verbatim; empty for `absent`, `not_assessable`).

    `old` and `new` are set for `updates` and rival values. `method` names the rule and its version.
    """

    claim_id: str
    kind: RelationKind
    confidence: float
    quote: str
    start: int
    end: int
    old: str | None
    new: str | None
    stage: Stage | None
    speaker: str | None
    reason: str
    method: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of coverage that the reference lacks. `novelty` says how far it is from all claims."""

    text: str
    start: int
    end: int
    speaker: str | None
    figures: tuple[Figure, ...]
    novelty: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One text against one reference: one relation for each claim, in the order of the claims."""

    related: float
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands: enough to find it again."""

    quote: str
    outlet: str
    url: str
    version_id: int
    start: int
    end: int
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Observation:
    """One relation as it counts for a standing: who, when, in which independent origin.

    `said_at` is the declared publication time if it is not after `seen_at`, else `seen_at`.
    """

    relation: Relation
    origin_id: int
    outlet: str
    said_at: datetime
    seen_at: datetime
    citation: Citation


@dataclass(frozen=True, slots=True)
class Position:
    """The latest value or stage that one speaker gives. `speaker` is None for a settled fact; `kind` is `value`, `stage` or `denial`.

    A later event that names neither value nor stage has kind `event`. `old` is what stood before
    (None when nothing says), `earlier` all that this speaker gave before, oldest first. `relation`
    is `updates`, or `contradicts` for denials and rival values. `origins` counts the independent
    texts that tell it; `citation` is the first of them.
    """

    speaker: str | None
    kind: str
    value: str
    citation: Citation
    old: str | None = None
    earlier: tuple[str, ...] = ()
    relation: RelationKind = RelationKind.UPDATES
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands over all coverage as of a time.

    `labels` is a subset of unreported, repeated, updated, disputed. `origins` and `outlets` count,
    for each relation, independent texts and outlets. `first` and `last` are None when unreported.
    """

    claim_id: str
    as_of: datetime
    labels: tuple[str, ...]
    positions: tuple[Position, ...]
    origins: tuple[tuple[RelationKind, int], ...]
    outlets: tuple[tuple[RelationKind, int], ...]
    first: Citation | None
    last: Citation | None


# --- alerts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of a summary and the quote it rests on."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Alert:
    """That the standing of one claim changed: `key` is the same for the same change, so it is never sent twice."""

    key: str
    reference_id: str
    claim_id: str
    kind: str
    title: str
    reason: str
    before: str
    after: str
    sentences: tuple[CitedSentence, ...]
    decided_at: datetime

    @property
    def alert_id(self) -> int:
        """Stable id, also the idempotency key of each delivery."""
        return stable_id("alert", self.key)
