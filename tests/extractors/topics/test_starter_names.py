"""The alias table that we ship: each alias means one thing."""

import tomllib
from collections import Counter
from pathlib import Path

FILE = Path(__file__).parents[3] / "storage" / "watch" / "starter" / "names.toml"
ROWS = tomllib.loads(FILE.read_text("utf-8"))["name"]
ALIASES = {row["entity"]: row["aliases"] for row in ROWS}


def test_each_entity_and_each_alias_stands_once() -> None:
    assert len(ALIASES) == len(ROWS)
    counts = Counter(alias for aliases in ALIASES.values() for alias in aliases)
    assert [alias for alias, count in counts.items() if count > 1] == []


def test_seats_of_power_are_names_of_their_country() -> None:
    assert {"Kremlin", "Moscow"} <= set(ALIASES["country/ru"])
    assert {"White House", "Washington", "US", "U.S."} <= set(ALIASES["country/us"])
    assert {"Kyiv", "Kiev"} <= set(ALIASES["country/ua"])


def test_persons_have_names_in_three_languages() -> None:
    persons = [row["aliases"] for row in ROWS if row["kind"] == "person"]
    assert len(persons) > 300
    for aliases in persons:
        letters = "".join(aliases)
        assert any("a" <= letter <= "z" for letter in letters), aliases
        assert any("а" <= letter <= "я" for letter in letters), aliases


def test_a_wildcard_stands_at_the_end_after_three_letters() -> None:
    wild = [
        word for names in ALIASES.values() for name in names for word in name.split() if "*" in word
    ]
    assert wild
    assert [word for word in wild if word.index("*") < 3 or word.index("*") != len(word) - 1] == []
