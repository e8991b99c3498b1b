"""The sample wire, played whole and scored against what a careful editor wrote (`sample/expected.toml`)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from flows.demo import play
from flows.stages.desk import home_of, open_desk
from flows.stages.one_pass import one_pass
from storage.timeline.questions import Timeline
from storage.watch.sample_wire import sample_wire

PRESENT = frozenset({"repeats", "updates", "contradicts"})

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


def play_without_prefect(root: Path) -> None:
    """Play all polls through the plain stages."""
    for _ in play(root, run_pass=lambda folder: list(one_pass(open_desk(folder)))):
        pass


@dataclass(frozen=True, slots=True)
class Played:
    """What a played wire says, by the names of the truth."""

    status: Mapping[str, str]
    topics: Mapping[str, frozenset[str]]
    copies: Mapping[str, str]
    relations: Mapping[Pair, str]
    quotes: Mapping[Pair, str]
    screened: frozenset[str]
    alerts: Mapping[int, Sequence[Pair]]


def read_played(root: Path) -> Played:
    """Read a played folder back by article id, version and claim key."""
    ids = {
        f"http://{sample_wire().outlet(a.outlet).host}{a.url_path}": a.id
        for a in sample_wire().articles
    }
    with Timeline(home_of(root)) as timeline:
        ask = timeline.database.query
        articles = ask("SELECT url, article_id, status, copy_of FROM articles")
        by_id = {row["article_id"]: ids[row["url"]] for row in articles}
        versions = ask("SELECT version_id, article_id, number FROM versions")
        names = {row["version_id"]: _name(by_id, row) for row in versions}
        topics = ask("SELECT version_id, topic FROM topics")
        relations = ask("SELECT version_id, claim_id, relation, quote FROM relations")
        claims = _claim_keys(ask("SELECT claim_id, text FROM claims"))
        screened = ask(
            "SELECT entry.link FROM core.screening JOIN core.entry AS entry USING (entry_id) WHERE NOT is_kept"
        )
        alerts = ask("SELECT claim_id, kind, decided_at FROM alerts ORDER BY decided_at, claim_id")
    pairs = {(names[r["version_id"]], claims[r["claim_id"]]): r for r in relations}
    return Played(
        status={by_id[row["article_id"]]: row["status"] for row in articles},
        topics={
            name: frozenset(row["topic"] for row in topics if names[row["version_id"]] == name)
            for name in names.values()
        },
        copies={
            by_id[row["article_id"]]: by_id[row["copy_of"]] for row in articles if row["copy_of"]
        },
        relations={pair: row["relation"] for pair, row in pairs.items()},
        quotes={pair: row["quote"] for pair, row in pairs.items()},
        screened=frozenset(ids[row["link"]] for row in screened),
        alerts={
            number: [(claims[a["claim_id"]], a["kind"]) for a in alerts if a["decided_at"] == at]
            for number, at in enumerate(sample_wire().polls, 1)
        },
    )


def _name(by_id: Mapping[int, str], row: Mapping[str, Any]) -> str:
    suffix = "" if row["number"] == 1 else f"#{row['number']}"
    return f"{by_id[row['article_id']]}{suffix}"


def _claim_keys(claims: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    keys = expected()["claims"]
    return {
        row["claim_id"]: next(
            (k for k, part in keys.items() if part in row["text"]), row["claim_id"]
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
        if article["language"] in languages and article["status"] in {"full", "partial"}
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


def score_present(played: Played, truth: Mapping[str, Any], languages: frozenset[str]) -> Score:
    """Whether a claim is present in a text; pairs in doubt do not count either way."""
    sure = true_relations(truth, languages=languages)
    every = true_relations(truth, languages=languages, with_doubt=True)
    doubtful = every.keys() - sure.keys()
    readable = {a["id"] for a in truth["article"] if a["language"] in languages}
    said = {
        pair
        for pair, relation in played.relations.items()
        if relation in PRESENT and pair[0] in readable and pair not in doubtful
    }
    right = {pair for pair, relation in sure.items() if relation in PRESENT}
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


def strict_accuracy(
    played: Played, truth: Mapping[str, Any], languages: frozenset[str]
) -> tuple[int, int]:
    """Right labels and pairs, over all pairs that the truth calls present: a miss is wrong."""
    sure = true_relations(truth, languages=languages)
    present = {pair: relation for pair, relation in sure.items() if relation in PRESENT}
    right = sum(played.relations.get(pair) == relation for pair, relation in present.items())
    return right, len(present)


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
