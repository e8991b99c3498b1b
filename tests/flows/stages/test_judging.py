"""A person's judgement outranks the machine, stays, and is asked for again after an edit."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

from dataclasses import replace

import pytest

from extractors.errors import InputError
from extractors.model import RelationKind
from flows.stages import compare
from flows.stages.compare import compare_coverage
from flows.stages.judging import Verdict, judge
from flows.stages.one_pass import run_stage
from storage.timeline.persons import judgements
from storage.timeline.questions import Timeline

CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
)


@pytest.fixture
def compared(folder, site, item, polled_and_read):
    """One page, read and compared with a reference of three claims that it repeats."""
    folder.reference("mill", "Paper mill in Dunmore closes", *CLAIMS)
    site.article("/mill")
    folder.feeds(site.feed("/feed", item("Mill to close", f"{site.url}/mill")))
    polled_and_read()
    run_stage(folder.desk(), compare_coverage)
    return folder


@pytest.fixture
def verdict(site):
    return Verdict("mill", "c02", f"{site.url}/mill", RelationKind.CONTRADICTS, "Ada", "other jobs")


def current(folder, claim="c02"):
    [row] = folder.ask(
        "SELECT relation, confidence, reason, judged_by, machine_relation FROM relations "
        f"WHERE is_current AND claim_id = '{claim}'"
    )
    return row


def labels(folder, claim="c02"):
    [row] = folder.ask(f"SELECT labels FROM claim_states WHERE is_current AND claim_id = '{claim}'")
    return row["labels"]


def states(folder):
    with folder.desk().timeline() as timeline:
        return [(row["relation"], row["state"]) for row in judgements(timeline.database)]


def test_a_judgement_wins_in_relations_standings_and_evidence(compared, clock, verdict):
    assert labels(compared) == ["repeated"]
    clock.forward(minutes=5)
    judge(compared.desk(), verdict)
    row = current(compared)
    assert (row["relation"], row["confidence"], row["judged_by"]) == ("contradicts", 1.0, "Ada")
    assert row["machine_relation"] == "repeats"
    assert row["reason"] == "Judged by Ada: other jobs (by rule: repeats)."
    assert labels(compared) == ["disputed"]
    assert labels(compared, "c01") == ["repeated"]
    with compared.desk().timeline() as timeline:
        now = timeline.answers.evidence("mill", claim="c02")
        before = timeline.answers.evidence("mill", claim="c02", as_of=clock.now.replace(minute=2))
    assert [row["relation"] for row in now] == ["contradicts"]
    assert [row["relation"] for row in before] == ["repeats"]


def test_it_survives_a_run_and_a_comparison_by_other_rules(
    compared, clock, verdict, polled_and_read, monkeypatch
):
    judge(compared.desk(), verdict)
    clock.forward(hours=1)
    polled_and_read()
    monkeypatch.setattr(compare, "METHOD", "rules-of-tomorrow")
    assert run_stage(compared.desk(), compare_coverage).counts["versions compared"] == 1
    assert current(compared)["relation"] == "contradicts"
    assert labels(compared) == ["disputed"]
    assert states(compared) == [("contradicts", "holds")]


def test_an_edit_of_the_article_reopens_it_and_says_so(
    compared, site, mill, clock, verdict, polled_and_read
):
    judge(compared.desk(), verdict)
    clock.forward(hours=2)
    site.article(
        "/mill", text=(*mill, "Two canteens in the valley have announced that they close.")
    )
    polled_and_read()
    run_stage(compared.desk(), compare_coverage)
    row = current(compared)
    assert row["relation"] == "repeats"
    assert row["reason"].endswith(
        "Ada judged contradicts before the article was edited: look again."
    )
    assert states(compared) == [("contradicts", "article edited")]
    assert labels(compared) == ["repeated"]
    judge(compared.desk(), verdict)
    assert states(compared) == [("contradicts", "holds"), ("contradicts", "holds")]
    assert labels(compared) == ["disputed"]


def test_a_claim_that_reads_otherwise_reopens_it(compared, clock, verdict):
    judge(compared.desk(), verdict)
    clock.forward(hours=1)
    other = CLAIMS[1].replace("350", "400")
    compared.reference("mill", "Paper mill in Dunmore closes", CLAIMS[0], other, CLAIMS[2])
    run_stage(compared.desk(), compare_coverage)
    assert current(compared)["judged_by"] is None
    assert states(compared) == [("contradicts", "claim edited")]


def test_undoing_is_kept_in_history_too(compared, clock, verdict):
    judge(compared.desk(), verdict)
    clock.forward(minutes=1)
    judge(compared.desk(), replace(verdict, relation=None, judged_by="Ben"))
    assert current(compared)["relation"] == "repeats"
    assert labels(compared) == ["repeated"]
    assert states(compared) == [("contradicts", "undo"), ("contradicts", "undone")]


def test_a_later_judgement_replaces_the_earlier_even_where_the_clock_stands_still(
    compared, verdict
):
    judge(compared.desk(), verdict)
    judge(compared.desk(), replace(verdict, relation=RelationKind.MENTIONS, judged_by="Ben"))
    assert current(compared)["relation"] == "mentions"
    assert labels(compared) == ["unreported"]
    assert states(compared) == [("mentions", "holds"), ("contradicts", "replaced")]


def test_another_quote_stands_verbatim_in_the_version(compared, verdict):
    quote = "before the machines were stopped"
    judge(compared.desk(), replace(verdict, quote=quote, speaker="Managers", value="none"))
    [row] = compared.ask(
        "SELECT quote, substring(text, start_char + 1, end_char - start_char) AS found, speaker, new_value "
        "FROM relations JOIN versions USING (version_id) WHERE claim_id = 'c02'"
    )
    assert row == {"quote": quote, "found": quote, "speaker": "Managers", "new_value": "none"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"article": "https://nowhere.example/x"}, "there is no article"),
        ({"version": 7}, "has no version 7: the newest is 1"),
        ({"quote": "words that nobody wrote"}, "does not stand in version 1"),
        ({"claim_id": "c09"}, "was not compared with c09"),
        ({"relation": None}, "nothing to undo"),
    ],
)
def test_what_cannot_be_judged_is_one_clear_line(compared, verdict, change, complaint):
    with pytest.raises(InputError, match=complaint):
        judge(compared.desk(), replace(verdict, **change))
    assert compared.ask("FROM core.judgement") == []


def test_what_the_rules_did_not_find_needs_a_quote(
    compared, site, clock, verdict, polled_and_read, item
):
    clock.forward(hours=1)
    site.article("/other", "Ferry strike", ("The ferry does not sail.", *FILLER))
    compared.feeds(
        site.feed(
            "/feed",
            item("Mill to close", f"{site.url}/mill"),
            item("Orlik Paper and its ferry", f"{site.url}/other"),
        )
    )
    polled_and_read()
    run_stage(compared.desk(), compare_coverage)
    elsewhere = replace(verdict, article=f"{site.url}/other")
    with pytest.raises(InputError, match="add --quote"):
        judge(compared.desk(), elsewhere)
    judge(compared.desk(), replace(elsewhere, quote="The ferry does not sail."))
    assert labels(compared) == ["repeated", "disputed"]


FILLER = (
    "A diver found a net around the shaft on Tuesday, when the harbour was calm enough to look.",
    "The captain had heard a knocking under the stern and turned back after half an hour.",
    "Fishermen on the island lend their boats to the post until the ferry sails again.",
    "The line expects the spare part from a yard in Lund by the end of the week.",
)


def test_a_judgement_is_applied_by_the_service_that_owns_the_timeline(compared, verdict):
    """As `serve` does: another owner holds the file; the command leaves a load and waits for it."""
    import threading

    from flows.stages.settle import make_settle
    from storage.timeline.owner import Owner

    desk, over = compared.desk(), threading.Event()

    def own() -> None:
        with Owner(desk.home) as owner:
            owns.set()
            while not over.wait(0.02):
                if owner.inbox.waiting() and owner.drain(make_settle(desk.watch)):
                    owner.publish()

    owns = threading.Event()
    service = threading.Thread(target=own)
    service.start()
    assert owns.wait(10)
    try:
        judge(compared.desk(), verdict)
        with Timeline(desk.home) as timeline:
            assert [row["state"] for row in judgements(timeline.database)] == ["holds"]
    finally:
        over.set()
        service.join()
