"""A first draft of what to watch for an article: claims, a topic query, feeds; and how it becomes a watch folder."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import shorten

from extractors.coverage.claims import draft_claims
from extractors.errors import InputError, WatchFolderError
from extractors.language.detect import detect_language
from extractors.language.names import Gazetteer, NamedEntity, find_names
from extractors.model import Claim, FeedSource, Name, stable_id
from extractors.topics.draft import draft_query, rare_terms
from storage.watch.decisions import decisions_path, write_claims
from storage.watch.folder import WatchFolder, find_folder, init_folder
from storage.watch.opml import add_feed, write_feeds
from storage.watch.references import read_reference, write_reference
from storage.watch.suggest import fitting_feeds
from storage.watch.topics import topic_ids, write_topic

LONGEST_ID = 50
COUNTRY = "country/"


@dataclass(frozen=True, slots=True)
class Source:
    """The text to make a reference of; what is not known of it is None. `note` says what a person should know of it."""

    title: str
    text: str
    url: str | None
    outlet: str | None
    published_at: datetime | None
    language: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be written for an article."""

    source: Source
    claims: tuple[Claim, ...]
    topic_id: str
    query: str
    feeds: tuple[FeedSource, ...]


def source_of_text(path: Path) -> Source:
    """The article in a text or Markdown file. Raises WatchFolderError: no file, no text, a wrong key."""
    found = read_reference(path)
    return Source(
        title=found.title,
        text=found.text,
        url=found.url,
        outlet=found.outlet,
        published_at=found.published_at,
        language=found.language or detect_language(found.text),
    )


def draft_watch(
    source: Source, *, names: Sequence[NamedEntity], feeds: Sequence[FeedSource]
) -> Draft:
    """The draft for an article, from the known names and the feeds to choose from.

    Raises:
        InputError: the text states nothing that could be checked.
    """
    claims = draft_claims(source.title, source.text, language=source.language)
    if not claims:
        raise InputError(
            f"{source.title!r} states nothing that could be checked: a claim is a whole sentence"
        )
    found = find_names(f"{source.title}\n{source.text}", Gazetteer(names))
    countries = {
        name.entity.removeprefix(COUNTRY) for name in found if name.entity.startswith(COUNTRY)
    }
    return Draft(
        source=source,
        claims=claims,
        topic_id=topic_id_of(source.title),
        query=_query(source, found, names),
        feeds=fitting_feeds(feeds, language=source.language, countries=countries),
    )


def topic_id_of(title: str) -> str:
    """A file name for a topic: the plain letters of a title, or a number where it has none."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall("[a-z0-9]+", plain))
    if len(slug) > LONGEST_ID:
        slug = slug[:LONGEST_ID].rpartition("-")[0] or slug[:LONGEST_ID]
    return slug or f"topic-{stable_id('topic', title) % 1_000_000:06d}"


def _query(source: Source, found: Sequence[Name], rows: Sequence[NamedEntity]) -> str:
    return draft_query(
        source.title,
        source.text,
        names=_most_named(found),
        rare_terms=rare_terms(source.text, language=source.language),
        aliases=_aliases(found, rows),
    )


def _most_named(found: Sequence[Name]) -> list[str]:
    """How each thing is named first, those named most often first."""
    times = Counter(name.entity for name in found)
    first: dict[str, str] = {}
    for name in found:
        first.setdefault(name.entity, name.text)
    return [first[entity] for entity, _ in times.most_common()]


def _aliases(found: Sequence[Name], rows: Sequence[NamedEntity]) -> Mapping[str, Sequence[str]]:
    """By name as the article has it: all other spellings of the thing."""
    known = {row.entity: row.aliases for row in rows}
    return {name.text: known[name.entity] for name in found if name.entity in known}


def write_draft(draft: Draft, folder: WatchFolder) -> list[str]:
    """Write a draft into a watch folder, a new one or one that is there; returns what was done, in sentences.

    Nothing that a person may have changed is overwritten. Raises WatchFolderError.
    """
    if not is_there(folder):
        init_folder(folder.root, leave_out=("references", "topics", folder.feeds_file.name))
    told = [_topic_written(draft, folder), _reference_written(draft, folder)]
    # The feeds come last: where they are, nothing else is missing, even if we were killed on the way.
    return [_feeds_written(draft, folder), *told]


def is_there(folder: WatchFolder) -> bool:
    """Whether a watch folder is there already."""
    try:
        find_folder(folder.root)
    except WatchFolderError:
        return False
    return True


def _topic_written(draft: Draft, folder: WatchFolder) -> str:
    topics = folder.topics_folder
    if draft.topic_id in topic_ids(topics):
        return f"topic {draft.topic_id} is there already and stays as it is"
    names = {draft.source.language or "en": shorten(draft.source.title, 100, placeholder="…")}
    path = write_topic(topics, draft.topic_id, names, draft.query)
    return f"wrote {path}"


def _reference_written(draft: Draft, folder: WatchFolder) -> str:
    source = draft.source
    path = write_reference(
        folder.references_folder,
        title=source.title,
        text=source.text,
        url=source.url,
        outlet=source.outlet,
        published_at=source.published_at,
        language=source.language,
    )
    decisions = decisions_path(path)
    if not decisions.exists():
        write_claims(decisions, path.stem, draft.claims)
    return f"wrote {path}, and its claims to {decisions.name}, where you can decide about them"


def _feeds_written(draft: Draft, folder: WatchFolder) -> str:
    if not folder.feeds_file.exists():
        write_feeds(folder.feeds_file, draft.feeds)
        return f"wrote {folder.feeds_file}: {len(draft.feeds)} feeds"
    added = sum(add_feed(folder.feeds_file, feed) for feed in draft.feeds)
    return f"{folder.feeds_file}: {added} feeds added"
