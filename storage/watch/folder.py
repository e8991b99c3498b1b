"""The watch folder: where each of the user's files is, a new one from the starter, all of it loaded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from extractors.errors import WatchFolderError
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer, NamedEntity
from extractors.model import FeedSource
from extractors.topics.topic import Topic
from storage.watch.files import write_bytes
from storage.watch.glossary import read_glossary
from storage.watch.names import gazetteer_of, read_name_rows
from storage.watch.opml import read_feeds
from storage.watch.references import ReferenceText, read_references
from storage.watch.settings import Settings, read_settings
from storage.watch.topics import read_topics


@dataclass(frozen=True, slots=True)
class WatchFolder:
    """The places in a watch folder. `root` is the folder itself; nothing here touches the disk."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """`writethru.toml`."""
        return self.root / "writethru.toml"

    @property
    def feeds_file(self) -> Path:
        """`feeds.opml`."""
        return self.root / "feeds.opml"

    @property
    def names_file(self) -> Path:
        """`names.toml`: persons, offices, countries and their names."""
        return self.root / "names.toml"

    @property
    def glossary_file(self) -> Path:
        """`glossary.txt`."""
        return self.root / "glossary.txt"

    @property
    def topics_folder(self) -> Path:
        """`topics/`: one TOML file a topic, and `lists.toml`."""
        return self.root / "topics"

    @property
    def references_folder(self) -> Path:
        """`references/`: one text file a reference."""
        return self.root / "references"

    @property
    def timeline_file(self) -> Path:
        """`timeline.duckdb`: the newest published snapshot, for reading only."""
        return self.root / "timeline.duckdb"

    @property
    def state_folder(self) -> Path:
        """`.state/`: what the program keeps for itself."""
        return self.root / ".state"

    @property
    def live_folder(self) -> Path:
        """`.state/live/`: the database that only its owner opens."""
        return self.state_folder / "live"

    @property
    def inbox_folder(self) -> Path:
        """`.state/inbox/`: load files that wait for the owner."""
        return self.state_folder / "inbox"

    @property
    def published_folder(self) -> Path:
        """`.state/published/`: numbered snapshots."""
        return self.state_folder / "published"

    @property
    def prefect_folder(self) -> Path:
        """`.state/prefect/`: the data of our own Prefect server; may be thrown away."""
        return self.state_folder / "prefect"

    @property
    def demo_folder(self) -> Path:
        """`.state/demo/`: how far the demo has played."""
        return self.state_folder / "demo"


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch folder, loaded and checked; `gazetteer` finds `names`."""

    folder: WatchFolder
    settings: Settings
    feeds: tuple[FeedSource, ...]
    topics: tuple[Topic, ...]
    names: tuple[NamedEntity, ...]
    gazetteer: Gazetteer
    glossary: Glossary
    references: tuple[ReferenceText, ...]


def init_folder(root: Path, *, leave_out: Collection[str] = ()) -> list[Path]:
    """Copy the starter to `root` and return the files made; a file that is there already stays as it is.

    `leave_out` names files and folders at the top of the starter that are not wanted, such as
    `references`. Raises WatchFolderError when `root` holds something else than a watch folder.
    """
    _refuse_foreign(root)
    starter = resources.files("storage.watch") / "starter"
    made = []
    for place, file in _starter_files(starter):
        target = root.joinpath(*place)
        if place[0] not in leave_out and not target.exists():
            write_bytes(target, file.read_bytes())
            made.append(target)
    return made


def find_folder(path: Path) -> WatchFolder:
    """The watch folder at `path`. Raises WatchFolderError that says how to make one."""
    folder = WatchFolder(path)
    if not _is_watch_folder(folder):
        raise WatchFolderError(
            path, f"there is no watch folder here; make one with `writethru init {path}`"
        )
    return folder


def load_watch(root: Path) -> Watch:
    """Everything in the watch folder at `root`. Raises WatchFolderError: what file, what is wrong, what to do."""
    folder = find_folder(root)
    names = read_name_rows(folder.names_file)
    watch = Watch(
        folder=folder,
        settings=read_settings(folder.settings_file),
        feeds=read_feeds(folder.feeds_file),
        topics=read_topics(folder.topics_folder),
        names=names,
        gazetteer=gazetteer_of(names),
        glossary=read_glossary(folder.glossary_file),
        references=read_references(folder.references_folder),
    )
    _check_default_reference(watch)
    return watch


def _is_watch_folder(folder: WatchFolder) -> bool:
    return folder.settings_file.is_file() or folder.feeds_file.is_file()


def _refuse_foreign(root: Path) -> None:
    if not root.exists():
        return
    if not root.is_dir():
        raise WatchFolderError(root, "is a file; name a new or empty folder")
    # Hidden files (.git, .DS_Store) are nobody's content.
    has_content = any(not path.name.startswith(".") for path in root.iterdir())
    if has_content and not _is_watch_folder(WatchFolder(root)):
        raise WatchFolderError(
            root, "holds other files and is no watch folder; name a new or empty folder"
        )


def _starter_files(
    folder: Traversable, *above: str
) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _starter_files(item, *above, item.name)
        else:
            yield (*above, item.name), item


def _check_default_reference(watch: Watch) -> None:
    wanted = watch.settings.watch.reference
    known = [reference.reference_id for reference in watch.references]
    if wanted is not None and wanted not in known:
        raise WatchFolderError(
            watch.folder.settings_file,
            f"watch.reference: there is no references/{wanted}.md; expected one of: "
            f"{', '.join(known) or 'none yet, so take the key out'}",
        )
