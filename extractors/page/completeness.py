"""How sure we are that a full text is whole.

A text can fall short in three ways: the server cut it, the extraction lost a part, or the page
never had more. Each signal below speaks for some of these; two that are independent confirm.
"""

import re
from collections.abc import Iterator

from extractors.model import Completeness, Status
from extractors.page.container import article_paragraphs
from extractors.page.markup import PageView, fold_line
from extractors.page.walls import breaks_off, subscribe_phrase

_END = re.compile(r"[.!?。][\"'”’»“)\]]*$")
_WORD = re.compile(r"\w+")
_ENOUGH = 0.95
_LEAST_WORDS = 50
# Words of a summary in a feed: from here it says something, from here it is a whole text.
_SOME_SUMMARY = 20
_FULL_SUMMARY = 100


def judge_completeness(
    view: PageView, status: Status, *, feed_summary: str
) -> tuple[Completeness, tuple[str, ...]]:
    """How whole a text is, with the signals: `confirmed` by two, `likely` by one, else `unknown`.

    Only a `full` text is ever judged. What speaks against it outweighs all signals.
    """
    if status is not Status.FULL:
        return Completeness.UNKNOWN, ()
    if doubt := next(_doubts(view, feed_summary), None):
        return Completeness.UNKNOWN, (f"whole? {doubt}",)
    signals = tuple(f"whole: {signal}" for signal in _signals(view, feed_summary))
    if len(signals) >= 2:
        return Completeness.CONFIRMED, signals
    return (
        (Completeness.LIKELY, signals) if signals else (Completeness.UNKNOWN, ("whole? no signal",))
    )


def _doubts(view: PageView, feed_summary: str) -> Iterator[str]:
    if breaks_off(view.text):
        yield "ends in dots"
    if phrase := subscribe_phrase(view.text):
        yield f"ends with: {phrase}"
    if view.body.source == "baseline":
        yield "page too large for the careful extraction"
    words, declared = len(view.text.split()), view.facts.word_count or 0
    summary = len(feed_summary.split())
    if _SOME_SUMMARY <= summary < _FULL_SUMMARY and words <= 1.2 * summary:
        yield f"{words} words, hardly more than the {summary} of the feed's summary"
    if declared >= _LEAST_WORDS and words < 0.8 * declared:
        yield f"{words} of {declared} declared words"


def _signals(view: PageView, feed_summary: str) -> Iterator[str]:
    words = len(view.text.split())
    declared = view.facts.word_count or 0
    if declared >= _LEAST_WORDS and words >= _ENOUGH * declared:
        yield f"{words} of {declared} declared words"
    if _END.search(view.text):
        yield "ends with a sentence"
    body = view.facts.article_body
    if view.body.source != "articleBody" and not breaks_off(body) and _holds(view.text, body):
        yield "agrees with articleBody"
    if (
        len(feed_summary.split()) >= _FULL_SUMMARY
        and not breaks_off(feed_summary)
        and _holds(view.text, feed_summary)
    ):
        yield "agrees with the full text in the feed"
    if view.facts.is_free and _covers_container(view):
        yield "declared free, and every paragraph of the article element is in the text"


def _holds(text: str, other: str) -> bool:
    """Whether nearly all words of `other` stand in `text`, its last ones in a row; false for a short `other`."""
    wanted = _words(other)
    if len(wanted) < _LEAST_WORDS:
        return False
    have = _words(text)
    known = set(have)
    share = sum(word in known for word in wanted) / len(wanted)
    ending = " ".join(wanted[-6:])
    return share >= _ENOUGH and len(have) >= _ENOUGH * len(wanted) and ending in " ".join(have)


def _covers_container(view: PageView) -> bool:
    text = fold_line(view.text)
    paragraphs = [fold_line(each) for each in article_paragraphs(view.tree)]
    long = [each for each in paragraphs if len(each.split()) >= 5]
    return len(long) >= 3 and sum(each in text for each in long) >= _ENOUGH * len(long)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_line(text))
