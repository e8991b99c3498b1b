"""`writethru watch`: make a reference of any article, with its claims, a topic and fitting feeds."""

import argparse
import sys
from collections.abc import Iterator

from rich.text import Text

from extractors.address import address_key
from extractors.errors import InputError
from flows.drafting import Draft, draft_watch, write_draft
from flows.stages.clock import system_clock
from flows.stages.desk import network_of
from storage.watch.folder import WatchFolder
from storage.watch.names import read_name_rows
from storage.watch.opml import read_feeds
from storage.watch.settings import read_settings
from writethru.cli.options import add_watch, starter
from writethru.cli.output import console, day_and_time, short, visible
from writethru.cli.source import read_source

CLAIMS_SHOWN = 40
FEEDS_SHOWN = 12


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The article, and whether to ask."""
    del name
    parser.add_argument(
        "article", metavar="URL|FILE", help="an address, or a text, Markdown or HTML file"
    )
    parser.add_argument("--yes", action="store_true", help="write without asking")
    add_watch(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Draft, show, ask once, write, and say what to type next."""
    del name
    if not (options.yes or sys.stdin.isatty()):
        raise InputError("nobody is there to ask: add --yes to write what is drafted")
    folder = WatchFolder(options.watch)
    draft = _drafted(options.article, folder)
    say = console().print
    for line in _shown(draft, folder):
        say(line)
    if not (options.yes or _is_wanted(folder)):
        say(Text("nothing was written"))
        return 0
    for told in write_draft(draft, folder):
        say(Text(visible(told)))
    say(
        Text(
            f"next: `writethru run --watch {folder.root}`, then `writethru diff --watch {folder.root}`"
        )
    )
    return 0


def _drafted(article: str, folder: WatchFolder) -> Draft:
    network = network_of(folder, read_settings(folder.settings_file))
    source = read_source(article, network=network, now=system_clock())
    names_file = folder.names_file if folder.names_file.exists() else starter().names_file
    return draft_watch(
        source, names=read_name_rows(names_file), feeds=read_feeds(starter().feeds_file)
    )


def _is_wanted(folder: WatchFolder) -> bool:
    console().print(Text(f"write this to {folder.root}? [y/N] "), end="")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _shown(draft: Draft, folder: WatchFolder) -> Iterator[Text]:
    source = draft.source
    where = " · ".join(filter(None, (source.outlet, source.url, source.language)))
    yield Text(visible(source.title), style="bold")
    yield Text(visible(f"{where} · published {day_and_time(source.published_at)} UTC"), style="dim")
    if source.note:
        yield Text(visible(f"note: {source.note}"), style="yellow")
    yield Text(f"\n{len(draft.claims)} claims", style="bold")
    for claim in draft.claims[:CLAIMS_SHOWN]:
        yield _item(claim.claim_id, claim.text)
    yield from _rest(len(draft.claims) - CLAIMS_SHOWN)
    yield Text(f"\ntopic {draft.topic_id}", style="bold")
    yield Text(visible(draft.query))
    known = _known(folder)
    feeds = [feed for feed in draft.feeds if address_key(feed.url) not in known]
    yield Text(f"\n{len(feeds)} feeds to add", style="bold")
    for feed in feeds[:FEEDS_SHOWN]:
        yield _item(feed.title, feed.url)
    yield from _rest(len(feeds) - FEEDS_SHOWN)
    yield Text("")


def _known(folder: WatchFolder) -> set[str | None]:
    if not folder.feeds_file.exists():
        return set()
    return {address_key(feed.url) for feed in read_feeds(folder.feeds_file)}


def _item(mark: str, text: str) -> Text:
    return Text.assemble((f"  {visible(mark)}  ", "bold"), visible(short(text, 400)))


def _rest(count: int) -> Iterator[Text]:
    if count > 0:
        yield Text(f"  and {count} more", style="dim")
