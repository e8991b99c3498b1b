"""What was known at a moment: what was seen, compared, folded or changed later does not count."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

from dataclasses import replace
from datetime import timedelta

import pytest

from extractors.errors import InputError
from extractors.model import RelationKind
from flows.stages import compare
from flows.stages.compare import compare_coverage
from flows.stages.desk import home_of
from flows.stages.one_pass import run_stage
from storage.timeline.questions import Timeline
from writethru.views.redline import RedlineRows, changes_of

TITLE = "Paper mill in Dunmore closes"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
)
EDITED = "The closure will cost 420 jobs, the company said in a second letter to its staff."


@pytest.fixture
def watched(folder, site, item):
    folder.reference("mill", TITLE, *CLAIMS)
    site.article("/mill")
    folder.feeds(site.feed("/feed", item("Mill to close", f"{site.url}/mill")))
    return folder


@pytest.fixture
def passed(watched, polled_and_read):
    """Poll, read and compare."""

    def run():
        polled_and_read()
        return run_stage(watched.desk(), compare_coverage)

    return run


@pytest.fixture
def known(watched):
    """`known(T)`: for each claim as it read at T how it stood and what its texts did, and the redline."""

    def ask(as_of=None):
        with Timeline(home_of(watched.root)) as timeline:
            answers = timeline.answers
            claims = answers.claims("mill", as_of=as_of)
            evidence = answers.evidence("mill", as_of=as_of)
            cells = answers.cells("mill", as_of=as_of)
            relations = answers.relations("mill", as_of=as_of)
            rows = RedlineRows(
                answers.reference("mill", as_of=as_of),
                "",
                claims,
                relations,
                answers.additions("mill", as_of=as_of),
            )
        latest = {row["claim_id"]: row["relation"] for row in relations if row["is_latest"]}
        assert {row["claim_id"]: row["relation"] for row in cells} == latest
        assert {row["claim_id"]: row["relation"] for row in evidence}.items() <= latest.items()
        states = {row["text"]: (latest.get(row["claim_id"]), row["labels"]) for row in claims}
        return states, [change for change in changes_of(rows) if change.kind != "added"]

    return ask


REPEATED = dict.fromkeys(CLAIMS, ("repeats", ["repeated"]))


def test_what_an_edit_brought_later_was_not_known_before(watched, site, mill, clock, passed, known):
    passed()
    before = clock.now
    clock.forward(hours=2)
    text = (mill[0], EDITED, *mill[2:])
    site.article("/mill", text=text, updated_at=clock.now - timedelta(minutes=5))
    passed()
    assert known(before) == (REPEATED, [])
    states, changes = known()
    assert states[CLAIMS[1]][0] == "updates"
    (change,) = changes
    assert (change.kind, change.new, change.quote) == ("struck", "420 jobs", EDITED)
    stands = watched.ask("SELECT text FROM core.reference")[0]["text"]
    assert stands[change.start : change.end] == "350 jobs"


def test_what_was_seen_late_was_not_known_when_it_was_published(
    site, item, watched, clock, passed, known
):
    watched.feeds(site.feed("/empty"))
    passed()
    before = clock.now
    clock.forward(hours=2)
    early = item("Mill to close", f"{site.url}/mill", published_at=before - timedelta(days=1))
    watched.feeds(site.feed("/feed", early))
    passed()
    assert known(before)[0] == dict.fromkeys(CLAIMS, (None, ["unreported"]))
    assert known()[0] == REPEATED


def test_a_claim_read_then_as_the_reference_read_then(watched, clock, passed, known):
    passed()
    before = clock.now
    clock.forward(hours=2)
    watched.reference("mill", TITLE, CLAIMS[2], "The ferry to Sandholm never sails on Sundays.")
    passed()
    assert known(before)[0] == REPEATED
    assert list(known()[0]) == [CLAIMS[2], "The ferry to Sandholm never sails on Sundays."]


def test_what_other_rules_found_later_was_not_known_before(clock, passed, known, monkeypatch):
    passed()
    before = clock.now
    clock.forward(hours=2)
    found = compare.compare

    def doubting(*texts, **settings):
        told = found(*texts, **settings)
        doubted = tuple(replace(one, kind=RelationKind.MENTIONS) for one in told.relations)
        return replace(told, relations=doubted)

    monkeypatch.setattr(compare, "METHOD", "doubting-1")
    monkeypatch.setattr(compare, "compare", doubting)
    passed()
    assert known(before)[0] == REPEATED
    assert {relation for relation, _ in known()[0].values()} == {"mentions"}


def test_before_a_reference_was_known_there_is_one_clear_line(clock, passed, known):
    passed()
    with pytest.raises(InputError, match=r"mill was not known yet .* 2025-06-02T08:00:00 UTC"):
        known(clock.now - timedelta(hours=1))


def test_a_copy_is_a_copy_in_its_cell_and_an_origin_is_none(
    watched, site, start_site, item, clock, passed
):
    other = start_site()
    other.article("/copy")
    copy = item("Mill to close", f"{other.url}/copy", published_at=clock.now)
    watched.feeds(
        site.feed("/feed", item("Mill to close", f"{site.url}/mill")), other.feed("/feed", copy)
    )
    passed()
    with Timeline(home_of(watched.root)) as timeline:
        cells = timeline.answers.cells("mill")
    columns = ("relation", "is_copy", "own_origins", "copies")
    found = {row["outlet"]: tuple(row[column] for column in columns) for row in cells}
    assert found == {"Post 1": ("repeats", False, 1, 0), "Post 2": ("repeats", True, 0, 1)}


def test_what_an_edit_took_out_is_added_no_more(watched, site, mill, clock, passed):
    site.article("/mill", text=(*mill, "The lorry drivers of Dunmore will lose 40 tours a week."))
    passed()
    before = clock.now
    clock.forward(hours=2)
    site.article("/mill", text=(*CLAIMS, *mill), updated_at=clock.now - timedelta(minutes=5))
    passed()
    with Timeline(home_of(watched.root)) as timeline:
        then, now = (timeline.answers.additions("mill", as_of=at) for at in (before, None))
    assert "40 tours" in "".join(row["quote"] for row in then)
    assert "40 tours" not in "".join(row["quote"] for row in now)
