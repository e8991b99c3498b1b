"""Whether a world folder hangs together: the first thing that does not is one sentence with file and key. Pure."""

import codecs
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from extractors.errors import WatchFolderError
from storage.watch.wire import WireArticle, WireFeed, WireOutlet
from storage.watch.wire_cases import (
    CASES,
    DATES,
    EDITS,
    KINDS,
    MARKUP,
    PAGES,
    SHORTENED,
    TWO_STORIES,
    WALL_TEXTS,
)


class Placed(NamedTuple):
    """An article and the file that it stands in."""

    file: Path
    article: WireArticle


def check_polls(polls: Sequence[datetime], base: Sequence[datetime], *, file: Path) -> None:
    """Polls go forward, and begin with those of the world that is extended. Raises WatchFolderError."""
    if not polls:
        raise WatchFolderError(file, "poll: at least one is needed")
    if any(later <= earlier for earlier, later in pairwise(polls)):
        raise WatchFolderError(file, "poll.at: expected instants that rise")
    for number, (own, inherited) in enumerate(zip(polls, base, strict=False), 1):
        if own != inherited:
            raise WatchFolderError(
                file,
                f"poll.at: poll {number} is at {inherited.isoformat()} in the world that this one extends",
            )
    if len(polls) < len(base):
        raise WatchFolderError(file, f"poll: expected at least the {len(base)} of the base")


def check_outlets(outlets: Sequence[WireOutlet], *, file: Path) -> None:
    """Every outlet can be told from all others, and no switch of a feed contradicts another. Raises WatchFolderError."""
    feeds = [feed for outlet in outlets for feed in outlet.feeds]
    for name, values in (
        ("outlet.id", [outlet.id for outlet in outlets]),
        ("outlet.host", [outlet.host for outlet in outlets]),
        ("feed.id", [feed.id for feed in feeds]),
    ):
        if double := _double(values):
            raise WatchFolderError(file, f"{name}: {double!r} stands there twice")
    for outlet in outlets:
        if problem := next(_outlet_problems(outlet), None):
            raise WatchFolderError(file, f"{problem} (outlet {outlet.id})")
        for feed in outlet.feeds:
            if problem := next(_feed_problems(feed), None):
                raise WatchFolderError(file, f"{problem} (feed {feed.id})")


def check_articles(
    placed: Sequence[Placed], *, outlets: Sequence[WireOutlet], polls: Sequence[datetime]
) -> None:
    """Every article fits its outlet, its poll and all others. Raises WatchFolderError."""
    known = {outlet.id: outlet for outlet in outlets}
    originals = _originals(placed)
    for file, article in placed:
        problems = (
            *_word_problems(article),
            *_home_problems(article, known),
            *_edit_problems(article, originals),
            *_source_problems(article, originals),
        ) or (
            *_page_problems(article, known[article.outlet]),
            *_time_problems(article, _feed(known, article), polls),
        )
        if problems:
            raise WatchFolderError(file, problems[0])
    _check_addresses(placed, known)


def _double(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


def _outlet_problems(outlet: WireOutlet) -> Iterator[str]:
    # A name under .example belongs to nobody: a mistake can never reach a real site.
    if not outlet.host.endswith(".example") or outlet.host != outlet.host.lower():
        yield f"host: expected a name in small letters that ends in .example, found {outlet.host!r}"
    paths = [path for feed in outlet.feeds for path in (feed.path, feed.moved_to) if path]
    if double := _double(paths):
        yield f"feed.path: {double!r} stands there twice"
    for language, texts in outlet.furniture.items():
        missing = {"nav", "sections", "newsletter", "cookies", "related", "share", "footer"} - {
            *texts
        }
        if missing:
            yield f"furniture.{language}.{min(missing)}: is missing; add it"


def _feed_problems(feed: WireFeed) -> Iterator[str]:
    if (feed.moved_in_poll is None) != (feed.moved_to is None):
        yield "moved_to: moved_in_poll and moved_to go together"
    if feed.retry_after is not None and not feed.busy_in_polls:
        yield "retry_after: goes with busy_in_polls"
    if feed.kind == "json" and feed.charset != "utf-8":
        yield "charset: a JSON feed is always in utf-8"
    try:
        codecs.lookup(feed.charset)
    except LookupError:
        yield f"charset: {feed.charset!r} is no encoding that is known here"


def _originals(placed: Sequence[Placed]) -> Mapping[str, WireArticle]:
    originals: dict[str, WireArticle] = {}
    for file, article in placed:
        if not article.is_edit:
            if article.id in originals:
                raise WatchFolderError(file, f"id: {article.id!r} is the id of another article")
            originals[article.id] = article
    return originals


def _word_problems(article: WireArticle) -> Iterator[str]:
    words: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
        ("kind", [article.kind], KINDS),
        ("page", [article.page], PAGES),
        ("dates", [article.dates], DATES),
        ("markup", [article.markup], MARKUP),
        ("edit", [article.edit] if article.is_edit or article.edit else [], EDITS),
        ("cases", article.cases, CASES),
    )
    for key, found, known in words:
        yield from (_unknown(key, word, known) for word in found if word not in known)
    if article.edit and not article.is_edit:
        yield "edit: only an edited version has it (key replaces)"
    if not article.paragraphs:
        yield "the body is empty; write the article under the second +++"


