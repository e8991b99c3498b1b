"""`writethru extract`: one extractor over JSON Lines, for other programs."""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import BinaryIO

from extractors.errors import InputError
from flows.stages.clock import system_clock
from writethru.cli.extraction.lines import in_parallel, in_stream
from writethru.cli.extraction.records import Answer, Extractor

DONE, USAGE, PARTLY = 0, 2, 3

BUILT = (
    "feed",
    "article",
    "edits",
    "topics",
    "stories",
    "coverage",
    "compare",
    "figures",
    "bursts",
    "similarity",
    "summary",
)

STREAMS = ("stories", "bursts")
"""Kinds whose answer to a line depends on the lines before it."""

NEEDS = {
    "feed": ("extractors.feed.parse",),
    "article": ("extractors.page.article",),
    "edits": ("extractors.page.edits",),
    "topics": ("writethru.cli.extraction.topics",),
    "coverage": ("writethru.cli.extraction.coverage",),
    "compare": ("writethru.cli.extraction.coverage",),
    "figures": ("writethru.cli.extraction.figures",),
    "similarity": ("writethru.cli.extraction.similarity",),
}
"""What the worker processes of a kind import before there is work."""

STANDARD = "-"
SHOWN_EVERY_S = 0.5


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The kind, the two files, and what some kinds need."""
    del name
    parser.epilog = (
        "One JSON object a line in, one a line out, in the same order; a line that cannot be used gives\n"
        '{"id": ..., "error": ...} and exit code 3 at the end, the rest is done. summary gives one object\n'
        "about all lines, with the bad ones in errors."
    )
    parser.add_argument("kind", choices=BUILT, metavar="KIND", help=", ".join(BUILT))
    parser.add_argument("--input", required=True, metavar="FILE", help="JSON Lines; - reads them")
    parser.add_argument("--output", required=True, metavar="FILE", help="JSON Lines; - prints them")
    parser.add_argument(
        "--jobs", type=_number, default=os.cpu_count() or 1, metavar="N", help="worker processes"
    )
    parser.add_argument(
        "--sentences", type=_number, metavar="N", help="how many at most (summary; default 5)"
    )
    parser.add_argument("--topics", type=Path, metavar="DIR", help="topic files (topics)")
    compared = parser.add_mutually_exclusive_group()
    compared.add_argument(
        "--reference",
        type=Path,
        metavar="FILE",
        help="text or Markdown to draft claims from (coverage)",
    )
    compared.add_argument(
        "--claims", type=Path, metavar="FILE", help="JSON list of {id, claim} (coverage)"
    )
    parser.add_argument(
        "--watch", type=Path, metavar="DIR", help="whose names.toml to use (default the starter's)"
    )


def run(options: argparse.Namespace, name: str) -> int:
    """Answer every line; exit code 3 when some could not be used."""
    if options.kind == "coverage" and not (options.reference or options.claims):
        return _say(f"writethru {name}: coverage needs --reference FILE or --claims FILE", USAGE)
    with ExitStack() as files:
        lines = files.enter_context(_opened_input(options))
        if options.kind == "summary":
            bad = _sum_up(lines, options, files)
        else:
            answers = _answers(lines, options)
            output = files.enter_context(_opened_output(options))
            bad = _written(_watched(answers), output)
    if not bad:
        return DONE
    told = ", ".join(str(number) for number in bad[:10]) + (", ..." if len(bad) > 10 else "")
    return _say(f"writethru {name}: {len(bad)} lines could not be used: {told}", PARTLY)


def _sum_up(lines: Iterable[bytes], options: argparse.Namespace, files: ExitStack) -> list[int]:
    """Write the one object about all lines; returns the numbers of the bad lines, from 1."""
    from writethru.cli.extraction.making import summary_extractor
    from writethru.cli.extraction.summary import in_one

    extractor = summary_extractor(options.watch, options.sentences)
    output = files.enter_context(_opened_output(options))
    answer, bad = in_one(lines, extractor, _folder(options))
    _written([answer], output)
    return bad


def _folder(options: argparse.Namespace) -> Path:
    """What a relative path of a line starts from."""
    return Path.cwd() if options.input == STANDARD else Path(options.input).absolute().parent


def _answers(lines: Iterable[bytes], options: argparse.Namespace) -> Iterator[Answer]:
    folder = _folder(options)
    extractor = make_extractor(options)
    if options.kind in STREAMS:
        return in_stream(lines, extractor, folder, needs_id=options.kind != "bursts")
    needs = NEEDS[options.kind]
    return in_parallel(lines, extractor, folder, processes=options.jobs, needs=needs)


def make_extractor(options: argparse.Namespace) -> Extractor:
    """The extractor of a kind with all that it needs; loads only what this kind takes."""
    from writethru.cli.extraction import making

    if options.kind == "topics":
        return making.topics_extractor(options.topics, options.watch)
    if options.kind == "coverage":
        return making.coverage_extractor(options.reference, options.claims, options.watch)
    if options.kind == "compare":
        return making.compare_extractor(options.watch)
    if options.kind == "figures":
        return making.figures_extractor(options.watch)
    if options.kind == "similarity":
        return making.similarity_extractor(options.watch)
    return making.plain_extractor(options.kind, system_clock())


def _opened_input(options: argparse.Namespace) -> AbstractContextManager[BinaryIO]:
    if options.input == STANDARD:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(options.input).open("rb")
    except OSError as error:
        raise InputError(f"--input {options.input}: cannot be read ({error.strerror})") from error


def _opened_output(options: argparse.Namespace) -> AbstractContextManager[BinaryIO]:
    if options.output == STANDARD:
        return nullcontext(sys.stdout.buffer)
    output = Path(options.output)
    if options.input != STANDARD and output.exists() and output.samefile(options.input):
        raise InputError(f"--output {output}: is the input itself; name another file")
    try:
        return output.open("wb")
    except OSError as error:
        raise InputError(f"--output {output}: cannot be written ({error.strerror})") from error


def _written(answers: Iterable[Answer], output: BinaryIO) -> list[int]:
    """Write each answer as soon as it is there; returns the numbers of the bad lines, from 1."""
    bad = []
    for number, answer in enumerate(answers, 1):
        output.write(answer.line)
        output.flush()
        if answer.is_bad:
            bad.append(number)
    return bad


def _watched(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers; how many there are is shown while somebody looks."""
    if not sys.stderr.isatty():
        yield from answers
        return
    shown_at, number = time.monotonic(), 0
    for number, answer in enumerate(answers, 1):
        yield answer
        if time.monotonic() - shown_at >= SHOWN_EVERY_S:
            sys.stderr.write(f"\r{number} lines")
            sys.stderr.flush()
            shown_at = time.monotonic()
    sys.stderr.write(f"\r{number} lines\n")


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
