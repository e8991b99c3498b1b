"""The editor's arithmetic: standings, alerts and developments from labels."""

from benchmarks.editor import (
    News,
    Said,
    TrueAlert,
    alerts_after_each,
    developments,
    standing_after,
    unscored_alerts,
)


def said(article: str, relation: str, value: str, poll: int, **more: object) -> Said:
    fields = {"origin": article, "claim": "toll", "until": None, "is_doubtful": False, **more}
    return Said(article=article, relation=relation, value=value, poll=poll, **fields)  # type: ignore[arg-type]


def test_a_value_alerts_once_and_the_next_one_again() -> None:
    told = [
        said("a", "repeats", "", 1),
        said("b", "updates", "18", 2),
        said("c", "updates", "18", 3),
        said("d", "updates", "20", 3),
    ]
    assert alerts_after_each(told, 3) == {
        1: [],
        2: [TrueAlert("toll", "updated", ("b",))],
        3: [TrueAlert("toll", "updated", ("d",))],
    }


def test_a_new_speaker_disputes_anew_and_both_kinds_may_come_at_once() -> None:
    told = [
        said("a", "contradicts", "mayor", 1),
        said("b", "contradicts", "mayor", 2),
        said("c", "contradicts", "union", 3),
        said("d", "updates", "18", 3),
    ]
    alerts = alerts_after_each(told, 3)
    assert [alert.kind for poll in alerts.values() for alert in poll] == [
        "disputed",
        "updated and disputed",
    ]


def test_a_standing_counts_origins_and_forgets_what_an_edit_took_back() -> None:
    told = [
        said("a", "contradicts", "mayor", 1, until=3),
        said("b", "repeats", "", 2),
        said("c", "repeats", "", 2, origin="b"),
        said("a#2", "repeats", "", 3, origin="a"),
    ]
    assert standing_after(told, "toll", 0).labels == ("unreported",)
    assert standing_after(told, "toll", 1).labels == ("disputed",)
    second = standing_after(told, "toll", 2)
    assert (second.labels, second.origins) == (
        ("repeated", "disputed"),
        {"contradicts": 1, "repeats": 1},
    )
    assert second.values == ("mayor",)
    assert standing_after(told, "toll", 3).labels == ("repeated",)


def test_an_alert_that_hangs_on_a_doubt_is_open() -> None:
    told = [
        said("a", "updates", "18", 1, is_doubtful=True),
        said("b", "updates", "18", 2),
        said("c", "updates", "20", 3),
    ]
    assert unscored_alerts(told, 3) == {1: {"toll"}, 2: {"toll"}, 3: set()}


def test_a_development_counts_from_its_second_origin() -> None:
    def news(article: str, origin: str, poll: int, matter: str = "bridge") -> News:
        return News(matter, article, origin, f"outlet of {article}", f"{article} says", poll, "")

    told = [news("b", "b", 2), news("a", "a", 1), news("copy", "a", 1), news("c", "c", 3, "ferry")]
    bridge, ferry = developments(told)
    assert (bridge.first, bridge.first_outlet, bridge.tracked_from) == ("a", "outlet of a", 2)
    assert bridge.origins == ("a", "b")
    assert ferry.tracked_from is None
