"""The alert about a topic of which there is suddenly much."""

from collections.abc import Mapping
from datetime import datetime

from extractors.model import Alert, CitedSentence, Telling, TopicBurst

KIND = "burst"
MOST_CITED = 5
_LEAST_TOLD = 0.1
_HIGHEST_SURPRISE = 6


def cited_tellings(burst: TopicBurst) -> tuple[Telling, ...]:
    """The texts that an alert cites, oldest first: one of each outlet, then more of the same, `MOST_CITED` at most."""
    first = {one.outlet: one for one in reversed(burst.tellings)}.values()
    others = (one for one in burst.tellings if one not in first)
    chosen = [*sorted(first, key=burst.tellings.index), *others][:MOST_CITED]
    return tuple(sorted(chosen, key=burst.tellings.index))


def burst_alert(
    burst: TopicBurst,
    *,
    name: str,
    sentences: Mapping[int, CitedSentence],
    decided_at: datetime,
) -> Alert:
    """The alert for a burst of the topic called `name`; `sentences` says what the cited texts say, by version.

    The key holds the topic and the hour: the same burst is never sent twice.
    """
    outlets = len({one.outlet for one in burst.tellings})
    now = f"{len(burst.tellings)} independent texts by {outlets} outlets within three hours"
    return Alert(
        key=f"{KIND} | {burst.topic} | {burst.until.isoformat()}",
        reference_id="",
        claim_id="",
        kind=KIND,
        title=f"Burst: {name}",
        reason=f"{now}; so many come together by chance once in {_rarity(burst.surprise)} times.",
        before=f"{_told(burst.expected)} usual within three hours",
        after=now,
        sentences=tuple(sentences[one.version_id] for one in cited_tellings(burst)),
        decided_at=decided_at,
        topic=burst.topic,
    )


def _told(expected: float) -> str:
    if expected < _LEAST_TOLD:
        return "hardly any"
    return f"{expected:.1f}"


def _rarity(surprise: float) -> str:
    is_beyond = surprise > _HIGHEST_SURPRISE
    number = 10 ** min(surprise, _HIGHEST_SURPRISE)
    return f"{'more than ' if is_beyond else ''}{float(f'{number:.1g}'):,.0f}"
