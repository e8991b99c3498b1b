"""What Prefect is told before it is imported."""

from pathlib import Path

import pytest

from flows.environment import configured_environment, own_environment

HOME = Path("/watch/.state/prefect")
USER = {
    "PATH": "/usr/bin",
    "WRITETHRU_ALLOW": "10.0.0.0/8",
    "NO_PROXY": "intranet.example",
    "PREFECT_API_URL": "https://prefect.example/api",
    "PREFECT_API_KEY": "of the user",
    "PREFECT_SERVER_DATABASE_CONNECTION_URL": "postgresql+asyncpg://elsewhere/db",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "true",
}


def own() -> dict[str, str]:
    return own_environment(USER, home=HOME, port=4321, secret="writethru:s")


def configured() -> dict[str, str]:
    return configured_environment(USER, api_url="https://prefect.example/api")


@pytest.mark.parametrize("environment", [own(), configured()])
def test_nothing_is_sent_to_anybody(environment: dict[str, str]) -> None:
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT"] == "false"
    assert environment["PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS"] == "false"


@pytest.mark.parametrize("environment", [own(), configured()])
def test_no_second_server_is_started_in_silence(environment: dict[str, str]) -> None:
    assert environment["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] == "false"


@pytest.mark.parametrize("environment", [own(), configured()])
def test_loopback_is_never_asked_through_a_proxy(environment: dict[str, str]) -> None:
    assert environment["NO_PROXY"] == "intranet.example,127.0.0.1,localhost"
    assert environment["no_proxy"] == environment["NO_PROXY"]


def test_our_own_server_keeps_everything_in_the_watch_folder() -> None:
    environment = own()
    assert environment["PREFECT_HOME"] == "/watch/.state/prefect"
    assert environment["PREFECT_PROFILES_PATH"] == "/watch/.state/prefect/profiles.toml"
    assert environment["PREFECT_SERVER_DATABASE_CONNECTION_URL"] == (
        "sqlite+aiosqlite:////watch/.state/prefect/prefect.db"
    )


def test_our_own_server_listens_to_this_machine_and_wants_the_secret() -> None:
    environment = own()
    assert environment["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    assert environment["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert environment["PREFECT_SERVER_API_PORT"] == "4321"
    assert environment["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4321"
    assert environment["PREFECT_SERVER_API_AUTH_STRING"] == "writethru:s"
    assert environment["PREFECT_API_AUTH_STRING"] == "writethru:s"


def test_what_the_user_says_to_another_server_does_not_reach_ours() -> None:
    environment = own()
    assert "PREFECT_API_KEY" not in environment
    assert environment["PATH"] == "/usr/bin"
    assert environment["WRITETHRU_ALLOW"] == "10.0.0.0/8"


def test_the_users_own_server_is_used_as_the_user_set_it() -> None:
    environment = configured()
    assert environment["PREFECT_API_URL"] == "https://prefect.example/api"
    assert environment["PREFECT_API_KEY"] == "of the user"
    assert "PREFECT_HOME" not in environment
