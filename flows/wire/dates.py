"""What page and feed say of the time of an article, right or wrong. Pure."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from storage.watch.wire import WireArticle

Told = datetime | str | None
"""An instant; words for one (a local time without its zone); or nothing."""


@dataclass(frozen=True, slots=True)
class DeclaredDates:
    """When it was published and when changed, as its outlet says; `updated` is None when it says nothing of a change."""

    published: Told
    updated: Told


def declared_dates(article: WireArticle) -> DeclaredDates:
    """The times of an article as told; all that is told of one with wrong dates is its wrong date."""
    if article.dates == "right":
        return DeclaredDates(article.published_at, article.updated_at)
    return DeclaredDates(article.declared_at or article.declared or None, None)


def iso(told: Told) -> str | None:
    """As structured data, `time` elements, Atom and JSON Feed write it; words stay as they are."""
    return told.isoformat() if isinstance(told, datetime) else told


def rfc822(told: Told) -> str | None:
    """As RSS 2.0 writes it."""
    return format_datetime(told, usegmt=True) if isinstance(told, datetime) else told


def for_people(told: Told) -> str | None:
    """As a byline shows it."""
    return told.strftime("%d.%m.%Y %H:%M") if isinstance(told, datetime) else told
