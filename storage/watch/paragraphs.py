"""A text that a person typed, as a title and paragraphs: Markdown or plain, wrapped or not, headings left out."""

import re
import unicodedata
from collections.abc import Iterator

# Nobody wraps by hand beyond this; a file with longer lines has one paragraph a line.
_WIDEST_WRAP = 120
_LONGEST_TITLE = 200
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))?(?:[ \t]+#+)?[ \t]*")
_OPENS_BLOCK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)]|>|\|)\s")
_CLOSERS = r"[\"'”’»“)\]*_]*$"
_ENDS_SENTENCE = re.compile(rf"[.!?…。！？]{_CLOSERS}")
_ENDS_IN_A_MARK = re.compile(rf"[.!?…:;,。！？]{_CLOSERS}")


def split_title(body: str) -> tuple[str | None, list[str]]:
    """The first `# ` heading, or None, and the lines without it."""
    lines = unicodedata.normalize("NFC", body).split("\n")
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line)
        if heading and heading["marks"] == "#" and heading["title"]:
            return _unescaped(heading["title"]), lines[:number] + lines[number + 1 :]
    return None, lines


def split_first_line(lines: list[str]) -> tuple[str, list[str]]:
    """The first line that says something as a title, and the lines after it.

    A line too long for a title is a paragraph: it stays, and its beginning is the title. So does a
    line with nothing after it. The title is empty when no line says anything.
    """
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line)
        title = ((heading["title"] or "") if heading else line).strip()
        if title:
            rest = lines[number + 1 :]
            is_paragraph = len(title) > _LONGEST_TITLE or not any(map(str.strip, rest))
            return _cut(_unescaped(title)), lines if is_paragraph else rest
    return "", []


def paragraphs_of(lines: list[str]) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line, without headings.

    Wrapped lines are joined. A heading is a line with `#` marks, or a short one without a full stop
    before a paragraph that has one; it is no statement, so it must not become a claim.
    """
    joined = list(_joined(lines))
    followers = [*joined[1:], ""]
    kept = [part for part, after in zip(joined, followers, strict=False) if not _heads(part, after)]
    return tuple(_unescaped(part) for part in kept)


def escaped(paragraph: str) -> str:
    r"""A paragraph that reads back as itself: `\#` where it would be taken for a heading."""
    return f"\\{paragraph}" if _HEADING.fullmatch(paragraph) else paragraph


def _joined(lines: list[str]) -> Iterator[str]:
    width = max((len(line.strip()) for line in lines), default=0)
    block: list[str] = []
    for line in [*lines, ""]:
        part = "" if _HEADING.fullmatch(line) else line.strip()
        if block and not (part and _continues(block[-1], part, width)):
            yield " ".join(block)
            block = []
        if part:
            block.append(part)


def _continues(line: str, after: str, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`: it would not have fitted there, or starts in lower case."""
    if _OPENS_BLOCK.match(f"{after} "):
        return False
    if after[0].islower():
        return True
    had_no_room = len(line) + 1 + len(after.split(maxsplit=1)[0]) > width
    return had_no_room and width <= _WIDEST_WRAP and not _ENDS_SENTENCE.search(line)


def _heads(part: str, after: str) -> bool:
    is_short = len(part) <= 100 and len(part) < len(after)
    is_plain = not _OPENS_BLOCK.match(part) and not _ENDS_IN_A_MARK.search(part)
    return is_short and is_plain and _ENDS_SENTENCE.search(after) is not None


def _cut(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    whole_words = title[:_LONGEST_TITLE].rpartition(" ")[0]
    return f"{whole_words or title[:_LONGEST_TITLE]}…"


def _unescaped(text: str) -> str:
    return text.replace("\\#", "#")
