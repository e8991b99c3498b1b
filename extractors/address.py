"""Addresses: a key to compare them by, and links made absolute.

The key is for comparison only. What is fetched is always the address as it was given.
"""

import ipaddress
import re
import unicodedata
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LONGEST_ADDRESS = 2000

# Parameters that say where a reader came from, never which page it is.
TRACKERS = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid"),
        *("twclid", "ttclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "_hsenc", "_hsmi"),
        *("ref", "ref_src", "ref_url", "referrer", "source_ref", "cmpid", "cmp", "icid", "ncid"),
        *("ocid", "ito", "smid", "soc_src", "soc_trk", "spm", "wt_mc", "xtor", "_ga", "_gl"),
        *("at_medium", "at_campaign", "traffic_source", "__twitter_impression", "guccounter"),
    }
)
_TRACKER_PREFIXES = ("utm_", "pk_", "mtm_", "at_custom", "at_link", "hsa_", "guce_")

_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.ASCII)


def address_key(url: str) -> str | None:
    """What two addresses of one page have in common; None when `url` is not http(s).

    No scheme, user, `www.`, default port, fragment, trackers or trailing slash; host in lower-case
    punycode; percent escapes in one spelling; parameters sorted. A key with a scheme before it
    gives itself again.
    """
    parts = _split(_printable(url))
    if parts is None:
        return None
    try:
        host, port = _plain_host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if not host:
        return None
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    path = _one_spelling(parts.path, safe="/").rstrip("/")
    query = "&".join(sorted(_telling_parameters(parts.query)))
    return f"{place}{path}?{query}" if query else f"{place}{path}"


def resolve_link(base: str, link: str) -> str | None:
    """`link` as an absolute http(s) address of at most 2000 characters, else None.

    `base` is the address of the document that holds the link; "" when it is not known.
    """
    wanted = _printable(link)
    if not wanted or len(wanted) > LONGEST_ADDRESS:
        return None
    try:
        absolute = urljoin(_printable(base), wanted)
    except ValueError:
        return None
    spaceless = "%20".join(absolute.split())
    parts = _split(spaceless)
    return None if parts is None else parts.scheme + spaceless[len(parts.scheme) :]


def _printable(text: str) -> str:
    """Without control, format and surrogate characters, which have no place in an address."""
    cut = text[: 4 * LONGEST_ADDRESS]
    if cut.isascii() and cut.isprintable():
        return cut.strip()
    return "".join(c for c in cut if unicodedata.category(c) not in {"Cc", "Cf", "Cs"}).strip()


def _split(url: str) -> SplitResult | None:
    if len(url) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None


def _plain_host(host: str) -> str:
    """Lower case, punycode, no `www.`; "" when it is no host name (may raise ValueError)."""
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0]).compressed}]"
    ascii_host = host.encode("idna").decode("ascii").lower().rstrip(".")
    while ascii_host.startswith("www.") and "." in ascii_host[4:]:
        ascii_host = ascii_host[4:]
    return ascii_host if _HOST.fullmatch(ascii_host) else ""


def _telling_parameters(query: str) -> list[str]:
    named = ((part.partition("=")[0].lower(), part) for part in query.split("&") if part)
    return [
        _one_spelling(part, safe="/?")
        for name, part in named
        if name not in TRACKERS and not name.startswith(_TRACKER_PREFIXES)
    ]


def _one_spelling(part: str, *, safe: str) -> str:
    """Escape what must be escaped, and nothing else; escapes in upper case."""

    def plain(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    known = _ESCAPE.sub(plain, _STRAY_PERCENT.sub("%25", part))
    return quote(known, safe=safe + "%:@!$&'()*+,;=~", errors="replace")
