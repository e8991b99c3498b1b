"""A Prefect server of our own, its data inside the watch folder: for the service, or for one run."""

import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import httpx

from extractors.errors import InputError, StorageError
from flows.children import Child, check, end, start
from flows.environment import LOOPBACK, WITHOUT_SCHEDULES, configured_environment, own_environment

START_LIMIT_S = 180.0
STOP_LIMIT_S = 8.0
LOOK_EVERY_S = 0.1


def environment_for(home: Path, *, port: int) -> dict[str, str]:
    """The environment of our server at `port` and of everything that talks to it; makes `home` when needed."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return own_environment(os.environ, home=home, port=port, secret=secret_of(home))


def start_server(environment: Mapping[str, str]) -> Child:
    """Start the server that `environment` describes.

    Raises:
        InputError: the port is taken.
    """
    port = int(environment["PREFECT_SERVER_API_PORT"])
    if not _is_free(port):
        raise InputError(
            f"port {port} of {LOOPBACK} is taken: end what listens there, "
            "or set another prefect_port in [service] of writethru.toml"
        )
    home = Path(environment["PREFECT_HOME"])
    return start("server", ["prefect", "server", "start"], environment=environment, folder=home)


def wait_until_ready(server: Child, api_url: str, *, meanwhile: Callable[[], bool]) -> None:
    """Wait until the server answers, or until `meanwhile()` (called every 0.1 s) says to go on.

    Raises:
        StorageError: the server ended, or took too long.
    """
    deadline = time.monotonic() + START_LIMIT_S
    while meanwhile() and not answers(f"{api_url}/ready"):
        check(server)
        if time.monotonic() > deadline:
            raise StorageError(
                f"the Prefect server was not ready within {START_LIMIT_S:.0f} s: see {server.log}"
            )
        time.sleep(LOOK_EVERY_S)


@contextmanager
def embedded_server(home: Path) -> Iterator[None]:
    """A server for this process alone, as long as `with` lasts; Prefect must not be imported before it.

    Prefect's own temporary server outlives a process that is killed; this one does not.
    """
    environment = {**environment_for(home.resolve(), port=free_port()), **WITHOUT_SCHEDULES}
    server = start_server(environment)
    try:
        with entered(environment):
            # Importing Prefect takes a third as long as the start, and is done while we wait.
            import_module("flows.tracked")
            wait_until_ready(server, environment["PREFECT_API_URL"], meanwhile=lambda: True)
            yield
    finally:
        end(server, limit_s=STOP_LIMIT_S)


@contextmanager
def configured_server(api_url: str) -> Iterator[None]:
    """The user's own server for this process, as long as `with` lasts.

    Raises:
        InputError: it does not answer, or refuses us.
    """
    if not answers(f"{api_url.rstrip('/')}/health"):
        raise InputError(
            f"the Prefect server at {api_url} does not answer: start it, or take PREFECT_API_URL out of "
            "the environment and api_url out of writethru.toml to do without"
        )
    with entered(configured_environment(os.environ, api_url=api_url)):
        _check_welcome(api_url)
        yield


def _check_welcome(api_url: str) -> None:
    from prefect import get_client

    try:
        with get_client(sync_client=True) as client:
            client.api_version()
    except httpx.HTTPStatusError as error:
        raise InputError(
            f"the Prefect server at {api_url} refuses us with {error.response.status_code}: "
            "set PREFECT_API_AUTH_STRING or PREFECT_API_KEY as it wants"
        ) from error


@contextmanager
def entered(environment: Mapping[str, str]) -> Iterator[None]:
    """Let this process have `environment` as long as `with` lasts."""
    before = dict(os.environ)
    _replace_environment(environment)
    try:
        yield
    finally:
        _replace_environment(before)


def answers(url: str) -> bool:
    """Whether an address answers with 200."""
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def secret_of(home: Path) -> str:
    """The server's credentials, made once; only the owner of the folder can read them."""
    path = home / "secret"
    if not path.exists():
        draft = path.with_name(f"secret.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"writethru:{secrets.token_urlsafe(24)}")
        draft.replace(path)
    return path.read_text("utf-8")


def free_port() -> int:
    """A port of this machine on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server will: connections of an earlier life that linger do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def _replace_environment(environment: Mapping[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)
