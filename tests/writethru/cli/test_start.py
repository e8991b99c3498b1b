import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def loaded_by(program: str, *, of: set[str]) -> set[str]:
    """Which modules of `of` are in memory after a program of its own has run."""
    end = "\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program + end],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        input="",
        capture_output=True,
        text=True,
        check=True,
    )
    return of & set(done.stderr.split())


def test_help_loads_nothing_heavy() -> None:
    program = "import writethru.cli; assert writethru.cli.main(['--help']) == 0"
    heavy = {"prefect", "duckdb", "httpx", "lxml", "rich", "pydantic", "asyncio", "storage.watch"}
    assert loaded_by(program, of=heavy) == set()


def test_extract_loads_no_database_no_network_and_no_prefect() -> None:
    heavy = {"prefect", "duckdb", "httpx"}
    assert loaded_by("import writethru.cli.extract", of=heavy) == set()


def test_no_kind_of_extract_loads_them_at_work() -> None:
    program = """
import argparse
from pathlib import Path
from writethru.cli.extract import BUILT, make_extractor
from writethru.cli.extraction import coverage, stories, topics
for kind in BUILT:
    if kind != "coverage":
        make_extractor(argparse.Namespace(kind=kind, topics=None, watch=None))
"""
    assert loaded_by(program, of={"prefect", "duckdb", "httpx"}) == set()
