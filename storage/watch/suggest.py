"""Which feeds of a long list fit a new reference."""

from collections.abc import Collection, Sequence

from extractors.model import FeedSource

WORLD_DESK = "world"


def fitting_feeds(
    feeds: Sequence[FeedSource], *, language: str | None, countries: Collection[str]
) -> tuple[FeedSource, ...]:
    """The feeds that may cover a reference in `language` that names `countries`, in their order.

    World desks (`category="world"` in the OPML) always do. Outlets of a named country do in any
    language. Outlets in the language of the reference do, save for English: it is the language of
    export editions everywhere and so says nothing about what an outlet covers.
    Codes are ISO 639-1 and ISO 3166-1, in any case.
    """
    named = {country.upper() for country in countries}
    own = (language or "").lower()
    local = own if own != "en" else ""
    return tuple(feed for feed in feeds if _fits(feed, named, local))


def _fits(feed: FeedSource, countries: Collection[str], language: str) -> bool:
    return (
        feed.category == WORLD_DESK
        or feed.country in countries
        or (bool(language) and feed.language == language)
    )
