from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.language.names import NamedEntity
from storage.watch.names import read_name_rows, read_names

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]

ROWS = """
[[name]]
entity = "Anna Berg"
kind = "person"
aliases = ["Anna Berg", "Berg", " Mayor Berg "]

[[name]]
entity = "FI"
kind = "country"
aliases = ["Finland", "Фінляндія"]
"""


def test_rows_come_in_the_order_of_the_file(make_file: Make) -> None:
    assert read_name_rows(make_file("names.toml", ROWS)) == (
        NamedEntity("Anna Berg", "person", ("Anna Berg", "Berg", "Mayor Berg")),
        NamedEntity("FI", "country", ("Finland", "Фінляндія")),
    )


def test_the_gazetteer_knows_the_aliases(make_file: Make) -> None:
    assert read_names(make_file("names.toml", ROWS)).entity("Фінляндія") == "FI"


def test_without_a_file_no_name_is_known(tmp_path: Path) -> None:
    assert read_name_rows(tmp_path / "names.toml") == ()
    assert read_names(tmp_path / "names.toml").find("Anna Berg") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[names]]\n", "names: is not a key that this file knows; did you mean name?"),
        (
            '[[name]]\nentity = "A"\nkind = "person"\nalias = ["B"]',
            "name.alias, item 1: is not a key that this file knows; did you mean name.aliases?",
        ),
        ('[[name]]\nentity = "A"\nkind = "person"', "name.aliases, item 1: is missing; add it"),
        (
            '[[name]]\nentity = "A"\nkind = "people"\naliases = []',
            "name.kind, item 1: expected 'person', 'office', 'organisation', 'country', 'place' or 'other', "
            "found 'people'",
        ),
        (
            '[[name]]\nentity = "A"\nkind = "place"\naliases = [" "]',
            "name.aliases, item 1, item 1: expected a name, found ' '",
        ),
        (
            '[[name]]\nentity = "A"\nkind = "place"\naliases = []\n' * 2,
            "entity 'A' stands there twice; put all its aliases in one [[name]]",
        ),
    ],
)
def test_a_wrong_row_names_file_key_and_what_was_expected(
    make_file: Make, complaint: Complaint, text: str, message: str
) -> None:
    assert complaint(read_names, make_file("names.toml", text)) == message
