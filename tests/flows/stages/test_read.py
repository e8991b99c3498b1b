"""Stage read against a real server on this machine: screening, pages, versions, edits."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

from datetime import UTC, datetime, timedelta

import pytest

from flows.stages.one_pass import run_stage
from flows.stages.read import is_reread_due, read
from storage.timeline.questions import Reread

PATH = "/feed"
JUNE = datetime(2025, 6, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def listed(folder, site, item):
    """`listed("/mill")` lists pages of the site in its feed."""

    def lists(*paths, **fields):
        items = [item(f"Mill to close {path}", f"{site.url}{path}", **fields) for path in paths]
        folder.feeds(site.feed(PATH, *items))

    return lists


@pytest.fixture
def reads_again(folder, clock):
    """Two hours later the read stage runs once more."""

    def run(**time):
        clock.forward(**(time or {"hours": 2}))
        return run_stage(folder.desk(), read)

    return run


def test_an_article_becomes_a_version_with_text_topics_and_sketch(
    folder, site, mill, listed, polled_and_read
):
    site.article("/mill", published_at=JUNE)
    listed("/mill")
    report = polled_and_read()
    assert report.counts == {"pages": 1, "new": 1, "screened_out": 0}
    (version,) = folder.ask(
        "SELECT title, status, language, published_at, number, text FROM versions"
    )
    assert version.pop("text").split("\n") == list(mill)
    assert version == {
        "title": "Mill in Dunmore to close",
        "status": "full",
        "language": "en",
        "published_at": JUNE,
        "number": 1,
    }
    assert folder.ask("SELECT topic FROM topics") == [{"topic": "mill"}]
    assert folder.ask("SELECT len(sketch) > 10 AS has_sketch FROM core.version") == [
        {"has_sketch": True}
    ]


def test_what_was_read_is_not_read_again_at_once(
    folder, site, listed, polled_and_read, reads_again
):
    site.article("/mill")
    listed("/mill")
    polled_and_read()
    report = reads_again(minutes=10)
    assert report.load_id is None
    assert site.paths().count("/mill") == 1


def test_a_screened_out_entry_stays_with_score_and_reason_and_is_read_once_a_topic_wants_it(
    folder, site, ferry, item, polled_and_read, reads_again
):
    site.article("/ferry", "Night ferry stays in port", ferry)
    entry = item("Night ferry stays in port", f"{site.url}/ferry", "An engine is broken.")
    folder.feeds(site.feed(PATH, entry))
    assert polled_and_read().counts == {"pages": 0, "screened_out": 1}
    assert len(folder.ask("FROM core.entry")) == 1
    (row,) = folder.ask("SELECT score, is_kept, reason FROM core.screening")
    assert row == {
        "score": 0.0,
        "is_kept": False,
        "reason": "no topic and no name of a reference in title or summary",
    }
    assert reads_again().load_id is None
    folder.topic("ferry", "ferry")
    assert reads_again().counts["new"] == 1
    assert folder.ask("SELECT title FROM articles") == [{"title": "Night ferry stays in port"}]


def test_a_lower_threshold_lets_screened_out_entries_in(
    folder, site, ferry, item, polled_and_read, reads_again
):
    site.article("/ferry", "Night ferry stays in port", ferry)
    folder.feeds(site.feed(PATH, item("Night ferry", f"{site.url}/ferry", "An engine is broken.")))
    polled_and_read()
    settings = (folder.root / "writethru.toml").read_text()
    folder.write("writethru.toml", settings.replace("[read]", "[read]\nscreening_threshold = 0.0"))
    assert reads_again().counts["new"] == 1


def test_a_page_that_cannot_be_fetched_is_tried_three_times_an_hour_apart(
    folder, listed, polled_and_read, reads_again, item, site
):
    gone = item("Mill to close", "http://127.0.0.1:9/mill")
    folder.feeds(site.feed(PATH, gone))
    report = polled_and_read()
    assert report.counts["failed"] == 1
    assert "http://127.0.0.1:9/mill" in report.failures[0]
    assert reads_again(minutes=30).load_id is None
    for _ in range(6):
        reads_again()
    rows = folder.ask("SELECT outcome, status, error_kind FROM core.reading")
    assert rows == [{"outcome": "failed", "status": "failed", "error_kind": "connect"}] * 3
    (article,) = folder.ask("SELECT title, status, n_versions, error FROM articles")
    assert article["title"] == "Mill to close"
    assert article["status"] == "failed"
    assert "could not be fetched" in article["error"]


def test_a_busy_server_is_a_failure_and_is_tried_again(
    folder, site, listed, polled_and_read, reads_again
):
    site.put("/mill", "busy", status=503)
    listed("/mill")
    assert polled_and_read().failures == (f"{site.url}/mill: the server answers 503",)
    site.article("/mill")
    assert reads_again().counts["new"] == 1
    (article,) = folder.ask("SELECT status, n_versions, error FROM articles")
    assert article == {"status": "full", "n_versions": 1, "error": None}


def test_an_address_that_failed_and_then_led_elsewhere_is_one_article(
    folder, site, listed, polled_and_read, reads_again
):
    site.put("/go", "busy", status=503)
    listed("/go")
    polled_and_read()
    site.article("/mill")
    site.put("/go", "", status=302, headers={"Location": "/mill"})
    assert reads_again().counts["new"] == 1
    assert folder.ask("SELECT url FROM articles") == [{"url": f"{site.url}/mill"}]


def test_a_failed_second_look_is_repeated_at_most_three_times(
    folder, site, listed, polled_and_read, reads_again
):
    site.article("/mill")
    listed("/mill")
    polled_and_read()
    site.put("/mill", "busy", status=503)
    for _ in range(20):
        reads_again(minutes=65)
    # Due after one hour, and tried again twice; due after six hours, once more.
    assert site.paths().count("/mill") == 1 + 3 + 1
    assert folder.ask("SELECT status, n_versions FROM articles") == [
        {"status": "full", "n_versions": 1}
    ]


def test_a_silent_edit_makes_a_version_and_an_edit(
    folder, site, mill, listed, polled_and_read, reads_again
):
    site.article("/mill", published_at=JUNE)
    listed("/mill")
    polled_and_read()
    changed = (mill[0], mill[1].replace("350", "500"), *mill[2:])
    site.article("/mill", text=changed, published_at=JUNE)
    assert reads_again().counts["edited"] == 1
    rows = folder.ask("SELECT number, is_current FROM versions ORDER BY number")
    assert rows == [{"number": 1, "is_current": False}, {"number": 2, "is_current": True}]
    (edit,) = folder.ask("SELECT kind, is_declared, title_changed, figures FROM edits")
    assert (edit["kind"], edit["is_declared"], edit["title_changed"]) == ("figure", False, False)
    assert '"old":"350 jobs"' in edit["figures"] or '"old":"350"' in edit["figures"]


def test_an_edit_with_a_new_time_on_the_page_is_declared(
    folder, site, mill, listed, polled_and_read, reads_again
):
    site.article("/mill", published_at=JUNE)
    listed("/mill")
    polled_and_read()
    site.article(
        "/mill",
        text=(*mill, "Talks about a buyer ended without a result on Monday evening."),
        published_at=JUNE,
        updated_at=JUNE + timedelta(hours=5),
    )
    reads_again()
    assert folder.ask("SELECT kind, is_declared FROM edits") == [
        {"kind": "grown", "is_declared": True}
    ]


def test_a_text_that_comes_back_is_a_third_version(
    folder, site, mill, listed, polled_and_read, reads_again
):
    site.article("/mill")
    listed("/mill")
    polled_and_read()
    site.article("/mill", text=(mill[0], mill[1].replace("350", "500"), *mill[2:]))
    reads_again()
    site.article("/mill")
    reads_again(hours=6)
    rows = folder.ask(
        "SELECT number, contains(text, '350') AS has_350 FROM versions ORDER BY number"
    )
    assert [row["has_350"] for row in rows] == [True, False, True]


def test_a_text_that_shrinks_to_a_tenth_is_a_failed_read_and_no_edit(
    folder, site, mill, listed, polled_and_read, reads_again
):
    site.article("/mill")
    listed("/mill")
    polled_and_read()
    site.article("/mill", text=mill[5:7])
    report = reads_again()
    assert not {"edited", "new"} & report.counts.keys()
    assert len(folder.ask("FROM versions")) == 1
    assert folder.ask("FROM edits") == []
    site.article("/mill")
    assert reads_again(hours=6).counts["unchanged"] == 1


def test_trivial_changes_make_no_version(folder, site, mill, listed, polled_and_read, reads_again):
    site.article("/mill")
    listed("/mill")
    polled_and_read()
    site.article("/mill", text=tuple(f" {sentence}  " for sentence in mill))
    assert reads_again().counts["unchanged"] == 1


def test_the_date_of_the_feed_is_used_when_the_page_has_none_also_for_a_second_version(
    folder, site, mill, listed, polled_and_read, reads_again
):
    site.article("/mill")
    listed("/mill", published_at=JUNE)
    polled_and_read()
    site.article("/mill", text=(mill[0], mill[1].replace("350", "500"), *mill[2:]))
    reads_again()
    rows = folder.ask("SELECT published_at, published_precision, reasons FROM versions")
    assert [row["published_at"] for row in rows] == [JUNE, JUNE]
    assert all("publication time from the feed" in row["reasons"] for row in rows)


def test_two_addresses_with_one_canonical_page_are_one_article(
    folder, site, listed, polled_and_read
):
    whole = f"{site.url}/mill"
    site.article("/mill", canonical=whole)
    site.article("/amp/mill", canonical=whole)
    listed("/mill", "/amp/mill")
    assert polled_and_read().counts == {"pages": 2, "new": 1, "unchanged": 1, "screened_out": 0}
    assert folder.ask("SELECT canonical_url, n_versions FROM articles") == [
        {"canonical_url": whole, "n_versions": 1}
    ]


def test_two_looks_of_one_article_at_the_same_moment_are_no_edit(
    folder, site, mill, listed, polled_and_read
):
    whole = f"{site.url}/mill"
    site.article("/mill", canonical=whole)
    site.article(
        "/amp/mill", text=(*mill, "This line stands on the small page only."), canonical=whole
    )
    listed("/mill", "/amp/mill")
    polled_and_read()
    assert folder.ask("FROM edits") == []
    assert folder.ask("SELECT n_versions FROM articles") == [{"n_versions": 1}]


def test_a_canonical_address_on_another_host_marks_a_copy_not_identity(
    folder, site, start_site, item, polled_and_read
):
    wire = start_site()
    first = wire.article("/wire/mill", canonical=f"{wire.url}/wire/mill")
    second = site.article("/mill", canonical=first)
    folder.feeds(
        wire.feed(PATH, item("Mill to close", first)),
        site.feed(PATH, item("Mill to close", second)),
    )
    polled_and_read()
    rows = folder.ask("SELECT url, copy_of FROM articles ORDER BY url")
    assert sorted(row["url"] for row in rows) == sorted([first, second])
    assert sum(row["copy_of"] is not None for row in rows) == 1


def test_links_that_lead_to_one_wall_stay_articles_of_their_own(
    folder, site, listed, polled_and_read, reads_again
):
    wall = (
        "<html lang='en'><head><title>Before you continue</title></head><body>"
        "<h1>Before you continue</h1><p>We value your privacy. We and our partners store and use cookies "
        "on your device. Accept all or manage your choices.</p><button>Accept all</button></body></html>"
    )
    site.put("/wall", wall, headers={"Content-Type": "text/html"})
    for path in ("/mill", "/other"):
        site.put(path, "", status=302, headers={"Location": "/wall"})
    listed("/mill", "/other")
    polled_and_read()
    rows = folder.ask("SELECT url, n_versions FROM articles ORDER BY url")
    assert [row["n_versions"] for row in rows] == [0, 0]
    site.article("/mill")
    reads_again()
    rows = folder.ask("SELECT n_versions FROM articles ORDER BY n_versions")
    assert [row["n_versions"] for row in rows] == [0, 1]


def test_what_the_feed_lists_anew_is_read_anew(folder, site, mill, clock, item, polled_and_read):
    site.article("/mill")
    folder.feeds(site.feed(PATH, item("Mill to close", f"{site.url}/mill")))
    polled_and_read()
    clock.forward(minutes=45)
    site.feed(PATH, item("Mill to close in July", f"{site.url}/mill"))
    site.article("/mill", text=(mill[0].replace("June", "July"), *mill[1:]))
    assert polled_and_read().counts["edited"] == 1


def test_what_robots_txt_forbids_is_not_asked_for(folder, site, listed, polled_and_read):
    settings = (folder.root / "writethru.toml").read_text()
    folder.write("writethru.toml", settings.replace("obey_robots = false", "obey_robots = true"))
    site.put("/robots.txt", "User-agent: *\nDisallow: /mill\n")
    site.article("/mill")
    listed("/mill")
    assert polled_and_read().counts["failed"] == 1
    assert "/mill" not in site.paths()
    assert folder.ask("SELECT error_kind FROM core.reading") == [{"error_kind": "robots"}]


def test_no_more_pages_are_read_in_one_pass_than_the_settings_say(
    folder, site, listed, polled_and_read, reads_again
):
    settings = (folder.root / "writethru.toml").read_text()
    folder.write("writethru.toml", settings.replace("[read]", "[read]\nmax_pages = 2"))
    paths = [f"/mill{number}" for number in range(5)]
    for path in paths:
        site.article(path)
    listed(*paths)
    assert polled_and_read().counts["pages"] == 2
    assert reads_again(minutes=1).counts["pages"] == 2
    assert reads_again(minutes=1).counts["pages"] == 1
    assert len(folder.ask("FROM articles")) == 5


def reread(*, first, last, listed=None, tried=None, failed=0):
    return Reread(
        article_id=1,
        link_id=1,
        entry_id=1,
        link="http://post.example/mill",
        first_read_at=first,
        last_read_at=last,
        last_tried_at=tried or last,
        n_failed=failed,
        outlet="Post",
        feed_id=1,
        last_listed_at=listed,
        published_at=None,
        summary="",
    )


@pytest.mark.parametrize(
    ("hours_since_last", "is_due"), [(0.5, False), (1.0, True), (5.9, True), (0.0, False)]
)
def test_a_step_makes_one_second_look_due(hours_since_last, is_due):
    article = reread(first=JUNE, last=JUNE)
    now = JUNE + timedelta(hours=hours_since_last)
    assert is_reread_due(article, (3600, 21600), now) is is_due


def test_a_step_that_was_taken_is_not_due_again():
    article = reread(first=JUNE, last=JUNE + timedelta(hours=1))
    assert not is_reread_due(article, (3600, 21600), JUNE + timedelta(hours=5))
    assert is_reread_due(article, (3600, 21600), JUNE + timedelta(hours=6))


def test_without_steps_only_what_the_feed_lists_anew_is_due():
    now = JUNE + timedelta(days=1)
    assert not is_reread_due(reread(first=JUNE, last=JUNE), (), now)
    assert is_reread_due(reread(first=JUNE, last=JUNE, listed=now), (), now)
