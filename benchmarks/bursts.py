"""Bursts against the labelled tweet counts of the Numenta Anomaly Benchmark.

DATA=FOLDER python -m benchmarks.bursts [--json]     FOLDER holds nab_tweets/ and scorers/
"""

import argparse
import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extractors.topics.bursts import BurstDetector

SPLIT = "dev"


def alerts_of(data: Path) -> list[tuple[str, bool]]:
    """Each time of a packed series with whether a burst is told there."""
    text = gzip.decompress(data.read_bytes()).decode()
    detector = BurstDetector()
    found = []
    for row in csv.DictReader(io.StringIO(text)):
        at = datetime.fromisoformat(row["timestamp"]).replace(tzinfo=UTC)
        burst = detector.read(at, int(float(row["value"])))
        found.append((row["timestamp"], burst.is_alert))
    return found


def write_predictions(gold: Path, folder: Path) -> int:
    """One file a series for the scorer; returns how many counts were read."""
    total = 0
    for data in sorted(gold.glob("*.csv.gz")):
        alerts = alerts_of(data)
        total += len(alerts)
        with (folder / data.stem).open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("timestamp", "alert"))
            writer.writerows((at, int(is_alert)) for at, is_alert in alerts)
    return total


def measure(data: Path) -> dict[str, Any]:
    """What the scorer says, and counts read in a second of processor time."""
    with tempfile.TemporaryDirectory() as name:
        started = time.process_time()
        counts = write_predictions(data / "nab_tweets" / SPLIT, Path(name))
        elapsed = time.process_time() - started
        scorer = data / "scorers" / "score_nab_tweets.py"
        told = subprocess.run(
            [sys.executable, str(scorer), name, "--split", SPLIT],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    return {"counts": counts, "counts_per_cpu_s": round(counts / elapsed), "scorer": told}


def main(argv: Sequence[str] | None = None) -> int:
    """Score the development series."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bursts", description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    folder = os.environ.get("DATA")
    if not folder:
        sys.stderr.write("DATA is not set: name the folder with nab_tweets/ and scorers/\n")
        return 2
    found = measure(Path(folder))
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        sys.stdout.write(f"{found['scorer']}{found['counts_per_cpu_s']} counts a CPU-second\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
