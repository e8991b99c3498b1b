"""Settle: conclusions from many texts, drawn in the transaction of the facts."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

import shutil
from datetime import timedelta

import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage
from storage.timeline.database import KEYS, Database

PATH = "/feed"


@pytest.fixture
def copied(folder, start_site, item):
    """Two papers, the second of which prints the text of the first: `copied.first()`, `copied.second()`."""

    class Papers:
        wire, paper = start_site(), start_site()

        def first(self):
            link = self.wire.article("/a")
            folder.feeds(self.wire.feed(PATH, item("Mill to close", link)))

        def second(self):
            here = self.wire.feed(PATH, item("Mill to close", self.wire.article("/a")))
            link = self.paper.article("/b", "Dunmore loses its mill")
            folder.feeds(here, self.paper.feed(PATH, item("Dunmore loses its mill", link)))

    return Papers()


def everything(folder):
    """All rows of all tables but the ledger."""
    with Database.snapshot(folder.desk().home.link) as snapshot:
        return {
            table: sorted(map(str, snapshot.query(f"FROM core.{table}")))
            for table in KEYS
            if table != "load"
        }


def test_a_copy_folds_into_the_text_that_was_first(folder, copied, clock, polled_and_read):
    copied.first()
    polled_and_read()
    clock.forward(hours=1)
    copied.second()
    polled_and_read()
    rows = folder.ask(
        "SELECT title, copy_of IS NULL AS is_origin, origin_id FROM articles ORDER BY title"
    )
    assert [(row["title"], row["is_origin"]) for row in rows] == [
        ("Dunmore loses its mill", False),
        ("Mill in Dunmore to close", True),
    ]
    assert rows[0]["origin_id"] == rows[1]["origin_id"]


def test_a_copy_in_the_same_load_folds_as_well(folder, copied, polled_and_read):
    copied.second()
    polled_and_read()
    rows = folder.ask("SELECT DISTINCT origin_id FROM articles")
    assert len(rows) == 1


def test_articles_of_one_happening_share_a_story_and_others_do_not(
    folder, site, ferry, item, clock, polled_and_read
):
    site.article("/mill")
    site.article("/ferry", "Night ferry stays in port", ferry)
    site.article(
        "/mill2",
        "Dunmore mill: union waits for talks",
        (
            "The union at the paper mill in Dunmore waits for the talks between Mayor Ina Velt and Orlik Paper.",
            "Nobody will walk out before the owners have said whether they would sell the mill to a buyer.",
            "Orlik Paper stops both machines in June, and 350 jobs in the valley go with the closure of the mill.",
        ),
    )
    hours = {"mill": 4, "mill2": 3, "ferry": 2}
    items = [
        item("mill", f"{site.url}/{name}", published_at=clock.now - timedelta(hours=past))
        for name, past in hours.items()
    ]
    folder.feeds(site.feed(PATH, *items))
    polled_and_read()
    rows = folder.ask("SELECT url, story_id FROM stories ORDER BY url")
    ferry_story, mill_story, other_story = (row["story_id"] for row in rows)
    assert mill_story == other_story
    assert ferry_story != mill_story


def test_a_load_that_is_delivered_again_changes_nothing(folder, copied, clock, polled_and_read):
    kept = folder.root.parent / "kept"
    kept.mkdir()
    inbox = folder.desk().home.inbox
    copied.second()
    folder.reference("mill", "Mill closes", "Orlik Paper will close its mill in Dunmore in June.")
    polled_and_read()
    desk = folder.desk()
    report = compare_coverage(desk)
    for path in inbox.waiting():
        shutil.copy(path, kept)
    desk.commit(report.load_id)
    before = everything(folder)
    (again,) = kept.iterdir()
    shutil.copy(again, inbox.folder / "new")
    assert folder.desk().commit(None) is not None
    assert everything(folder) == before
    assert inbox.waiting() == []


def test_the_same_facts_under_another_name_change_no_fact_and_no_conclusion(
    folder, copied, clock, polled_and_read
):
    copied.second()
    polled_and_read()
    before = everything(folder)
    desk = folder.desk()
    rows = {
        "article": [row | {"site": None} for row in folder.ask("FROM core.article")],
        "version": folder.ask("FROM core.version"),
    }
    desk.commit(desk.put("read", rows, made_at=clock.forward(hours=1)))
    assert everything(folder) == before


def test_a_standing_is_stored_only_when_it_changes(folder, site, clock, item, polled_and_read):
    folder.reference("mill", "Mill closes", "Orlik Paper will close its mill in Dunmore in June.")
    folder.feeds(site.feed(PATH, item("Mill", site.article("/mill"))))
    polled_and_read()
    run_stage(folder.desk(), compare_coverage)
    assert len(folder.ask("FROM core.standing")) == 1
    clock.forward(hours=2)
    second = site.article(
        "/walk", "Nobody walks out", ("Nobody walks out in Dunmore today. " * 12,)
    )
    site.feed(PATH, item("Mill", f"{site.url}/mill"), item("Mill walk", second))
    polled_and_read()
    run_stage(folder.desk(), compare_coverage)
    assert len(folder.ask("FROM core.comparison")) == 2
    assert len(folder.ask("FROM core.standing")) == 1


def test_what_several_origins_tell_and_the_reference_lacks_is_one_development(
    folder, site, mill, item, polled_and_read
):
    folder.reference("mill", "Mill closes", mill[0])
    told = "A cooperative of 40 pensioners has offered 3 million euros for the smaller machine."
    other_words = "In June the machines of Orlik Paper in Dunmore stop for good."
    first = site.article("/one", "Pensioners want a machine", (mill[0], told, *mill[3:6]))
    second = site.article("/two", "Packaging from Dunmore", (other_words, *mill[7:], told))
    folder.feeds(site.feed(PATH, item("Mill one", first), item("Mill two", second)))
    polled_and_read()
    run_stage(folder.desk(), compare_coverage)
    rows = folder.ask(
        "SELECT text, origins, is_tracked FROM developments WHERE contains(text, 'pensioners')"
    )
    assert rows == [{"text": told, "origins": 2, "is_tracked": True}]


@pytest.mark.parametrize("n_kept", [6, 20, 60])
def test_a_cut_of_a_long_text_folds_into_it(folder, site, clock, item, polled_and_read, n_kept):
    names = (
        "Arden",
        "Bexley",
        "Corrin",
        "Dunmore",
        "Eastvale",
        "Farrow",
        "Gantry",
        "Holm",
        "Ivel",
        "Jarrow",
    )
    things = ("barges", "kilns", "looms", "presses", "cranes", "ovens")
    told = tuple(
        f"At {name} the {thing} of the mill were counted {number} times before autumn came to {name}."
        for number, (name, thing) in enumerate(((n, t) for n in names for t in things), 11)
    )
    folder.feeds(site.feed(PATH, item("Mill", site.article("/long", "Mills of the valley", told))))
    polled_and_read()
    clock.forward(hours=2)
    cut = site.article("/cut", "Mills in short", told[:n_kept])
    site.feed(PATH, item("Mill", f"{site.url}/long"), item("Mill in short", cut))
    polled_and_read()
    rows = folder.ask("SELECT DISTINCT origin_id FROM articles")
    assert len(folder.ask("FROM articles")) == 2
    assert len(rows) == 1
