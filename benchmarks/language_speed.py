"""What reading a text costs: topics alone, and language, sentences, figures, names and topics together.

python -m benchmarks.language_speed [--json] [--articles N]

One core, processor time, warm. The texts are 600 words each, made from the bundled sample texts. The 500 topics are made
from a seeded vocabulary of those texts: phrases, groups, NEAR, wildcards, some 5,600 phrases. In the same run: the time of
an ahocorasick_rs pass that finds the same phrases as plain strings, as the least that any matcher must do.
"""

import argparse
import itertools
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs
from rich.console import Console
from rich.table import Table

from extractors.language.dates import find_dates
from extractors.language.detect import detect_language
from extractors.language.figures import find_figures
from extractors.language.names import find_names
from extractors.language.sentences import split_sentences
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic
from storage.watch.names import read_names
from storage.watch.sample_wire import sample_wire
from writethru.cli.options import starter

WORDS = 600
TOPICS = 500
PHRASES = 11
"""Phrases of a topic; 500 topics have some 5,600."""
FLOOR_TOPICS, FLOOR_ALL = 500, 200
ROUNDS = 3
SEED = 20250224
OWN = 0.1
CALLS = itertools.count()


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second of processor time for one stage; `floor` is what it must reach, 0 for none."""

    stage: str
    per_second: float
    floor: int = 0


def articles(language: str, count: int) -> list[str]:
    """Texts of 600 words, each begun at another place of the sample's texts in one language."""
    own = [a for a in sample_wire().articles if a.language == language]
    words = " ".join(paragraph for article in own for paragraph in article.paragraphs).split(" ")
    step = max(1, len(words) // count)
    doubled = words * (2 + WORDS // len(words))
    return [" ".join(doubled[n * step % len(words) :][:WORDS]) for n in range(count)]


def made_topics() -> tuple[list[Topic], list[str]]:
    """Topics as users write them, and their phrases; most match nothing, as with a real folder."""
    draw = random.Random(SEED)
    written = " ".join(p for article in sample_wire().articles for p in article.paragraphs)
    vocabulary = sorted({word.lower() for word in re.findall(r"[^\W\d_]{4,}", written)})
    phrases: list[str] = []
    topics = []
    for number in range(TOPICS):
        own = [_phrase(vocabulary, draw) for _ in range(PHRASES)]
        phrases += own
        quoted = [f'"{phrase}"' for phrase in own]
        query = (
            f"({' OR '.join(quoted[:5])}) AND ({' OR '.join(quoted[5:9])} "
            f"OR {quoted[9]} NEAR/5 {quoted[10]} OR {draw.choice(vocabulary)[:5]}*)"
        )
        topics.append(Topic(f"t{number}", {}, parse_query(query)))
    return topics, sorted(set(phrases))


def _phrase(vocabulary: Sequence[str], draw: random.Random) -> str:
    """One, two or three words; of ten words nine are of other subjects than the texts."""
    words = draw.choices(vocabulary, k=draw.choice((1, 1, 2, 2, 3)))
    return " ".join(word if draw.random() < OWN else f"{word}{word[::-1]}" for word in words)


def per_second(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second of processor time: the median of three rounds, after one to warm up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        started = time.process_time()
        for text in texts:
            work(text)
        rounds.append(len(texts) / (time.process_time() - started))
    return sorted(rounds[1:])[ROUNDS // 2]


def measure(language: str, count: int) -> Iterable[Speed]:
    """All stages over the texts of one language."""
    texts = articles(language, count)
    made, phrases = made_topics()
    gazetteer = read_names(starter().names_file)
    matcher = Matcher(made)
    finder = ahocorasick_rs.AhoCorasick(phrases)

    def topics(text: str) -> object:
        return matcher.match(title="", text=text, language=language)

    stages: dict[str, Callable[[str], object]] = {
        "language": detect_language,
        "sentences": lambda text: split_sentences(text, language=language),
        "figures": lambda text: find_figures(text, language=language),
        "names": lambda text: find_names(text, gazetteer),
        "dates": lambda text: find_dates(text, language=language, published_at=None),
    }
    for stage, work in stages.items():
        yield Speed(stage, per_second(_unseen(work), texts))
    yield Speed(f"{TOPICS} topics", per_second(_unseen(topics), texts), FLOOR_TOPICS)
    whole = [work for stage, work in stages.items() if stage != "dates"]
    together = _unseen(lambda text: [work(text) for work in (*whole, topics)])
    yield Speed("all but dates", per_second(together, texts), FLOOR_ALL)
    plain = per_second(lambda text: finder.find_matches_as_strings(text.lower(), True), texts)
    yield Speed(f"{len(phrases)} phrases by ahocorasick_rs", plain)


def _unseen(work: Callable[[str], object]) -> Callable[[str], object]:
    """The work on a text that no cache has seen: each call, in any stage, adds another word at the end."""
    return lambda text: work(f"{text} nr{next(CALLS)}")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; exit code 1 when a floor is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.language_speed", description=__doc__
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--articles", type=int, default=200, metavar="N")
    options = parser.parse_args(argv)
    found = {code: list(measure(code, options.articles)) for code in ("en", "ru", "uk")}
    if options.json:
        rows = [
            {
                "language": code,
                "stage": s.stage,
                "per_cpu_second": round(s.per_second),
                "floor": s.floor,
            }
            for code, speeds in found.items()
            for s in speeds
        ]
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        _print(found, options.articles)
    return int(any(s.per_second < s.floor for speeds in found.values() for s in speeds))


def _print(found: dict[str, list[Speed]], count: int) -> None:
    table = Table("stage", *found, "floor", box=None)
    for speeds in zip(*found.values(), strict=True):
        cells = [f"{s.per_second:,.0f}" for s in speeds]
        table.add_row(speeds[0].stage, *cells, str(speeds[0].floor or ""))
    ratios = [f"{speeds[5].per_second / speeds[-1].per_second:.2f}" for speeds in found.values()]
    table.add_row("topics : phrases by ahocorasick_rs", *ratios, "")
    console = Console(width=110)
    console.print(
        f"{WORDS}-word articles a second of processor time, one core, n {count} a language"
    )
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
