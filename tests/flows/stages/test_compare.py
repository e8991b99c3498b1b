"""Stage compare: what is compared, once, with which version of a reference."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage

PATH = "/feed"
TITLE = "Paper mill in Dunmore closes"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
)


@pytest.fixture
def watched(folder, site, item):
    """The folder compares one page of the site with one reference."""
    folder.reference("mill", TITLE, *CLAIMS)
    site.article("/mill")
    folder.feeds(site.feed(PATH, item("Mill to close", f"{site.url}/mill")))
    return folder


@pytest.fixture
def compared(watched):
    return lambda: run_stage(watched.desk(), compare_coverage)


def relations(folder):
    rows = folder.ask(
        "SELECT claims.text, relations.relation FROM relations JOIN claims USING (reference_id, claim_id) "
        "WHERE relations.is_current ORDER BY claims.place"
    )
    return {row["text"]: row["relation"] for row in rows}


def test_each_version_is_compared_once(watched, polled_and_read, compared):
    polled_and_read()
    assert compared().counts["versions compared"] == 1
    assert relations(watched) == dict.fromkeys(CLAIMS, "repeats")
    again = compared()
    assert again.load_id is None
    assert again.sentence == "nothing to compare"


def test_a_reference_is_stored_before_there_is_coverage(watched, compared):
    compared()
    assert [row["text"] for row in watched.ask("SELECT text FROM claims ORDER BY place")] == list(
        CLAIMS
    )
    assert compared().load_id is None


def test_quotes_stand_verbatim_at_their_place_in_the_text(watched, polled_and_read, compared):
    polled_and_read()
    compared()
    rows = watched.ask(
        "SELECT quote, substring(text, start_char + 1, end_char - start_char) AS found "
        "FROM relations JOIN versions USING (version_id)"
    )
    assert len(rows) == 3
    assert all(row["quote"] == row["found"] for row in rows)


def test_the_relations_of_an_edited_article_replace_those_of_the_old_version(
    watched, site, mill, clock, polled_and_read, compared
):
    polled_and_read()
    compared()
    clock.forward(hours=2)
    site.article("/mill", text=tuple(line for line in mill if line not in CLAIMS[1:2]))
    polled_and_read()
    # Until the new version is compared, what is known of the old one holds.
    assert relations(watched)[CLAIMS[1]] == "repeats"
    compared()
    assert relations(watched)[CLAIMS[0]] == "repeats"
    assert relations(watched)[CLAIMS[1]] != "repeats"
    rows = watched.ask(
        "SELECT count(*) AS n, count(*) FILTER (is_current) AS n_current FROM relations"
    )
    assert rows == [{"n": 6, "n_current": 3}]


def test_a_changed_reference_is_compared_anew_and_its_old_claims_are_gone(
    watched, clock, polled_and_read, compared
):
    polled_and_read()
    compared()
    clock.forward(hours=1)
    watched.reference("mill", TITLE, CLAIMS[2], "The ferry to Sandholm never sails on Sundays.")
    assert compared().counts["versions compared"] == 1
    assert list(relations(watched)) == [CLAIMS[2], "The ferry to Sandholm never sails on Sundays."]
    states = watched.ask("SELECT claim, labels FROM claim_states WHERE is_current")
    assert states == [{"claim": CLAIMS[2], "labels": ["repeated"]}]


def test_a_reference_that_is_changed_back_has_its_old_claims_and_standings_again(
    watched, clock, polled_and_read, compared
):
    polled_and_read()
    compared()
    for sentences in (CLAIMS[2:], CLAIMS):
        clock.forward(hours=1)
        watched.reference("mill", TITLE, *sentences)
        compared()
    assert relations(watched) == dict.fromkeys(CLAIMS, "repeats")
    states = watched.ask("SELECT claim FROM claim_states WHERE is_current ORDER BY claim_id")
    assert [row["claim"] for row in states] == list(CLAIMS)
    assert len(watched.ask("FROM core.comparison")) == 2
    assert compared().load_id is None


def test_every_reference_is_compared_by_itself(watched, polled_and_read, compared):
    watched.reference("ferry", "Ferry in port", "The night ferry to Sandholm stays in port.")
    polled_and_read()
    assert compared().counts["versions compared"] == 2
    rows = watched.ask(
        "SELECT reference_id, count(*) AS n FROM relations GROUP BY ALL ORDER BY ALL"
    )
    assert rows == [{"reference_id": "ferry", "n": 1}, {"reference_id": "mill", "n": 3}]


def edited_claims(folder):
    """By edit, oldest first: the words of the claims that it touched, with what the two versions do to them."""
    rows = folder.ask(
        "SELECT edit_id, claims.text, relation_before, relation_after FROM claim_edits "
        "JOIN claims USING (reference_id, claim_id) ORDER BY first_seen_at, claims.place"
    )
    return [(row["text"], row["relation_before"], row["relation_after"]) for row in rows]


@pytest.mark.parametrize(
    ("edit", "touched"),
    [
        (lambda line: line.replace("350", "420"), [(CLAIMS[1], "repeats", "updates")]),
        (lambda line: "" if line == CLAIMS[2] else line, [(CLAIMS[2], "repeats", "mentions")]),
        (lambda line: line.replace("Managers told", "Two managers of the works told"), []),
    ],
)
def test_an_edit_names_only_the_claims_whose_sentences_changed(
    watched, site, mill, clock, polled_and_read, compared, edit, touched
):
    polled_and_read()
    compared()
    clock.forward(hours=2)
    site.article("/mill", text=tuple(filter(None, map(edit, mill))))
    polled_and_read()
    compared()
    with watched.desk().timeline() as timeline:
        [row] = timeline.answers.edits()
    found = edited_claims(watched)
    assert [text for text, _, _ in found] == [text for text, _, _ in touched]
    assert [before for _, before, _ in found] == [before for _, before, _ in touched]
    assert len(row["claims"] or []) == len(touched)
    if touched and touched[0][2] == "updates":
        assert found[0][2] == "updates"


def test_the_timeline_tells_which_claims_a_silent_edit_touched(
    watched, site, mill, clock, polled_and_read, compared
):
    polled_and_read()
    compared()
    clock.forward(hours=2)
    site.article("/mill", text=tuple(line.replace("350", "420") for line in mill))
    polled_and_read()
    compared()
    rows = watched.ask("SELECT reason FROM timeline WHERE event = 'silent edit'")
    assert rows == [{"reason": "figure, touches c02"}]
