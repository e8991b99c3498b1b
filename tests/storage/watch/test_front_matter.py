import pytest

from extractors.errors import InputError
from storage.watch.front_matter import split_front_matter


def test_front_matter_is_split_from_the_text() -> None:
    keys, text = split_front_matter(
        '+++\nurl = "https://news.example/a"\ncount = 2\n+++\n# Title\n\nText.\n'
    )
    assert keys == {"url": "https://news.example/a", "count": 2}
    assert text == "# Title\n\nText.\n"


def test_a_text_without_front_matter_stays_as_it_is() -> None:
    assert split_front_matter("# Title\n+++\nText.\n") == ({}, "# Title\n+++\nText.\n")
    assert split_front_matter("") == ({}, "")


def test_windows_newlines_and_a_byte_order_mark_do_not_matter() -> None:
    assert split_front_matter("\ufeff+++\r\na = 1\r\n+++\r\nText.\r\n") == ({"a": 1}, "Text.\n")


def test_only_the_first_fence_closes() -> None:
    assert split_front_matter("+++\n+++\nText.\n+++\n") == ({}, "Text.\n+++\n")


def test_a_fence_that_never_closes_is_told() -> None:
    with pytest.raises(InputError, match=r"^line 1: .* never closes; add a line \+\+\+ after it$"):
        split_front_matter("+++\na = 1\n")


def test_wrong_toml_is_told_with_the_line_of_the_file() -> None:
    with pytest.raises(InputError, match=r"not valid TOML: .*line 3, column 5.*; mend that line"):
        split_front_matter("+++\na = 1\nb = \n+++\nText.\n")
