"""One pass: all stages in order, each of which sees what the one before it found."""

import fcntl
import os
import threading

import pytest

from extractors.errors import StorageError
from flows.stages import desk as desk_module
from flows.stages.desk import open_desk
from flows.stages.one_pass import one_pass, run_stage
from flows.stages.poll import poll
from flows.stages.settle import make_settle
from storage.timeline.owner import Owner
from storage.timeline.publish import snapshots

PATH = "/feed"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
)


@pytest.fixture
def watched(folder, site, item):
    folder.reference("mill", "Mill closes", *CLAIMS)
    folder.feeds(site.feed(PATH, item("Mill to close", site.article("/mill"))))
    return folder


def test_a_pass_polls_reads_compares_and_delivers(watched):
    reports = list(one_pass(watched.desk()))
    assert [report.stage for report in reports] == ["poll", "read", "compare", "deliver"]
    assert [report.counts.get("entries") for report in reports[:1]] == [1]
    assert reports[1].counts["new"] == 1
    assert reports[2].counts["repeats"] == 2
    states = watched.ask("SELECT labels FROM claim_states WHERE is_current")
    assert states == [{"labels": ["repeated"]}] * 2


def test_a_second_pass_finds_nothing_new_and_publishes_nothing(watched):
    list(one_pass(watched.desk()))
    newest = snapshots(watched.desk().home.published)[-1]
    again = list(one_pass(watched.desk()))
    assert [report.load_id for report in again] == [None] * 4
    assert snapshots(watched.desk().home.published)[-1] == newest


def test_everything_asks_also_feeds_that_are_not_due(watched, site):
    list(one_pass(watched.desk()))
    list(one_pass(watched.desk()))
    assert site.paths().count(PATH) == 1
    list(one_pass(watched.desk(), everything=True))
    assert site.paths().count(PATH) == 2


def test_what_an_interrupted_pass_left_in_the_inbox_is_applied_first(watched, site):
    poll(watched.desk())  # killed before its commit
    list(one_pass(watched.desk()))
    assert site.paths().count(PATH) == 1
    assert len(watched.ask("FROM core.entry")) == 1


def test_what_was_applied_but_not_published_is_published_first(watched, site):
    desk = watched.desk()
    poll(desk)
    with Owner(desk.home) as owner:  # killed before it published
        owner.drain(make_settle(desk.watch))
    assert watched.ask("FROM core.entry") == []
    list(one_pass(watched.desk()))
    assert site.paths().count(PATH) == 1
    assert len(watched.ask("FROM core.entry")) == 1


def test_a_pass_beside_a_service_waits_until_the_service_has_applied_its_load(watched):
    desk, is_over = watched.desk(), threading.Event()
    settle = make_settle(desk.watch)

    def serve(ready: threading.Event) -> None:
        with Owner(desk.home) as owner:
            ready.set()
            while not is_over.wait(0.02):
                if owner.drain(settle):
                    owner.publish()

    ready = threading.Event()
    service = threading.Thread(target=serve, args=(ready,))
    service.start()
    try:
        assert ready.wait(10)
        reports = list(one_pass(watched.desk()))
    finally:
        is_over.set()
        service.join()
    assert reports[2].counts["repeats"] == 2


def test_a_load_that_nobody_applies_is_a_clear_error(watched, monkeypatch):
    monkeypatch.setattr(desk_module, "APPLY_LIMIT_S", 0.2)
    desk = watched.desk()
    lock = os.open(desk.home.state / "live" / "owner.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with pytest.raises(
            StorageError, match=r"was not applied within 0 s: is the owner of .*alive"
        ):
            run_stage(desk, poll)
    finally:
        os.close(lock)
    list(one_pass(watched.desk()))
    assert len(watched.ask("FROM core.entry")) == 1


def test_a_refused_load_is_an_error_with_its_reason(watched):
    desk = watched.desk()
    load_id = desk.put("poll", {"entry": [{"entry_id": 1, "colour": "red"}]}, made_at=desk.clock())
    with pytest.raises(StorageError, match=r"was refused .*has no column colour"):
        desk.commit(load_id)
    assert len(list(one_pass(watched.desk()))) == 4


def test_a_new_folder_waits_for_the_first_snapshot_of_its_owner(folder):
    home = folder.desk().home  # which publishes an empty one
    for path in (home.link, *snapshots(home.published)):
        path.unlink()
    owner = Owner(home)
    owner.__enter__()
    timer = threading.Timer(0.3, lambda: (owner.publish(), owner.__exit__(None, None, None)))
    timer.start()
    try:
        assert open_desk(folder.root).timeline().database.query("FROM articles") == []
    finally:
        timer.join()
