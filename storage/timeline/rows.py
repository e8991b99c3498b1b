"""From the words of the model to rows of the base tables. Pure: ids are hashes, times are given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from extractors.model import (
    Article,
    Claim,
    Comparison,
    Edit,
    Entry,
    FeedSource,
    Reference,
    Relation,
    Statement,
    TopicMatch,
    stable_id,
)
from storage.timeline.database import Row


@dataclass(frozen=True, slots=True)
class Poll:
    """The outcome of asking one feed once. `outcome`: `new`, `unchanged`, `error` or `gone`.

    `n_errors` counts failures of the same outcome in a row; `next_due_at` is None when the feed is given up.
    """

    feed_id: int
    polled_at: datetime
    outcome: str
    http_status: int | None = None
    elapsed_ms: int | None = None
    n_bytes: int = 0
    n_entries: int = 0
    n_new: int = 0
    error_kind: str | None = None
    error: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    digests: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    is_gap: bool = False
    moved_to: str | None = None
    n_errors: int = 0
    interval_s: int = 0
    next_due_at: datetime | None = None

    @property
    def poll_id(self) -> int:
        """Stable id of this poll."""
        return stable_id("poll", str(self.feed_id), self.polled_at.isoformat())


def description(feed: FeedSource) -> tuple[str | None, ...]:
    """What the watch folder says of a feed, in the order of the columns."""
    return (feed.url, feed.title, feed.outlet, feed.country, feed.language, feed.owner)


def feed_row(feed: FeedSource, seen_at: datetime) -> Row:
    """How the watch folder describes a feed from `seen_at` on, also when it once did so before."""
    described = (*description(feed), seen_at.isoformat())
    return {
        "record_id": stable_id("feed record", *(part or "" for part in described)),
        "feed_id": feed.feed_id,
        "url": feed.url,
        "title": feed.title,
        "outlet": feed.outlet,
        "country": feed.country,
        "language": feed.language,
        "owner": feed.owner,
        "seen_at": seen_at,
    }


def poll_row(poll: Poll) -> Row:
    """One poll."""
    return {"poll_id": poll.poll_id, **asdict(poll)}


def link_id(link_key: str) -> int:
    """Id of an address as feeds give it."""
    return stable_id("link", link_key)


def entry_row(entry: Entry, poll: Poll) -> Row:
    """One item as a feed lists it; the same item with other words is another row of the same `item_id`."""
    item = stable_id("item", str(poll.feed_id), entry.identity)
    return {
        "entry_id": stable_id("entry", str(item), entry.title, entry.summary, entry.link or ""),
        "item_id": item,
        "feed_id": poll.feed_id,
        "poll_id": poll.poll_id,
        "link_id": link_id(entry.link_key) if entry.link_key else None,
        "title": entry.title,
        "link": entry.link,
        "summary": entry.summary,
        "authors": entry.authors,
        "published_at": entry.published_at,
        "updated_at": entry.updated_at,
        "seen_at": poll.polled_at,
    }


def article_id(address: str) -> int:
    """Id of an article, from the key of its canonical address."""
    return stable_id("article", address)


def version_id(article: int, previous: int | None, title: str, text: str) -> int:
    """Id of a version: what it follows belongs to it, so that a text that comes back is a version again."""
    return stable_id("version", str(article), str(previous or ""), title, text)


def version_rows(
    article: Article,
    *,
    article_id: int,
    previous: int | None,
    sketch: tuple[int, ...],
    seen_at: datetime,
) -> tuple[Row, Row]:
    """A version and its text."""
    identity = version_id(article_id, previous, article.title, article.text)
    version = {
        "version_id": identity,
        "article_id": article_id,
        "previous_id": previous,
        "title": article.title,
        "status": article.status,
        "completeness": article.completeness,
        "language": article.language,
        "declared_language": article.declared_language,
        "published_at": article.published_at,
        "published_precision": article.published_precision,
        "updated_at": article.updated_at,
        "authors": article.authors,
        "n_words": len(article.text.split()),
        "text_hash": f"{stable_id(article.text):016x}",
        "sketch": sketch,
        "reasons": article.reasons,
        "seen_at": seen_at,
    }
    return version, {"version_id": identity, "text": article.text, "seen_at": seen_at}


def edit_row(
    edit: Edit, *, article_id: int, before: int, after: int, is_declared: bool, seen_at: datetime
) -> Row:
    """An edit between two versions."""
    return {
        "edit_id": after,
        "article_id": article_id,
        "from_version_id": before,
        "to_version_id": after,
        "kind": edit.kind,
        "title_changed": edit.title_changed,
        "figures": [asdict(change) for change in edit.figures],
        "changed": [asdict(change) for change in edit.changed],
        "added": edit.added,
        "removed": edit.removed,
        "is_declared": is_declared,
        "seen_at": seen_at,
    }


def topic_row(match: TopicMatch, *, version_id: int, rules: str, matched_at: datetime) -> Row:
    """A topic that a version matches."""
    return {
        "match_id": stable_id("topic", str(version_id), match.topic, rules),
        "version_id": version_id,
        "topic_id": match.topic,
        "score": match.score,
        "evidence": [asdict(hit) for hit in match.evidence],
        "rules": rules,
        "matched_at": matched_at,
    }


def reference_rows(
    reference: Reference, seen_at: datetime, *, retired: Sequence[tuple[Claim, str]] = ()
) -> dict[str, list[Row]]:
    """A reference as it reads from `seen_at` on, also when it reads as once before, and its claims.

    `retired` are statements of it that a person made no claims of their own, each with what became of it.
    """
    record = {
        "record_id": stable_id(
            "reference", reference.reference_id, reference.version, seen_at.isoformat()
        ),
        "reference_id": reference.reference_id,
        "reference_version": reference.version,
        "title": reference.title,
        "text": reference.text,
        "url": reference.url,
        "outlet": reference.outlet,
        "published_at": reference.published_at,
        "language": reference.language,
        "decisions": reference.decisions or None,
        "seen_at": seen_at,
    }
    every = [*((claim, None) for claim in reference.claims), *retired]
    claims = [
        _claim_row(reference, claim, place, seen_at, fate)
        for place, (claim, fate) in enumerate(every)
    ]
    return {"reference": [record], "claim": claims}


def _claim_row(
    reference: Reference, claim: Claim, place: int, seen_at: datetime, fate: str | None
) -> Row:
    return {
        "record_id": stable_id("claim", reference.reference_id, reference.version, claim.claim_id),
        "reference_id": reference.reference_id,
        "reference_version": reference.version,
        "claim_id": claim.claim_id,
        "place": place,
        "text": claim.text,
        "start_char": claim.start,
        "end_char": claim.end,
        "speaker": claim.speaker,
        "stage": claim.stage,
        "figures": [asdict(figure) for figure in claim.figures],
        "is_negated": claim.is_negated,
        "passages": [asdict(passage) for passage in claim.passages],
        "is_pinned": claim.is_pinned,
        "fate": fate,
        "seen_at": seen_at,
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """Which version was compared with which reference version, by which rules, when."""

    version_id: int
    reference_id: str
    reference_version: str
    rules: str
    at: datetime

    @property
    def comparison_id(self) -> int:
        """Stable id of this comparison."""
        return stable_id(
            "comparison",
            str(self.version_id),
            self.reference_id,
            self.reference_version,
            self.rules,
        )


def comparison_rows(compared: Compared, comparison: Comparison) -> dict[str, list[Row]]:
    """A comparison with its relations and statements."""
    record = {
        "comparison_id": compared.comparison_id,
        "version_id": compared.version_id,
        "reference_id": compared.reference_id,
        "reference_version": compared.reference_version,
        "related": comparison.related,
        "rules": compared.rules,
        "compared_at": compared.at,
    }
    return {
        "comparison": [record],
        "relation": [_relation_row(compared, relation) for relation in comparison.relations],
        "statement": [_statement_row(compared, statement) for statement in comparison.statements],
    }


def _relation_row(compared: Compared, relation: Relation) -> Row:
    return {
        "relation_id": stable_id("relation", str(compared.comparison_id), relation.claim_id),
        "comparison_id": compared.comparison_id,
        "version_id": compared.version_id,
        "reference_id": compared.reference_id,
        "claim_id": relation.claim_id,
        "relation": relation.kind,
        "confidence": relation.confidence,
        "quote": relation.quote,
        "start_char": relation.start,
        "end_char": relation.end,
        "old_value": relation.old,
        "new_value": relation.new,
        "stage": relation.stage,
        "speaker": relation.speaker,
        "reason": relation.reason,
        "method": relation.method,
        "compared_at": compared.at,
    }


def _statement_row(compared: Compared, statement: Statement) -> Row:
    return {
        "statement_id": stable_id("statement", str(compared.comparison_id), str(statement.start)),
        "comparison_id": compared.comparison_id,
        "version_id": compared.version_id,
        "reference_id": compared.reference_id,
        "text": statement.text,
        "start_char": statement.start,
        "end_char": statement.end,
        "speaker": statement.speaker,
        "figures": [asdict(figure) for figure in statement.figures],
        "novelty": statement.novelty,
        "compared_at": compared.at,
    }


def delivery_row(
    alert_id: int,
    channel: str,
    *,
    attempt: int,
    state: str,
    tried_at: datetime,
    answer: str = "",
    next_at: datetime | None = None,
) -> Row:
    """One step of delivering an alert: `sending` before contact, then `sent`, `retry` or `dead`."""
    return {
        "delivery_id": stable_id("delivery", str(alert_id), channel, str(attempt), state),
        "alert_id": alert_id,
        "channel": channel,
        "attempt": attempt,
        "state": state,
        "answer": answer,
        "next_at": next_at,
        "tried_at": tried_at,
    }


def merged(parts: Iterable[Mapping[str, list[Row]]]) -> dict[str, list[Row]]:
    """Rows by table, of several parts together."""
    tables: dict[str, list[Row]] = {}
    for part in parts:
        for table, rows in part.items():
            tables.setdefault(table, []).extend(rows)
    return tables
