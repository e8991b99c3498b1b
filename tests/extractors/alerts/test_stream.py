"""Standing and alerts together: a stream of reports, told once a change."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractors.alerts.decide import decide_alerts
from extractors.coverage.standing import standing_of
from extractors.model import Citation, Observation, Reference, Relation, RelationKind

START = datetime(2025, 2, 26, 8, tzinfo=UTC)
REFERENCE = Reference("glass", "Glassworks", "500 jobs go.", None, None, START, "en", ())
UPDATES, CONTRADICTS = RelationKind.UPDATES, RelationKind.CONTRADICTS
REPORTS = st.lists(
    st.tuples(
        st.sampled_from([RelationKind.REPEATS, UPDATES, CONTRADICTS]),
        st.sampled_from([None, "Orlik", "Ministry"]),
        st.sampled_from([None, "350", "400"]),
    ),
    max_size=10,
)


def report(number: int, kind: RelationKind, speaker: str | None, new: str | None) -> Observation:
    at = START + timedelta(hours=number)
    relation = Relation("c01", kind, 0.9, "Quote.", 0, 6, None, new, None, speaker, "", "test/1")
    cited = Citation("Quote.", f"Outlet {number}", f"https://n.example/{number}", number, 0, 6, at)
    return Observation(relation, number, f"Outlet {number}", at, at, cited)


def keys_told(known: list[Observation], fresh: list[Observation]) -> list[str]:
    before, after = (
        {"c01": standing_of("c01", told, as_of=START + timedelta(days=9))}
        for told in (known, known + fresh)
    )
    alerts = decide_alerts(before, after, reference=REFERENCE, decided_at=START)
    return [alert.key for alert in alerts]


def stream(*reports: tuple[RelationKind, str | None, str | None]) -> list[str]:
    """The keys of all alerts when the reports come one in a pass."""
    seen = [report(number, *told) for number, told in enumerate(reports)]
    return [key for end in range(len(seen)) for key in keys_told(seen[:end], seen[end : end + 1])]


def test_going_back_and_forth_between_two_values_is_told_twice_and_not_more() -> None:
    told = stream(*[(UPDATES, "Orlik", value) for value in ("350", "400", "350", "400", "350")])
    assert told == [
        "glass | c01 | updated value 350 by orlik",
        "glass | c01 | updated value 400 by orlik",
    ]


def test_reports_without_news_after_the_first_are_silent() -> None:
    assert len(stream(*[(UPDATES, "Orlik", "350")] * 5, *[(CONTRADICTS, None, None)] * 5)) == 2


@given(reports=REPORTS)
def test_redelivery_of_everything_known_is_silent(
    reports: list[tuple[RelationKind, str | None, str | None]],
) -> None:
    seen = [report(number, *told) for number, told in enumerate(reports)]
    assert keys_told(seen, seen) == []


@given(reports=REPORTS, seed=st.integers(0, 99))
def test_the_order_within_one_pass_does_not_change_the_keys(
    reports: list[tuple[RelationKind, str | None, str | None]], seed: int
) -> None:
    seen = [report(number, *told) for number, told in enumerate(reports)]
    shuffled = random.Random(seed).sample(seen, len(seen))
    assert keys_told([], seen) == keys_told([], shuffled)
