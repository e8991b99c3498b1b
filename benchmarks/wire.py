"""The sample wire, played whole and scored against what a careful editor wrote (`sample/expected.toml`)."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.labels import PRESENT, READABLE
from flows.demo import play
from flows.stages.desk import home_of, open_desk
from flows.stages.one_pass import one_pass
from storage.timeline.questions import Timeline
from storage.watch.sample_wire import sample_wire
from storage.watch.wire import SampleWire

Pair = tuple[str, str]
"""An article (`id`, or `id#2` for its second version) and the key of a claim."""


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, false alarms and misses of one ability."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 when nothing was said."""
        said = self.hits + self.false_alarms
        return self.hits / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was said; 1 when there is nothing."""
        right = self.hits + self.misses
        return self.hits / right if right else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / total if total else 1.0


def of_sets(said: Iterable[object], right: Iterable[object]) -> Score:
    """The score of a set against the right one."""
    told, true = set(said), set(right)
    return Score(len(told & true), len(told - true), len(true - told))


def expected() -> dict[str, Any]:
    """The truth of the sample wire."""
    return tomllib.loads((files("storage.watch") / "sample" / "expected.toml").read_text("utf-8"))


def play_without_prefect(root: Path, world: Path | None = None) -> None:
    """Play all polls of a world (None: the bundled sample) through the plain stages."""
    for _ in play(root, world=world, run_pass=lambda folder: list(one_pass(open_desk(folder)))):
        pass


@dataclass(frozen=True, slots=True)
class Played:
    """What a played wire says, by the names of the truth: `id`, and `id#2` for the second version of an article."""

    status: Mapping[str, str]
    topics: Mapping[str, frozenset[str]]
    published: Mapping[str, datetime | None]
    languages: Mapping[str, str | None]
    copies: Mapping[str, str]
    relations: Mapping[Pair, str]
    quotes: Mapping[Pair, str]
    screened: frozenset[str]
    alerts: Mapping[int, Sequence[Pair]]
    standings: Mapping[int, Mapping[str, frozenset[str]]]
    edits: Mapping[str, frozenset[str]]
    statements: Mapping[str, tuple[str, ...]]
    developments: tuple[frozenset[tuple[str, str]], ...]


class Served:
    """Which article of a wire an address showed at a time."""

    def __init__(self, wire: SampleWire) -> None:
        self._wire = wire
        numbers: dict[str, int] = {}
        self._names: dict[tuple[str, int], str] = {}
        for article in wire.articles:
            number = numbers[article.id] = numbers.get(article.id, 0) + 1
            name = article.id if number == 1 else f"{article.id}#{number}"
            self._names[article.id, article.from_poll] = name

    @cache  # noqa: B019  (a wire is scored once and thrown away)
    def _at(self, poll: int) -> dict[str, str]:
        return {
            f"http://{self._wire.outlet(article.outlet).host}{path}": self._names[
                article.id, article.from_poll
            ]
            for article in self._wire.standing_at(poll)
            for path in article.paths
        }

    def name(self, url: str, at: datetime) -> str:
        """The version that an address showed when it was read at a time."""
        poll = max(number for number, when in enumerate(self._wire.polls, 1) if when <= at)
        return self._at(poll)[url]


def read_played(
    root: Path, wire: SampleWire | None = None, keys: Mapping[str, str] | None = None
) -> Played:
    """Read a played folder back by article version and claim key; of the bundled sample when no wire is given."""
    wire = wire or sample_wire()
    served = Served(wire)
    with Timeline(home_of(root)) as timeline:
        ask = timeline.database.query
        readings = ask("SELECT url, read_at, status, article_id FROM core.reading ORDER BY read_at")
        versions = ask(
            "SELECT version_id, article_id, article.url, versions.first_seen_at, versions.language, "
            "published_at FROM versions JOIN core.article AS article USING (article_id)"
        )
        names = {
            row["version_id"]: served.name(row["url"], row["first_seen_at"]) for row in versions
        }
        by_id: dict[int, str] = {}
        for row in sorted(versions, key=lambda row: row["first_seen_at"]):
            by_id.setdefault(row["article_id"], names[row["version_id"]])
        copies = ask("SELECT article_id, copy_of FROM articles WHERE copy_of IS NOT NULL")
        topics = ask("SELECT version_id, topic FROM topics")
        relations = ask("SELECT version_id, claim_id, relation, quote FROM relations")
        claims = _claim_keys(ask("SELECT claim_id, text FROM claims"), keys)
        screened = ask(
            "SELECT entry.link, screened_at FROM core.screening JOIN core.entry AS entry USING (entry_id) "
            "WHERE NOT is_kept"
        )
        alerts = ask(
            "SELECT claim_id, kind, decided_at FROM alerts SEMI JOIN claims USING (reference_id, claim_id) "
            "WHERE topic IS NULL ORDER BY decided_at, claim_id"
        )
        standings = ask("SELECT claim_id, labels, settled_at FROM claim_states ORDER BY settled_at")
        edits = ask(
            "SELECT to_version_id, list(claim_id) FILTER (relation IN ('repeats', 'updates', 'contradicts')) AS claims "
            "FROM core.edit LEFT JOIN relations ON relations.version_id = to_version_id GROUP BY ALL"
        )
        statements = ask("SELECT statement_id, version_id, text FROM core.statement")
        members = ask("SELECT statement_id, development_id FROM core.member_in_force")
    pairs = {(names[r["version_id"]], claims[r["claim_id"]]): r for r in relations}
    status: dict[str, str] = {}
    for row in readings:
        status[served.name(row["url"], row["read_at"])] = row["status"]
    said = {row["statement_id"]: (names[row["version_id"]], row["text"]) for row in statements}
    groups: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in members:
        groups[row["development_id"]].add(said[row["statement_id"]])
    told: dict[str, list[str]] = defaultdict(list)
    for name, text in said.values():
        told[name].append(text)
    return Played(
        status=status,
        topics={
            name: frozenset(row["topic"] for row in topics if names[row["version_id"]] == name)
            for name in names.values()
        },
        published={names[row["version_id"]]: row["published_at"] for row in versions},
        languages={names[row["version_id"]]: row["language"] for row in versions},
        copies={
            by_id[row["article_id"]]: by_id[row["copy_of"]]
            for row in copies
            if row["copy_of"] in by_id and row["article_id"] in by_id
        },
        relations={pair: row["relation"] for pair, row in pairs.items()},
        quotes={pair: row["quote"] for pair, row in pairs.items()},
        screened=frozenset(served.name(row["link"], row["screened_at"]) for row in screened),
        alerts={
            number: [(claims[a["claim_id"]], a["kind"]) for a in alerts if a["decided_at"] == at]
            for number, at in enumerate(wire.polls, 1)
        },
        standings={
            number: {
                claims[row["claim_id"]]: frozenset(row["labels"])
                for row in standings
                if row["settled_at"] <= at
            }
            for number, at in enumerate(wire.polls, 1)
        },
        edits={
            names[row["to_version_id"]]: frozenset(claims[c] for c in row["claims"] or ())
            for row in edits
        },
        statements={name: tuple(texts) for name, texts in told.items()},
        developments=tuple(frozenset(group) for group in groups.values()),
    )


def _claim_keys(
    claims: Sequence[Mapping[str, Any]], keys: Mapping[str, str] | None
) -> dict[str, str]:
    known = keys or expected()["claims"]
    return {
        row["claim_id"]: next(
            (k for k, part in known.items() if part in row["text"]), row["claim_id"]
        )
        for row in claims
    }


def true_relations(
    truth: Mapping[str, Any], *, languages: frozenset[str], with_doubt: bool = False
) -> dict[Pair, str]:
    """Relations of articles in these languages whose text could be read; those in doubt are left out."""
    return {
        (article["id"], relation["claim"]): relation["relation"]
        for article in truth["article"]
        if article["language"] in languages and article["status"] in READABLE
        for relation in article["relations"]
        if with_doubt or not relation.get("doubt", False)
    }


def score_topics(played: Played, truth: Mapping[str, Any]) -> Score:
    """Topics over every version that was read; those that a second editor could add do not count either way."""
    said, right = set(), set()
    for article in truth["article"]:
        name = article["id"]
        if name not in played.topics:
            continue
        maybe = set(article.get("topics_maybe", ()))
        said |= {(name, topic) for topic in played.topics[name] if topic not in maybe}
        right |= {(name, topic) for topic in article["topics"]}
    return of_sets(said, right)


def label_accuracy(
    played: Played, truth: Mapping[str, Any], languages: frozenset[str]
) -> tuple[int, int]:
    """Right labels and pairs, over the pairs that both call present."""
    sure = true_relations(truth, languages=languages)
    both = [
        (relation, played.relations[pair])
        for pair, relation in sure.items()
        if relation in PRESENT and played.relations.get(pair) in PRESENT
    ]
    return sum(right == said for right, said in both), len(both)


def alerts_of(truth: Mapping[str, Any]) -> dict[int, list[Pair]]:
    """The alerts that are due after each poll."""
    return {
        poll["number"]: [(alert["claim"], alert["kind"]) for alert in poll["alerts"]]
        for poll in truth["poll"]
    }


def possible_alerts_of(truth: Mapping[str, Any]) -> dict[int, set[Pair]]:
    """Alerts that relations in doubt would add: neither hits nor misses."""
    return {
        poll["number"]: {
            (alert["claim"], alert["kind"]) for alert in poll.get("possible_alerts", ())
        }
        for poll in truth["poll"]
    }
