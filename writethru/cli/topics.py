"""`writethru topics list` and `check`: the topics of a watch folder, and whether they do what they promise."""

import argparse

from extractors.topics.match import Matcher
from extractors.topics.topic import Topic
from storage.watch.folder import find_folder
from storage.watch.topics import read_topics
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import Column, Row, short, show

LISTED = (
    Column("topic", lambda row: row["topic"], style="bold"),
    Column("name", lambda row: row["name"]),
    Column("examples", lambda row: f"{row['examples']} + {row['counter_examples']}"),
    Column("query", lambda row: short(row["query"], 200), is_wide=True),
)

CHECKED = (
    Column("topic", lambda row: row["topic"], style="bold"),
    Column("", lambda row: row["problem"]),
    Column("text", lambda row: short(row["text"], 200), is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """What to do."""
    del name
    add_watch(parser)
    parser.add_argument("action", choices=("list", "check"), nargs="?", default="list")
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """List, or check; a topic that fails its own examples makes the exit code 1."""
    del name
    topics = read_topics(find_folder(options.watch).topics_folder)
    if options.action == "list":
        show([_listed(topic) for topic in topics], LISTED, options, nothing="no topics")
        return 0
    problems: list[Row] = [problem for topic in topics for problem in failed_examples(topic)]
    count = sum(len(topic.examples) + len(topic.counter_examples) for topic in topics)
    fine = f"{len(topics)} topics do what their {count} examples ask"
    show(problems, CHECKED, options, nothing=fine)
    return 1 if problems else 0


def failed_examples(topic: Topic) -> list[Row]:
    """The examples that a topic misses and the counter-examples that it matches."""
    matcher = Matcher([topic])
    missed: list[Row] = [
        {"topic": topic.topic_id, "problem": "misses", "text": text}
        for text in topic.examples
        if not matcher.match(title=text, text="")
    ]
    wrong: list[Row] = [
        {"topic": topic.topic_id, "problem": "matches", "text": text}
        for text in topic.counter_examples
        if matcher.match(title=text, text="")
    ]
    return missed + wrong


def _listed(topic: Topic) -> Row:
    return {
        "topic": topic.topic_id,
        "name": topic.names.get("en") or next(iter(topic.names.values()), ""),
        "names": dict(topic.names),
        "query": str(topic.query),
        "threshold": topic.threshold,
        "examples": len(topic.examples),
        "counter_examples": len(topic.counter_examples),
    }
