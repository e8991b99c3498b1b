from datetime import UTC, datetime

import pytest

from flows.net.validators import kept_etag, kept_last_modified, retry_after_s

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Fri, 20 Nov 2026 14:02:00 GMT", 120),
        ("Fri, 20 Nov 2026 13:00:00 GMT", 0),
        ("99999999999999999999", 604_800),
        ("Mon, 01 Jan 2035 00:00:00 GMT", 604_800),
        ("-5", None),
        ("soon", None),
        ("nan", None),
        ("", None),
        (None, None),
        ("1e3", None),
        ("١٢", None),
        ("Fri, 99 Foo 2026 25:00:00 GMT", None),
        ("Fri, 20 Nov 99999999999 14:02:00 GMT", None),
        ("x" * 100_000, None),
    ],
)
def test_retry_after_is_read_in_both_forms_and_nonsense_is_none(
    value: str | None, wait_s: int | None
) -> None:
    assert retry_after_s(value, now=NOW) == wait_s


def test_validators_are_kept_only_when_they_can_be_sent_back() -> None:
    assert kept_etag('W/"abc"') == 'W/"abc"'
    assert kept_etag("x" * 1000) == "x" * 1000
    assert kept_etag("x" * 1001) is None
    assert kept_etag("ä") is None
    assert kept_etag("a\nb") is None
    assert kept_etag("") is None
    assert kept_last_modified("Fri, 20 Nov 2026 14:33:00 GMT") == "Fri, 20 Nov 2026 14:33:00 GMT"
    assert kept_last_modified("x" * 65) is None
