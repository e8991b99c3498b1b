import socket
from collections.abc import Callable
from typing import TypeAlias

from flows.net.fetch import Network
from flows.net.robots import may_fetch, robots_address

Serve: TypeAlias = Callable[..., str]
Ok: TypeAlias = Callable[..., bytes]


def test_the_rules_of_each_site_are_asked_for_once_and_obeyed(
    serve: Serve, ok: Ok, network: Network, heads: list[bytes]
) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: Writethru\nDisallow: /private\nAllow: /private/press$\n"
    site = serve(ok(rules)).removesuffix("/feed")
    urls = [f"{site}{path}" for path in ("/news", "/private/x", "/private/press", "/")]
    assert may_fetch(urls, network=network) == (True, False, True, True)
    assert [head.split()[1] for head in heads] == [b"/robots.txt"]


def test_a_site_without_rules_allows_all(serve: Serve, ok: Ok, network: Network) -> None:
    site = serve(ok(b"Disallow: /", status="404 Not Found"))
    assert may_fetch([site], network=network) == (True,)


def test_a_site_that_cannot_answer_allows_nothing_for_now(
    serve: Serve, ok: Ok, network: Network
) -> None:
    broken = serve(ok(b"", status="500 Oops"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}/news"
    assert may_fetch([broken, closed, "nonsense", "http://[x"], network=network) == (False,) * 4


def test_rules_made_to_hurt_cost_little(serve: Serve, ok: Ok, network: Network) -> None:
    rules = b"User-agent: *\n" + b"".join(b"Disallow: /%d*a*b*c$\n" % n for n in range(3000))
    site = serve(ok(rules)).removesuffix("/feed")
    assert may_fetch([site + "/" + "ab" * 500], network=network) == (True,)


def test_the_rules_stand_at_the_root_of_the_host() -> None:
    assert (
        robots_address("https://paper.example:8443/a/b?c")
        == "https://paper.example:8443/robots.txt"
    )
