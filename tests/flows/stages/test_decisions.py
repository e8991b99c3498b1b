"""What a person decides beside a reference: ids that last, merged, dropped, pinned and reworded claims, pinned developments."""

import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage

TITLE = "Paper mill in Dunmore closes"
CLAIMS = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
)
FERRY = "The night ferry to Sandholm never sails on Sundays in winter."


@pytest.fixture
def watched(folder, site, item, polled_and_read):
    """The folder has read one page, which repeats all claims of its reference."""
    folder.reference("mill", TITLE, *CLAIMS)
    site.article("/mill")
    folder.feeds(site.feed("/feed", item("Mill to close", f"{site.url}/mill")))
    polled_and_read()
    return folder


@pytest.fixture
def compared(watched, clock):
    def run(*sentences, decisions=None):
        if sentences:
            watched.reference("mill", TITLE, *sentences)
        if decisions is not None:
            watched.write("references/mill.toml", decisions)
        clock.forward(minutes=10)
        return run_stage(watched.desk(), compare_coverage)

    return run


def claims(folder):
    return {
        row["claim_id"]: row["text"]
        for row in folder.ask("SELECT claim_id, text FROM claims ORDER BY place")
    }


def relations(folder):
    rows = folder.ask("SELECT claim_id, relation FROM relations WHERE is_current ORDER BY claim_id")
    return {row["claim_id"]: row["relation"] for row in rows}


def test_ids_survive_an_insertion_a_change_and_a_removal(watched, compared):
    compared()
    assert claims(watched) == dict(zip(("c01", "c02", "c03"), CLAIMS, strict=True))
    other = CLAIMS[1].replace("350", "420")
    compared(FERRY, CLAIMS[0], other, CLAIMS[2])
    assert claims(watched) == {"c04": FERRY, "c01": CLAIMS[0], "c02": other, "c03": CLAIMS[2]}
    compared(CLAIMS[2], FERRY)
    assert claims(watched) == {"c03": CLAIMS[2], "c04": FERRY}
    # What was gone and comes back is the same claim again; its id was never given away.
    new = "The council of Dunmore meets on Thursday to talk of a new tax."
    compared(new, CLAIMS[0], CLAIMS[2])
    assert claims(watched) == {"c05": new, "c01": CLAIMS[0], "c03": CLAIMS[2]}
    kept = watched.ask("SELECT DISTINCT claim_id FROM core.claim ORDER BY ALL")
    assert [row["claim_id"] for row in kept] == ["c01", "c02", "c03", "c04", "c05"]


def test_sentences_that_change_places_keep_their_ids(watched, compared):
    compared()
    compared(*reversed(CLAIMS))
    assert claims(watched) == dict(zip(("c03", "c02", "c01"), reversed(CLAIMS), strict=True))


def test_a_statement_that_stands_twice_is_one_claim_with_two_passages(watched, compared):
    again = "In June, Orlik Paper will close its mill in Dunmore."
    compared(*CLAIMS, again)
    assert list(claims(watched)) == ["c01", "c02", "c03"]
    [row] = watched.ask(
        "SELECT passages ->> '$[0].text' AS text FROM claims WHERE claim_id = 'c01'"
    )
    assert row["text"] == again


def test_a_dropped_claim_is_none_and_keeps_its_id_for_itself(watched, compared):
    compared(decisions="[claims.c02]\ndrop = true\n")
    assert list(claims(watched)) == ["c01", "c03"]
    assert relations(watched) == {"c01": "repeats", "c03": "repeats"}
    compared(FERRY, *CLAIMS)
    assert claims(watched) == {"c04": FERRY, "c01": CLAIMS[0], "c03": CLAIMS[2]}
    compared(decisions="")
    assert list(claims(watched)) == ["c04", "c01", "c02", "c03"]
    fates = watched.ask("SELECT DISTINCT claim_id, fate FROM core.claim WHERE fate IS NOT NULL")
    assert fates == [{"claim_id": "c02", "fate": "dropped"}]


def test_merged_claims_are_one_with_all_their_places(watched, compared):
    compared(decisions='[claims.c01]\nmerge = ["c02"]\n')
    assert claims(watched) == {"c01": CLAIMS[0], "c03": CLAIMS[2]}
    [row] = watched.ask("SELECT passages FROM claims WHERE claim_id = 'c01'")
    assert CLAIMS[1] in row["passages"]
    # The sentence of c01 goes; c02, which says the same, stands for it.
    compared(CLAIMS[1], CLAIMS[2])
    assert claims(watched) == {"c01": CLAIMS[1], "c03": CLAIMS[2]}


