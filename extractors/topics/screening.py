"""Is an entry worth a fetch? Judged by what its feed says of it, before the page is asked for."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.language.names import Gazetteer
from extractors.topics.match import Matcher

TOPIC = 0.5
"""The least score of an entry whose title or summary matches a topic."""

NAME = 0.25
"""What each name shared with a reference adds; three make .75, so a topic can still outrank them."""

MOST_NAMES = 3

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Screening:
    """How likely an entry is to matter (0 to 1), and why."""

    score: float
    reason: str


def screen(
    *,
    title: str,
    summary: str,
    language: str | None,
    outlet: str,
    matcher: Matcher,
    gazetteer: Gazetteer,
    entities: AbstractSet[str],
) -> Screening:
    """Score an entry by topics and by the names it shares with the references (`entities`).

    An entry without words scores 1: nothing speaks against it, and a fetch will tell.
    """
    if not (title.strip() or summary.strip()):
        return Screening(1.0, "the feed says nothing about it")
    topics = matcher.match(title=title, text="", summary=summary, language=language, outlet=outlet)
    text = f"{title}\n{summary}"
    found = {name.entity for name in gazetteer.find(text)} | _spans_in(text, entities)
    shared = sorted(found & entities)
    score = NAME * min(len(shared), MOST_NAMES)
    if topics:
        names = ", ".join(match.topic for match in topics)
        return Screening(max(TOPIC, topics[0].score, score), f"topic {names}")
    if shared:
        return Screening(score, f"names of a reference: {', '.join(shared)}")
    return Screening(0.0, "no topic and no name of a reference in title or summary")


def _spans_in(text: str, entities: AbstractSet[str]) -> set[str]:
    """The names of the references that no names file knows and that stand in a text, as written, also at a sentence start.

    Such a name is its own entity ("Halden Rail"); a known one is looked up by its aliases.
    """
    words = " ".join(_WORD.findall(text))
    return {
        e for e in entities if "/" not in e and f" {' '.join(_WORD.findall(e))} " in f" {words} "
    }
