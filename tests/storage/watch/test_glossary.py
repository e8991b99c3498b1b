"""`glossary.txt` of the watch folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import WatchFolderError
from storage.watch.glossary import read_glossary
from writethru.cli.options import starter

Make = Callable[[str, str], Path]


def test_a_glossary_is_read_by_its_first_line(make_file: Make) -> None:
    path = make_file(
        "glossary.txt", "# words\nen | de\n\nplant, mill | Werk, Fabrik  # one\nfee | -\n"
    )
    translate = read_glossary(path).translate("de", "en")
    assert translate is not None
    assert translate("werk") == translate("fabrik") == "plant"


def test_no_file_and_an_empty_file_know_nothing(make_file: Make, tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "none.txt").translate("de", "en") is None
    assert read_glossary(make_file("glossary.txt", "# nothing\n")).translate("de", "en") is None


def test_a_line_with_a_field_too_few_is_told(make_file: Make) -> None:
    path = make_file("glossary.txt", "en | de | ru\nplant | Werk | завод\nfee | Gebühr\n")
    with pytest.raises(WatchFolderError, match=r"line 3: expected 3 fields \(en \| de \| ru\)"):
        read_glossary(path)


def test_the_starter_has_a_glossary_of_five_languages() -> None:
    glossary = read_glossary(starter().glossary_file)
    for language, word in (
        ("ru", "перемир"),
        ("uk", "перемир'"),
        ("de", "waffenruh"),
        ("pl", "rozejm"),
    ):
        assert glossary.translate(language, "en") is not None, (language, word)
    rows = starter().glossary_file.read_text("utf-8").splitlines()
    assert len(rows) > 1_000
