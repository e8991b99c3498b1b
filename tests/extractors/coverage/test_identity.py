"""Ids of claims and decisions about them, as plain functions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.coverage.claims import draft_claims
from extractors.coverage.decisions import ClaimDecision, as_text, decide, from_text, unknown_ids
from extractors.coverage.identity import EarlierClaim, keep_ids

SENTENCES = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
    "The night ferry to Sandholm never sails on Sundays in winter.",
    "Inspectors found listeria in a cooling room of the dairy.",
    "Ada Brandt won the election in Velmark by 212 votes.",
)
DRAFTED = draft_claims("", "\n".join(SENTENCES))


def earlier(claims):
    return [EarlierClaim(claim, claim.text) for claim in claims]


@given(st.permutations(range(len(DRAFTED))), st.integers(1, len(DRAFTED)))
def test_an_id_goes_with_its_words_whatever_the_order_and_whatever_is_left_out(order, count):
    claims = draft_claims("", "\n".join(SENTENCES[place] for place in order[:count]))
    kept = keep_ids(claims, earlier(DRAFTED), language="en")
    ids = {claim.text: claim.claim_id for claim in DRAFTED}
    assert [claim.claim_id for claim in kept] == [ids[claim.text] for claim in claims]
    assert [replace(claim, claim_id="") for claim in kept] == [
        replace(claim, claim_id="") for claim in claims
    ]


def test_no_id_is_given_twice_and_the_closest_wording_wins():
    twins = draft_claims(
        "",
        "Orlik Paper will close its mill in Dunmore in July.\nOrlik Paper will close its mill in Eastvale and its plant in March.",
    )
    kept = keep_ids(twins, earlier(DRAFTED[:1]), language="en")
    assert [claim.claim_id for claim in kept] == ["c01", "c02"]


def test_without_history_the_draft_stands():
    assert keep_ids(DRAFTED, (), language="en") == DRAFTED


DECISIONS = st.lists(
    st.builds(
        ClaimDecision,
        claim_id=st.sampled_from([claim.claim_id for claim in DRAFTED]),
        text=st.none() | st.just("Orlik Paper cuts 400 jobs."),
        wordings=st.lists(st.sampled_from(SENTENCES), max_size=2).map(tuple),
        merge=st.lists(
            st.sampled_from([claim.claim_id for claim in DRAFTED]), max_size=3, unique=True
        ).map(tuple),
        drop=st.booleans(),
        pin=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda one: one.claim_id,
)


@given(DECISIONS)
def test_every_statement_counts_or_is_retired_with_a_reason_and_none_is_lost(decisions):
    decided = decide(DRAFTED, decisions, gone={}, language="en")
    ids = [claim.claim_id for claim in decided.claims]
    gone = [claim.claim_id for claim, _ in decided.retired]
    assert sorted([*ids, *gone]) == [claim.claim_id for claim in DRAFTED]
    assert all(why for _, why in decided.retired)


@given(DECISIONS)
def test_decisions_are_read_as_they_are_written(decisions):
    assert sorted(from_text(as_text(decisions)), key=str) == sorted(decisions, key=str)
    assert as_text(reversed(decisions)) == as_text(decisions)


@pytest.mark.parametrize(
    ("decisions", "kept", "why"),
    [
        ([("c01", ("c02",)), ("c02", ("c03",))], "c01", ["merged into c01"] * 2),
        ([("c01", ("c02",)), ("c02", ("c01",))], "c01", ["merged into c01"]),
        ([("c01", ("c01",))], "c01", []),
    ],
)
def test_chains_and_circles_of_merging_end_in_one_claim(decisions, kept, why):
    found = decide(
        DRAFTED,
        [ClaimDecision(claim_id, merge=merge) for claim_id, merge in decisions],
        gone={},
        language="en",
    )
    assert found.claims[0].claim_id == kept
    assert [each for _, each in found.retired] == why


def test_ids_that_nobody_knows_are_named_in_order():
    decisions = [ClaimDecision("c01", merge=("c9", "c02")), ClaimDecision("c77")]
    assert unknown_ids(decisions, ("c01", "c02")) == ("c9", "c77")
