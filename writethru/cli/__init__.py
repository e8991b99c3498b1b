"""The command line: one file for each group of commands, loaded when called.

This module and `--help` load nothing but the standard library's argument parser; a command pays for its own imports
only (docs/decisions/0005-command-line.md).
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from extractors.errors import WritethruError
from writethru import __version__

DONE, MISTAKE, USAGE, PARTLY = 0, 1, 2, 3
"""Exit codes: all done; the user's mistake (one clear line); wrong usage; done in part (what failed is listed)."""

COMMANDS = {
    "init": ("folder", "make a watch folder from the starter"),
    "watch": ("watch", "make a reference of an address or a file: claims, topic, feeds"),
    "demo": ("run", "play the bundled sample wire into an empty folder"),
    "run": ("run", "one pass: poll, read, compare, send"),
    "poll": ("run", "ask the feeds that are due, nothing more"),
    "read": ("run", "read the pages that are due, nothing more"),
    "serve": ("serve", "run the service: schedules, event triggers, until SIGTERM"),
    "news": ("news", "what moved: claims, developments, omissions, edits, alerts"),
    "timeline": ("timeline", "everything in order of time"),
    "diff": ("diff", "the reference with what coverage does to each claim"),
    "matrix": ("matrix", "claims by outlets, one mark a cell"),
    "redline": ("redline", "the reference as it should read today, in verbatim quotes"),
    "reference": ("reference", "list, add or look at references"),
    "claims": ("claims", "the claims of a reference, and where each stands"),
    "developments": ("claims", "statements of coverage that the reference lacks"),
    "articles": ("articles", "what was read, and why some of it was not"),
    "edits": ("articles", "articles that changed after they were published"),
    "feeds": ("feeds", "list, add or check feeds"),
    "topics": ("topics", "list, check, try out, explain or train topics"),
    "alerts": ("alerts", "the alerts so far"),
    "read-text": ("read_text", "one text as the program understands it"),
    "sql": ("sql", "ask the timeline in SQL"),
    "extract": ("extract", "run one extractor over JSON Lines"),
    "doctor": ("doctor", "check the watch folder and say what is wrong"),
}
"""Every command: the file it lives in, and what it does in one line."""

SUB_WORDS = {
    "claims": {
        "show": ("ledger", "all that is known of one claim"),
        "judge": ("judging", "overrule what one article is said to do to a claim"),
        "selftest": (
            "selftest",
            "plant changes in your own article and count what the diff catches",
        ),
        "watch": ("tripwires", "tell at once when something is said of a claim"),
    },
    "reference": {
        "list": ("reference", "the references, and what is decided beside them"),
        "add": ("reference", "make a reference of an address or a file: claims, topic, feeds"),
        "claims": ("reference", "the claims of a reference as a person decided; write them down"),
    },
}
"""Words after a command that are commands themselves: file and line as in `COMMANDS`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a user's mistake ends in one clear line and exit code 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words else "--help"
    if name not in COMMANDS:
        return _without_command(words)
    (file, told), name, rest = _command(words)
    module = import_module(f"writethru.cli.{file}")
    parser = argparse.ArgumentParser(
        prog=f"writethru {name}",
        description=told,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser, name)
    parser.epilog = _epilog(parser.epilog, name)
    try:
        arguments = parser.parse_args(rest)
        result: int = module.run(arguments, name)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    except WritethruError as error:
        return _say(f"writethru {name}: {error}", MISTAKE)
    except BrokenPipeError:
        # The reader of our output has seen enough (`writethru timeline | head`).
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return _say(f"writethru {name}: stopped", 130)
    return result


def _command(words: Sequence[str]) -> tuple[tuple[str, str], str, Sequence[str]]:
    """The file and line of a command, its name, and its arguments.

    A sub-word is a command of its own (`claims judge`); what else stands there is an argument.
    """
    name, rest = words[0], words[1:]
    own = SUB_WORDS.get(name, {})
    if rest and rest[0] in own:
        return own[rest[0]], f"{name} {rest[0]}", rest[1:]
    return COMMANDS[name], name, rest


def _epilog(told: str | None, name: str) -> str | None:
    """What stands at the end of a command's help, with the commands that its sub-words are."""
    lines = [
        f"writethru {name} {word}: {what}" for word, (_, what) in SUB_WORDS.get(name, {}).items()
    ]
    return "\n".join([*lines, told or ""]).strip() or None


def _without_command(words: Sequence[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(_help())
        return DONE
    if words[0] in {"-V", "--version"}:
        sys.stdout.write(f"writethru {__version__}\n")
        return DONE
    import difflib

    near = difflib.get_close_matches(words[0], COMMANDS, n=1)
    hint = f", did you mean `{near[0]}`?" if near else ""
    return _say(
        f"writethru: there is no command {words[0]!r}{hint} (`writethru --help` lists them)", USAGE
    )


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {told}" for name, (_, told) in COMMANDS.items()]
    return "\n".join(
        [
            "usage: writethru COMMAND [--watch DIR] ...",
            "",
            "Watches how the news moves away from one reference article, claim by claim, with quotes.",
            "",
            "commands:",
            *lines,
            "",
            "`writethru COMMAND --help` tells more. --watch DIR stands after any command (default ./watch).",
            "Try it: writethru demo --watch demo && writethru diff --watch demo",
            "",
        ]
    )


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
