"""Topics that change after texts were read: stored texts are matched again, and nobody is asked for a page."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

import json

import pytest

from flows.stages import read as read_stage
from flows.stages.matching import matching_rules
from flows.stages.one_pass import run_stage
from writethru.cli import main

PATH = "/feed"


@pytest.fixture
def two_texts(folder, site, ferry, item, polled_and_read):
    """The mill's closure and the ferry's, read under the topics `mill` and `port`."""
    folder.topic("port", "port OR harbour")
    site.article("/mill")
    site.article("/ferry", "Night ferry stays in port", ferry)
    items = (item("Mill to close", f"{site.url}/mill"), item("Ferry", f"{site.url}/ferry", "Port"))
    folder.feeds(site.feed(PATH, *items))
    polled_and_read()


@pytest.fixture
def reads(folder, clock, site):
    """The read stage runs ten minutes later; no page is fetched."""

    def run():
        clock.forward(minutes=10)
        asked = len(site.asked)
        report = run_stage(folder.desk(), read_stage.read)
        assert len(site.asked) == asked
        return report

    return run


def labelled(folder):
    """The topics of each article, by its title, as the public view of articles tells them."""
    rows = folder.ask("SELECT title, topics FROM articles ORDER BY title")
    return {row["title"].split()[0]: row["topics"] for row in rows}


def test_a_new_topic_reaches_what_was_read_before_it(folder, two_texts, reads):
    assert labelled(folder) == {"Mill": ["mill"], "Night": ["port"]}
    folder.topic("engine", "engine AND ferry")
    assert reads().counts["matched_again"] == 2
    assert labelled(folder) == {"Mill": ["mill"], "Night": ["port", "engine"]}
    (hit,) = folder.ask("SELECT evidence ->> '$[0].text' AS hit FROM topics WHERE topic = 'engine'")
    assert hit["hit"] == "ferry"


def test_a_changed_query_takes_matches_away_and_brings_others(folder, two_texts, reads):
    folder.topic("port", "Dunmore AND mill")
    reads()
    assert labelled(folder) == {"Mill": ["mill", "port"], "Night": []}


def test_a_removed_topic_leaves_the_present_and_stays_in_the_past(folder, two_texts, clock, reads):
    while_known = clock.now
    (folder.root / "topics/port.toml").unlink()
    reads()
    assert labelled(folder) == {"Mill": ["mill"], "Night": []}
    assert folder.ask("SELECT topic FROM topics") == [{"topic": "mill"}]
    with_past = (
        "SELECT DISTINCT topic FROM topic_matches "
        f"WHERE matched_at <= '{while_known:%F %T}' AND (matched_until IS NULL OR matched_until > '{while_known:%F %T}') "
        "ORDER BY topic"
    )
    assert [row["topic"] for row in folder.ask(with_past)] == ["mill", "port"]


def test_topics_that_come_back_are_what_they_were_also_at_the_same_instant(
    folder, clock, two_texts
):
    text = (folder.root / "topics/port.toml").read_text()
    for query in ("harbour master", "port OR harbour", "harbour master", "port OR harbour"):
        folder.topic("port", query)
        run_stage(folder.desk(), read_stage.read)
    assert (folder.root / "topics/port.toml").read_text() == text
    assert labelled(folder) == {"Mill": ["mill"], "Night": ["port"]}
    assert run_stage(folder.desk(), read_stage.read).load_id is None


def test_what_is_matched_already_is_not_matched_again(folder, two_texts, reads):
    assert reads().load_id is None
    folder.topic("engine", "engine")
    reads()
    before = folder.ask("FROM core.topic_match ORDER BY match_id")
    assert reads().load_id is None
    assert folder.ask("FROM core.topic_match ORDER BY match_id") == before


def test_a_pass_that_dies_before_its_load_is_applied_is_made_good(folder, two_texts, clock):
    folder.topic("engine", "engine AND ferry")
    clock.forward(minutes=10)
    # Killed twice after the load was left in the inbox: two loads of the same facts wait there.
    assert read_stage.read(folder.desk()).load_id
    clock.forward(minutes=10)
    assert read_stage.read(folder.desk()).load_id
    folder.desk().commit(None)
    assert labelled(folder)["Night"] == ["port", "engine"]
    assert len(folder.ask("FROM core.matching")) == 4


def test_a_pass_matches_a_bounded_number_of_texts_the_newest_first(
    folder, two_texts, reads, site, item, mill, clock, polled_and_read, monkeypatch
):
    clock.forward(hours=1)
    site.article("/late", "Boats wait in the port", tuple(mill[:8]))
    folder.feeds(site.feed(PATH, item("Boats wait in the port", f"{site.url}/late")))
    polled_and_read()
    monkeypatch.setattr(read_stage, "AT_ONCE", 1)
    folder.topic("boats", "boats OR engine")
    assert reads().counts["matched_again"] == 1
    assert folder.ask("SELECT title FROM topics WHERE topic = 'boats'") == [
        {"title": "Boats wait in the port"}
    ]
    assert [reads().counts.get("matched_again", 0) for _ in range(3)] == [1, 1, 0]
    assert len(folder.ask("FROM topics WHERE topic = 'boats'")) == 2


def test_earlier_versions_of_an_edited_article_are_matched_too(
    folder, site, mill, two_texts, clock, polled_and_read, reads
):
    site.article("/mill", text=(mill[0], mill[1].replace("350", "500"), *mill[2:]))
    clock.forward(hours=2)
    polled_and_read()
    folder.topic("jobs", '"350 jobs"')
    reads()
    rows = folder.ask("SELECT is_current FROM topics WHERE topic = 'jobs'")
    assert rows == [{"is_current": False}]


def test_names_count_among_the_rules_and_languages_of_a_title_do_not(folder, two_texts):
    before = matching_rules(folder.desk().watch)
    folder.write(
        "topics/mill.toml", "id = 'mill'\nnames = { de = 'Mühle' }\nquery = 'mill OR Orlik'\n"
    )
    assert matching_rules(folder.desk().watch) == before
    row = "[[name]]\nentity = 'org/orlik'\nkind = 'organisation'\naliases = ['Orlik']\n"
    folder.write("names.toml", row)
    assert matching_rules(folder.desk().watch) != before


def test_run_matches_again_what_it_read_before_and_says_so(
    folder, two_texts, site, capsys, monkeypatch
):
    monkeypatch.setenv("WRITETHRU_ALLOW", "127.0.0.0/8")
    folder.topic("engine", "engine AND ferry")
    asked = site.paths().count("/ferry")
    assert main(["run", "--watch", str(folder.root), "--json"]) == 0
    stages = json.loads(capsys.readouterr().out)["stages"]
    (counts,) = (stage["counts"] for stage in stages if stage["stage"] == "read")
    assert counts["matched_again"] == 2
    assert site.paths().count("/ferry") == asked
    assert labelled(folder)["Night"] == ["port", "engine"]
