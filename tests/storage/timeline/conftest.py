from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.timeline.inbox import Load
from storage.timeline.owner import Home

NOON = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(state=tmp_path / ".state", link=tmp_path / "timeline.duckdb")


@pytest.fixture
def make_load() -> Callable[..., Load]:
    """A load with one article and one version, told apart by `number`."""

    def make(number: int, *, at: datetime = NOON, text: str = "The plant closes in June.") -> Load:
        rows = {
            "article": [
                {
                    "article_id": number,
                    "url": f"http://paper.example/{number}",
                    "outlet": "Paper",
                    "first_seen_at": at,
                }
            ],
            "version": [
                {
                    "version_id": number * 10,
                    "article_id": number,
                    "title": f"Title {number}",
                    "status": "full",
                    "completeness": "confirmed",
                    "seen_at": at,
                }
            ],
            "version_text": [{"version_id": number * 10, "text": text, "seen_at": at}],
        }
        return Load("read", at, rows)

    return make
