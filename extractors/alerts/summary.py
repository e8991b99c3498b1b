"""What an alert says, as short plain text."""

import re
from collections.abc import Iterable, Sequence

from extractors.model import Alert, Citation

# A feed decides what a title holds: line breaks, terminal escapes and marks that turn the reading
# direction must reach neither a mail header nor a terminal.
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """A text without line breaks, control characters and direction marks."""
    return " ".join(_UNSHOWABLE.sub(" ", text).split())


def summary_text(alert: Alert) -> str:
    """The alert as plain text: title, old and new, what changed, why now, then one line for each quote.

    Each sentence ends with the numbers of the quotes that it rests on; the quotes name outlet,
    time (UTC) and address. Lines are parted by a newline.
    """
    citations = distinct_citations([alert])
    return "\n".join((*alert_lines(alert, citations), "", *quote_lines(citations)))


def distinct_citations(alerts: Iterable[Alert]) -> tuple[Citation, ...]:
    """The quotes of all sentences, each once, in order."""
    cited = (sentence.citation for alert in alerts for sentence in alert.sentences)
    return tuple(dict.fromkeys(cited))


def alert_lines(alert: Alert, citations: Sequence[Citation]) -> tuple[str, ...]:
    """Title, change, sentences and reason, with the places of their quotes in `citations` (from 1)."""
    numbers = [citations.index(sentence.citation) + 1 for sentence in alert.sentences]
    told = zip(alert.sentences, numbers, strict=True)
    return (
        one_line(alert.title),
        one_line(f"{alert.before} -> {alert.after}"),
        *(f"{one_line(sentence.text)} [{number}]" for sentence, number in told),
        f"Why now: {one_line(alert.reason)} {_marks(numbers)}".rstrip(),
    )


def quote_lines(citations: Sequence[Citation]) -> tuple[str, ...]:
    """One line for each quote: its number, outlet, time, words and address."""
    return tuple(_quote_line(number, said) for number, said in enumerate(citations, start=1))


def _quote_line(number: int, said: Citation) -> str:
    time = f"{said.said_at.day} {said.said_at:%b %Y, %H:%M} UTC"
    return (
        f"[{number}] {one_line(said.outlet)}, {time}: “{one_line(said.quote)}” {one_line(said.url)}"
    )


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers))
