"""`writethru claims selftest`: the tables, JSON and CSV on a file, and a mistake in one line."""

import csv
import io
import json

from writethru.cli import main


def test_the_table_counts_each_kind_and_each_claim(plant_file, capsys):
    assert main(["claims", "selftest", str(plant_file)]) == 0
    told = capsys.readouterr().out
    for kind in ("unchanged", "figure", "negation", "opposite", "denial", "deletion", "teaser"):
        assert kind in told
    assert "c01" in told
    assert "no figure in digits" in told


def test_json_and_csv_hold_one_row_for_each_kind_and_claim(plant_file, capsys):
    assert main(["claims", "selftest", str(plant_file), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 9 * len({row["claim_id"] for row in rows})
    assert all(row["is_caught"] for row in rows if row["kind"] == "unchanged")
    assert all(row["not_planted"] for row in rows if row["found"] is None)
    assert main(["claims", "selftest", str(plant_file), "--csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["kind"] for row in table] == [row["kind"] for row in rows]


def test_a_reference_that_is_not_there_is_a_mistake(tmp_path, capsys):
    folder = tmp_path / "w"
    assert main(["init", str(folder)]) == 0
    assert main(["claims", "selftest", "elsewhere", "--watch", str(folder)]) == 1
    assert "elsewhere: no reference of" in capsys.readouterr().err
