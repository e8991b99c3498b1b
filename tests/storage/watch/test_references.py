import logging
import string
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.watch.references import ReferenceText, read_reference, read_references, write_reference

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]

MARKDOWN = """+++
url = "https://news.example/mill"
outlet = "Mill Town Post"
published_at = 2026-01-31T10:30:00+01:00
language = "en"
note = "for the reader"
+++
# Paper mill will close in June

The owner said on Friday that the mill
will close. 412 people work there.

## What comes next
- The union wants talks.
- The town wants a buyer.

### Figures ###
Sales fell by 8 percent
"""


def test_a_markdown_reference_gives_title_text_and_front_matter(make_file: Make) -> None:
    assert read_reference(make_file("references/paper-mill.md", MARKDOWN)) == ReferenceText(
        reference_id="paper-mill",
        title="Paper mill will close in June",
        text="The owner said on Friday that the mill will close. 412 people work there.\n"
        "- The union wants talks.\n- The town wants a buyer.\nSales fell by 8 percent",
        url="https://news.example/mill",
        outlet="Mill Town Post",
        published_at=datetime(2026, 1, 31, 9, 30, tzinfo=UTC),
        language="en",
    )


def test_a_plain_text_file_has_its_title_in_the_first_line(make_file: Make) -> None:
    first = "The owner said on Friday that the mill, which opened in 1931, will close in June. " * 2
    last = "The union has not said whether"
    path = make_file(
        "mill.txt",
        f"\ufeff\r\nMill will close\r\n{first}\r\nA town in fear\r\n{first}\r\n{last}\r\n",
    )
    reference = read_reference(path)
    assert reference.title == "Mill will close"
    assert reference.text == f"{first.strip()}\n{first.strip()}\n{last}"
    assert (reference.url, reference.outlet, reference.published_at) == (None, None, None)


def test_the_title_of_the_front_matter_leaves_the_first_line_in_the_text(make_file: Make) -> None:
    path = make_file("a.md", '+++\ntitle = "Mill  closes"\n+++\nThe mill closes. It is old.\n')
    assert read_reference(path).title == "Mill closes"
    assert read_reference(path).text == "The mill closes. It is old."


def test_a_first_line_too_long_for_a_title_is_a_paragraph(make_file: Make) -> None:
    line = "The owner said that the mill will close. " * 10
    reference = read_reference(make_file("a.txt", line))
    assert reference.text == line.strip()
    assert (
        reference.title
        == "The owner said that the mill will close. " * 4 + "The owner said that the mill will…"
    )


def test_one_line_is_title_and_text(make_file: Make) -> None:
    reference = read_reference(make_file("a.txt", "The mill will close in June.\n"))
    assert (reference.title, reference.text) == ("The mill will close in June.",) * 2


def test_wrapped_lines_are_joined_and_sentences_on_lines_of_their_own_are_not(
    make_file: Make,
) -> None:
    wrapped = (
        "# Title\n\nThe mill on the river has been the largest employer of\n"
        "Upper Town since 1931. It will close in June, the owner\nsaid.\n\nNobody was asked.\n"
    )
    assert read_reference(make_file("a.md", wrapped)).text == (
        "The mill on the river has been the largest employer of Upper Town since 1931. "
        "It will close in June, the owner said.\nNobody was asked."
    )
    lines = "# Title\nThe mill closes.\nThe owner said so on Friday in the town hall.\nIt opened in 1931.\n"
    assert read_reference(make_file("b.md", lines)).text == (
        "The mill closes.\nThe owner said so on Friday in the town hall.\nIt opened in 1931."
    )


def test_a_day_alone_counts_from_its_beginning(make_file: Make) -> None:
    for written in ("2026-01-31", '"2026-01-31"', '"2026-01-31T02:00:00+02:00"'):
        path = make_file("a.md", f"+++\npublished_at = {written}\n+++\n# T\nText.\n")
        assert read_reference(path).published_at == datetime(2026, 1, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no text to compare with; write the article under its title"),
        (
            "# Title\n\n## Head\n",
            "holds no text to compare with; write the article under its title",
        ),
        ("+++\nurl = 5\n+++\nText.", "url: expected a text in quotes, found 5"),
        (
            '+++\nurl = "news.example"\n+++\nText.',
            "url: expected an address that starts with https://, found 'news.example'",
        ),
        (
            "+++\npublished_at = 2026-01-31T10:30:00\n+++\nText.",
            "published_at: expected a time with its zone such as 2026-01-31T09:30:00Z, "
            "found 2026-01-31 10:30:00",
        ),
        (
            '+++\npublished_at = "yesterday"\n+++\nText.',
            "published_at: expected a time with its zone such as 2026-01-31T09:30:00Z, found yesterday",
        ),
        (
            "+++\nText.",
            "line 1: front matter opens with +++ and never closes; add a line +++ after it",
        ),
    ],
)
def test_a_wrong_reference_names_file_and_key(
    make_file: Make, complaint: Complaint, text: str, message: str
) -> None:
    assert complaint(read_reference, make_file("a.md", text)) == message


