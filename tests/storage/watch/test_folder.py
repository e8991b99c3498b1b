from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import WatchFolderError
from extractors.model import FeedSource
from storage.watch.folder import WatchFolder, find_folder, init_folder, load_watch

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]

OPML = '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>'


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_every_file_has_its_place() -> None:
    folder = WatchFolder(Path("w"))
    places = [
        folder.settings_file,
        folder.feeds_file,
        folder.names_file,
        folder.topics_folder,
        folder.references_folder,
        folder.timeline_file,
        folder.state_folder,
        folder.live_folder,
        folder.inbox_folder,
        folder.published_folder,
        folder.prefect_folder,
        folder.demo_folder,
    ]
    assert [path.as_posix() for path in places] == [
        "w/writethru.toml",
        "w/feeds.opml",
        "w/names.toml",
        "w/topics",
        "w/references",
        "w/timeline.duckdb",
        "w/.state",
        "w/.state/live",
        "w/.state/inbox",
        "w/.state/published",
        "w/.state/prefect",
        "w/.state/demo",
    ]


def test_init_makes_the_starter_and_a_second_init_changes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "new" / "watch"
    made = init_folder(root)
    assert {root / "writethru.toml", root / "feeds.opml"} <= set(made)
    assert all(path.is_file() for path in made)
    before = snapshot(root)
    assert init_folder(root) == []
    assert snapshot(root) == before


def test_init_never_writes_over_a_file_of_the_user(make_file: Make, tmp_path: Path) -> None:
    mine = make_file("feeds.opml", OPML)
    made = init_folder(tmp_path)
    assert mine not in made
    assert mine.read_text("utf-8") == OPML
    assert tmp_path / "writethru.toml" in made


def test_init_leaves_out_what_is_not_wanted(tmp_path: Path) -> None:
    init_folder(tmp_path, leave_out=("references", "topics"))
    assert not (tmp_path / "references").exists()
    assert not (tmp_path / "topics").exists()
    assert load_watch(tmp_path).references == ()


def test_init_fills_a_folder_with_nothing_but_hidden_files(make_file: Make, tmp_path: Path) -> None:
    make_file(".git/config", "")
    assert init_folder(tmp_path)


def test_init_refuses_a_folder_with_other_files(
    make_file: Make, tmp_path: Path, complaint: Complaint
) -> None:
    make_file("thesis.docx", "")
    assert complaint(init_folder, tmp_path) == (
        "holds other files and is no watch folder; name a new or empty folder"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_init_refuses_a_file(make_file: Make, complaint: Complaint) -> None:
    assert complaint(init_folder, make_file("watch", "")) == "is a file; name a new or empty folder"


def test_a_folder_that_is_none_says_how_to_make_one(tmp_path: Path, complaint: Complaint) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        assert complaint(find_folder, path) == (
            f"there is no watch folder here; make one with `writethru init {path}`"
        )
        with pytest.raises(WatchFolderError, match="writethru init"):
            load_watch(path)


def test_a_list_of_feeds_alone_is_a_watch_folder(make_file: Make, tmp_path: Path) -> None:
    make_file("feeds.opml", OPML)
    watch = load_watch(tmp_path)
    assert watch.folder == find_folder(tmp_path) == WatchFolder(tmp_path)
    assert watch.feeds == (FeedSource("https://a.example/rss", "A", "A"),)
    assert (watch.topics, watch.references) == ((), ())


def test_a_replaced_list_of_feeds_changes_the_watch(tmp_path: Path) -> None:
    init_folder(tmp_path)
    (tmp_path / "feeds.opml").write_text(OPML, "utf-8")
    assert [feed.url for feed in load_watch(tmp_path).feeds] == ["https://a.example/rss"]


def test_settings_that_name_no_reference_are_told(
    make_file: Make, tmp_path: Path, complaint: Complaint
) -> None:
    make_file("feeds.opml", OPML)
    make_file("references/mill.md", "Title\nText.\n")
    path = make_file("writethru.toml", '[watch]\nreference = "mil"\n')
    assert complaint(load_watch, tmp_path, path) == (
        "watch.reference: there is no references/mil.md; expected one of: mill"
    )


def test_a_watch_folder_without_feeds_says_what_is_missing(
    make_file: Make, tmp_path: Path, complaint: Complaint
) -> None:
    make_file("writethru.toml", "")
    message = complaint(load_watch, tmp_path, tmp_path / "feeds.opml")
    assert message.startswith("there is no such file; put an OPML list of feeds there")
