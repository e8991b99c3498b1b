"""Queries tried out: what one would match in the stored timeline, and why a text matches a topic or not."""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from extractors.errors import InputError, QueryError
from extractors.language.detect import detect_language
from extractors.model import Evidence
from extractors.topics.ast import Not, Query
from extractors.topics.match import Judgement, Matcher, Part
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic
from flows.stages.desk import clock_of, home_of
from storage.timeline.questions import Timeline
from storage.watch.files import read_text
from storage.watch.folder import find_folder, load_watch
from storage.watch.names import read_names
from storage.watch.query_places import show_mistake
from storage.watch.topics import read_lists
from writethru.cli.options import moment
from writethru.cli.output import (
    Column,
    Row,
    console,
    day_and_time,
    print_json,
    short,
    show,
    visible,
)
from writethru.cli.topic_words import written

TRIED = "trial"
HIT = "bold black on yellow"

FOUND = (
    Column("published (UTC)", lambda row: day_and_time(row["published_at"])),
    Column("outlet", lambda row: short(row["outlet"], 24)),
    Column("score", lambda row: f"{row['score']:.2f}", style="bold"),
    Column("title and first hit", lambda row: f"{row['title']}\n{_first(row)}", is_wide=True),
)


def try_query(options: argparse.Namespace) -> int:
    """Match a query against the newest text of every stored article; the best hits first."""
    if not options.subject:
        raise InputError("topics try: write the query behind it, in quotes")
    watch = load_watch(options.watch)
    topic = Topic(TRIED, {}, _parsed(options.subject, read_lists(watch.folder.topics_folder)))
    matcher = Matcher([topic], watch.gazetteer)
    since = moment(options.since, now=clock_of(watch)())
    with Timeline(home_of(watch.folder.root)) as timeline:
        texts = timeline.answers.texts(since=since)
    rows = sorted(filter(None, (_hit(row, matcher) for row in texts)), key=lambda r: -r["score"])
    shown = rows[: options.limit]
    nothing = f"none of {len(texts)} texts matches"
    show(shown, FOUND, options, nothing=nothing)
    if rows and not (options.json or options.csv):
        note = "; a threshold in the topic file would leave out the low scores"
        console().print(Text(f"{len(rows)} of {len(texts)} texts match{note}"))
    return 0


def _parsed(query: str, lists: Mapping[str, str]) -> Query:
    try:
        return parse_query(query, lists=lists)
    except QueryError as error:
        raise InputError(show_mistake(error, query=query)) from error


def _hit(row: Row, matcher: Matcher) -> Row | None:
    matches = matcher.match(
        title=row["title"] or "",
        text=row["text"],
        language=row["language"],
        outlet=row["outlet"] or "",
    )
    if not matches:
        return None
    (match,) = matches
    kept = ("published_at", "outlet", "title", "url", "article_id", "language")
    return {
        **{name: row[name] for name in kept},
        "score": match.score,
        "evidence": [asdict(hit) for hit in match.evidence],
    }


def _first(row: Row) -> str:
    """The first sentence with a hit that is not the title."""
    sentences = (hit["sentence"] for hit in row["evidence"] if hit["field"] != "title")
    return short(next(sentences, ""), 220)


def explain_topic(options: argparse.Namespace, topics: Sequence[Topic]) -> int:
    """Show a text with the hits of one topic, its score part by part, or the part that it lacks."""
    known = [topic.topic_id for topic in topics]
    if options.subject not in known:
        raise InputError(
            f"topics explain: there is no topic {options.subject!r}; they are {', '.join(known) or 'none'}"
        )
    if not options.text:
        raise InputError("topics explain: name the text with --text FILE, or - to read it")
    text = sys.stdin.read() if options.text == "-" else read_text(Path(options.text))
    folder = find_folder(options.watch)
    judged = Matcher(topics, read_names(folder.names_file)).explain(
        options.subject,
        title=options.title,
        text=text,
        language=options.language or detect_language(text or options.title),
        outlet=options.outlet,
    )
    if options.json:
        print_json(_judged_fields(judged))
    else:
        fields = {"title": options.title, "text": text}
        _print_judged(judged, fields, read_lists(folder.topics_folder))
    return 0


def _judged_fields(judged: Judgement) -> dict[str, object]:
    return {
        "topic": judged.topic.topic_id,
        "matches": judged.match is not None,
        "score": judged.score,
        "threshold": judged.topic.threshold,
        "parts": [_part_fields(part) for part in judged.parts],
        "evidence": [asdict(hit) for hit in judged.match.evidence] if judged.match else [],
    }


def _part_fields(part: Part) -> dict[str, object]:
    score = part.score
    names = ("title", "lead", "rest", "frequency", "density")
    return {
        "query": str(part.query),
        "holds": part.hits is not None,
        "share": part.share,
        "points": {name: round(getattr(score, name), 3) for name in names} if score else None,
    }


def _print_judged(judged: Judgement, fields: Mapping[str, str], lists: Mapping[str, str]) -> None:
    to = console()
    evidence = judged.match.evidence if judged.match else ()
    for name, text in fields.items():
        if text.strip():
            to.print(_marked(text.strip("\n"), [hit for hit in evidence if hit.field == name]))
            to.print()
    if evidence:
        to.print(_hits_line(evidence))
    for part in judged.parts:
        to.print(_part_line(part, lists))
    to.print(Text(_verdict(judged), style="bold"))


def _hits_line(evidence: Sequence[Evidence]) -> Text:
    """The hits as a list: colours are lost where the output goes to a file."""
    told = Counter(f"{hit.field} “{visible(hit.text)}”" for hit in evidence)
    hits = (f"{hit} ({times} times)" if times > 1 else hit for hit, times in told.items())
    return Text(f"hits     {', '.join(hits)}")


def _marked(text: str, hits: Sequence[Evidence]) -> Text:
    """The text with its hits marked; what no terminal should get is taken out of each piece."""
    shown, at = Text(), 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start < at:
            continue
        shown.append(visible(text[at : hit.start]))
        shown.append(visible(text[hit.start : hit.end]), style=HIT)
        at = hit.end
    return shown.append(visible(text[at:]))


def _part_line(part: Part, lists: Mapping[str, str]) -> Text:
    query = short(visible(written(part.query, lists)), 160)
    if part.hits is None:
        told = "excludes" if _is_absence(part.query) else "missing"
        return Text(f"{told:8} {query}", style="red")
    if part.score is None:
        share = f"{'holds':8}" if part.share is None else f"{part.share:<8.2f}"
        return Text(f"{share} {query}")
    score = part.score
    points = (
        f"points: title {score.title:g}, lead {score.lead:g}, rest {score.rest:g}, "
        f"often {score.frequency:.1f}, dense {score.density:.1f}"
    )
    return Text(f"{score.share:<8.2f} {query}  ({points})")


def _is_absence(query: Query) -> bool:
    """Whether a part says what must not be there; behind two NOTs something must."""
    return isinstance(query, Not) and not isinstance(query.operand, Not)


def _verdict(judged: Judgement) -> str:
    name = judged.topic.topic_id
    if judged.match:
        return f"{name} matches with a score of {judged.score:.2f} (threshold {judged.topic.threshold:g})"
    if judged.parts and judged.parts[-1].hits is None:
        is_excluded = _is_absence(judged.parts[-1].query)
        return f"{name} does not match: the part above {'excludes the text' if is_excluded else 'is missing'}"
    return f"{name} does not match: {judged.score:.2f} is below its threshold of {judged.topic.threshold:g}"
