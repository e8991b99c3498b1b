"""Alerts fire on the edge: once a change, never because it still holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.alerts.decide import decide_alerts
from extractors.model import Alert, Position, Reference, RelationKind, Standing

Positions = Callable[..., Position]
Standings = Callable[..., Standing]
Decide = Callable[[Standing | None, Standing], tuple[Alert, ...]]

CONTRADICTS = RelationKind.CONTRADICTS
REPEATS = RelationKind.REPEATS


@pytest.fixture(name="decide")
def _decide(reference: Reference, start: datetime) -> Decide:
    def decide(before: Standing | None, after: Standing) -> tuple[Alert, ...]:
        known = {} if before is None else {before.claim_id: before}
        return decide_alerts(known, {after.claim_id: after}, reference=reference, decided_at=start)

    return decide


def test_the_first_update_of_a_claim_is_told(
    decide: Decide, standing: Standings, position: Positions, start: datetime
) -> None:
    after = standing(position("350", old="500"), origins=((RelationKind.UPDATES, 2),))
    (alert,) = decide(standing(), after)
    assert alert.kind == "updated"
    assert alert.title == (
        "Updated: The glassworks will cut 500 jobs by the summer, the Halberg Group said."
    )
    assert (alert.before, alert.after) == ("500", "350")
    assert alert.reason == (
        "2 independent origins now update the claim, which had no update before."
    )
    (sentence,) = alert.sentences
    assert sentence.text == "Orlik: 350, before 500."
    assert sentence.citation.quote == "It will be 350 jobs, Orlik said."
    assert (alert.reference_id, alert.claim_id, alert.decided_at) == ("glassworks", "c01", start)


def test_a_claim_that_was_never_seen_before_counts_as_unreported(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    assert decide(None, standing(position("350"))) == decide(standing(), standing(position("350")))


def test_a_denial_is_told_with_its_speaker(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    denial = position("denied", kind="denial", speaker="Ministry", relation=CONTRADICTS)
    (alert,) = decide(standing(origins=((REPEATS, 3),)), standing(denial))
    assert (alert.kind, alert.before, alert.after) == (
        "disputed",
        "undisputed",
        "denied by Ministry",
    )
    assert alert.sentences[0].text == "Ministry denies it."
    assert alert.reason == (
        "1 independent origin now disputes the claim, which nobody disputed before."
    )


def test_update_and_dispute_in_one_pass_are_one_alert(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    rival = position("600", speaker="Union", relation=CONTRADICTS, old="500")
    (alert,) = decide(standing(), standing(position("350", old="500"), rival))
    assert alert.kind == "updated and disputed"
    assert alert.title.startswith("Updated and disputed: ")
    assert (alert.before, alert.after) == ("500", "350; 600 according to Union")
    assert alert.reason == (
        "1 independent origin now updates the claim, which had no update before, "
        "and 1 independent origin now disputes the claim, which nobody disputed before."
    )


@pytest.mark.parametrize("origins", [1, 40])
def test_repetition_alone_is_never_told(
    decide: Decide, standing: Standings, position: Positions, origins: int
) -> None:
    assert decide(standing(), standing(origins=((REPEATS, origins),))) == ()
    before = standing(position("350"))
    assert decide(before, standing(position("350", origins=origins))) == ()


def test_mentions_and_omissions_are_never_told(decide: Decide, standing: Standings) -> None:
    counted = ((RelationKind.MENTIONS, 4), (RelationKind.ABSENT, 9))
    assert decide(standing(), standing(origins=counted)) == ()


def test_a_new_value_of_a_known_speaker_is_told(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    before = standing(position("350", old="500"))
    (alert,) = decide(before, standing(position("400", old="350", earlier=("350",), origins=2)))
    assert (alert.kind, alert.before, alert.after) == ("updated", "350", "400")
    assert alert.reason == ("2 independent origins now tell of a value that was not known before.")


def test_a_new_stage_is_told(decide: Decide, standing: Standings, position: Positions) -> None:
    before = standing(position("agreed", kind="stage", speaker=None))
    signed = position("signed", kind="stage", speaker=None, old="agreed", earlier=("agreed",))
    (alert,) = decide(before, standing(signed))
    assert alert.sentences[0].text == "Valley Post: now signed, before agreed."


def test_a_return_to_a_known_value_is_not_told(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    before = standing(position("400", earlier=("350",)))
    assert decide(before, standing(position("350", earlier=("350", "400")))) == ()


def test_a_second_speaker_with_the_known_value_is_repetition(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    before = standing(position("350"))
    assert decide(before, standing(position("350"), position("350", speaker="Ministry"))) == ()


def test_a_second_speaker_with_a_value_of_their_own_is_told(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    before = standing(position("350"))
    after = standing(position("350"), position("420", speaker="Ministry"))
    (alert,) = decide(before, after)
    assert [sentence.text for sentence in alert.sentences] == ["Ministry: 420."]
    assert alert.reason == (
        "1 independent origin now tells of another speaker with a value of their own."
    )


def test_a_second_speaker_who_disputes_is_told_and_the_first_is_not_told_again(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    first = position("denied", kind="denial", speaker="Ministry", relation=CONTRADICTS)
    second = position("denied", kind="denial", speaker="Union", relation=CONTRADICTS)
    (alert,) = decide(standing(first), standing(first, second))
    assert alert.kind == "disputed"
    assert [sentence.text for sentence in alert.sentences] == ["Union denies it."]


def test_more_later_events_without_a_value_are_not_told(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    event = position("later event", kind="event", speaker=None)
    (alert,) = decide(standing(), standing(event))
    assert alert.sentences[0].text == "Valley Post reports a later event."
    assert decide(standing(event), standing(replace(event, origins=7))) == ()


def test_a_withdrawn_dispute_is_not_told(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    denial = position("denied", kind="denial", speaker="Ministry", relation=CONTRADICTS)
    assert decide(standing(denial), standing(origins=((REPEATS, 2),))) == ()


def test_a_dispute_that_opens_again_has_the_key_that_was_sent_before(
    decide: Decide, standing: Standings, position: Positions, cite: Callable[..., object]
) -> None:
    denial = position("denied", kind="denial", speaker="Ministry", relation=CONTRADICTS)
    (first,) = decide(standing(), standing(denial))
    again = replace(denial, citation=cite("No, never.", hours=90), origins=5)
    (second,) = decide(standing(origins=((REPEATS, 2),)), standing(again))
    assert (second.key, second.alert_id) == (first.key, first.alert_id)


def test_the_key_names_the_change_and_neither_time_nor_wording(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    (alert,) = decide(standing(), standing(position("350")))
    claim = "the glassworks will cut 500 jobs by the summer, the halberg group said."
    assert alert.key == f"glassworks | {claim} | updated value 350 by orlik"


def test_keys_differ_by_claim_value_and_speaker(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    changes = [
        standing(position("350")),
        standing(position("351")),
        standing(position("350", speaker="Ministry")),
        standing(position("350"), claim_id="c02"),
        standing(position("350", relation=CONTRADICTS)),
        standing(position("350", kind="stage")),
    ]
    assert len({alert.key for after in changes for alert in decide(None, after)}) == 6


def test_alerts_come_in_the_order_of_claims(
    standing: Standings, position: Positions, reference: Reference, start: datetime
) -> None:
    after = {claim: standing(position("350"), claim_id=claim) for claim in ("c02", "c01")}
    alerts = decide_alerts({}, after, reference=reference, decided_at=start)
    assert [alert.claim_id for alert in alerts] == ["c01", "c02"]


def test_a_development_is_named_by_its_first_quote(
    decide: Decide, standing: Standings, position: Positions
) -> None:
    (alert,) = decide(None, standing(position("350"), claim_id="d07"))
    assert alert.title == "Updated: It will be 350 jobs, Orlik said."


def test_a_long_claim_is_cut_between_words_in_the_title(
    standing: Standings, position: Positions, reference: Reference, start: datetime
) -> None:
    (first, second) = reference.claims
    longer = replace(reference, claims=(replace(first, text="Twelve words " * 20), second))
    (alert,) = decide_alerts(
        {}, {"c01": standing(position("350"))}, reference=longer, decided_at=start
    )
    assert alert.title.endswith("words Twelve…")
    assert len(alert.title) <= 100


LAWS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DRAWN = st.lists(
    st.tuples(
        st.sampled_from(["350", "400", "signed"]),
        st.sampled_from([None, "Orlik", "Ministry"]),
        st.sampled_from([RelationKind.UPDATES, CONTRADICTS]),
    ),
    max_size=5,
)


@LAWS
@given(drawn=DRAWN)
def test_an_unchanged_standing_gives_no_alert(
    decide: Decide,
    standing: Standings,
    position: Positions,
    drawn: list[tuple[str, str | None, RelationKind]],
) -> None:
    held = standing(*(position(value, speaker=who, relation=how) for value, who, how in drawn))
    assert decide(held, held) == ()


@LAWS
@given(before=DRAWN, after=DRAWN, days=st.integers(1, 400))
def test_deciding_again_later_gives_the_same_keys(
    *,
    standing: Standings,
    position: Positions,
    reference: Reference,
    start: datetime,
    before: list[tuple[str, str | None, RelationKind]],
    after: list[tuple[str, str | None, RelationKind]],
    days: int,
) -> None:
    held, now = (
        {
            "c01": standing(
                *(position(value, speaker=who, relation=how) for value, who, how in drawn)
            )
        }
        for drawn in (before, after)
    )
    first = decide_alerts(held, now, reference=reference, decided_at=start)
    later = start + timedelta(days=days)
    second = decide_alerts(held, now, reference=reference, decided_at=later)
    assert [alert.key for alert in second] == [alert.key for alert in first]
    assert len(first) <= 1
