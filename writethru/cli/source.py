"""The article that a person wants to watch: fetched, or read from a file, and cleaned."""

from datetime import datetime
from pathlib import Path

from extractors.errors import FetchError, InputError
from extractors.model import Article, Status
from extractors.page.status import READABLE
from flows.drafting import Source, source_of_text
from flows.net.crowd import fetch_many
from flows.net.fetch import Network, Request
from flows.net.workers import WorkerFailure, in_workers
from flows.stages.read import PAGE_LIMIT_S, PageTask, clean_page
from storage.watch.files import read_bytes
from writethru.cli.probe import is_web_address

PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Endings of files that hold a page; all other files are text or Markdown."""

_INSTEAD = "save its text to a file and name that file"


def read_source(address: str, *, network: Network, now: datetime) -> Source:
    """The article at an address of the web, or in a file.

    Raises:
        FetchError: it could not be fetched.
        WatchFolderError: the file cannot be read, or holds no text.
        InputError: it is no readable article.
    """
    if is_web_address(address):
        return _from_page(_fetched(address, network, now), address)
    path = Path(address)
    if path.suffix.lower() in PAGES:
        body = read_bytes(path, if_missing="name a file, or an address with https://")
        return _from_page(PageTask(body, "", {}, now, ""), address)
    return source_of_text(path)


def _fetched(address: str, network: Network, now: datetime) -> PageTask:
    answer = fetch_many([Request(address)], network=network)[0]
    if isinstance(answer, FetchError):
        raise answer
    if answer.status != 200:
        raise InputError(f"the server answered {answer.status} to {address}; {_INSTEAD}")
    return PageTask(answer.body, answer.url, answer.headers, now, "")


def _from_page(task: PageTask, address: str) -> Source:
    article = next(in_workers(clean_page, [task], processes=1, limit_s=PAGE_LIMIT_S))
    if isinstance(article, WorkerFailure):
        raise InputError(f"{address} could not be cleaned ({article.message}); {_INSTEAD}")
    if article.status not in READABLE or not article.text:
        raise InputError(f"{address} is no readable article ({_why(article)}); {_INSTEAD}")
    return Source(
        title=article.title or article.text.split("\n", 1)[0],
        text=article.text,
        url=next(filter(is_web_address, (article.canonical_url or "", task.url)), None),
        outlet=article.site,
        published_at=article.published_at,
        language=article.language,
        note=None
        if article.status is Status.FULL
        else f"the page is no whole article ({_why(article)})",
    )


def _why(article: Article) -> str:
    told = article.status.value.replace("_", " ")
    return f"{told}: {article.reasons[0]}" if article.reasons else told