def _unknown(key: str, word: str, known: Collection[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    hint = f"did you mean {close[0]!r}?" if close else f"expected one of: {', '.join(known)}"
    return f"{key}: {word!r} is not known; {hint}"


def _home_problems(article: WireArticle, outlets: Mapping[str, WireOutlet]) -> Iterator[str]:
    outlet = outlets.get(article.outlet)
    if outlet is None:
        yield f"outlet: {article.outlet!r} is not known; expected one of: {', '.join(outlets)}"
        return
    feed = next((feed for feed in outlet.feeds if feed.id == article.feed), None)
    if feed is None:
        own = ", ".join(feed.id for feed in outlet.feeds)
        yield f"feed: {article.feed!r} is no feed of {outlet.id}; expected one of: {own}"
    elif article.language != feed.language:
        yield f"language: feed {feed.id} is in {feed.language!r}, found {article.language!r}"
    elif article.language not in outlet.furniture:
        yield f"language: {outlet.id} has no furniture in {article.language!r}"


def _feed(outlets: Mapping[str, WireOutlet], article: WireArticle) -> WireFeed:
    feeds = outlets[article.outlet].feeds
    return next(feed for feed in feeds if feed.id == article.feed)


def _edit_problems(article: WireArticle, originals: Mapping[str, WireArticle]) -> Iterator[str]:
    if not article.is_edit:
        return
    original = originals.get(article.id)
    if original is None:
        yield f"replaces: there is no article {article.id!r}"
        return
    for key in ("outlet", "feed", "url_path", "published_at"):
        if getattr(article, key) != getattr(original, key):
            yield f"{key}: an edited version keeps that of its original"
    if article.from_poll <= original.from_poll:
        yield f"from_poll: expected a poll after {original.from_poll}, in which the original appears"


def _source_problems(article: WireArticle, originals: Mapping[str, WireArticle]) -> Iterator[str]:
    for key, source in (("copies", article.copies), ("background", article.background)):
        if source and source not in originals:
            yield f"{key}: there is no article {source!r}"
        elif source == article.id:
            yield f"{key}: an article is not its own source"


def _page_problems(article: WireArticle, outlet: WireOutlet) -> Iterator[str]:
    shown, whole = article.visible_paragraphs, len(article.paragraphs)
    if article.page in SHORTENED and not 0 < shown < whole:
        yield f"visible_paragraphs: expected 1 to {whole - 1}, fewer than the article has, found {shown}"
    if article.page not in SHORTENED and shown:
        yield f"visible_paragraphs: does not go with page {article.page!r}"
    needed = WALL_TEXTS.get(article.page)
    if needed and needed not in outlet.furniture[article.language]:
        yield f"page: {outlet.id} has no text {needed!r} in its furniture in {article.language!r}"
    if article.markup == "hostile" and article.page not in {"full", *SHORTENED}:
        yield f"markup: does not go with page {article.page!r}"


def _time_problems(
    article: WireArticle, feed: WireFeed, polls: Sequence[datetime]
) -> Iterator[str]:
    first = "from_poll" if article.is_edit else "appears_in_poll"
    if article.from_poll > len(polls):
        yield f"{first}: there are {len(polls)} polls, found {article.from_poll}"
        return
    yield from _window_problems(article, feed, polls)
    for key, needed_by in (("declared_at", {"future", "wrong"}), ("declared", {"zoneless"})):
        if bool(getattr(article, key)) != (article.dates in needed_by):
            yield f"{key}: goes with dates {' and '.join(sorted(needed_by))}, and only with them"


def _window_problems(
    article: WireArticle, feed: WireFeed, polls: Sequence[datetime]
) -> Iterator[str]:
    """What is published appears in the first poll after it in which the feed lists anything."""
    number, at = article.from_poll, article.published_at
    end = polls[number - 1]
    if at >= end:
        yield f"published_at: expected before poll {number} ({end.isoformat()}), found {at.isoformat()}"
    before = next((poll for poll in range(number - 1, 0, -1) if feed.lists_at(poll)), None)
    if before and at <= polls[before - 1] and not article.is_edit:
        yield (
            f"published_at: expected after poll {before} ({polls[before - 1].isoformat()}), "
            f"in which it would have been seen, found {at.isoformat()}"
        )
    updated = article.updated_at
    if updated is not None and not at <= updated < end:
        yield f"updated_at: expected from published_at to poll {number}, found {updated.isoformat()}"


def _check_addresses(placed: Sequence[Placed], outlets: Mapping[str, WireOutlet]) -> None:
    """One address leads to one story, unless both are marked as taking turns there."""
    holders: dict[tuple[str, str], WireArticle] = {}
    feeds = {
        (outlet.id, path)
        for outlet in outlets.values()
        for feed in outlet.feeds
        for path in (feed.path, feed.moved_to)
    }
    for file, article in placed:
        for path in article.paths:
            holder = holders.setdefault((article.outlet, path), article)
            if (article.outlet, path) in feeds:
                raise WatchFolderError(file, f"url_path: {path!r} is the address of a feed")
            if holder.id != article.id and not _take_turns(holder, article):
                raise WatchFolderError(
                    file,
                    f"url_path: {path!r} is the address of {holder.id!r} as well; "
                    f"two stories in turn are marked {TWO_STORIES!r} and appear in different polls",
                )


def _take_turns(one: WireArticle, other: WireArticle) -> bool:
    are_marked = TWO_STORIES in one.cases and TWO_STORIES in other.cases
    return are_marked and one.from_poll != other.from_poll and one.url_path == other.url_path
