import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.address import address_key, resolve_link


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Example.com/a/b/", "example.com/a/b"),
        ("http://example.com", "example.com"),
        ("http://example.com:80/a#part", "example.com/a"),
        ("https://example.com:443/a", "example.com/a"),
        ("https://example.com:8443/a", "example.com:8443/a"),
        ("https://example.com/a?b=2&a=1", "example.com/a?a=1&b=2"),
        ("https://example.com/a?utm_source=x&id=7&fbclid=y&gclid=z&ref=home", "example.com/a?id=7"),
        ("https://example.com/a?UTM_Medium=rss", "example.com/a"),
        ("https://example.com/?p=12", "example.com?p=12"),
        ("https://user:secret@example.com/a", "example.com/a"),
        ("https://bücher.example/ä", "xn--bcher-kva.example/%C3%A4"),
        ("https://xn--bcher-kva.example/%c3%a4", "xn--bcher-kva.example/%C3%A4"),
        ("https://example.com/%7euser/%41", "example.com/~user/A"),
        ("https://example.com/a%2Fb", "example.com/a%2Fb"),
        ("https://[2001:DB8:0::1]:8080/a", "[2001:db8::1]:8080/a"),
        ("http://[::1]/", "[::1]"),
        ("https://example.com./a", "example.com/a"),
        ("  https://exam\u200bple.com/\u202ea\n", "example.com/a"),
        ("https://www.com/a", "www.com/a"),
    ],
)
def test_one_page_has_one_key(url: str, key: str) -> None:
    assert address_key(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a",
        "ftp://example.com/a",
        "javascript:alert(1)",
        "mailto:desk@example.com",
        "http://",
        "http:///a",
        "http://[::1",
        "http://[12345::]/",
        "http://example.com:99999/",
        "http://exa mple.com/",
        "http://a..b/",
        "https://example.com/" + "a" * 2000,
    ],
)
def test_what_is_no_web_address_has_no_key(url: str) -> None:
    assert address_key(url) is None


@given(st.text(max_size=60), st.sampled_from(["http", "https"]))
@example("example.com/%%34%31", "http")
@example("www.www.example.com:443//", "http")
@example("example.com/?&&b&a&a=", "https")
def test_the_key_of_a_key_is_itself(rest: str, scheme: str) -> None:
    key = address_key(f"{scheme}://{rest}")
    if key is not None:
        assert address_key(f"http://{key}") == key
        assert address_key(f"https://{key}") == key


@given(
    host=st.sampled_from(["example.com", "www.example.com", "bücher.example", "[::1]", "1.2.3.4"]),
    path=st.text(alphabet="abc/%~é 0", max_size=12),
    query=st.lists(st.text(alphabet="ab=%é&utm_", max_size=6), max_size=4),
)
def test_likely_addresses_have_a_key_that_is_its_own_key(
    host: str, path: str, query: list[str]
) -> None:
    key = address_key(f"https://{host}/{path}?{'&'.join(query)}")
    assert key is not None
    assert address_key(f"https://{key}") == key


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("/news/1", "https://example.com/news/1"),
        ("2.html", "https://example.com/feeds/2.html"),
        ("//other.example/a", "https://other.example/a"),
        ("http://other.example/a", "http://other.example/a"),
        ("\n https://other.example/a b \t", "https://other.example/a%20b"),
        ("https://other.example/\u202ea\x00b\x85", "https://other.example/ab"),
        ("HTTPS://Other.example/A", "https://Other.example/A"),
        ("?page=2", "https://example.com/feeds/rss?page=2"),
    ],
)
def test_links_become_absolute(link: str, absolute: str) -> None:
    assert resolve_link("https://example.com/feeds/rss", link) == absolute


@pytest.mark.parametrize(
    "link",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hello",
        "file:///etc/hostname",
        "mailto:desk@example.com",
        "http://[::1/a",
        "https://example.com/" + "a" * 2000,
        "a" * 3_000_000,
    ],
)
def test_what_is_no_web_link_is_none(link: str) -> None:
    assert resolve_link("https://example.com/feeds/rss", link) is None


def test_a_relative_link_without_a_base_is_none() -> None:
    assert resolve_link("", "/news/1") is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_resolving_never_fails_and_gives_web_addresses(base: str, link: str) -> None:
    absolute = resolve_link(base, link)
    assert absolute is None or absolute.startswith(("http://", "https://"))
