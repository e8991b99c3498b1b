"""Stage poll against a real server on this machine."""

from datetime import timedelta

PATH = "/feed"


def test_validators_are_sent_back_and_304_changes_nothing(folder, site, clock, polled, item):
    url = site.feed(
        PATH,
        item("Mill to close", f"{site.url}/mill"),
        headers={"ETag": '"one"', "Last-Modified": "Mon, 02 Jun 2025 07:00:00 GMT"},
    )
    folder.feeds(url)
    assert polled().counts == {"feeds": 1, "entries": 1, "unchanged": 0, "failed": 0}
    clock.forward(hours=1)
    assert polled().counts == {"feeds": 1, "entries": 0, "unchanged": 1, "failed": 0}
    (_, first), (_, second) = site.asked
    assert "if-none-match" not in first
    assert second["if-none-match"] == '"one"'
    assert second["if-modified-since"] == "Mon, 02 Jun 2025 07:00:00 GMT"
    polls = folder.ask(
        "SELECT etag, outcome, http_status, digests FROM core.poll ORDER BY polled_at"
    )
    assert [(row["etag"], row["outcome"], row["http_status"]) for row in polls] == [
        ('"one"', "new", 200),
        ('"one"', "unchanged", 304),
    ]
    assert polls[0]["digests"] == polls[1]["digests"]
    assert len(folder.ask("FROM core.entry")) == 1


def test_a_new_etag_is_never_kept_without_its_entries(folder, site, clock, polled, item):
    url = site.feed(PATH, item("Mill to close", f"{site.url}/mill"), headers={"ETag": '"good"'})
    folder.feeds(url)
    polled()
    clock.forward(hours=1)
    site.put(PATH, "<html>we are down</html>", headers={"ETag": '"broken"'})
    report = polled()
    assert report.counts["failed"] == 1
    assert url in report.failures[0]
    (row,) = folder.ask("SELECT etag, error_kind FROM core.poll ORDER BY polled_at DESC LIMIT 1")
    assert row == {"etag": '"good"', "error_kind": "not_a_feed"}
    clock.forward(hours=6)
    polled()
    assert site.asked[-1][1]["if-none-match"] == '"good"'


def test_a_feed_that_fails_from_the_start_has_no_validators(folder, site, clock, polled):
    folder.feeds(site.put(PATH, "no feed at all", headers={"ETag": '"x"'}))
    polled()
    clock.forward(hours=6)
    polled()
    assert "if-none-match" not in site.asked[-1][1]


def test_a_feed_is_given_up_after_three_polls_of_410_and_stays_listed(folder, site, clock, polled):
    folder.feeds(site.put(PATH, "closed", status=410))
    for _ in range(5):
        polled()
        clock.forward(days=3)
    assert len(site.asked) == 3
    (health,) = folder.ask("SELECT outcome, next_due_at, n_polls FROM feed_health")
    assert health == {"outcome": "gone", "next_due_at": None, "n_polls": 3}
    polled(everything=True)
    assert len(site.asked) == 4


def test_other_failures_do_not_count_towards_giving_up(folder, site, clock, polled):
    folder.feeds(site.put(PATH, "busy", status=503))
    for status in (503, 503, 410, 503, 410, 410):
        site.put(PATH, "not now", status=status)
        polled()
        clock.forward(days=3)
    (health,) = folder.ask("SELECT next_due_at FROM feed_health")
    assert health["next_due_at"] is not None
    site.put(PATH, "closed", status=410)
    polled()
    (health,) = folder.ask("SELECT next_due_at FROM feed_health")
    assert health["next_due_at"] is None


def test_a_feed_that_was_given_up_and_answers_again_is_polled_again(
    folder, site, clock, polled, item
):
    folder.feeds(site.put(PATH, "closed", status=410))
    for _ in range(3):
        polled()
        clock.forward(days=3)
    site.feed(PATH, item("Back", f"{site.url}/back"))
    polled(everything=True)
    clock.forward(days=1)
    assert polled().counts["feeds"] == 1


def test_broken_and_hanging_feeds_do_not_stop_the_others(folder, start_site, polled, item):
    good, broken, hanging = start_site(), start_site(), start_site()
    folder.feeds(
        hanging.put(PATH, "late", wait_s=30),
        broken.put(PATH, "\x00\x01 nothing"),
        "http://127.0.0.1:9/refused",
        good.feed(PATH, item("Mill to close", f"{good.url}/mill")),
    )
    report = polled()
    assert report.counts == {"feeds": 4, "entries": 1, "unchanged": 0, "failed": 3}
    errors = folder.ask("SELECT error FROM feed_health WHERE error IS NOT NULL ORDER BY url")
    assert len(errors) == 3
    assert all(8 <= len(row["error"]) <= 300 for row in errors)


