"""robots.txt (RFC 9309): which pages a site lets us read. Feeds are made to be polled and are not asked about."""

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from protego import Protego

from extractors.errors import FetchError
from flows.net.crowd import fetch_many
from flows.net.fetch import Fetched, Network, Request

PRODUCT = "writethru"
# The RFC lets a reader stop here.
_MOST_READ = 512_000

Rule = Callable[[str], bool]


def may_fetch(urls: Sequence[str], *, network: Network) -> tuple[bool, ...]:
    """For each page whether its site lets us read it; asks each site once, through the guard.

    As the RFC has it: a site without such a file (any 4xx) allows all, one that cannot answer
    (5xx, no connection) allows nothing for now.
    """
    files = {url: robots_address(url) for url in urls}
    wanted = list(dict.fromkeys(files.values()))
    answers = fetch_many([Request(address) for address in wanted], network=network)
    rules = dict(zip(wanted, map(_rule, answers), strict=True))
    return tuple(rules[files[url]](url) for url in urls)


def robots_address(url: str) -> str:
    """Where the rules for a page stand; "" when `url` is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}/robots.txt" if parts.netloc else ""


def _rule(answer: Fetched | FetchError) -> Rule:
    if isinstance(answer, FetchError) or answer.status >= 500 or answer.status == 429:
        return _nothing
    if answer.status != 200:
        return _everything
    rules = Protego.parse(answer.body[:_MOST_READ].decode("utf-8", "replace"))
    return partial(_allowed_by, rules)


def _allowed_by(rules: Protego, url: str) -> bool:
    return bool(rules.can_fetch(url, PRODUCT))


def _everything(_: str) -> bool:
    return True


def _nothing(_: str) -> bool:
    return False
