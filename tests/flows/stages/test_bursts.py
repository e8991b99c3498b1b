"""A topic that bursts raises one alert, in the transaction of the texts that made it burst."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extractors.model import Precision
from extractors.stories.copies import sketch
from flows.stages.deliver import deliver
from flows.stages.desk import Desk
from flows.stages.matching import Unmatched, topics_in_force
from flows.stages.one_pass import run_stage
from flows.stages.read import read
from storage.timeline.rows import merged

START = datetime(2025, 6, 2, 8, 0, tzinfo=UTC)
OUTLETS = ("Post", "Herald", "Courier", "Bugle")
VERBS = ("closes", "sells", "repairs", "insures", "paints", "fences", "rents", "measures", "moves")
THINGS = ("its gate", "the yard", "a crane", "two boilers", "the roof", "its weir", "the canteen")


@dataclass
class World:
    """Coverage as loads of facts, hour by hour: `tell` puts articles there, `polled` says when feeds were asked."""

    desk: Callable[[], Desk]
    number: int = 0
    kept: list[dict[str, list[dict[str, Any]]]] = field(default_factory=list)

    def polled(self, first: datetime, last: datetime, feeds: Sequence[int] = (0, 1, 2, 3)) -> None:
        hours = int((last - first) / timedelta(hours=1))
        polls = [
            {
                "poll_id": int((first + timedelta(hours=hour)).timestamp()) * 10 + feed,
                "feed_id": feed,
                "polled_at": first + timedelta(hours=hour),
                "outcome": "unchanged",
            }
            for hour in range(hours + 1)
            for feed in feeds
        ]
        desk = self.desk()
        desk.commit(desk.put("poll", {"poll": polls}, made_at=last))

    def tell(
        self, *times: datetime, seen_at: datetime | None = None, outlets: int = 4, words: str = ""
    ) -> None:
        """One load of articles, one for each time of publication, by the outlets in turn."""
        desk, at = self.desk(), seen_at or times[-1]
        topics = topics_in_force(desk.watch, at)
        parts = [
            self._article(topics, said, at, place % outlets, words)
            for place, said in enumerate(times)
        ]
        self.kept.append(merged(parts))
        desk.commit(desk.put("read", merged(parts), made_at=at))

    def _article(self, topics: Any, said: datetime, at: datetime, feed: int, words: str) -> Any:
        self.number += 1
        n = self.number
        title = f"The mill {VERBS[n % 9]} {THINGS[n % 7]}"
        text = words or " ".join(
            f"Number {n * 31 + k}: the mill {VERBS[(n + k) % 9]} {THINGS[(n * k) % 7]} and {n * k + 5} more."
            for k in range(12)
        )
        version = {
            "version_id": n * 10,
            "article_id": n,
            "title": title,
            "status": "full",
            "completeness": "confirmed",
            "language": "en",
            "published_at": said,
            "published_precision": Precision.MINUTE,
            "sketch": sketch(text),
            "seen_at": at,
        }
        article = {
            "article_id": n,
            "url": f"http://{feed}.example/{n}",
            "feed_id": feed,
            "outlet": OUTLETS[feed],
            "first_seen_at": at,
        }
        return {
            "article": [article],
            "version": [version],
            "version_text": [{"version_id": n * 10, "text": text, "seen_at": at}],
        } | topics.rows(Unmatched(n * 10, title, text, "en", OUTLETS[feed]))


@pytest.fixture
def world(folder):
    """A folder whose topic `mill` alerts when it bursts."""
    folder.write(
        "topics/mill.toml",
        "id = 'mill'\nnames = { en = 'The mill' }\nquery = 'mill'\nalert = 'now'\n",
    )
    return World(folder.desk)


@pytest.fixture
def usual(world):
    """Five days in which the mill is in the news every twelve hours; gives the time at their end."""
    end = START + timedelta(days=5)
    world.polled(START, end)
    for half_day in range(1, 10):
        world.tell(START + timedelta(hours=12 * half_day))
    return end


def minutes_before(at: datetime, *minutes: float) -> list[datetime]:
    return [at - timedelta(minutes=one) for one in minutes]


def alerts(folder: Any) -> Any:
    return folder.ask("FROM alerts ORDER BY decided_at")


def test_a_burst_alerts_once_with_its_numbers_and_cited_sentences(folder, world, usual):
    assert alerts(folder) == []
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    (alert,) = alerts(folder)
    assert (alert["topic"], alert["kind"], alert["claim_id"]) == ("mill", "burst", None)
    assert alert["title"] == "Burst: The mill"
    assert alert["after"] == "5 independent texts by 4 outlets within three hours"
    assert alert["before"].endswith("usual within three hours")
    sentences = json.loads(alert["sentences"])
    assert {s["citation"]["outlet"] for s in sentences} == set(OUTLETS)
    for sentence in sentences:
        said = sentence["citation"]
        (row,) = folder.ask(f"SELECT text FROM versions WHERE version_id = {said['version_id']}")
        assert row["text"][said["start"] : said["end"]] == said["quote"]
        assert "mill" in said["quote"]


def test_what_goes_on_is_not_told_again_until_a_day_later(folder, world, usual):
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    for hour in range(1, 20):
        at = usual + timedelta(hours=hour)
        world.polled(at, at)
        world.tell(*minutes_before(at, 50, 30, 10))
    assert len(alerts(folder)) == 1


def test_delivered_twice_or_read_again_a_burst_stays_one_alert(folder, world, usual, clock):
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    before = alerts(folder)
    assert len(before) == 1
    desk = folder.desk()
    for minutes in (0, 5):
        load = desk.put("read", world.kept[-1], made_at=usual + timedelta(minutes=minutes))
        desk.commit(load)
    assert alerts(folder) == before
    clock.now = usual + timedelta(minutes=20)
    run_stage(folder.desk(), read)
    assert alerts(folder) == before


def test_the_alert_is_delivered_and_stands_in_the_timeline_under_its_topic(
    folder, world, usual, clock
):
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    clock.now = usual + timedelta(minutes=5)
    assert run_stage(folder.desk(), deliver).counts["sent"] == 1
    sent = (folder.root / "alerts.md").read_text("utf-8")
    assert "Burst: The mill" in sent
    assert "Why now: 5 independent texts by 4 outlets" in sent
    (row,) = folder.ask("SELECT what, topics FROM timeline WHERE event = 'alert'")
    assert row == {"what": "Burst: The mill", "topics": ["mill"]}


def test_a_topic_that_does_not_ask_for_it_does_not_alert(folder, world, usual):
    folder.topic("mill", "mill")
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    assert alerts(folder) == []


def test_copies_of_one_text_are_one_text(folder, world, usual):
    words = " ".join(f"The mill in Dunmore stops machine {n} for {n + 3} weeks." for n in range(12))
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10), words=words)
    assert (
        len(
            {
                row["origin_id"]
                for row in folder.ask(
                    "SELECT origin_id FROM articles WHERE outlet IS NOT NULL AND article_id > 9"
                )
            }
        )
        == 1
    )
    assert alerts(folder) == []


def test_one_outlet_alone_makes_no_burst(folder, world, usual):
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10), outlets=1)
    assert alerts(folder) == []


def test_filling_a_timeline_for_the_first_time_is_no_burst(folder, world):
    world.polled(START, START)
    backlog = [START - timedelta(hours=hour) for hour in (90, 60, 30, 20, 9, 2, 1.5, 1, 0.5)]
    world.tell(*backlog, seen_at=START)
    assert alerts(folder) == []


def test_before_three_days_and_after_a_break_nothing_is_unusual(folder, world):
    world.polled(START, START + timedelta(days=2))
    world.tell(*minutes_before(START + timedelta(days=2), 130, 100, 70, 40, 10))
    later = START + timedelta(days=7)
    world.polled(START + timedelta(days=5), later)
    world.tell(*minutes_before(later, 130, 100, 70, 40, 10))
    assert alerts(folder) == []


def test_a_feed_that_is_new_brings_no_burst_by_itself(folder, world):
    end = START + timedelta(days=6)
    world.polled(START, end, feeds=[0])
    world.polled(end - timedelta(days=1), end, feeds=[1, 2, 3])
    world.tell(*minutes_before(end, 130, 100, 70, 40, 10))
    assert alerts(folder) == []


def test_while_stored_texts_wait_to_be_matched_nothing_is_decided(folder, world, usual, clock):
    folder.write(
        "topics/yard.toml",
        "id = 'yard'\nquery = 'mill (yard OR gate OR crane OR roof)'\nalert = 'now'\n",
    )
    folder.topic("mill", "mill")
    world.tell(*minutes_before(usual, 130, 100, 70, 40, 10))
    assert alerts(folder) == []
    clock.now = usual + timedelta(minutes=5)
    assert run_stage(folder.desk(), read).counts["matched_again"] == 9
    assert [row["topic"] for row in alerts(folder)] == ["yard"]
