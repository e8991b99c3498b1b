"""The settings under which Prefect runs for us. Prefect reads them when it is imported, so they go first. Pure."""

from collections.abc import Mapping
from pathlib import Path

LOOPBACK = "127.0.0.1"

PRIVATE = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
}
"""What keeps Prefect from sending anything to anybody: its client, its server, its page, its flow processes."""

WITHOUT_SCHEDULES = dict.fromkeys(
    [
        "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED",
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED",
    ],
    "false",
)
"""For a server that lives as long as one run: it remembers runs and events, and starts nothing by itself."""


def own_environment(
    inherited: Mapping[str, str], *, home: Path, port: int, secret: str
) -> dict[str, str]:
    """For a server of ours with its data in `home`, and for everything that talks to it.

    Environment outranks a user's own Prefect files; what the user's environment says to Prefect is
    meant for another server, so it is left out.
    """
    others = {k: v for k, v in inherited.items() if not k.startswith("PREFECT_")}
    return {**others, **PRIVATE, **_direct(inherited), **_places(home), **_server(port, secret)}


def configured_environment(inherited: Mapping[str, str], *, api_url: str) -> dict[str, str]:
    """For flows that go through the user's own server: address and silence, all else as the user has it."""
    return {
        "PREFECT_LOGGING_LEVEL": "WARNING",
        **inherited,
        **PRIVATE,
        **_direct(inherited),
        "PREFECT_API_URL": api_url,
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    }


def _direct(inherited: Mapping[str, str]) -> dict[str, str]:
    # Prefect's client obeys HTTP_PROXY, and no proxy can reach this machine's loopback for us.
    names = ("NO_PROXY", "no_proxy")
    known = [part for name in names for part in inherited.get(name, "").split(",") if part]
    exceptions = ",".join(dict.fromkeys([*known, LOOPBACK, "localhost"]))
    return dict.fromkeys(names, exceptions)


def _places(home: Path) -> dict[str, str]:
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home}/prefect.db",
    }


def _server(port: int, secret: str) -> dict[str, str]:
    return {
        "PREFECT_API_URL": f"http://{LOOPBACK}:{port}/api",
        "PREFECT_SERVER_API_HOST": LOOPBACK,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"http://{LOOPBACK}:{port}",
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_API_AUTH_STRING": secret,
        # A missing address must be an error, never a second, hidden server.
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        # Nobody reads the mark `Late`, and setting it fights with tidying for the database at each start.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        # It looks after work pools, and we have none.
        "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
        # Only events are cleaned by default, after a week; two days of hints are plenty.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": '["events","flow_runs"]',
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "P14D",
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P2D",
    }
