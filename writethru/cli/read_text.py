"""`writethru read-text`: one text as the program understands it, so that a person can check it."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from rich.text import Text

from extractors.errors import InputError
from extractors.language.attribution import Attribution, find_attributions
from extractors.language.dates import find_dates
from extractors.language.detect import detect_language
from extractors.language.figures import find_figures
from extractors.language.names import Gazetteer, find_names
from extractors.language.sentences import split_sentences
from extractors.model import DateMention, Figure, Name, Sentence, TopicMatch
from extractors.topics.match import Matcher
from flows.stages.clock import system_clock
from storage.watch.folder import WatchFolder
from storage.watch.names import read_names
from storage.watch.topics import read_topics
from writethru.cli.options import moment, starter
from writethru.cli.output import console, print_json, visible

STANDARD = "-"
COLOURS = {"name": "cyan", "figure": "yellow", "date": "magenta", "speech": "green"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in the text: its kind, its place, and what it is taken for."""

    kind: str
    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text and all that was found in it. `wanted` is the language that the user named."""

    title: str
    text: str
    wanted: str | None
    detected: str | None
    marks: tuple[Mark, ...]
    topics: tuple[TopicMatch, ...]

    @property
    def language(self) -> str | None:
        """The language that it was read in."""
        return self.wanted or self.detected

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return split_sentences(self.text, language=self.language)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The text, and what is known of it."""
    del name
    parser.add_argument("source", metavar="FILE", help=".txt, .md or .html; - reads text")
    parser.add_argument("--language", metavar="CODE", help="its language; else detected")
    parser.add_argument("--published", metavar="TIME", help="ISO 8601; dates are read against it")
    parser.add_argument(
        "--watch", metavar="DIR", help="whose topics and names to use (default the starter's)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object, for programs")


def run(options: argparse.Namespace, name: str) -> int:
    """Print the text sentence by sentence with everything that was found in it."""
    del name
    folder = _folder(options.watch)
    title, text, published_at = _read(options)
    if not text.strip():
        raise InputError(f"{options.source}: there is no text in it")
    detected = detect_language(text)
    language = options.language or detected
    gazetteer = read_names(folder.names_file)
    topics = Matcher(read_topics(folder.topics_folder), gazetteer).match(
        title=title, text=text, language=language
    )
    marks = tuple(_marks(text, language, published_at, gazetteer))
    found = TextRead(title, text, options.language, detected, marks, topics)
    if options.json:
        print_json(_fields(found))
    else:
        _print(found)
    return 0


def _folder(watch: str | None) -> WatchFolder:
    from pathlib import Path

    from storage.watch.folder import find_folder

    return find_folder(Path(watch)) if watch else starter()


def _read(options: argparse.Namespace) -> tuple[str, str, datetime | None]:
    now = system_clock()
    given = moment(options.published, now=now)
    if options.source == STANDARD:
        return "", sys.stdin.read(), given
    from flows.net.fetch import Network
    from writethru.cli.source import read_source

    found = read_source(options.source, network=Network(), now=now)
    return found.title, found.text, given or found.published_at


def _marks(
    text: str, language: str | None, published_at: datetime | None, gazetteer: Gazetteer
) -> Iterable[Mark]:
    for name in find_names(text, gazetteer):
        yield Mark("name", name.start, name.end, _name_meaning(name))
    for figure in find_figures(text, language=language):
        yield Mark("figure", figure.start, figure.end, _figure_meaning(figure))
    for mention in find_dates(text, language=language, published_at=published_at):
        yield Mark("date", mention.start, mention.end, _date_meaning(mention))
    for said in find_attributions(text, language=language, gazetteer=gazetteer):
        yield Mark("speech", *_place(said), _speech_meaning(said))


def _place(said: Attribution) -> tuple[int, int]:
    """Where the speaker stands; what is said where nobody is named, or only in another sentence."""
    if said.is_guess or said.speaker_start is None or said.speaker_end is None:
        return said.start, said.end
    return said.speaker_start, said.speaker_end


def _speech_meaning(said: Attribution) -> str:
    who = said.entity or said.speaker or "nobody named"
    how = ", in quotation marks" if said.is_quote else ""
    guess = " (a guess)" if said.is_guess else ""
    return f"{who}{guess} {said.kind}{how}"


def _name_meaning(name: Name) -> str:
    meaning = name.entity if name.entity != name.text else "unknown"
    return f"{meaning}, {name.role}" if name.role else meaning


def _figure_meaning(figure: Figure) -> str:
    unit = f" {figure.unit}" if figure.unit else ""
    qualifier = f"{figure.qualifier} " if figure.qualifier else ""
    return f"{qualifier}{figure.value:,.12g}{unit} ({figure.kind})"


def _date_meaning(mention: DateMention) -> str:
    days = (mention.behind - mention.first).days
    last = "" if days == 1 else f", {days} days"
    return f"{mention.first:%Y-%m-%d}{last}"


def _told_language(found: TextRead) -> str:
    if found.wanted and found.wanted != found.detected:
        by_letters = found.detected or "none we know"
        return f"language: {found.wanted}, as you said; by letters and words it is {by_letters}"
    return f"language: {found.language or 'none we know'}"


def _print(found: TextRead) -> None:
    to = console()
    if found.title:
        to.print(Text(visible(found.title), style="bold"))
    to.print(Text(_told_language(found), style="dim"))
    for number, sentence in enumerate(found.sentences, 1):
        inside = [mark for mark in found.marks if sentence.start <= mark.start < sentence.end]
        to.print()
        to.print(Text(f"{number:3}  ").append_text(_coloured(sentence, inside)))
        for mark in sorted(inside, key=lambda mark: (mark.start, mark.kind)):
            said = visible(" ".join(found.text[mark.start : mark.end].split()))
            line = Text(f"       {mark.kind:7}", style=COLOURS[mark.kind])
            to.print(line.append(f"{said}  =  {visible(mark.meaning)}", style="default"))
    to.print()
    for match in found.topics:
        said = ", ".join(dict.fromkeys(visible(hit.text) for hit in match.evidence))
        to.print(Text(f"topic {match.topic}  {match.score:.2f}", style="bold").append(f"  {said}"))
    if not found.topics:
        to.print(Text("no topic"))


def _coloured(sentence: Sentence, marks: Sequence[Mark]) -> Text:
    """The sentence in colours; each run of one colour is cleaned for the terminal by itself."""
    colours = [""] * len(sentence.text)
    for mark in marks:
        for place in range(
            mark.start - sentence.start, min(mark.end, sentence.end) - sentence.start
        ):
            colours[place] = COLOURS[mark.kind]
    shown = Text()
    for colour, run in groupby(zip(colours, sentence.text, strict=True), key=itemgetter(0)):
        shown.append(visible("".join(sign for _, sign in run)), style=colour or None)
    return shown


def _fields(found: TextRead) -> dict[str, object]:
    return {
        "title": found.title,
        "language": found.language,
        "detected": found.detected,
        "sentences": [{"start": s.start, "end": s.end, "text": s.text} for s in found.sentences],
        "marks": [
            {
                "kind": mark.kind,
                "start": mark.start,
                "end": mark.end,
                "text": found.text[mark.start : mark.end],
                "meaning": mark.meaning,
            }
            for mark in sorted(found.marks, key=lambda mark: (mark.start, mark.end, mark.kind))
        ],
        "topics": [
            {
                "topic": match.topic,
                "score": match.score,
                "evidence": list(dict.fromkeys(hit.text for hit in match.evidence)),
            }
            for match in found.topics
        ],
    }
