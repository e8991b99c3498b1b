"""The house keeps its own rules: sizes, layers, names, what loads what."""

import ast
import re
import statistics
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("extractors", "storage", "flows", "writethru")


def function_lengths() -> list[int]:
    return sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_most_functions_fit_on_a_screen() -> None:
    lengths = function_lengths()
    assert statistics.median(lengths) <= 12
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_imports_run_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_brings_our_rooms(room: str) -> None:
    assert set(packages_distributions().get(room, ["writethru"])) == {"writethru"}


def test_the_command_line_loads_neither_prefect_nor_duckdb() -> None:
    code = (
        "import sys, writethru.cli as cli; cli.main(['--help']); "
        "print(sorted({'prefect', 'duckdb', 'rich', 'httpx', 'lxml', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_the_lock_names_hashes_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^[A-Za-z0-9_.-]+==", lock, flags=re.MULTILINE)
    assert len(pinned) > 100
    assert lock.count("--hash=sha256:") > len(pinned)


def test_only_data_files_know_the_sample_story() -> None:
    known = re.compile(r"putin|trump|zelensk|zaluzhn|kremlin", re.IGNORECASE)
    found = [
        path.relative_to(ROOT)
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if known.search(path.read_text("utf-8"))
    ]
    assert found == []
