"""`writethru feeds list`, `add` and `check`: the feeds of a watch folder, and whether an address is one."""

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from rich.text import Text

from extractors.errors import InputError
from extractors.model import FeedSource
from flows.net.fetch import Network
from flows.stages.clock import system_clock
from flows.stages.desk import home_of, network_of
from storage.timeline.questions import Timeline
from storage.watch.folder import WatchFolder, find_folder
from storage.watch.opml import add_feed, read_feeds
from storage.watch.settings import read_settings
from writethru.cli.extraction.pages import entry_fields
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import (
    Column,
    Row,
    console,
    day_and_time,
    print_json,
    short,
    show,
    visible,
)
from writethru.cli.probe import Probe, is_web_address, probe


def _address(row: Row) -> str:
    return f"{row['url']}\n{short(row['error'], 160)}" if row["error"] else str(row["url"])


LISTED = (
    Column("outlet", lambda row: short(row["outlet"], 24), style="bold"),
    Column("", lambda row: " ".join(filter(None, (row["country"], row["language"])))),
    Column("entries", lambda row: str(row["entries"])),
    Column("last good (UTC)", lambda row: day_and_time(row["last_good_at"])),
    Column("next (UTC)", lambda row: day_and_time(row["next_due_at"])),
    Column("address, and what is wrong", _address, is_wide=True),
)

CHECKED = ("id", "title", "link", "published_at", "updated_at")
SHOWN = 5


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """What to do, and with which feed."""
    del name
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|add|check")
    listing = actions.add_parser("list", help="all feeds of feeds.opml and how they are doing")
    add_watch(listing)
    add_formats(listing)
    adding = actions.add_parser("add", help="try a feed and add it to feeds.opml")
    adding.add_argument("address", metavar="URL")
    adding.add_argument("--title", help="default: what the feed calls itself")
    adding.add_argument("--outlet", help="who publishes it; default: the title")
    adding.add_argument("--country", type=_country, metavar="CODE", help="of the newsroom: PL, US")
    adding.add_argument("--language", type=_language, metavar="CODE", help="of its texts: pl, en")
    adding.add_argument("--owner", help="the owner group")
    adding.add_argument("--force", action="store_true", help="add it whatever it answers")
    add_watch(adding)
    checking = actions.add_parser("check", help="fetch and parse one feed, and say what is wrong")
    checking.add_argument("address", metavar="URL|FILE")
    checking.add_argument("--json", action="store_true", help="one JSON object, for programs")
    add_watch(checking)


def run(options: argparse.Namespace, name: str) -> int:
    """Do it; a feed that is none makes the exit code 1."""
    del name
    if options.action == "list":
        show(feed_rows(options.watch), LISTED, options, nothing="feeds.opml lists no feed")
        return 0
    return _add(options) if options.action == "add" else _check(options)


def feed_rows(root: Path) -> list[Row]:
    """One row for each feed of the OPML file, polled or not, in its order."""
    folder = find_folder(root)
    health = _health(folder)
    return [_listed(feed, health.get(feed.feed_id, {})) for feed in read_feeds(folder.feeds_file)]


def _health(folder: WatchFolder) -> Mapping[int, Row]:
    home = home_of(folder.root)
    if not home.link.exists():
        return {}
    with Timeline(home) as timeline:
        return {row["feed_id"]: row for row in timeline.answers.feeds()}


def _listed(feed: FeedSource, health: Row) -> Row:
    return {
        "url": feed.url,
        "title": feed.title,
        "outlet": feed.outlet,
        "country": feed.country,
        "language": feed.language,
        "entries": health.get("entries", 0),
        "error": health.get("error"),
        "last_good_at": health.get("last_good_at"),
        "next_due_at": health.get("next_due_at"),
    }


def _add(options: argparse.Namespace) -> int:
    folder = find_folder(options.watch)
    if not is_web_address(options.address):
        raise InputError(f"{options.address!r} is no feed address; expected https://...")
    found = probe(options.address, network=_network(folder), now=system_clock())
    if found.error and not options.force:
        raise InputError(f"{found.error} Not added; --force adds it all the same")
    feed = _source(options, found)
    is_new = add_feed(folder.feeds_file, feed)
    told = f"added {feed.title}: {feed.url}" if is_new else f"{feed.url} is there already"
    console().print(Text(visible(told)))
    return 0


def _source(options: argparse.Namespace, found: Probe) -> FeedSource:
    own_title = found.feed.title if found.feed else ""
    title = options.title or own_title or urlsplit(options.address).hostname or options.address
    return FeedSource(
        url=options.address,
        title=title,
        outlet=options.outlet or title,
        country=options.country,
        language=options.language,
        owner=options.owner,
    )


def _check(options: argparse.Namespace) -> int:
    network = _network(WatchFolder(options.watch))
    found = probe(options.address, network=network, now=system_clock())
    if options.json:
        print_json(probe_fields(found))
    else:
        for line in _told(found):
            console().print(Text(visible(line)))
    return 0 if found.feed else 1


def probe_fields(found: Probe) -> Row:
    """A try as it leaves: what is no feed has no entries and a sentence in `error`."""
    entries = [entry_fields(entry) for entry in (found.feed.entries if found.feed else ())]
    return {
        "url": found.address,
        "ok": found.feed is not None,
        "error": found.error,
        "entries": [{field: entry[field] for field in CHECKED} for entry in entries],
    }


def _told(found: Probe) -> list[str]:
    if found.feed is None:
        return [f"{found.address}: {found.error}"]
    entries = found.feed.entries
    head = f"{found.address}: {found.feed.title or 'a feed'}, {len(entries)} entries"
    newest = [
        f"  {day_and_time(entry.published_at)}  {short(entry.title, 100)}"
        for entry in entries[:SHOWN]
    ]
    return [head, *newest, *(f"  note: {warning}" for warning in found.feed.warnings)]


def _network(folder: WatchFolder) -> Network:
    return network_of(folder, read_settings(folder.settings_file))


def _country(text: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise argparse.ArgumentTypeError("two letters are needed (ISO 3166), as in PL")
    return text.upper()


def _language(text: str) -> str:
    if not re.fullmatch("[A-Za-z]{2,3}", text):
        raise argparse.ArgumentTypeError("two letters are needed (ISO 639), as in pl")
    return text.lower()
