"""What alerts and briefs say, to the letter."""

from collections.abc import Callable

from extractors.alerts.brief import brief_text, group_by_reference
from extractors.alerts.summary import summary_text
from extractors.model import Alert, Citation, CitedSentence

Alerts = Callable[..., Alert]
Cite = Callable[..., Citation]


def test_a_summary_tells_change_reason_and_quote(alert: Alerts) -> None:
    assert summary_text(alert()) == (
        "Updated: The glassworks will cut 500 jobs\n"
        "500 -> 350\n"
        "Orlik now gives 350, before 500. [1]\n"
        "Why now: 2 independent origins now update the claim, which had no update before. [1]\n"
        "\n"
        "[1] Valley Post, 26 Feb 2025, 09:00 UTC: “It will be 350 jobs, Orlik said.” "
        "https://news.example/valley/1"
    )


def test_each_sentence_carries_its_quote_and_each_quote_stands_once(
    alert: Alerts, cite: Cite
) -> None:
    first, second = cite(), cite("Never.", outlet="Harbour Wire", hours=5)
    told = (
        CitedSentence("Orlik now gives 350.", first),
        CitedSentence("Ministry denies it.", second),
        CitedSentence("Orlik now gives the stage as agreed.", first),
    )
    lines = summary_text(alert(*told)).split("\n")
    assert lines[2:5] == [
        "Orlik now gives 350. [1]",
        "Ministry denies it. [2]",
        "Orlik now gives the stage as agreed. [1]",
    ]
    assert lines[5].endswith(" before. [1][2]")
    assert lines[7:] == [
        "[1] Valley Post, 26 Feb 2025, 09:00 UTC: “It will be 350 jobs, Orlik said.” "
        "https://news.example/valley/1",
        "[2] Harbour Wire, 26 Feb 2025, 13:00 UTC: “Never.” https://news.example/harbour/5",
    ]


def test_line_breaks_and_escapes_in_titles_and_quotes_are_flattened(
    alert: Alerts, cite: Cite
) -> None:
    nasty = CitedSentence("Orlik\r\nBcc: all", cite("One\x1b[31m red\u2028line\u202e."))
    lines = summary_text(alert(nasty, title="Updated:\r\nSubject: x")).split("\n")
    assert lines[0] == "Updated: Subject: x"
    assert lines[2] == "Orlik Bcc: all [1]"
    assert "“One [31m red line .”" in lines[5]
    assert len(lines) == 6


def test_a_brief_tells_all_changes_with_one_list_of_quotes(alert: Alerts, cite: Cite) -> None:
    other = CitedSentence("Ministry denies it.", cite("Never.", outlet="Harbour Wire", hours=5))
    text = brief_text("Glassworks", [alert(), alert(other, key="other", title="Disputed: June")])
    lines = text.split("\n")
    assert lines[0] == "Glassworks: 2 changes"
    assert [line for line in lines if line.startswith("[")] == [
        "[1] Valley Post, 26 Feb 2025, 09:00 UTC: “It will be 350 jobs, Orlik said.” "
        "https://news.example/valley/1",
        "[2] Harbour Wire, 26 Feb 2025, 13:00 UTC: “Never.” https://news.example/harbour/5",
    ]
    assert "Ministry denies it. [2]" in lines


def test_one_change_is_counted_in_the_singular(alert: Alerts) -> None:
    assert brief_text("Glassworks", [alert()]).startswith("Glassworks: 1 change\n")


def test_alerts_are_grouped_by_reference_in_their_order(alert: Alerts) -> None:
    first, second, third = (
        alert(key=key, reference_id=reference)
        for key, reference in (("1", "glass"), ("2", "river"), ("3", "glass"))
    )
    assert group_by_reference([first, second, third]) == ((first, third), (second,))
