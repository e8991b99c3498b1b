"""What a page that was read means for its article: a first version, an edit, nothing new, or no text at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.address import address_key
from extractors.model import Article, Edit, Precision, Status, TextVersion, stable_id
from extractors.page.edits import find_edit, is_collapse
from extractors.page.status import READABLE
from extractors.stories.copies import sketch
from flows.stages.matching import Topics
from storage.timeline.database import Row
from storage.timeline.questions import StoredVersion, Unmatched
from storage.timeline.rows import article_id, edit_row, merged, version_id, version_rows

IDENTIFIED = READABLE | {Status.TEASER}
"""What shows the article itself, so that its canonical address and where redirects led can be believed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read. `article_id` is known when it was read before; `listed_at` is the feed's date."""

    link_id: int
    entry_id: int
    url: str
    feed_id: int
    outlet: str
    summary: str = ""
    listed_at: datetime | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A page as it came back: an article, or an error."""

    page: Page
    final_url: str | None = None
    http_status: int | None = None
    article: Article | None = None
    error_kind: str | None = None
    error: str | None = None

    @property
    def address(self) -> str:
        """The address that identifies the article: its canonical one on the same host, else where it was found.

        A canonical address on another host marks a syndicated text, not the identity of this page. A wall
        or an error identifies nothing: many links lead to the same one.
        """
        if self.article is None or self.article.status not in IDENTIFIED:
            return self.page.url
        found = self.final_url or self.page.url
        canonical = self.article.canonical_url
        return canonical if canonical and _host(canonical) == _host(found) else found

    @property
    def article_id(self) -> int:
        """Id of the article that this page shows."""
        if self.page.article_id is not None:
            return self.page.article_id
        return article_id(address_key(self.address) or self.address)


@dataclass(frozen=True, slots=True)
class _Decision:
    outcome: str
    version: int | None = None
    edit: Edit | None = None


def read_rows(
    results: Sequence[Result],
    *,
    versions: Mapping[int, StoredVersion],
    topics: Topics,
    now: datetime,
) -> tuple[dict[str, list[Row]], list[str]]:
    """The facts of all pages and the outcome of each; `versions` are the newest stored ones by article."""
    latest = dict(versions)
    parts, outcomes = [], []
    for result in results:
        before = latest.get(result.article_id)
        article = _dated(result)
        decision = _decide(article, before, result.article_id, now)
        part: dict[str, list[Row]] = {
            "article": [_article_row(result, now)],
            "reading": [_reading_row(result, decision, now)],
        }
        if article and decision.version:
            part |= _version_part(result.article_id, article, before, decision, now)
            part |= topics.rows(
                Unmatched(
                    version_id=decision.version,
                    title=article.title,
                    text=article.text,
                    language=article.language,
                    outlet=result.page.outlet,
                )
            )
            latest[result.article_id] = _stored(result.article_id, article, before, decision, now)
        parts.append(part)
        outcomes.append(decision.outcome)
    return merged(parts), outcomes


def _dated(result: Result) -> Article | None:
    """The article, dated by its feed where the page itself gives no date."""
    article, listed = result.article, result.page.listed_at
    if article is None or article.published_at or listed is None:
        return article
    return replace(
        article,
        published_at=listed,
        published_precision=Precision.MINUTE,
        reasons=(*article.reasons, "publication time from the feed"),
    )


def _host(url: str) -> str:
    return (address_key(url) or "").partition("/")[0].partition("?")[0]


def _decide(
    article: Article | None, before: StoredVersion | None, owner: int, now: datetime
) -> _Decision:
    if article is None:
        return _Decision("failed")
    if article.status not in READABLE:
        return _Decision("unreadable")
    if before is None:
        return _Decision("new", version_id(owner, None, article.title, article.text))
    if is_collapse(before.text.text, article.text):
        return _Decision("collapsed")
    edit = find_edit(before.text, TextVersion(article.text, article.title, None))
    # Two addresses of one article, read at the same moment: what differs is how they show it.
    if edit is None or before.text.seen_at == now:
        return _Decision("unchanged")
    return _Decision(
        "edited", version_id(owner, before.version_id, article.title, article.text), edit
    )


def _version_part(
    owner: int, article: Article, before: StoredVersion | None, decision: _Decision, now: datetime
) -> dict[str, list[Row]]:
    version, text = version_rows(
        article,
        article_id=owner,
        previous=before.version_id if before else None,
        sketch=sketch(article.text),
        seen_at=now,
    )
    part = {"version": [version], "version_text": [text]}
    if before and decision.edit:
        moved = bool(article.updated_at and article.updated_at != before.updated_at)
        row = edit_row(
            decision.edit,
            article_id=owner,
            before=before.version_id,
            after=version["version_id"],
            is_declared=moved or decision.edit.kind == "correction",
            seen_at=now,
        )
        part["edit"] = [row]
    return part


def _stored(
    owner: int, article: Article, before: StoredVersion | None, decision: _Decision, now: datetime
) -> StoredVersion:
    return StoredVersion(
        version_id=decision.version or 0,
        article_id=owner,
        number=before.number + 1 if before else 1,
        text=TextVersion(article.text, article.title, now),
        updated_at=article.updated_at,
    )


def _article_row(result: Result, now: datetime) -> Row:
    return {
        "article_id": result.article_id,
        "url": result.final_url or result.page.url,
        "canonical_url": result.article.canonical_url if result.article else None,
        "feed_id": result.page.feed_id,
        "outlet": result.page.outlet,
        "site": result.article.site if result.article else None,
        "first_seen_at": now,
    }


def _reading_row(result: Result, decision: _Decision, now: datetime) -> Row:
    article = result.article
    return {
        "reading_id": stable_id("reading", str(result.page.link_id), now.isoformat()),
        "link_id": result.page.link_id,
        "article_id": result.article_id,
        "entry_id": result.page.entry_id,
        "url": result.page.url,
        "read_at": now,
        "http_status": result.http_status,
        "outcome": decision.outcome,
        "status": article.status if article else Status.FAILED,
        "completeness": article.completeness if article else None,
        "reasons": article.reasons if article else [],
        "error_kind": result.error_kind,
        "error": result.error,
        "version_id": decision.version,
    }
