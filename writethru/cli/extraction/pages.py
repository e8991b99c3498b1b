"""Feed documents, pages, and the edits between versions of a text."""

from datetime import datetime

from extractors.model import Article, Change, Edit, Entry, TextVersion
from writethru.cli.extraction.records import Fields, Record, instant_text


class FeedExtractor:
    """KIND `feed`. Dates later than a day after `now` are null."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def answer(self, record: Record) -> Fields:
        """The entries of a feed document; what is no feed raises FeedError."""
        from extractors.feed.parse import parse_feed

        feed = parse_feed(
            record.document("body"),
            url=record.optional_text("url") or "",
            content_type=record.optional_text("content_type") or "",
            now=self._now,
        )
        entries = [entry_fields(entry) for entry in feed.entries]
        return {
            "format": feed.format,
            "title": feed.title,
            "entries": entries,
            "warnings": feed.warnings,
        }


class ArticleExtractor:
    """KIND `article`. A line without `fetched_at` counts as fetched `now`."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def answer(self, record: Record) -> Fields:
        """What a page says."""
        from extractors.page.article import extract_article

        article = extract_article(
            record.document("html"),
            url=record.optional_text("url") or "",
            headers=record.texts_by_name("headers"),
            fetched_at=record.instant("fetched_at") or self._now,
            feed_summary=record.optional_text("feed_summary") or "",
        )
        return article_fields(article)


class EditsExtractor:
    """KIND `edits`."""

    def answer(self, record: Record) -> Fields:
        """The edits between versions in order, trivial ones left out."""
        from extractors.page.edits import find_edits

        versions = [
            TextVersion(
                text=version.text("text"),
                title=version.optional_text("title") or "",
                seen_at=version.instant("seen_at"),
            )
            for version in record.records("versions")
        ]
        return {"edits": [edit_fields(edit) for edit in find_edits(versions)]}


def entry_fields(entry: Entry) -> Fields:
    """An entry as it leaves."""
    return {
        "id": entry.identity,
        "title": entry.title,
        "link": entry.link,
        "published_at": instant_text(entry.published_at),
        "updated_at": instant_text(entry.updated_at),
        "authors": entry.authors,
        "summary": entry.summary,
    }


def article_fields(article: Article) -> Fields:
    """An article as it leaves."""
    return {
        "status": article.status,
        "completeness": article.completeness,
        "title": article.title,
        "text": article.text,
        "published_at": instant_text(article.published_at),
        "published_precision": article.published_precision,
        "updated_at": instant_text(article.updated_at),
        "authors": article.authors,
        "language": article.language,
        "site": article.site,
        "canonical_url": article.canonical_url,
        "reasons": article.reasons,
    }


def edit_fields(edit: Edit) -> Fields:
    """An edit as it leaves."""
    return {
        "from": edit.before,
        "to": edit.after,
        "kind": edit.kind,
        "title_changed": edit.title_changed,
        "figures": [_change_fields(change) for change in edit.figures],
        "changed": [_change_fields(change) for change in edit.changed],
        "added": edit.added,
        "removed": edit.removed,
    }


def _change_fields(change: Change) -> Fields:
    return {"old": change.old, "new": change.new}
