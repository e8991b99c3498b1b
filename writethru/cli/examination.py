"""What `writethru doctor` looks at, one check after the other. Each gives one finding; nothing is changed."""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.coverage.claims import draft_claims
from extractors.errors import StorageError, WatchFolderError, WritethruError
from extractors.language.dictionaries import EXTRAS, dictionary_of
from flows.stages.desk import APPLY_LIMIT_S, home_of, network_of
from flows.stages.references import current_reference
from storage.timeline.inbox import Inbox
from storage.timeline.questions import Timeline
from storage.watch.folder import WatchFolder
from storage.watch.names import read_name_rows
from storage.watch.opml import read_feeds
from storage.watch.references import ReferenceText, read_references
from storage.watch.settings import read_settings
from storage.watch.topics import read_topics
from writethru.cli.feeds import feed_rows
from writethru.cli.topics import failed_examples

LEAST_FREE_BYTES = 1_000_000_000
MOST_PREFECT_BYTES = 2_000_000_000
NAMED = 3
"""So many feeds, topics or alerts are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `remedy` says what to do, None when nothing is wrong."""

    check: str
    told: str
    remedy: str | None = None

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.remedy is None


Check = Callable[[WatchFolder], tuple[str, str | None]]
"""Looks at a watch folder: what was found, and what to do when that is wrong."""


def examine(folder: WatchFolder) -> list[Finding]:
    """All checks, in order; one that cannot be made is a finding too."""
    return [_finding(name, check, folder) for name, check in CHECKS]


def _finding(name: str, check: Check, folder: WatchFolder) -> Finding:
    try:
        told, remedy = check(folder)
    except WatchFolderError as error:
        return Finding(name, str(error), f"mend {error.path}")
    except StorageError as error:
        remedy = "run `writethru run`, which publishes a new snapshot; else restore a backup"
        return Finding(name, str(error), remedy)
    except WritethruError as error:
        return Finding(name, str(error), "mend that, then look again")
    return Finding(name, told, remedy)


def _settings(folder: WatchFolder) -> tuple[str, str | None]:
    settings = read_settings(folder.settings_file)
    allowed = network_of(folder, settings).allow
    told = f"allowed beside public addresses: {', '.join(allowed)}" if allowed else "fine"
    wanted = settings.watch.reference
    if wanted and wanted not in {r.reference_id for r in read_references(folder.references_folder)}:
        return f"watch.reference names {wanted!r}, which is not there", "name one that is"
    return told, None


def _feeds_file(folder: WatchFolder) -> tuple[str, str | None]:
    feeds = read_feeds(folder.feeds_file)
    if not feeds:
        return "lists no feed", "add one with `writethru feeds add URL`"
    return counted(len(feeds), "feed"), None


def _topics(folder: WatchFolder) -> tuple[str, str | None]:
    topics = read_topics(folder.topics_folder)
    failed = failed_examples(topics, folder)
    if failed:
        names = _some(sorted({row["topic"] for row in failed}))
        told = f"{counted(len(failed), 'example')} not matched as asked: {names}"
        return told, "see `writethru topics check`, then mend the query or the example"
    if not topics:
        return "there is no topic", "write one, or draft one with `writethru watch URL`"
    return f"{counted(len(topics), 'topic')}, all examples hold", None


def _names(folder: WatchFolder) -> tuple[str, str | None]:
    return counted(len(read_name_rows(folder.names_file)), "name"), None


def _dictionaries(folder: WatchFolder) -> tuple[str, str | None]:
    del folder
    known = [f"{code} by {name}" for code, name in EXTRAS.items() if dictionary_of(code)]
    by_rule = [f"{code} (writethru[{code}])" for code in EXTRAS if not dictionary_of(code)]
    told = [f"word forms: {', '.join(known)}"] if known else []
    return "; ".join((*told, *(f"by rule, no dictionary: {code}" for code in by_rule))), None


def _references(folder: WatchFolder) -> tuple[str, str | None]:
    references = read_references(folder.references_folder)
    if not references:
        return "there is no reference", "make one with `writethru watch URL`"
    empty = [
        r.reference_id for r in references if not draft_claims(r.title, r.text, language=r.language)
    ]
    if empty:
        return f"no claim can be drafted from {_some(empty)}", "write whole sentences there"
    if mistakes := _mistakes(folder, references):
        return "; ".join(mistakes), "mend the file; what was decided before holds until then"
    return f"{len(references)}: {_some([r.reference_id for r in references])}", None


