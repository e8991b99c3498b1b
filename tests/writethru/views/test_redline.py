"""The redline quotes: all that is not a label stands verbatim in the reference or in coverage."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractors.model import stable_id
from writethru.views.blocks import Block, Group, Heading, Quote, Span, Style, quotes_in
from writethru.views.redline import RedlineRows, changes_of, redline_document

START = datetime(2025, 6, 2, 8, tzinfo=UTC)
TEXT = (
    "The fund will hold 500 million marks. It will be signed in May, the minister said.\n"
    "Dunmore has 38,000 people. Nobody asked them."
)
REFERENCE = {"title": "A fund for Dunmore", "text": TEXT, "language": "en"}
OURS = {
    Style.PLAIN,
    Style.ASIDE,
    Style.STRONG,
    Style.SOURCE,
    Style.UPDATES,
    Style.CONTRADICTS,
    Style.REPEATS,
}
FROM_REFERENCE = {Style.REFERENCE, Style.STRUCK, Style.MARKED}
LABELS = {
    " ",
    "→",
    "≠",
    "+",
    " now: ",
    " since then: ",
    " disputed: ",
    " also: ",
    "Added by coverage, in order of time",
}


def claim(claim_id: str, passage: str, *positions: Mapping[str, Any]) -> dict[str, Any]:
    start = TEXT.index(passage)
    body = {"positions": list(positions)}
    return {
        "claim_id": claim_id,
        "text": passage,
        "start_char": start,
        "end_char": start + len(passage),
        "body": body,
    }


def said(
    claim_id: str, quote: str, *, hours: int = 0, relation: str = "updates", **columns: Any
) -> dict[str, Any]:
    return {
        "claim_id": claim_id,
        "relation": relation,
        "quote": quote,
        "start_char": 0,
        "end_char": len(quote),
        "old_value": None,
        "new_value": None,
        "stage": None,
        "speaker": None,
        "outlet": "Post",
        "url": "https://post.example/a",
        "published_at": START + timedelta(hours=hours),
        "first_seen_at": START + timedelta(days=9),
        "language": "en",
        "origin_id": stable_id(quote),
        "version_id": stable_id(quote),
        "is_latest": True,
    } | columns


def rows(
    claims: Sequence[Any], relations: Sequence[Any], additions: Sequence[Any] = ()
) -> RedlineRows:
    return RedlineRows(REFERENCE, "now", claims, relations, additions)


FUND = claim("c01", "The fund will hold 500 million marks.")


def spans_in(blocks: Sequence[Block]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        if isinstance(block, Group):
            found += [*block.head, *spans_in(block.body)]
        elif isinstance(block, Quote):
            found += [*block.head, *block.source]
        elif isinstance(block, Heading):
            found += block.line
    return found


def text_of(made: Any) -> list[tuple[str, str]]:
    return [(span.style.value, span.text) for span in spans_in(made.blocks) if span.text.strip()]


def test_the_figure_alone_is_struck_and_the_newest_stands_in_its_place() -> None:
    early = said(
        "c01",
        "It holds 350 million marks.",
        old_value="500 million marks",
        new_value="350 million marks",
    )
    late = said(
        "c01",
        "It is 200 million marks now.",
        hours=5,
        old_value="500 million marks",
        new_value="200 million marks",
    )
    made = redline_document(rows([FUND], [late, early]))
    first = made.blocks[0]
    assert isinstance(first, Group)
    assert [(span.style, span.text) for span in first.head] == [
        (Style.REFERENCE, "The fund will hold "),
        (Style.STRUCK, "500 million marks"),
        (Style.PLAIN, " "),
        (Style.NEW, "200 million marks"),
        (Style.REFERENCE, "."),
    ]
    assert [quote.text for quote in quotes_in(made.blocks)] == [late["quote"]]


def test_a_late_copy_makes_no_old_value_new() -> None:
    values = {"old_value": "500 million marks"}
    early = said(
        "c01", "It holds 350 million marks.", new_value="350 million marks", origin_id=1, **values
    )
    newest = said(
        "c01", "It is 200 million marks now.", hours=5, new_value="200 million marks", **values
    )
    copy = {
        **early,
        "published_at": START + timedelta(hours=8),
        "version_id": 9,
        "outlet": "Copyist",
    }
    changes = changes_of(rows([FUND], [early, newest, copy]))
    assert [(change.kind, change.new) for change in changes] == [("struck", "200 million marks")]


def test_without_a_place_for_the_old_value_the_sentence_is_marked() -> None:
    signed = claim("c02", "It will be signed in May, the minister said.")
    step = said("c02", "The fund was signed in June.", new_value="was signed", stage="signed")
    made = redline_document(rows([FUND, signed], [step]))
    assert [text for style, text in text_of(made) if style == "marked"] == [signed["text"]]
    assert not [text for style, text in text_of(made) if style in {"struck", "new"}]


def test_a_value_that_stands_twice_is_not_guessed_at() -> None:
    twice = claim("c01", TEXT.partition("\n")[0])
    step = said("c01", "He will sign.", old_value="will", new_value="sign")
    assert [change.kind for change in changes_of(rows([twice], [step]))] == ["outdated"]


def test_a_new_value_that_the_quote_does_not_have_is_not_shown() -> None:
    step = said(
        "c01", "It holds EUR 350m.", old_value="500 million marks", new_value="350 million euros"
    )
    assert [change.new for change in changes_of(rows([FUND], [step]))] == [None]


def test_a_claim_that_stands_nowhere_in_the_text_strikes_nothing() -> None:
    added = {**FUND, "start_char": 0, "end_char": 0}
    assert changes_of(rows([added], [said("c01", "It holds 350 million marks.")])) == []


def test_open_disputes_stand_beneath_their_passage_and_closed_ones_do_not() -> None:
    denial = said("c01", "There is no fund, Pike said.", relation="contradicts", speaker="Pike")
    closed = said("c01", "There never was one.", relation="contradicts", speaker="Renn")
    at = {"version_id": denial["version_id"], "start": 0, "end": len(denial["quote"])}
    position = {
        "relation": "contradicts",
        "kind": "denial",
        "value": "denied",
        "speaker": "Pike",
        "citation": at,
    }
    made = redline_document(rows([{**FUND, "body": {"positions": [position]}}], [denial, closed]))
    assert [quote.text for quote in quotes_in(made.blocks)] == [denial["quote"]]
    assert ("source", "Pike, in Post, 02 Jun 2025 08:00") in text_of(made)


def test_what_an_article_no_longer_says_changes_nothing() -> None:
    gone = said(
        "c01", "It holds 350 million marks.", old_value="500 million marks", is_latest=False
    )
    assert changes_of(rows([FUND], [gone])) == []


def test_additions_come_in_order_of_time_and_those_of_two_origins_always() -> None:
    added = [
        said("", f"Statement {number}.", hours=10 - number) | {"origins": origins, "novelty": 1.0}
        for number, origins in enumerate((3, 2, 1, 1))
    ]
    made = redline_document(rows([], [], added), most=1)
    assert [quote.text for quote in quotes_in(made.blocks)] == ["Statement 1.", "Statement 0."]
    assert "2 of 4 additions shown" in made.about[0].text


WORDS = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], include_characters="\n"),
    min_size=1,
    max_size=80,
)


@st.composite
def worlds(draw: st.DrawFn) -> RedlineRows:
    """Any text, claims anywhere in it, updates with any old value, in any order."""
    text = draw(WORDS)
    claims, relations = [], []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        claim_id = f"c{number:02}"
        claims.append(
            {
                "claim_id": claim_id,
                "text": text[start:end],
                "start_char": start,
                "end_char": end,
                "body": None,
            }
        )
        for hours in draw(st.lists(st.integers(0, 9), max_size=3)):
            quote = draw(WORDS)
            old = draw(st.sampled_from([None, text[start:end][:3], "nowhere", ""]))
            relations.append(
                said(
                    claim_id,
                    quote,
                    hours=hours,
                    old_value=old,
                    new_value=draw(st.sampled_from([None, quote[:4], "x"])),
                )
            )
    return RedlineRows({"title": "T", "text": text, "language": "en"}, "now", claims, relations, ())


@given(worlds())
def test_the_text_stands_whole_and_in_order_and_all_else_is_quoted_or_a_label(
    world: RedlineRows,
) -> None:
    made = redline_document(world)
    spans = spans_in(made.blocks)
    text = world.reference["text"]
    kept = "".join(span.text for span in spans if span.style in FROM_REFERENCE)
    assert "".join(kept.split()) == "".join(text.split())
    quotes = {row["quote"] for row in world.relations}
    assert all(any(quote.text in source for source in quotes) for quote in quotes_in(made.blocks))
    for span in spans:
        if span.style is Style.NEW:
            assert any(span.text in quote for quote in quotes)
        elif span.style not in FROM_REFERENCE:
            assert span.style in OURS
            assert span.text in LABELS or span.style is Style.SOURCE


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(world: RedlineRows, random: Any) -> None:
    relations = list(world.relations)
    random.shuffle(relations)
    again = RedlineRows(world.reference, world.when, world.claims, relations, ())
    # Of two that were said at one moment the version with the higher id counts.
    assert {(c.kind, c.start, c.end, c.quote) for c in changes_of(again)} == {
        (c.kind, c.start, c.end, c.quote) for c in changes_of(world)
    }
