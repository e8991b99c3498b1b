"""Topics by example on the training part of Reuters-21578: learned from its earlier stories, judged on the later."""

import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.development.bench import (
    Bench,
    Figure,
    Row,
    named_values,
    take,
    write_lines,
)

REUTERS = "reuters21578"
EXAMPLES = "examples.jsonl"


def reuters(bench: Bench) -> Iterator[Figure]:
    """The later quarter, over the topics that both parts know."""
    earlier, later = _parts(bench.data / REUTERS / "dev" / "train.jsonl.xz")
    topics = sorted(_topics(earlier) & _topics(later))
    folder = _topic_files(bench, topics, earlier)
    learning = bench.writethru("topics", "train", folder, "--json")
    asked = bench.extract("topics", map(_line, later), "--topics", folder)
    gold, predictions = _gold(bench, earlier, later), bench.scratch / "tagged.jsonl"
    write_lines(predictions, map(_tagged, asked.answers))
    seconds = learning + asked.seconds
    for setting, ability in (("r90", "topics by example"), ("modapte", "the same, all stories")):
        scorer = ("score_reuters21578.py", predictions, "--setting", setting, "--gold", gold)
        told = named_values(bench.score(*scorer))
        n = int(take(told, "n_docs"))
        for measure in ("micro F1", "macro F1"):
            value = take(told, measure.lower().replace(" ", "_"))
            yield Figure(REUTERS, ability, measure, value, n, seconds)
    yield Figure(REUTERS, "learning the topics", "seconds", learning, len(earlier), learning)


def _parts(path: Path) -> tuple[list[Row], list[Row]]:
    """Three quarters and the last one; the file is in order of time. Stories that nobody indexed are left out."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        stories = [story for story in map(json.loads, file) if story["topics_attr"] == "YES"]
    cut = len(stories) * 3 // 4
    return stories[:cut], stories[cut:]


def _topics(stories: Sequence[Row]) -> set[str]:
    return {topic for story in stories for topic in story["topics"]}


def _topic_files(bench: Bench, topics: Sequence[str], stories: Sequence[Row]) -> Path:
    folder = bench.folder("topics")
    examples = ({"text": _text(story), "topics": story["topics"]} for story in stories)
    write_lines(folder / EXAMPLES, examples)
    for topic in topics:
        text = f'id = "{topic}"\nquery = "like:{topic}"\nlike = "{EXAMPLES}"\n'
        (folder / f"{topic}.toml").write_text(text, "utf-8")
    return folder


def _text(story: Row) -> str:
    return f"{story['title']}\n{story['body']}"


def _line(story: Row) -> Row:
    return {"id": story["newid"], "title": story["title"], "text": story["body"]}


def _tagged(answer: Row) -> Row:
    return {"newid": answer["id"], "topics": [found["topic"] for found in answer["topics"]]}


def _gold(bench: Bench, earlier: Sequence[Row], later: Sequence[Row]) -> Path:
    """The two parts where the scorer looks for training and test, without their texts."""
    folder = bench.folder("reuters")
    for name, stories in (("dev/train", earlier), ("test/test", later)):
        path = folder / f"{name}.jsonl.xz"
        path.parent.mkdir(exist_ok=True)
        kept = [{key: s[key] for key in ("newid", "topics_attr", "topics")} for s in stories]
        with lzma.open(path, "wt", encoding="utf-8", preset=0) as file:
            file.writelines(json.dumps(row) + "\n" for row in kept)
    return folder
