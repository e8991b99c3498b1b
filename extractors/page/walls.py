"""Walls between a reader and a text: bot challenge, consent, paywall."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from extractors.model import Status
from extractors.page.markup import PageView, Verdict, fold_line
from extractors.page.signals import (
    CHALLENGE_HEADERS,
    CHALLENGE_MARKS,
    CHALLENGE_TITLES,
    CONSENT_HOSTS,
    CONSENT_PATHS,
    CONSENT_WORDS,
    SUBSCRIBE_PHRASES,
)

_LITTLE_TEXT = 800
_READ_TEXT = 200
_SHORT_ARTICLE = 1_500
_TAIL = 500
_TEASER_WORDS = 150


def find_challenge(view: PageView) -> Verdict | None:
    """A bot wall: by header always; by title or vendor mark only where no article is declared."""
    for name, value in CHALLENGE_HEADERS:
        given = view.headers.get(name, "").lower()
        if given and value in given:
            return Verdict(Status.CHALLENGE, (f"header {name}: {given}",))
    if view.is_declared_article or len(view.text) >= _SHORT_ARTICLE:
        return None
    title = next((words for words in CHALLENGE_TITLES if words in view.markup.title), None)
    if title and len(view.markup.title) < 100:
        return Verdict(Status.CHALLENGE, (f"title of a bot wall: {title}",))
    code = view.markup.scripts.lower() + view.markup.visible + view.markup.noscript
    mark = next((mark for mark in CHALLENGE_MARKS if mark in code), None)
    if mark and len(view.text) < _LITTLE_TEXT:
        return Verdict(Status.CHALLENGE, (f"mark of a bot wall: {mark}",))
    return None


def find_consent(view: PageView) -> Verdict | None:
    """A consent wall: by address, or by a short text that speaks of little else.

    A consent layer over an article is no wall: the article is in the page and is read.
    """
    parts = urlsplit(view.url)
    host, path = (parts.hostname or ""), parts.path.lower()
    if not view.is_declared_article and (
        host.startswith(CONSENT_HOSTS) or path.startswith(CONSENT_PATHS)
    ):
        return Verdict(Status.CONSENT, (f"address of a consent wall: {host}{path}",))
    is_read = view.is_declared_article or len(view.text) >= _READ_TEXT
    text = fold_line(view.text) if is_read else view.markup.visible
    longest, least_share = (2_500, 0.08) if view.is_declared_article else (6_000, 0.03)
    found = sum(text.count(word) for word in CONSENT_WORDS)
    share = found / max(len(text.split()), 1)
    if found >= 4 and share > least_share and len(text) < longest:
        return Verdict(Status.CONSENT, (f"{found} consent words, {share:.0%} of the text",))
    return None


def find_paywall(view: PageView) -> Verdict | None:
    """A text that breaks off: `teaser` when little is left of it, `partial` when a good part is.

    The flag `isAccessibleForFree: false` alone means nothing: of 26 real pages that declare it 22
    give their text. What is missing must show: in the declared length, or at the end of the text.
    """
    words = len(view.text.split())
    declared = declared_words(view)
    share = words / declared if declared else None
    gates, cuts = list(_gates(view)), list(_cuts(view))
    if share is None:
        is_cut = bool(gates and cuts)
    else:
        is_cut = share < 0.5 or (share < 0.8 and bool(gates))
        cuts.append(f"{words} of {declared} declared words")
    if not is_cut:
        return None
    status = Status.TEASER if _is_little(words, share) else Status.PARTIAL
    return Verdict(status, tuple(dict.fromkeys(gates + cuts)))


def _is_little(words: int, share: float | None) -> bool:
    """Whether what is left is a teaser: one paragraph or two, or a small share of what was declared."""
    if share is None:
        return words < _TEASER_WORDS
    return share < 0.25 or (share < 0.5 and words < _TEASER_WORDS // 2)


def declared_words(view: PageView) -> int | None:
    """How many words the page says its article has; None below 50, where the number is mostly a default."""
    body = 0 if view.body.source == "articleBody" else len(view.facts.article_body.split())
    declared = max(view.facts.word_count or 0, body)
    return declared if declared >= 50 else None


def subscribe_phrase(text: str) -> str | None:
    """The phrase that asks for a subscription where a text breaks off, if there is one."""
    tail = fold_line(text[-_TAIL:])
    return next((phrase for phrase in SUBSCRIBE_PHRASES if phrase in tail), None)


def breaks_off(text: str) -> bool:
    """Whether a text ends in the dots of something left out."""
    return text.rstrip(" \n\"'”»“])").endswith(("…", "...", "[...", "[…"))


def without_subscribe_lines(text: str) -> str:
    """A text without the lines at its end that only ask for a subscription."""
    lines = text.split("\n")
    while len(lines) > 1 and len(lines[-1]) < 300 and subscribe_phrase(lines[-1]):
        lines.pop()
    return "\n".join(lines)


def _gates(view: PageView) -> Iterator[str]:
    """Signs that the page has a lock."""
    if view.facts.is_free is False:
        yield "declared as not free"
    if phrase := subscribe_phrase(view.text):
        yield f"ends with: {phrase}"
    if phrase := next(
        (phrase for phrase in SUBSCRIBE_PHRASES if phrase in view.markup.boxes), None
    ):
        yield f"paywall box: {phrase}"


def _cuts(view: PageView) -> Iterator[str]:
    """Signs that something is missing."""
    if phrase := subscribe_phrase(view.text):
        yield f"ends with: {phrase}"
    if breaks_off(view.text):
        yield "ends in dots"
    if len(view.text) < _SHORT_ARTICLE and view.body.source != "articleBody":
        yield f"only {len(view.text)} characters"
    yield from (f"locked part {selector} is empty" for selector in _empty_parts(view))


def _empty_parts(view: PageView) -> Iterator[str]:
    for selector in view.facts.locked_selectors[:5]:
        names = selector.strip(".#").replace(".", " ").split()
        if not names or not all(name.replace("-", "").replace("_", "").isalnum() for name in names):
            continue
        path = f"//*[contains(concat(' ', @class, ' '), ' {names[0]} ') or @id='{names[0]}']"
        found = view.tree.xpath(path)
        if sum(len(element.text_content().strip()) for element in found) < 200:
            yield selector
