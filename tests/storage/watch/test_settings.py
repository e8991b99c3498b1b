import re
import tomllib
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from extractors.errors import InputError
from storage.watch.settings import (
    AlertsSection,
    PollSection,
    Settings,
    read_settings,
    setting_keys,
    with_allowed,
)

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]


def test_without_a_file_everything_is_at_its_default(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "writethru.toml")
    assert settings == Settings()
    assert settings.poll.min_interval_s == 300
    assert settings.alerts.channels == ("console", "file")
    assert settings.prefect.api_url is None


def test_a_file_changes_only_what_it_names(make_file: Make) -> None:
    path = make_file(
        "writethru.toml",
        '[poll]\nhost_gap_s = 2\nallow_networks = ["127.1.0.7/16"]\n[alerts]\nchannels = ["file"]\n',
    )
    settings = read_settings(path)
    assert settings.poll == PollSection(host_gap_s=2.0, allow_networks=("127.1.0.0/16",))
    assert settings.alerts == AlertsSection(channels=("file",))
    assert settings.read == Settings().read


def test_the_starter_file_stands_at_the_defaults_and_shows_every_setting() -> None:
    text = (resources.files("storage.watch") / "starter" / "writethru.toml").read_text("utf-8")
    shown = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE))
    dotted = {f"{section}.{key}" for section, keys in shown.items() for key in keys}
    assert dotted | set(shown) == set(setting_keys())
    with resources.as_file(resources.files("storage.watch") / "starter" / "writethru.toml") as path:
        assert read_settings(path) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[poll]\nmin_interval = 5",
            "poll.min_interval: is not a key that this file knows; did you mean poll.min_interval_s?",
        ),
        (
            "[prefect]\nzzz = 5",
            "prefect.zzz: is not a key that this file knows; expected one of: prefect.api_url",
        ),
        ("[alert]\n", "alert: is not a key that this file knows; did you mean alerts?"),
        ('[poll]\nat_once = "5"', "poll.at_once: expected a whole number, found '5'"),
        ("[poll]\nat_once = true", "poll.at_once: expected a whole number, found True"),
        ("[poll]\nat_once = 0", "poll.at_once: expected a number greater than 0, found 0"),
        ("[poll]\nhost_gap_s = nan", "poll.host_gap_s: expected a finite number, found nan"),
        ("[watch]\nname = 5", "watch.name: expected a text in quotes, found 5"),
        ('[watch]\nname = " "', "watch.name: expected a name, found ' '"),
        ("poll = 5", "poll: expected a table of keys and values, found 5"),
        (
            '[alerts]\nchannels = "file"',
            "alerts.channels: expected a list in square brackets, found 'file'",
        ),
        (
            "[alerts]\nchannels = ['file', 5]",
            "alerts.channels, item 2: expected a text in quotes, found 5",
        ),
        (
            "[read]\nscreening_threshold = 60",
            "read.screening_threshold: expected a number less than or equal to 1, found 60",
        ),
        (
            "[poll]\nallow_networks = ['home']",
            "poll.allow_networks, item 1: expected a network such as 127.1.0.0/16, found 'home'",
        ),
        (
            "[poll]\nmin_interval_s = 90000",
            "poll.min_interval_s: expected at most max_interval_s (86400), found 90000",
        ),
        (
            "[read]\nreread_after_s = [60, 30]",
            "read.reread_after_s: expected numbers of seconds that rise, each larger than the one before, "
            "found [60, 30]",
        ),
        (
            "[prefect]\napi_url = 'localhost'",
            "prefect.api_url: expected an address such as http://127.0.0.1:4200/api, found 'localhost'",
        ),
        (
            "[service]\nprefect_port = 70000",
            "service.prefect_port: expected a number less than 65536, found 70000",
        ),
    ],
)
def test_a_wrong_setting_names_file_key_and_what_was_expected(
    make_file: Make, complaint: Complaint, text: str, message: str
) -> None:
    assert complaint(read_settings, make_file("writethru.toml", text)) == message


def test_wrong_toml_names_the_line(make_file: Make, complaint: Complaint) -> None:
    message = complaint(read_settings, make_file("writethru.toml", "[poll]\nat_once = \n"))
    assert message.startswith("is not valid TOML: ")
    assert "line 2" in message


def test_a_prefect_server_of_the_user_is_taken(make_file: Make) -> None:
    path = make_file("writethru.toml", '[prefect]\napi_url = "http://127.0.0.1:4200/api"\n')
    assert read_settings(path).prefect.api_url == "http://127.0.0.1:4200/api"


def test_allowed_networks_are_added_once() -> None:
    first = with_allowed(Settings(), ["127.1.0.0/16", " 10.0.0.1 ", ""])
    assert first.poll.allow_networks == ("127.1.0.0/16", "10.0.0.1/32")
    assert with_allowed(first, ["127.1.0.0/16"]) == first
    assert with_allowed(Settings(), []) == Settings()


def test_an_allowed_network_that_is_none_is_told() -> None:
    with pytest.raises(InputError, match=r"'localhost' is no network; write it as 127\.1\.0\.0/16"):
        with_allowed(Settings(), ["localhost"])


def test_the_user_agent_carries_the_contact_in_one_printable_line() -> None:
    assert PollSection().user_agent == "Writethru (news monitor)"
    contact = "desk@news.example\r\nX-Evil: 1é"
    assert PollSection(contact=contact).user_agent == (
        "Writethru (news monitor; desk@news.exampleX-Evil: 1)"
    )
