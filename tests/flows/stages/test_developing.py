"""Developments that are tracked: values with who and when, standings, alerts, whatever the order in which texts come."""

# ruff: noqa: PLR0917  (fixtures come as arguments)

from datetime import timedelta

import pytest

from flows.stages.compare import compare_coverage
from flows.stages.one_pass import run_stage

PATH = "/feed"
FUND = (
    ("/one", "A fund for the valley", 1, "The region of Eastvale will pay 500 million euros into a fund for the valley of Dunmore."),
    ("/two", "Fund agreed", 3, "Eastvale, the region, will pay 500 million euros into the fund for the valley of Dunmore, Dunmore council said."),
    ("/three", "Fund shrinks", 5, "The region of Eastvale will pay 350 million euros into a fund for the valley of Dunmore."),
    ("/four", "Fund shrinks again", 7, "The region of Eastvale will pay only 200 million euros into a fund for the valley of Dunmore."),
)  # fmt: skip
OTHERS = (
    (
        "Orlik Paper will close its mill in Dunmore in June, and the night shift heard it at the gate.",
        "Barges that carried its newsprint for ninety years lie empty below the weir of the Ivel.",
        "A baker on the square counts forty breakfasts fewer since the first rumour reached the town.",
    ),
    (
        "In Dunmore the mill of Orlik Paper closes in June, as drivers were told by telephone.",
        "Two apprentices have found a place with a maker of cartons, an hour away by the slow train.",
        "The chess club of the mill asks where its cups will stand when the canteen is locked.",
    ),
    (
        "The mill of Orlik Paper in Dunmore closes in June, says a letter that suppliers opened today.",
        "Foresters upstream now sell spruce to a builder of roofs, who pays less and complains more.",
        "On the bowling green nobody wanted to speak of anything but pensions and the price of coal.",
    ),
    (
        "Orlik Paper closes the mill of Dunmore in June, pensioners heard on the wireless at noon.",
        "Its chimney, taller than the church, may be kept for the storks that nest on its rim.",
        "Teachers took their classes to see the drying cylinders while these were still warm.",
    ),
)


@pytest.fixture
def told(folder, site, mill, item, clock, polled_and_read):
    """Tell texts of `FUND`, by their numbers, in this order, each in a pass of its own."""
    folder.reference("mill", "Mill closes", mill[0])
    base = clock.now
    items = []

    def tell(*numbers):
        for number in numbers:
            path, title, hours, sentence = FUND[number]
            link = site.article(
                path,
                title,
                (*OTHERS[number], sentence),
            )
            published = base - timedelta(hours=12 - hours)
            items.append(item(title, link, published_at=published))
            folder.feeds(site.feed(PATH, *items))
            polled_and_read()
            run_stage(folder.desk(), compare_coverage)
            clock.forward(hours=1)

    return tell


def fund(folder):
    (row,) = folder.ask("SELECT * FROM developments WHERE contains(text, 'fund') AND origins > 1")
    return row


def test_a_tracked_development_has_values_with_who_and_when(folder, told):
    told(0, 1, 2, 3)
    row = fund(folder)
    assert (row["text"], row["origins"], row["is_tracked"]) == (FUND[0][3], 4, True)
    evidence = folder.ask(
        "SELECT relation, old_value, new_value FROM development_evidence "
        f"WHERE development_id = {row['development_id']} ORDER BY said_at"
    )
    assert [tuple(each.values()) for each in evidence] == [
        ("repeats", None, None),
        ("repeats", None, None),
        ("updates", "500 million euros", "350 million euros"),
        ("updates", "500 million euros", "200 million euros"),
    ]
    states = folder.ask("SELECT line FROM development_states ORDER BY settled_at")
    assert len(states) == 3
    assert "350 million euros (was 500 million euros)" in states[1]["line"]
    assert "200 million euros (was 350 million euros)" in states[2]["line"]
    assert row["line"] == states[2]["line"]
    assert row["labels"] == ["repeated", "updated"]


def test_each_new_value_of_a_tracked_development_alerts_once(folder, told):
    told(0, 1, 2)
    (alert,) = folder.ask("SELECT kind, claim_id, after FROM alerts")
    assert alert["kind"] == "updated"
    assert alert["claim_id"] == f"d{fund(folder)['development_id']}"
    assert "350 million euros" in alert["after"]
    told(3)
    assert len(folder.ask("FROM alerts")) == 2


def test_what_one_origin_alone_tells_has_no_standing(folder, told):
    told(0)
    assert folder.ask("FROM developments WHERE contains(text, 'fund')")
    assert folder.ask("FROM development_states") == []
    assert folder.ask("FROM alerts") == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_order_of_arrival_changes_no_final_standing(folder, told, order):
    told(*order)
    row = fund(folder)
    assert (row["text"], row["origins"]) == (FUND[0][3], 4)
    assert row["line"].startswith("updated: 200 million euros (was 350 million euros)")
    assert len(folder.ask("SELECT DISTINCT development_id FROM development_states")) == 1


def test_editing_the_reference_keeps_the_development_and_alerts_nothing_again(folder, told, mill):
    told(0, 1, 2)
    before = fund(folder)
    folder.reference("mill", "Mill closes", f"{mill[0]} {mill[5]}")
    run_stage(folder.desk(), compare_coverage)
    after = fund(folder)
    assert (after["development_id"], after["line"]) == (before["development_id"], before["line"])
    assert len(folder.ask("FROM alerts")) == 1
