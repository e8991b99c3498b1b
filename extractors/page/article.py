"""One page in, one cleaned article out."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from extractors.address import address_key
from extractors.language.detect import detect_language, language_conflict
from extractors.model import Article, Completeness, Precision, Status
from extractors.page.body import (
    BROKEN_TREE,
    MAX_ELEMENTS,
    clean_text,
    extract_body,
    parse_page,
)
from extractors.page.completeness import judge_completeness
from extractors.page.dates import Chosen, DeclaredTime, choose_published, choose_updated, read_time
from extractors.page.decode import Decoded, decode_page
from extractors.page.markup import PageView, Verdict, read_markup
from extractors.page.metadata import read_facts
from extractors.page.status import READABLE, decide_status, find_no_page
from extractors.page.walls import without_subscribe_lines

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_MAX_BYTES = 10_000_000
_BAD_SHARE = 0.001


def extract_article(
    body: bytes,
    *,
    url: str = "",
    headers: Mapping[str, str] = _NO_HEADERS,
    fetched_at: datetime | None = None,
    feed_summary: str = "",
) -> Article:
    """What a fetched page says: status, cleaned text, dates, authors, with the reasons for each.

    `url` is the address after redirects, `headers` those of the answer (its status code may stand
    under `:status`), `fetched_at` (aware) bounds what dates can be true, `feed_summary` is what the
    feed gave of the text. `canonical_url` is what the page declares: on another host it marks
    syndication (a reason says so) and is not the identity of this page. Any bytes give an article;
    a page that cannot be read is `failed` or `empty`, with a reason.
    """
    headers = {name.lower(): value for name, value in headers.items()}
    url = url if _is_address(url) else ""
    if verdict := find_no_page(body, headers):
        return _unread(verdict)
    if len(body) > _MAX_BYTES:
        return _unread(Verdict(Status.FAILED, (f"{len(body)} bytes: larger than any article",)))
    decoded = decode_page(body, content_type=headers.get("content-type", ""))
    tree = parse_page(decoded.text)
    if tree is None:
        return _unread(Verdict(Status.EMPTY, ("no element on the page",)))
    view = _look(tree, url, headers)
    return _assemble(
        view, _verdict(view, decoded), fetched_at=fetched_at, feed_summary=feed_summary
    )


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _unread(verdict: Verdict) -> Article:
    return Article(
        status=verdict.status,
        completeness=Completeness.UNKNOWN,
        title="",
        text="",
        published_at=None,
        published_precision=Precision.NONE,
        updated_at=None,
        authors=(),
        language=None,
        declared_language=None,
        site=None,
        canonical_url=None,
        reasons=verdict.reasons,
    )


def _look(tree: HtmlElement, url: str, headers: Mapping[str, str]) -> PageView:
    facts = read_facts(tree, url=url)
    body = extract_body(tree, title=facts.title, article_body=facts.article_body)
    return PageView(url, headers, tree, facts, read_markup(tree), body)


def _verdict(view: PageView, decoded: Decoded) -> Verdict:
    if decoded.bad_share > _BAD_SHARE:
        return Verdict(
            Status.FAILED, (f"{decoded.bad_share:.1%} of the characters cannot be decoded",)
        )
    return decide_status(view)


def _assemble(
    view: PageView, verdict: Verdict, *, fetched_at: datetime | None, feed_summary: str
) -> Article:
    facts = view.facts
    completeness, signals = judge_completeness(view, verdict.status, feed_summary=feed_summary)
    published = _published(view, verdict.status, fetched_at)
    updated = choose_updated(facts.updated, published=published.time, fetched_at=fetched_at)
    text = _kept_text(view, verdict.status)
    language = detect_language(text or facts.title, declared=facts.language)
    conflict = language_conflict(language, facts.language)
    return Article(
        status=verdict.status,
        completeness=completeness,
        title=clean_text(facts.title),
        text=text,
        published_at=published.time.at if published.time else None,
        published_precision=published.time.precision if published.time else Precision.NONE,
        updated_at=updated.time.at if updated.time else None,
        authors=tuple(clean_text(author) for author in facts.authors),
        language=language,
        declared_language=facts.language,
        site=clean_text(facts.site) if facts.site else None,
        canonical_url=facts.canonical_url,
        reasons=(
            *verdict.reasons,
            *signals,
            *published.reasons,
            *updated.reasons,
            *_remarks(view),
            *((conflict,) if conflict else ()),
        ),
    )


def _kept_text(view: PageView, status: Status) -> str:
    if status not in READABLE:
        return ""
    return without_subscribe_lines(view.text) if status is Status.PARTIAL else view.text


def _published(view: PageView, status: Status, fetched_at: datetime | None) -> Chosen:
    """The declared time; for a readable page without one the day that htmldate finds in its text."""
    chosen = choose_published(view.facts.published, fetched_at=fetched_at)
    if chosen.time or status not in READABLE or view.body.source == "baseline":
        return chosen
    guess = _guess_day(view.tree, view.url, fetched_at)
    if guess is None:
        return chosen
    guessed = choose_published([guess], fetched_at=fetched_at)
    return Chosen(guessed.time, (*chosen.reasons, *guessed.reasons))


def _guess_day(tree: HtmlElement, url: str, fetched_at: datetime | None) -> DeclaredTime | None:
    # Without a bound htmldate asks the clock.
    latest = (fetched_at or datetime(2100, 1, 1, tzinfo=UTC)).strftime("%Y-%m-%d")
    try:
        found = find_date(
            tree, original_date=True, extensive_search=False, url=url or None, max_date=latest
        )
    except BROKEN_TREE:
        return None
    return read_time(found, "htmldate (a guess)") if found else None


def _remarks(view: PageView) -> tuple[str, ...]:
    remarks = []
    if view.body.source == "baseline":
        remarks.append(f"more than {MAX_ELEMENTS} elements: plain extraction")
    if view.body.source == "articleBody":
        remarks.append("text: articleBody, the page itself shows almost none")
    other = _other_host(view.facts.canonical_url or "", view.url)
    if other:
        remarks.append(f"syndicated: the canonical address is on {other}")
    return tuple(remarks)


def _other_host(canonical: str, url: str) -> str:
    """The host of the canonical address if that is another site; "" for one that holds or is held by the other."""
    there, here = _site(canonical), _site(url)
    is_same = f".{there}".endswith(f".{here}") or f".{here}".endswith(f".{there}")
    return "" if is_same or not (there and here) else there


def _site(url: str) -> str:
    host = (address_key(url) or "").split("/")[0].split("?")[0]
    return re.sub(r"^(?:amp|m|mobile)\.", "", host)
