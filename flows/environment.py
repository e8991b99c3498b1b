"""The settings under which Prefect runs for us. Prefect reads them when it is imported, so they go first."""

from pathlib import Path

EPHEMERAL_START_S = 120
"""Prefect's own 20 s are too short for a first start on a slow machine."""


def private_environment(home: Path) -> dict[str, str]:
    """What holds for every Prefect process of ours: its data in `home`, nothing sent to anybody, no page of its own.

    Environment outranks a user's own Prefect files, so these hold whatever else is configured.
    """
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    }


def embedded_environment(home: Path) -> dict[str, str]:
    """For one process that starts and ends its own temporary server. It has no scheduler and fires no trigger."""
    return {
        **private_environment(home),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(EPHEMERAL_START_S),
    }


def service_environment(home: Path, *, port: int, secret: str) -> dict[str, str]:
    """For the server and the runner of the service: one address, one secret, no second hidden server."""
    return {
        **private_environment(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"http://127.0.0.1:{port}",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": '["events","flow_runs"]',
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P2D",
    }
