"""Cutting a reference into claims."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractors.coverage.claims import draft_claims
from extractors.model import Stage

TEXT = """# Dairy recalls cheese

The Corvale dairy recalled 40 tonnes of cheese on Monday.
## What happens next
Doctor Mira Sandel said that the bacteria are dangerous.
She said that two patients died.
Will more shops be hit?
Read more
The dairy has proposed a fund for victims, while the health agency demands that the owners pay all hospital bills of the patients at once."""


def test_headings_questions_and_scraps_are_no_claims():
    claims = draft_claims("Dairy recalls cheese", TEXT)
    assert [claim.text for claim in claims] == [
        "The Corvale dairy recalled 40 tonnes of cheese on Monday.",
        "Doctor Mira Sandel said that the bacteria are dangerous.",
        "She said that two patients died.",
        "The dairy has proposed a fund for victims",
        "while the health agency demands that the owners pay all hospital bills of the patients at once.",
    ]
    assert [claim.claim_id for claim in claims] == ["c01", "c02", "c03", "c04", "c05"]


def test_a_pronoun_gets_the_speaker_named_last():
    claims = draft_claims("", TEXT)
    assert "Sandel" in claims[1].speaker
    assert claims[2].speaker == claims[1].speaker


def test_a_claim_knows_its_figures_stage_and_negation():
    first, _, _, fund, _ = draft_claims("", TEXT)
    assert [figure.value for figure in first.figures] == [40.0]
    assert fund.stage is Stage.PROPOSED
    assert not first.is_negated
    (negated,) = draft_claims("", "The council did not approve the new bridge.")
    assert negated.is_negated
    assert negated.stage is None


def test_the_title_repeated_as_a_sentence_is_no_claim():
    assert draft_claims("The plant in Orsted closes", "The plant in Orsted closes.") == ()


@given(
    st.lists(
        st.sampled_from(
            (
                *TEXT.split("\n"),
                "",
                "“Nobody knows,” he said; the company, however, waited — again.",
            )
        ),
        max_size=8,
    )
)
def test_every_claim_stands_in_the_text_and_they_do_not_overlap(lines):
    text = "\n".join(lines)
    claims = draft_claims("", text)
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert all(one.end <= other.start for one, other in pairwise(claims))
