"""The file beside a reference: read, written, and every mistake named."""

from pathlib import Path

import pytest

from extractors.alerts.tripwires import Tripwire
from extractors.coverage.claims import draft_claims
from extractors.coverage.decisions import ClaimDecision
from extractors.errors import WatchFolderError
from storage.watch.decisions import (
    NO_DECISIONS,
    add_tripwire,
    check_ids,
    read_decisions,
    remove_tripwires,
    write_claims,
)
from storage.watch.references import read_references

CLAIMS = draft_claims(
    "", "Orlik Paper will close its mill in June.\nThe closure will cost 350 jobs, it said."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mill.toml"


def test_no_file_decides_nothing(path: Path) -> None:
    assert read_decisions(path) is NO_DECISIONS


def test_all_tables_are_read(path: Path) -> None:
    path.write_text(
        '[claims.c02]\ntext = " Orlik  cuts jobs. "\nwordings = ["Jobs go."]\nmerge = ["c03"]\npin = true\n'
        '[claims.c04]\ndrop = true\n[[development]]\ntext = "Buses run."\n'
        '[[tripwire]]\nclaim = "c02"\nif = " Stage = Signed"\nby = "Ada  Brandt"\n',
        "utf-8",
    )
    found = read_decisions(path)
    assert found.claims == (
        ClaimDecision("c02", "Orlik cuts jobs.", ("Jobs go.",), ("c03",), pin=True),
        ClaimDecision("c04", drop=True),
    )
    assert found.developments == ("Buses run.",)
    assert found.tripwires == (Tripwire("c02", "stage=signed", "Ada Brandt"),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[claim.c01]\n", "claim: is not a key that this file knows; did you mean claims?"),
        ('[claims.c01]\nwordings = "Jobs go."\n', "claims.c01.wordings: expected a list"),
        ('[claims.c01]\ntext = " "\n', "claims.c01.text: expected words in quotes"),
        ('[[tripwire]]\nif = "value"\n', "tripwire.claim, item 1: is missing"),
        ('[[tripwire]]\nclaim = "c01"\n', "tripwire.if, item 1: is missing"),
        ('[[tripwire]]\nclaim = "c01"\nif = "lies"\n', "is no condition: write one of contradicts"),
        ("[claims.c01\n", "is not valid TOML"),
    ],
)
def test_a_mistake_names_file_and_key_and_what_was_expected(
    path: Path, text: str, complaint: str
) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(WatchFolderError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_claim_is_named_with_its_line_and_the_nearest(path: Path) -> None:
    path.write_text('# c33 is not meant here\n[claims.c01]\nmerge = ["c33"]\n', "utf-8")
    with pytest.raises(
        WatchFolderError, match=r"line 3: c33: there is no such claim; did you mean c03"
    ):
        check_ids(path, read_decisions(path), ["c01", "c02", "c03"])
    check_ids(path, read_decisions(path), ["c01", "c33"])


def test_a_mistake_beside_a_reference_is_a_value_and_the_reference_goes_on(path: Path) -> None:
    path.write_text("[claims.c01\n", "utf-8")
    path.with_suffix(".md").write_text(
        "# Mill\n\nOrlik Paper will close its mill in June.\n", "utf-8"
    )
    [reference] = read_references(path.parent)
    assert reference.title == "Mill"
    assert reference.decisions == NO_DECISIONS
    assert reference.mistake is not None


def test_claims_are_listed_as_comments_and_listed_anew_in_their_place(path: Path) -> None:
    write_claims(path, "mill", CLAIMS)
    first = path.read_text("utf-8")
    assert read_decisions(path) == NO_DECISIONS
    path.write_text(f"{first}\n[claims.c01]\ndrop = true\n", "utf-8")
    write_claims(path, "mill", CLAIMS[:1])
    text = path.read_text("utf-8")
    assert "#: c01  Orlik Paper" in text
    assert "#: c02" not in text
    assert text.endswith("\n[claims.c01]\ndrop = true\n")


def test_tripwires_are_added_once_and_taken_out_and_all_else_stays(path: Path) -> None:
    own = "# mine\n[claims.c01]  # why\npin = true\n"
    path.write_text(own, "utf-8")
    denied = Tripwire("c01", "contradicts", "Ada Brandt")
    value = Tripwire("c01", "value")
    other = Tripwire("c02", "value")
    assert [add_tripwire(path, one) for one in (denied, value, other, denied)] == [True] * 3 + [
        False
    ]
    assert read_decisions(path).tripwires == (denied, value, other)
    assert remove_tripwires(path, "c01", condition="updates") == ()
    assert remove_tripwires(path, "c01", by="Ada Brandt") == (denied,)
    assert remove_tripwires(path, "c01") == (value,)
    assert read_decisions(path).tripwires == (other,)
    assert remove_tripwires(path, "c02") == (other,)
    assert path.read_text("utf-8").rstrip("\n") == own.rstrip("\n")


def test_a_tripwire_makes_the_file_where_there_is_none(path: Path) -> None:
    assert add_tripwire(path, Tripwire("c01", "value"))
    assert path.read_text("utf-8") == '[[tripwire]]\nclaim = "c01"\nif = "value"\n'
