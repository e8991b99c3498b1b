"""A first draft of what to watch for an article: claims, a topic query, feeds. Nothing is written here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.coverage.claims import draft_claims
from extractors.errors import InputError
from extractors.language.names import Gazetteer, NamedEntity, find_names
from extractors.model import Claim, FeedSource, Name, stable_id
from extractors.topics.draft import draft_query, rare_terms
from storage.watch.suggest import fitting_feeds
from writethru.cli.source import Source

LONGEST_ID = 50
COUNTRY = "country/"


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be written for an article."""

    source: Source
    claims: tuple[Claim, ...]
    topic_id: str
    query: str
    feeds: tuple[FeedSource, ...]


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
