"""Text of others as it may be shown: without what acts on a terminal or hides what is said."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

# Controls; zero-width, bidirectional and invisible format characters; tags.
CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160))) | dict.fromkeys(
    (0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
)
CONTROL |= dict.fromkeys(range(0xE0000, 0xE0080))


def visible(text: str) -> str:
    """Text of others as it may reach a terminal: no control, bidi or zero-width characters."""
    return text.translate(CONTROL)


def on_one_line(text: str) -> str:
    """Visible text with every run of white space as one space."""
    return " ".join(visible(text).split())


def short(text: str | None, length: int) -> str:
    """At most `length` characters, cut at a word."""
    text = " ".join((text or "").split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0] + "…"


DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ/,. '-]+(?: \([^)]{1,40}\))? [-–—] ")


def without_dateline(text: str) -> str:
    """A quote without the dateline that a wire puts before its first sentence."""
    return DATELINE.sub("", text.strip())


def in_quotes(text: str) -> str:
    """Text in quotation marks, unless it begins with one."""
    return text if text[:1] in '"“«„' else f"“{text}”"


def quoted(text: str, length: int) -> str:
    """A quote on one line in quotation marks, without its dateline, at most `length` characters long."""
    return in_quotes(visible(short(without_dateline(text), length)))


def day_and_time(value: datetime | None) -> str:
    """An instant as people read it, in UTC."""
    return value.strftime("%d %b %Y %H:%M") if value else "-"


def counted(number: int, what: str) -> str:
    """A number of things, such as "1 origin" or "3 origins"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


_IN_ADDRESS = "-._~:/?#[]@!$&()*+,;=%"


def safe_link(address: str | None) -> str | None:
    """An http or https address as it may stand in a page, a terminal or Markdown; None for every other."""
    if not address:
        return None
    encoded = quote(address.strip(), safe=_IN_ADDRESS, errors="replace")
    try:
        parts = urlsplit(encoded)
    except ValueError:
        return None
    return encoded if parts.scheme in {"http", "https"} and parts.hostname else None
