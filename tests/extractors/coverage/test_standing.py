"""Standing of a claim: what counts, what is latest, what stays open."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.coverage.standing import COUNTED, standing_line, standing_of
from extractors.model import Citation, Observation, Relation, RelationKind, Stage, Standing

REPEATS, UPDATES = RelationKind.REPEATS, RelationKind.UPDATES
CONTRADICTS, MENTIONS, ABSENT = (
    RelationKind.CONTRADICTS,
    RelationKind.MENTIONS,
    RelationKind.ABSENT,
)
START = datetime(2025, 2, 26, 8, tzinfo=UTC)
LATER = START + timedelta(days=90)


def seen(
    kind: RelationKind,
    *,
    hours: int = 0,
    origin: int = 1,
    outlet: str = "Harbour Wire",
    version: int | None = None,
    speaker: str | None = None,
    old: str | None = None,
    new: str | None = None,
    stage: Stage | None = None,
    confidence: float = 0.9,
    claim: str = "c01",
    seen_after: int = 1,
) -> Observation:
    said_at = START + timedelta(hours=hours)
    version_id = origin * 1000 + hours if version is None else version
    quote = f"Sentence {version_id} about the furnace."
    url = f"https://news.example/{version_id}"
    relation = Relation(
        claim, kind, confidence, quote, 0, len(quote), old, new, stage, speaker, "because", "test/1"
    )
    cited = Citation(quote, outlet, url, version_id, 0, len(quote), said_at)
    seen_at = said_at + timedelta(minutes=seen_after)
    return Observation(relation, origin, outlet, said_at, seen_at, cited)


def standing(*observations: Observation, as_of: datetime = LATER) -> Standing:
    return standing_of("c01", observations, as_of=as_of)


def positions(found: Standing) -> list[tuple[str | None, str, str]]:
    return [(at.speaker, at.kind, at.value) for at in found.positions]


def test_a_claim_that_nobody_tells_is_unreported() -> None:
    found = standing()
    assert found.labels == ("unreported",)
    assert (found.positions, found.origins, found.first, found.last) == ((), (), None, None)


def test_mentions_and_omissions_leave_a_claim_unreported_but_are_counted() -> None:
    found = standing(seen(MENTIONS), seen(ABSENT, origin=2), seen(ABSENT, origin=3))
    assert found.labels == ("unreported",)
    assert found.origins == ((MENTIONS, 1), (ABSENT, 2))
    assert found.first is None


def test_repetition_counts_origins_once_and_outlets_all() -> None:
    found = standing(
        seen(REPEATS, origin=1, outlet="Harbour Wire"),
        seen(REPEATS, origin=1, outlet="Valley Post", hours=1),
        seen(REPEATS, origin=1, outlet="Evening Echo", hours=2),
        seen(REPEATS, origin=2, outlet="Valley Post", hours=3),
    )
    assert found.labels == ("repeated",)
    assert found.origins == ((REPEATS, 2),)
    assert found.outlets == ((REPEATS, 3),)


def test_an_unsure_relation_counts_as_a_mention() -> None:
    found = standing(seen(UPDATES, new="350 billion", confidence=COUNTED - 0.01))
    assert found.labels == ("unreported",)
    assert found.origins == ((MENTIONS, 1),)
    assert standing(seen(UPDATES, new="350 billion", confidence=COUNTED)).labels == ("updated",)


def test_a_relation_about_another_claim_does_not_count() -> None:
    assert standing(seen(REPEATS, claim="c02")).labels == ("unreported",)


def test_what_was_seen_after_as_of_does_not_count_even_if_published_before() -> None:
    late = seen(REPEATS, seen_after=600)
    assert standing(late, as_of=START + timedelta(minutes=599)).labels == ("unreported",)
    assert standing(late, as_of=START + timedelta(minutes=600)).labels == ("repeated",)


def test_an_update_keeps_old_and_new_value_and_its_quote() -> None:
    found = standing(seen(UPDATES, old="500 billion", new="350 billion", hours=2))
    (at,) = found.positions
    assert (at.kind, at.value, at.old, at.speaker) == ("value", "350 billion", "500 billion", None)
    assert (at.relation, at.origins, at.earlier) == (UPDATES, 1, ())
    assert at.citation.quote == "Sentence 1002 about the furnace."


def test_the_latest_value_of_a_speaker_stands_and_the_others_are_kept() -> None:
    found = standing(
        seen(UPDATES, speaker="Orlik", old="500", new="350", hours=1),
        seen(UPDATES, speaker="Orlik", old="500", new="400", hours=9, origin=2),
        seen(UPDATES, speaker="Orlik", old="500", new="375", hours=5, origin=3),
    )
    (at,) = found.positions
    assert (at.value, at.old, at.earlier) == ("400", "375", ("350", "375"))


def test_each_speaker_has_a_position() -> None:
    found = standing(
        seen(UPDATES, speaker="Orlik", new="350", hours=1),
        seen(UPDATES, speaker="Ministry", new="420", hours=2, origin=2),
    )
    assert positions(found) == [("Orlik", "value", "350"), ("Ministry", "value", "420")]


def test_value_and_stage_are_two_positions() -> None:
    found = standing(
        seen(UPDATES, new="350", stage=Stage.AGREED),
        seen(UPDATES, stage=Stage.SIGNED, hours=5, origin=2),
    )
    assert positions(found) == [(None, "value", "350"), (None, "stage", "signed")]
    assert found.positions[1].earlier == ("agreed",)


def test_a_value_that_several_origins_give_is_cited_from_the_first() -> None:
    found = standing(
        seen(UPDATES, new="350", hours=1),
        seen(UPDATES, new="350", hours=2, origin=2),
        seen(UPDATES, new="350", hours=3, origin=2, outlet="Valley Post"),
    )
    (at,) = found.positions
    assert at.origins == 2
    assert at.citation.said_at == START + timedelta(hours=1)


def test_a_late_copy_of_an_old_value_does_not_bring_it_back() -> None:
    found = standing(
        seen(UPDATES, new="350", hours=1, origin=1),
        seen(UPDATES, new="400", hours=5, origin=2),
        seen(UPDATES, new="350", hours=9, origin=1, outlet="Valley Post"),
    )
    assert positions(found) == [(None, "value", "400")]


def test_a_later_event_without_a_value_is_one_position_however_often_it_is_told() -> None:
    found = standing(
        seen(UPDATES, speaker="Orlik"), seen(UPDATES, speaker="Ministry", hours=4, origin=2)
    )
    assert found.labels == ("updated",)
    assert positions(found) == [(None, "event", "later event")]
    assert found.positions[0].origins == 2


def test_a_denial_keeps_its_speaker() -> None:
    found = standing(seen(REPEATS), seen(CONTRADICTS, speaker="Ministry", origin=2))
    assert found.labels == ("repeated", "disputed")
    assert positions(found) == [("Ministry", "denial", "denied")]


def test_a_rival_value_disputes_and_is_no_update() -> None:
    found = standing(seen(CONTRADICTS, speaker="Union", old="420", new="600"))
    assert found.labels == ("disputed",)
    (at,) = found.positions
    assert (at.value, at.old, at.relation) == ("600", "420", CONTRADICTS)


def test_who_denies_that_something_was_signed_does_not_give_the_stage_signed() -> None:
    found = standing(seen(CONTRADICTS, speaker="Ministry", stage=Stage.SIGNED))
    assert positions(found) == [("Ministry", "denial", "denied")]
    undone = standing(seen(CONTRADICTS, speaker="Ministry", stage=Stage.SUSPENDED))
    assert positions(undone) == [("Ministry", "stage", "suspended")]


@pytest.mark.parametrize("kind", [REPEATS, UPDATES])
def test_a_speaker_withdraws_a_denial_by_saying_the_claim_or_more_later(
    kind: RelationKind,
) -> None:
    denied = seen(CONTRADICTS, speaker="Ministry", hours=1)
    found = standing(denied, seen(kind, speaker="Ministry", hours=9, origin=2))
    assert "disputed" not in found.labels


def test_another_speaker_or_an_earlier_word_withdraws_nothing() -> None:
    denied = seen(CONTRADICTS, speaker="Ministry", hours=5)
    other = seen(REPEATS, speaker="Orlik", hours=9, origin=2)
    before = seen(REPEATS, speaker="Ministry", hours=1, origin=3)
    assert standing(denied, other, before).labels == ("repeated", "disputed")


def test_outlets_in_their_own_voice_speak_for_themselves() -> None:
    denied = seen(CONTRADICTS, outlet="Valley Post", hours=1)
    elsewhere = seen(REPEATS, outlet="Harbour Wire", hours=2, origin=2)
    assert "disputed" in standing(denied, elsewhere).labels
    withdrawn = seen(UPDATES, outlet="Valley Post", hours=3, origin=3, new="350")
    assert "disputed" not in standing(denied, elsewhere, withdrawn).labels


def test_a_denial_after_its_withdrawal_is_open_again() -> None:
    found = standing(
        seen(CONTRADICTS, speaker="Ministry", hours=1, origin=1),
        seen(REPEATS, speaker="Ministry", hours=2, origin=2),
        seen(CONTRADICTS, speaker="Ministry", hours=3, origin=3),
    )
    assert "disputed" in found.labels


def test_first_and_last_quote_are_by_what_was_said_not_by_when_it_was_seen() -> None:
    early = seen(REPEATS, hours=1, origin=1, seen_after=900)
    late = seen(REPEATS, hours=5, origin=2)
    mention = seen(MENTIONS, hours=9, origin=3)
    found = standing(late, mention, early)
    assert (found.first, found.last) == (early.citation, late.citation)


def test_versions_of_one_article_follow_each_other_as_they_were_seen() -> None:
    before = seen(UPDATES, new="350", version=9, seen_after=1)
    after = seen(UPDATES, new="400", version=2, seen_after=50)
    found = standing(after, before)
    assert positions(found) == [(None, "value", "400")]
    assert found.last == after.citation


KINDS = st.sampled_from([REPEATS, UPDATES, CONTRADICTS, MENTIONS, ABSENT])
OBSERVATIONS = st.builds(
    seen,
    KINDS,
    hours=st.integers(0, 5),
    origin=st.integers(1, 4),
    outlet=st.sampled_from(["Harbour Wire", "Valley Post"]),
    speaker=st.sampled_from([None, "Orlik", "Ministry"]),
    new=st.sampled_from([None, "350", "400"]),
    stage=st.sampled_from([None, Stage.AGREED, Stage.REVERSED]),
    confidence=st.sampled_from([0.3, 0.9]),
    seen_after=st.integers(0, 3),
)


@given(told=st.lists(OBSERVATIONS, max_size=12), seed=st.integers(0, 99))
def test_the_order_of_observations_does_not_matter(told: list[Observation], seed: int) -> None:
    shuffled = random.Random(seed).sample(told, len(told))
    assert standing(*shuffled) == standing(*told)


@given(told=st.lists(OBSERVATIONS, min_size=1, max_size=10), pick=st.integers(0, 9))
def test_adding_a_copy_never_changes_origins_labels_or_positions(
    told: list[Observation], pick: int
) -> None:
    original = told[pick % len(told)]
    copy = copy_of(original)
    alone, both = standing(*told), standing(*told, copy)
    assert both.origins == alone.origins
    assert both.labels == alone.labels
    assert both.positions == alone.positions


def copy_of(original: Observation) -> Observation:
    """The same relation of the same origin, a day later in another outlet."""
    said_at = original.said_at + timedelta(days=1)
    cited = Citation("Copied.", "Evening Echo", "https://echo.example/1", 1, 0, 7, said_at)
    return Observation(
        original.relation, original.origin_id, "Evening Echo", said_at, said_at, cited
    )


@given(told=st.lists(OBSERVATIONS, max_size=10))
def test_every_claim_has_a_label_and_unreported_stands_alone(told: Sequence[Observation]) -> None:
    labels = standing(*told).labels
    assert labels
    assert ("unreported" not in labels) or labels == ("unreported",)


def test_the_line_says_what_changed_who_said_so_and_how_many_repeat_it() -> None:
    found = standing(
        seen(UPDATES, old="500 billion", new="350 billion"),
        *(seen(REPEATS, origin=origin) for origin in (2, 3, 4)),
    )
    assert standing_line(found) == (
        "updated: 350 billion (was 500 billion), Harbour Wire, 26 Feb; repeated by 3 origins"
    )


def test_the_line_of_a_dispute_names_the_speaker_and_an_older_year() -> None:
    found = standing(seen(CONTRADICTS, speaker="Ministry"), as_of=datetime(2026, 1, 1, tzinfo=UTC))
    assert standing_line(found) == "disputed: denied, Ministry, Harbour Wire, 26 Feb 2025"


def test_the_line_of_an_unreported_claim_is_one_word() -> None:
    assert standing_line(standing()) == "unreported"