def test_a_missing_reference_says_what_to_do(tmp_path: Path, complaint: Complaint) -> None:
    assert complaint(read_reference, tmp_path / "a.md") == (
        "there is no such file; put the reference there, or run `writethru watch FILE`"
    )


def test_an_unknown_key_is_ignored_with_a_warning(
    make_file: Make, caplog: pytest.LogCaptureFixture
) -> None:
    path = make_file("a.md", '+++\nauthor = "x"\n+++\n# T\nText.\n')
    with caplog.at_level(logging.WARNING):
        assert read_reference(path).text == "Text."
    assert [record.__dict__["key"] for record in caplog.records] == ["author"]


def test_a_folder_may_hold_several_references_and_other_files(
    make_file: Make, tmp_path: Path
) -> None:
    for name in ("b.md", "a.txt", ".hidden.md", "_draft.md", "photo.jpg"):
        make_file(f"references/{name}", "Title\nText.\n")
    found = read_references(tmp_path / "references")
    assert [reference.reference_id for reference in found] == ["a", "b"]
    assert read_references(tmp_path / "nowhere") == ()


def test_two_files_with_one_id_are_told(
    make_file: Make, tmp_path: Path, complaint: Complaint
) -> None:
    make_file("a.md", "Title\nText.\n")
    path = make_file("a.txt", "Title\nText.\n")
    assert (
        complaint(read_references, tmp_path, path) == "has the same id as a.md; rename one of them"
    )


def test_a_reference_is_written_as_a_file_that_people_can_edit(tmp_path: Path) -> None:
    path = write_reference(
        tmp_path / "references",
        title="Mill will close",
        text="The mill closes.\nThe owner said so.",
        url="https://news.example/mill",
        published_at=datetime(2026, 1, 31, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    )
    assert path == tmp_path / "references" / "mill-will-close.md"
    assert path.read_text("utf-8") == (
        '+++\nurl = "https://news.example/mill"\npublished_at = 2026-01-31T09:30:00Z\n+++\n'
        "# Mill will close\n\nThe mill closes.\n\nThe owner said so.\n"
    )


def test_writing_twice_makes_one_file_and_another_text_a_second(tmp_path: Path) -> None:
    def write(text: str) -> str:
        return write_reference(tmp_path, title="Mill: Will It Close?", text=text).name

    assert [write("One."), write("One."), write("Two."), write("Two.")] == [
        "mill-will-it-close.md",
        "mill-will-it-close.md",
        "mill-will-it-close-2.md",
        "mill-will-it-close-2.md",
    ]


def test_a_file_name_comes_from_any_title(tmp_path: Path) -> None:
    long = "word " * 40
    names = [
        write_reference(tmp_path, title=title, text="Text.").name
        for title in ("Їжак і_море", "!!!", long, "x" * 90)
    ]
    assert names == [
        "їжак-і-море.md",
        "reference.md",
        "-".join(["word"] * 12) + ".md",
        "x" * 60 + ".md",
    ]


line = st.text(string.ascii_letters + string.digits + " #+-*>.,'\"éЖ", max_size=40)
paragraph = line.map(lambda text: f"{text.strip()} end.".strip())
instants = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(line, st.lists(paragraph, min_size=1, max_size=5), st.none() | line, st.none() | instants)
def test_what_is_written_reads_back_the_same(
    title: str, paragraphs: list[str], outlet: str | None, published_at: datetime | None
) -> None:
    title = " ".join(title.split()) or "Title"
    text = "\n".join(paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        path = write_reference(
            Path(folder), title=title, text=text, outlet=outlet, published_at=published_at
        )
        reference = read_reference(path)
    assert (reference.title, reference.text) == (title, text)
    assert reference.outlet == (" ".join((outlet or "").split()) or None)
    assert reference.published_at == published_at