def _mistakes(folder: WatchFolder, references: Sequence[ReferenceText]) -> list[str]:
    """What is wrong in the files of decisions; ids of claims are known once there is a timeline."""
    home = home_of(folder.root)
    if not home.link.exists():
        return [str(text.mistake) for text in references if text.mistake]
    with Timeline(home) as timeline:
        currents = [current_reference(text, timeline, folder) for text in references]
    return [current.mistake for current in currents if current.mistake]


def _timeline(folder: WatchFolder) -> tuple[str, str | None]:
    home = home_of(folder.root)
    if not home.link.exists():
        if home.live.exists():
            return "there is no snapshot of it", "run `writethru run`, which publishes one"
        return NOT_RUN, None
    with Timeline(home) as timeline:
        articles = len(timeline.answers.articles())
    return f"opens and answers: {counted(articles, 'article')}", None


def _inbox(folder: WatchFolder) -> tuple[str, str | None]:
    if not folder.inbox_folder.exists():
        return NOT_RUN, None
    inbox = Inbox(folder.inbox_folder)
    refused, waiting = inbox.refused(), inbox.waiting()
    if refused:
        told = f"{counted(len(refused), 'load')} refused: {_some([path.name for path in refused])}"
        return told, f"read the reasons in {inbox.folder / 'bad'} (*.txt), report them, delete them"
    late = [path for path in waiting if time.time() - path.stat().st_mtime > APPLY_LIMIT_S]
    if late:
        told = f"{counted(len(late), 'load')} waiting for more than {APPLY_LIMIT_S:.0f} s"
        return told, "run `writethru run`, or look whether `writethru serve` is alive"
    return f"{counted(len(waiting), 'load')} waiting", None


def _feeds(folder: WatchFolder) -> tuple[str, str | None]:
    if not home_of(folder.root).link.exists():
        return NOT_RUN, None
    rows = feed_rows(folder.root)
    failing = [str(row["url"]) for row in rows if row["error"]]
    unasked = [
        str(row["url"])
        for row in rows
        if not (row["error"] or row["last_good_at"] or row["next_due_at"])
    ]
    if failing:
        told = f"{len(failing)} of {counted(len(rows), 'feed')} in error: {_some(failing)}"
        return told, "see `writethru feeds list`, then mend or delete their lines in feeds.opml"
    if unasked:
        return (
            f"{counted(len(unasked), 'feed')} never asked: {_some(unasked)}",
            "run `writethru poll`",
        )
    return f"all {len(rows)} answered", None


def _deliveries(folder: WatchFolder) -> tuple[str, str | None]:
    home = home_of(folder.root)
    if not home.link.exists():
        return NOT_RUN, None
    with Timeline(home) as timeline:
        alerts = timeline.answers.alerts()
    dead = [
        f"{alert['claim_id']} over {delivery.removesuffix(': dead')}"
        for alert in alerts
        for delivery in alert["deliveries"] or ()
        if delivery.endswith(": dead")
    ]
    if dead:
        told = f"{counted(len(dead), 'delivery', 'deliveries')} given up: {_some(dead)}"
        return told, "read them with `writethru alerts`, then look at that channel"
    return f"{counted(len(alerts), 'alert')}, no delivery given up", None


def _disk(folder: WatchFolder) -> tuple[str, str | None]:
    free = shutil.disk_usage(folder.root).free
    told = f"{free / 1e9:.1f} GB free"
    return told, None if free >= LEAST_FREE_BYTES else "make room: at least 1 GB is needed"


def _prefect(folder: WatchFolder) -> tuple[str, str | None]:
    home = folder.prefect_folder
    if not home.exists():
        return "not made yet", None
    if not home.is_dir() or not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return f"{home} cannot be written", "give yourself the right to, or delete it"
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    if size > MOST_PREFECT_BYTES:
        return f"{size / 1e9:.1f} GB", f"stop the service and delete {home}: it is made anew"
    return f"{size / 1e6:.0f} MB", None


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number and its noun."""
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"


def _some(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


NOT_RUN = "nothing was run yet; begin with `writethru run`"

CHECKS: tuple[tuple[str, Check], ...] = (
    ("settings", _settings),
    ("feeds.opml", _feeds_file),
    ("topics", _topics),
    ("names", _names),
    ("dictionaries", _dictionaries),
    ("references", _references),
    ("timeline", _timeline),
    ("inbox", _inbox),
    ("feeds", _feeds),
    ("deliveries", _deliveries),
    ("disk", _disk),
    ("prefect", _prefect),
)
"""Name and check, in the order in which they are told."""
