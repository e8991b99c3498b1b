import asyncio
import ipaddress
from collections.abc import Callable

import httpcore
import pytest

from extractors.errors import FetchError
from flows.net.crowd import fetch_many
from flows.net.fetch import Fetched, Network, Request, fetch
from flows.net.guard import GuardedBackend, RefusedError, guarded_client, is_public, networks


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.216.34",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::",
    ],
)
def test_public_addresses_may_be_reached(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "192.0.0.8",
        "240.0.0.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:0:0:0:0:80ff:fffe",  # Teredo around 127.0.0.1
        "2001:db8::1",
    ],
)
def test_all_other_addresses_are_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]"],
)
def test_every_spelling_of_this_machine_is_refused(
    host: str, serve: Callable[..., str], ok: Callable[..., bytes], heads: list[bytes]
) -> None:
    url = serve(ok()).replace("127.0.0.1", host)
    (result,) = fetch_many([Request(url)], network=Network())
    assert isinstance(result, FetchError)
    assert result.kind in {"refused", "dns"}
    assert heads == []


def test_an_allowed_network_does_not_allow_its_neighbour(
    serve: Callable[..., str], ok: Callable[..., bytes], heads: list[bytes]
) -> None:
    secret = serve(ok(b"secret"), "127.0.0.1")
    url = serve(ok(b"", f"Location: {secret}", status="302 Found"), "127.1.0.1")
    (result,) = fetch_many([Request(url)], network=Network(allow=("127.1.0.0/16",)))
    assert isinstance(result, FetchError)
    assert result.kind == "refused"
    assert "127.0.0.1" in str(result)
    assert len(heads) == 1


def test_a_redirect_to_a_private_address_is_refused_while_this_machine_is_allowed(
    serve: Callable[..., str], ok: Callable[..., bytes], network: Network
) -> None:
    targets = [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
        "http://[::1]:9/",
        "http://127.2/",
    ]
    urls = [serve(ok(b"", f"Location: {target}", status="302 Found")) for target in targets]
    results = fetch_many([Request(url) for url in urls], network=network)
    kinds = [result.kind for result in results if isinstance(result, FetchError)]
    assert kinds == ["refused"] * 4


def test_a_name_with_a_public_and_a_private_address_is_refused() -> None:
    async def mixed(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.1"]

    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        asyncio.run(GuardedBackend(mixed).connect_tcp("mixed.example", 80))


def test_a_port_of_another_service_is_refused() -> None:
    async def public(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    with pytest.raises(RefusedError, match="port 25"):
        asyncio.run(GuardedBackend(public).connect_tcp("mail.example", 25))


def test_a_name_without_addresses_is_refused() -> None:
    async def nothing(host: str, port: int) -> list[str]:
        return []

    with pytest.raises(RefusedError, match="no address"):
        asyncio.run(GuardedBackend(nothing).connect_tcp("empty.example", 80))


def test_a_slow_name_server_ends_in_a_connect_timeout() -> None:
    async def slow(host: str, port: int) -> list[str]:
        await asyncio.sleep(5)
        return []

    with pytest.raises(httpcore.ConnectTimeout, match="no DNS answer"):
        asyncio.run(GuardedBackend(slow).connect_tcp("slow.example", 80, 0.01))


def test_sockets_of_this_machine_are_refused() -> None:
    async def nothing(host: str, port: int) -> list[str]:
        return []

    with pytest.raises(RefusedError):
        asyncio.run(GuardedBackend(nothing).connect_unix_socket("/run/some.sock"))


def test_a_name_that_changes_its_address_is_looked_up_once_for_a_connection(
    serve: Callable[..., str], ok: Callable[..., bytes], network: Network
) -> None:
    url = serve(ok(b"here")).replace("127.0.0.1", "rebinding.example")
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    async def run() -> Fetched:
        async with guarded_client(rebinding, allow=networks(["127.0.0.1"])) as client:
            return await fetch(client, Request(url), network=network)

    assert asyncio.run(run()).body == b"here"
    assert asked == ["rebinding.example"]


def test_proxies_and_passwords_of_the_environment_are_ignored(
    serve: Callable[..., str],
    ok: Callable[..., bytes],
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    (result,) = fetch_many([Request(serve(ok(b"direct")))], network=network)
    assert isinstance(result, Fetched)
    assert result.body == b"direct"


def test_a_network_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        networks(["everywhere"])