def test_a_claim_reads_as_a_person_words_it(watched, compared):
    compared(decisions='[claims.c02]\ntext = "Orlik Paper cuts 400 jobs."\n')
    assert claims(watched)["c02"] == "Orlik Paper cuts 400 jobs."
    [row] = watched.ask(
        "SELECT figures ->> '$[0].value' AS value FROM claims WHERE claim_id = 'c02'"
    )
    assert float(row["value"]) == 400.0
    compared(FERRY, *CLAIMS)
    assert claims(watched)["c02"] == "Orlik Paper cuts 400 jobs."
    assert claims(watched)["c04"] == FERRY


def test_the_wording_that_fits_best_is_matched(watched, compared):
    compared(FERRY)
    assert relations(watched) == {"c01": "not_assessable"}
    wording = (
        "A cooperative of pensioners has offered to run the smaller of both machines for packaging."
    )
    compared(decisions=f'[claims.c01]\nwordings = ["Nobody said this.", "{wording}"]\n')
    assert relations(watched) == {"c01": "repeats"}
    [row] = watched.ask("SELECT quote FROM relations WHERE is_current")
    assert row["quote"] == wording


def test_a_pinned_claim_stays_when_the_reference_says_it_no_more(watched, compared):
    compared(decisions="[claims.c02]\npin = true\n")
    compared(CLAIMS[0], CLAIMS[2])
    assert claims(watched) == {"c01": CLAIMS[0], "c03": CLAIMS[2], "c02": CLAIMS[1]}
    assert relations(watched)["c02"] == "repeats"
    compared(decisions="")
    assert list(claims(watched)) == ["c01", "c03"]


@pytest.mark.parametrize(
    ("decisions", "complaint"),
    [
        (
            "[claims.c22]\ndrop = true\n",
            "mill.toml: line 1: c22: there is no such claim; did you mean c02?",
        ),
        (
            '[claims.c01]\npin = true\nmerge = ["c20"]\n',
            "mill.toml: line 3: c20: there is no such claim",
        ),
        ("[claims.c01]\ndrop = yes\n", "mill.toml: is not valid TOML"),
        (
            "[claims.c01]\ndrops = true\n",
            "claims.c01.drops: is not a key that this file knows; did you mean claims.c01.drop?",
        ),
        ('[claims.c01]\ndrop = "yes"\n', "claims.c01.drop: expected"),
        ('[[tripwire]]\nclaim = "c01"\nif = "stage=sined"\n', "stage= and one of proposed"),
        ('[[tripwire]]\nclaim = "c41"\nif = "value"\n', "line 2: c41: there is no such claim"),
    ],
)
def test_a_mistake_is_told_and_what_was_decided_before_holds(
    watched, compared, decisions, complaint
):
    compared(decisions="[claims.c02]\ndrop = true\n")
    report = compared(FERRY, *CLAIMS, decisions=decisions)
    [told] = report.failures
    assert complaint in told
    assert "\n" not in told
    assert claims(watched) == {"c04": FERRY, "c01": CLAIMS[0], "c03": CLAIMS[2]}


def test_decisions_are_compared_once_and_their_spelling_does_not_matter(watched, compared):
    compared(decisions="[claims.c02]\ndrop = true\n")
    assert compared().load_id is None
    assert compared(decisions="# a comment\nclaims.c02.drop = true\n").load_id is None
    assert compared(decisions="").counts["versions compared"] == 1


def test_a_pinned_development_is_tracked_with_one_origin(watched, compared):
    compared()
    [text] = [
        row["text"]
        for row in watched.ask("FROM developments")
        if "Eastvale" in row["text"]
    ]  # fmt: skip
    assert not any(row["is_tracked"] for row in watched.ask("FROM developments"))
    pin = "From July, buses will take apprentices to the plant of a competitor in Eastvale."
    compared(decisions=f'[[development]]\ntext = "{pin}"\n')
    tracked = watched.ask("SELECT text, is_pinned, origins FROM developments WHERE is_tracked")
    assert tracked == [{"text": text, "is_pinned": True, "origins": 1}]
    compared(decisions="")
    assert watched.ask("FROM developments WHERE is_tracked") == []


def test_a_pin_may_come_before_the_coverage(folder, site, item, clock, polled_and_read):
    folder.reference("mill", TITLE, *CLAIMS)
    pin = "From July, buses will take apprentices to the plant of a competitor in Eastvale."
    folder.write("references/mill.toml", f'[[development]]\ntext = "{pin}"\n')
    run_stage(folder.desk(), compare_coverage)
    clock.forward(hours=1)
    site.article("/mill")
    folder.feeds(site.feed("/feed", item("Mill to close", f"{site.url}/mill")))
    polled_and_read()
    run_stage(folder.desk(), compare_coverage)
    [row] = folder.ask("SELECT text FROM developments WHERE is_tracked")
    assert "Eastvale" in row["text"]
