import io
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.model import FeedSource
from extractors.topics.match import Matcher
from flows.drafting import topic_id_of
from storage.watch.folder import init_folder, load_watch
from storage.watch.opml import read_feeds, write_feeds
from writethru.cli import main

Serve = Callable[[Mapping[str, tuple[int, str, str]]], str]


class Keyboard(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


def words(article: object, root: Path, *more: str) -> list[str]:
    return ["watch", str(article), "--watch", str(root), *more]


def test_a_text_file_makes_a_new_watch_of_its_own(
    plant_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "watch"
    assert main(words(plant_file, root, "--yes")) == 0
    watch = load_watch(root)
    [reference] = watch.references
    assert reference.title == "Brell closes its plant in Tarn"
    assert reference.language == "en"
    assert reference.text.startswith("The carmaker Brell will close its plant in Tarn, Poland")
    [topic] = watch.topics
    assert topic.topic_id == "brell-closes-its-plant-in-tarn"
    assert Matcher(watch.topics).match(title=reference.title, text=reference.text)
    assert not Matcher(watch.topics).match(title="Bread", text="A mill turns again in the harbour.")
    told = capsys.readouterr().out
    assert "5 claims" in told
    assert "About 900 workers will lose their jobs." in told
    assert f"next: `writethru run --watch {root}`" in told.replace("\n", " ")


def test_feeds_of_the_country_in_the_text_are_chosen_and_others_left_out(
    plant_file: Path, tmp_path: Path
) -> None:
    root = tmp_path / "watch"
    assert main(words(plant_file, root, "--yes")) == 0
    chosen = read_feeds(root / "feeds.opml")
    assert any(feed.country == "PL" for feed in chosen)
    assert {feed.country for feed in chosen if feed.category != "world"} == {"PL"}


def test_a_page_is_fetched_and_cleaned(serve: Serve, article_page: str, tmp_path: Path) -> None:
    url = serve({"/cheese": (200, "text/html; charset=utf-8", article_page)}) + "/cheese"
    root = tmp_path / "watch"
    assert main(words(url, root, "--yes")) == 0
    [reference] = load_watch(root).references
    assert reference.title == "Cheese called back in Port Linnet"
    assert (reference.url, reference.outlet) == (url, "Linnet Courier")
    assert reference.published_at == datetime(2025, 3, 4, 8, 30, tzinfo=UTC)
    assert "14 people fell ill" in reference.text


def test_a_page_in_a_file_will_do(article_page: str, tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text(article_page, "utf-8")
    assert main(words(path, tmp_path / "watch", "--yes")) == 0
    [reference] = load_watch(tmp_path / "watch").references
    assert (reference.title, reference.url) == ("Cheese called back in Port Linnet", None)


def test_what_is_no_readable_article_is_refused_and_nothing_is_made(
    serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    base = serve({"/wall": (200, "text/html", page), "/busy": (503, "text/html", page)})
    (tmp_path / "list.txt").write_text("Shopping\n\nmilk\n\nbread\n", "utf-8")
    bad = {
        f"{base}/wall": "is no readable article",
        f"{base}/busy": "the server answered 503",
        "http://nobody.invalid/": "nobody.invalid",
        str(tmp_path / "missing.md"): "there is no such file",
        str(tmp_path / "list.txt"): "states nothing that could be checked",
    }
    for article, complaint in bad.items():
        assert main(words(article, tmp_path / "watch", "--yes")) == 1
        told = capsys.readouterr()
        assert complaint in told.err
        assert told.err.count("\n") == 1
    assert not (tmp_path / "watch").exists()


def test_nobody_to_ask_is_one_line_and_nothing_else(
    plant_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert main(words(plant_file, tmp_path / "watch")) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "--yes" in told.err
    assert not (tmp_path / "watch").exists()


@pytest.mark.parametrize("typed", ["y\n", "\n", "no\n"])
def test_it_asks_once_and_writes_only_after_a_yes(
    typed: str,
    plant_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard(typed))
    assert main(words(plant_file, tmp_path / "watch")) == 0
    is_wanted = typed == "y\n"
    assert (tmp_path / "watch").exists() == is_wanted
    assert ("nothing was written" in capsys.readouterr().out) == (not is_wanted)


def test_a_folder_that_is_there_keeps_what_it_has(plant_file: Path, tmp_path: Path) -> None:
    root = tmp_path / "watch"
    init_folder(root)
    own = FeedSource("http://tarn-post.example/rss", "Tarn Post", "Tarn Post")
    write_feeds(root / "feeds.opml", [own])
    before = load_watch(root)
    assert main(words(plant_file, root, "--yes")) == 0
    after = load_watch(root)
    assert after.feeds[0] == own
    assert len(after.feeds) > 1
    assert len(after.references) == len(before.references) + 1
    assert {topic.topic_id for topic in after.topics} - {t.topic_id for t in before.topics} == {
        "brell-closes-its-plant-in-tarn"
    }


def test_the_same_article_again_changes_nothing_not_even_a_query_that_was_corrected(
    plant_file: Path, tmp_path: Path
) -> None:
    root = tmp_path / "watch"
    assert main(words(plant_file, root, "--yes")) == 0
    topic = root / "topics" / "brell-closes-its-plant-in-tarn.toml"
    topic.write_text('id = "brell-closes-its-plant-in-tarn"\nquery = "Brell"\n', "utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(words(plant_file, root, "--yes")) == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("title", "topic_id"),
    [
        ("Brell closes its plant in Tarn", "brell-closes-its-plant-in-tarn"),
        ("Żółta łódź: 900 jobs!", "zota-odz-900-jobs"),
        ("Завод закрывается", "topic-"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_topic_is_named_in_plain_letters(title: str, topic_id: str) -> None:
    assert topic_id_of(title).startswith(topic_id)
    assert len(topic_id_of(title)) <= 50