def test_retry_after_moves_the_next_time(folder, site, clock, polled):
    folder.feeds(site.put(PATH, "busy", status=503, headers={"Retry-After": "40000"}))
    polled()
    (row,) = folder.ask("SELECT next_due_at FROM core.poll")
    assert row["next_due_at"] == clock.now + timedelta(seconds=40000)


def test_a_pause_that_a_host_asks_for_holds_for_its_other_feeds(folder, site, clock, polled, item):
    other = site.feed("/other", item("Mill to close", f"{site.url}/mill"))
    folder.feeds(site.put(PATH, "slow down", status=429, headers={"Retry-After": "30000"}), other)
    polled()
    assert site.paths() == [PATH]
    rows = folder.ask("SELECT next_due_at FROM core.poll")
    assert [row["next_due_at"] for row in rows] == [clock.now + timedelta(seconds=30000)] * 2


def test_max_age_moves_the_next_time(folder, site, clock, polled, item):
    folder.feeds(
        site.feed(
            PATH,
            item("Mill", f"{site.url}/mill"),
            headers={"Cache-Control": "public, max-age=7200"},
        )
    )
    polled()
    (row,) = folder.ask("SELECT next_due_at FROM core.poll")
    assert row["next_due_at"] == clock.now + timedelta(seconds=7200)


def test_a_feed_is_not_asked_before_its_time(folder, site, clock, polled, item):
    folder.feeds(site.feed(PATH, item("Mill", f"{site.url}/mill")))
    polled()
    clock.forward(seconds=30)
    report = polled()
    assert report.sentence == "no feed is due"
    assert report.load_id is None
    assert len(site.asked) == 1


def test_a_window_that_shares_no_item_with_the_last_one_is_flagged(
    folder, site, clock, polled, item
):
    windows = (("a", "b"), ("b", "c"), ("d", "e"))
    for names in windows:
        folder.feeds(site.feed(PATH, *(item(name, f"{site.url}/{name}") for name in names)))
        polled()
        clock.forward(hours=2)
    rows = folder.ask("SELECT is_gap, n_new FROM core.poll ORDER BY polled_at")
    assert [(row["is_gap"], row["n_new"]) for row in rows] == [(False, 2), (False, 1), (True, 2)]


def test_the_same_body_with_another_date_header_is_unchanged(folder, site, clock, polled, item):
    folder.feeds(site.feed(PATH, item("Mill", f"{site.url}/mill")))
    polled()
    clock.forward(hours=1)
    assert polled().counts["unchanged"] == 1
    assert len(folder.ask("FROM core.entry")) == 1


def test_a_changed_title_is_a_new_row_of_the_same_item(folder, site, clock, polled, item):
    folder.feeds(site.feed(PATH, item("Mill to close", f"{site.url}/mill")))
    polled()
    clock.forward(hours=1)
    site.feed(PATH, item("Mill closes in June", f"{site.url}/mill"))
    polled()
    rows = folder.ask("SELECT title, item_id FROM core.entry ORDER BY seen_at")
    assert [row["title"] for row in rows] == ["Mill to close", "Mill closes in June"]
    assert rows[0]["item_id"] == rows[1]["item_id"]
    assert folder.ask("SELECT entries FROM feed_health") == [{"entries": 1}]


def test_a_feed_that_moved_says_where(folder, site, polled, item):
    new = site.feed("/new", item("Mill", f"{site.url}/mill"))
    folder.feeds(site.put(PATH, "", status=301, headers={"Location": new}))
    polled()
    assert folder.ask("SELECT moved_to, n_new FROM polls") == [{"moved_to": new, "n_new": 1}]


def test_a_feed_is_called_what_the_folder_calls_it_last(folder, site, clock, polled, item):
    url = site.feed(PATH, item("Mill", f"{site.url}/mill"))
    for title in ("Post", "Evening Post", "Post"):
        outline = f'<outline type="rss" text="{title}" title="{title}" xmlUrl="{url}"/>'
        folder.write("feeds.opml", f'<opml version="2.0"><body>{outline}</body></opml>')
        polled()
        clock.forward(hours=2)
        polled()
        clock.forward(hours=2)
        assert folder.ask("SELECT title FROM feeds") == [{"title": title}]
    assert len(folder.ask("FROM core.feed")) == 3
