"""Tripwires: told once for each new thing, never for copies, never for what was known before."""

import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage
from flows.stages.read import read

TITLE = "Paper mill in Dunmore closes"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Orlik Paper and the town of Dunmore agreed on a plan for the site.",
)
NAMES = """
[[name]]
entity = 'org/orlik'
kind = 'organisation'
aliases = ['Orlik Paper', 'the Orlik tower', 'Orlik tower']
[[name]]
entity = 'person/brandt'
kind = 'person'
aliases = ['Ada Brandt', 'Brandt']
"""


class Desk:
    """The folder with one outlet a paper; each call of `publish` is a pass."""

    def __init__(self, folder, start_site, item, polled, clock):
        self.folder, self._start, self._item = folder, start_site, item
        self._polled, self._clock, self._feeds = polled, clock, []

    def publish(self, *texts, title="Dunmore and Orlik Paper"):
        """One article of each text, each by an outlet of its own."""
        for text in texts:
            site = self._start()
            link = site.article("/a", title, tuple(text))
            self._feeds.append(site.feed("/feed", self._item(title, link)))
        self.folder.feeds(*self._feeds)
        self._clock.forward(hours=1)
        self._polled()
        run_stage(self.folder.desk(), read)
        return self.compare()

    def compare(self):
        self._clock.forward(minutes=5)
        return run_stage(self.folder.desk(), compare_coverage)

    def wire(self, *conditions):
        """Set these and no other tripwires, as a person does who edits the file."""
        tables = "".join(f"[[tripwire]]\n{condition}\n" for condition in conditions)
        self.folder.write("references/mill.toml", tables)
        return self.compare()

    def told(self):
        rows = self.folder.ask(
            "SELECT claim_id, title, after, sentences ->> '$[0].citation.quote' AS quote FROM alerts "
            "WHERE kind = 'tripwire' ORDER BY decided_at"
        )
        return [(row["claim_id"], row["after"], row["quote"]) for row in rows]


FILLER = (
    "A diver found a net around the shaft on Tuesday, when the harbour was calm enough to look.",
    "The captain had heard a knocking under the stern and turned back after half an hour.",
    "Fishermen on the island lend their boats to the post until the ferry sails again.",
)
OTHER_FILLER = (
    "The bakery at the corner of the square sells rye bread from four in the morning on weekdays.",
    "A choir of retired teachers will sing in the small hall, and the entrance is free for children.",
    "Snow closed the upper road twice this week, so the school bus takes the way along the river.",
)
DENIAL = "Orlik Paper will not close its mill in Dunmore in June."
BY_TOWER = "The Orlik tower denied that Orlik Paper will close its mill in Dunmore in June."
BY_BRANDT = "Ada Brandt denied that Orlik Paper will close its mill in Dunmore in June."
BY_SPOKESMAN = "Orlik Paper spokeswoman Ada Brandt denied that Orlik Paper will close its mill in Dunmore in June."
INTRODUCED = "Reporters met Orlik Paper spokeswoman Ada Brandt at the gate on Monday."
FEWER = "The closure will cost 420 jobs, the company said in a second letter to its staff."
SIGNED = "Orlik Paper and the town of Dunmore signed the plan for the site on Tuesday."


@pytest.fixture
def desk(folder, start_site, item, polled, clock):
    folder.write("names.toml", NAMES)
    folder.reference("mill", TITLE, *CLAIMS)
    return Desk(folder, start_site, item, polled, clock)


def test_it_fires_once_for_a_new_contradiction_with_its_quote(desk):
    desk.wire("claim = 'c01'\nif = 'contradicts'")
    desk.publish((CLAIMS[0], *FILLER))
    assert desk.told() == []
    desk.publish((DENIAL, *OTHER_FILLER))
    [(claim, after, quote)] = desk.told()
    assert (claim, quote) == ("c01", DENIAL)
    assert after == "Post 2 contradicts it"
    desk.compare()
    assert len(desk.told()) == 1


def test_a_copy_is_no_second_occurrence_and_another_origin_is_one(desk):
    desk.wire("claim = 'c01'\nif = 'contradicts'")
    desk.publish((DENIAL, *OTHER_FILLER))
    desk.publish((DENIAL, *OTHER_FILLER))
    assert len(desk.told()) == 1
    desk.publish(("There are news from the valley.", DENIAL, *FILLER))
    assert len(desk.told()) == 2


def test_the_same_speaker_saying_the_same_again_is_no_news(desk):
    desk.wire("claim = 'c01'\nif = 'contradicts'")
    desk.publish((BY_BRANDT, *FILLER))
    desk.publish((BY_BRANDT, *OTHER_FILLER))
    assert [after for _, after, _ in desk.told()] == ["Brandt contradicts it"]


@pytest.mark.parametrize(
    ("sentences", "fires"),
    [
        ((BY_TOWER,), True),
        ((BY_SPOKESMAN,), True),
        ((INTRODUCED, BY_BRANDT), True),
        ((BY_BRANDT,), False),
    ],
)
def test_who_says_it_is_known_by_the_thing_that_the_name_stands_for(desk, sentences, fires):
    desk.wire("claim = 'c01'\nif = 'contradicts'\nby = 'Orlik Paper'")
    desk.publish((*sentences, *FILLER))
    assert bool(desk.told()) is fires


def test_what_was_said_before_it_was_set_is_written_down_and_not_told(desk):
    desk.publish((DENIAL, *FILLER))
    desk.wire("claim = 'c01'\nif = 'contradicts'")
    assert desk.told() == []
    [row] = desk.folder.ask("SELECT hits, known_before, last_quote FROM tripwires")
    assert row == {"hits": 0, "known_before": 1, "last_quote": DENIAL}
    desk.publish((BY_BRANDT, *OTHER_FILLER))
    assert len(desk.told()) == 1


def test_any_new_figure_fires_once_however_many_tell_it(desk):
    desk.wire("claim = 'c02'\nif = 'value'")
    desk.publish((FEWER, *FILLER))
    desk.publish((FEWER, *OTHER_FILLER))
    [(claim, after, quote)] = desk.told()
    assert (claim, quote) == ("c02", FEWER)
    assert "420" in after
    desk.publish((FEWER.replace("420", "500"), "The river is low.", *FILLER[1:]))
    assert len(desk.told()) == 2


def test_a_stage_fires_only_when_it_is_the_one_that_was_named(desk):
    desk.wire("claim = 'c03'\nif = 'stage=done'", "claim = 'c03'\nif = 'stage=signed'")
    desk.publish((SIGNED, *FILLER))
    [(claim, after, _)] = desk.told()
    assert claim == "c03"
    assert "signed" in after


def test_editing_the_reference_is_no_news(desk):
    desk.wire("claim = 'c02'\nif = 'value'")
    desk.publish((CLAIMS[1], *FILLER))
    desk.folder.reference("mill", TITLE, CLAIMS[0], CLAIMS[1].replace("350", "300"), CLAIMS[2])
    desk.compare()
    assert desk.folder.ask("SELECT relation FROM relations WHERE claim_id = 'c02'") != [
        {"relation": "repeats"}
    ]
    assert desk.told() == []


def test_taken_away_it_is_silent_and_set_again_it_tells_only_what_is_new(desk):
    wire = "claim = 'c01'\nif = 'contradicts'"
    desk.wire(wire)
    desk.wire()
    desk.publish((DENIAL, *FILLER))
    assert desk.told() == []
    desk.wire(wire)
    assert desk.told() == []
    desk.publish((BY_BRANDT, *OTHER_FILLER))
    assert len(desk.told()) == 1
