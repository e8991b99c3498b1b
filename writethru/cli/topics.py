"""`writethru topics`: list, check, try out, explain and train the topics of a watch folder."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from extractors.errors import InputError
from extractors.topics.match import Matcher
from extractors.topics.topic import AlertLevel, Topic
from storage.watch.folder import WatchFolder, find_folder
from storage.watch.names import read_names
from storage.watch.topics import read_lists, read_topics, train_topics
from writethru.cli.options import add_formats, add_limit, add_watch
from writethru.cli.output import Column, Row, short, show
from writethru.cli.topic_words import written

ACTIONS = {
    "list": "the topics of the folder",
    "check": "whether each topic matches its examples and none of its counter-examples",
    "try": "what a query would match in the stored timeline: topics try QUERY",
    "explain": "why a text matches a topic, or what it lacks: topics explain ID --text FILE",
    "train": "learn topics by example anew: topics train [DIR]",
}

LISTED = (
    Column("topic", lambda row: row["topic"], style="bold"),
    Column("name", lambda row: row["name"]),
    Column("examples", lambda row: f"{row['examples']} + {row['counter_examples']}"),
    Column("alert", lambda row: row["alert"]),
    Column("query", lambda row: short(row["written"], 200), is_wide=True),
)

CHECKED = (
    Column("topic", lambda row: row["topic"], style="bold"),
    Column("", lambda row: row["problem"]),
    Column("text", lambda row: short(row["text"], 200), is_wide=True),
)

TRAINED = (
    Column("label", lambda row: row["label"], style="bold"),
    Column("examples", lambda row: f"{row['positives']} of {row['examples']}"),
    Column("precision", lambda row: f"{row['precision']:.2f}"),
    Column("recall", lambda row: f"{row['recall']:.2f}"),
    Column("F1", lambda row: f"{row['f1']:.2f}"),
    Column("learned from", lambda row: row["file"], is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """What to do, and with what."""
    del name
    add_watch(parser)
    parser.epilog = "\n".join(f"{action:8} {told}" for action, told in ACTIONS.items())
    parser.add_argument("action", choices=tuple(ACTIONS), nargs="?", default="list")
    parser.add_argument(
        "subject", nargs="?", metavar="QUERY|ID|DIR", help="for try, explain and train"
    )
    parser.add_argument("--text", metavar="FILE", help="the text to explain; - reads it (explain)")
    parser.add_argument("--title", default="", metavar="TITLE", help="its title (explain)")
    parser.add_argument("--outlet", default="", metavar="NAME", help="its outlet (explain)")
    parser.add_argument("--language", metavar="CODE", help="its language; else detected (explain)")
    parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601 (try)")
    add_limit(parser, 40)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Do what was asked; a topic that fails its own examples makes the exit code 1."""
    del name
    if options.action == "train":
        return _train(options)
    if options.action == "try":
        from writethru.cli.topic_trial import try_query

        return try_query(options)
    folder = find_folder(options.watch)
    topics = read_topics(folder.topics_folder, progress=_told)
    if options.action == "explain":
        from writethru.cli.topic_trial import explain_topic

        return explain_topic(options, topics)
    if options.action == "list":
        lists = read_lists(folder.topics_folder)
        rows = [_listed(topic, lists) for topic in topics]
        show(rows, LISTED, options, nothing="no topics")
        return 0
    return _check(options, folder, topics)


def _check(options: argparse.Namespace, folder: WatchFolder, topics: tuple[Topic, ...]) -> int:
    problems = failed_examples(topics, folder)
    count = sum(len(topic.examples) + len(topic.counter_examples) for topic in topics)
    bursting = [topic.topic_id for topic in topics if topic.alert is AlertLevel.NOW]
    told = f"a burst alerts for {', '.join(bursting)}" if bursting else "none alerts when it bursts"
    fine = f"all examples hold (topics: {len(topics)}, examples: {count}); {told}"
    show(problems, CHECKED, options, nothing=fine)
    return 1 if problems else 0


def failed_examples(topics: tuple[Topic, ...], folder: WatchFolder) -> list[Row]:
    """The examples that topics miss and the counter-examples that they match."""
    gazetteer = read_names(folder.names_file)
    rows: list[Row] = []
    for topic in topics:
        matcher = Matcher([topic], gazetteer)
        for problem, texts, is_wanted in (
            ("misses", topic.examples, True),
            ("matches", topic.counter_examples, False),
        ):
            rows += [
                {"topic": topic.topic_id, "problem": problem, "text": text}
                for text in texts
                if bool(matcher.match(title=text, text="")) is not is_wanted
            ]
    return rows


def _train(options: argparse.Namespace) -> int:
    folder = Path(options.subject) if options.subject else find_folder(options.watch).topics_folder
    if (folder / "topics").is_dir():
        folder /= "topics"
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; name one with topic files, *.toml")
    learned = train_topics(folder, progress=_told)
    for found in learned.values():
        if found.note:
            _told(found.note)
    rows: list[Row] = [
        {
            "label": figures.label,
            "positives": figures.positives,
            "examples": found.n_examples,
            "precision": figures.precision,
            "recall": figures.recall,
            "f1": figures.f1,
            "file": str(path),
        }
        for path, found in learned.items()
        for figures in found.figures
    ]
    show(rows, TRAINED, options, nothing=f"{folder}: no topic there is told by example")
    return 0


def _told(progress: str) -> None:
    sys.stderr.write(f"{progress}\n")


def _listed(topic: Topic, lists: Mapping[str, str]) -> Row:
    return {
        "topic": topic.topic_id,
        "name": topic.names.get("en") or next(iter(topic.names.values()), ""),
        "names": dict(topic.names),
        "query": str(topic.query),
        "written": written(topic.query, lists),
        "threshold": topic.threshold,
        "alert": topic.alert,
        "examples": len(topic.examples),
        "counter_examples": len(topic.counter_examples),
    }
