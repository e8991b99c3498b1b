"""Pages that are something else than an article: stub, error page, video, live blog, shell, list."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from extractors.model import Status
from extractors.page.markup import PageView, Verdict
from extractors.page.signals import (
    LIVE_PATHS,
    NOT_FOUND_WORDS,
    SCRIPT_NEEDED,
    STUB_HOSTS,
    STUB_PATHS,
)

_MEDIA_TYPES = frozenset(
    {"VideoObject", "AudioObject", "ImageGallery", "MediaGallery", "PodcastEpisode", "Clip"}
)
_LIST_TYPES = frozenset(
    {
        "CollectionPage",
        "ItemList",
        "SearchResultsPage",
        "ProfilePage",
        "Product",
        "ContactPage",
        "AboutPage",
    }
)
_LEAST_TEXT = 200
_LEAST_FLASH = 60


def find_stub(view: PageView) -> Verdict | None:
    """A page that only sends its reader on."""
    parts = urlsplit(view.url)
    if parts.hostname in STUB_HOSTS and parts.path.startswith(STUB_PATHS):
        return Verdict(
            Status.NOT_ARTICLE,
            (f"redirect stub of {parts.hostname}: read the publisher's own feed",),
        )
    visible = len(view.markup.visible)
    if view.markup.refresh and "url" in view.markup.refresh.lower() and visible < 400:
        return Verdict(Status.NOT_ARTICLE, ("redirect stub: meta refresh and almost no text",))
    is_sent_on = (
        "location.replace(" in view.markup.scripts or "location.href" in view.markup.scripts
    )
    if (
        is_sent_on
        and visible < 200
        and not view.is_declared_article
        and len(view.markup.scripts) < 3_000
    ):
        return Verdict(Status.NOT_ARTICLE, ("redirect stub: a script and almost no text",))
    return None


def find_soft_404(view: PageView) -> Verdict | None:
    """An error page that was served as if all were well."""
    if view.is_declared_article or len(view.text) >= 1_500:
        return None
    for place, text in (("title", view.markup.title), ("heading", view.markup.heading)):
        words = next((words for words in NOT_FOUND_WORDS if words in text), None)
        if words and (words != "404" or "404" in text.split()):
            return Verdict(Status.NOT_ARTICLE, (f"soft 404: {place} says {words}",))
    return None


def find_live_blog(view: PageView) -> Verdict | None:
    """A page that grows by updates: declared so, or by its address and many times."""
    is_long = len(view.text) >= _LEAST_TEXT
    if is_long and "LiveBlogPosting" in view.facts.article_types:
        return Verdict(Status.LIVE_BLOG, ("declared as LiveBlogPosting",))
    path = urlsplit(view.url).path.lower() + "/"
    mark = next((mark for mark in LIVE_PATHS if mark in path), None)
    if is_long and mark and view.markup.times >= 5:
        return Verdict(
            Status.LIVE_BLOG, (f"{mark} in the address and {view.markup.times} times on the page",)
        )
    return None


def find_media(view: PageView) -> Verdict | None:
    """A video, a recording or a gallery with a caption."""
    media = sorted(view.facts.types & _MEDIA_TYPES)
    og_type = view.facts.og_type
    is_media = bool(media) or og_type.startswith(("video", "music"))
    if is_media and not view.facts.article_types and len(view.text) < 900:
        return Verdict(Status.NOT_ARTICLE, (f"{(media or [og_type])[0]} without an article",))
    return None


def find_shell(view: PageView) -> Verdict | None:
    """A page whose text would be put in by a script."""
    if len(view.text) >= (_LEAST_TEXT if view.is_declared_article else 300):
        return None
    needs = f"{view.markup.noscript} {view.markup.visible}"
    if any(words in needs for words in SCRIPT_NEEDED):
        return Verdict(Status.EMPTY, ("script shell: asks for JavaScript",))
    if view.markup.has_bare_root:
        return Verdict(Status.EMPTY, ("script shell: the root element is bare",))
    if (
        len(view.markup.scripts) > 20_000
        and len(view.markup.visible) < 800
        and not view.is_declared_article
    ):
        return Verdict(Status.EMPTY, ("script shell: much script and little text",))
    return None


def find_list(view: PageView) -> Verdict | None:
    """A front page, section, shop or profile: two signs, and nothing that says article."""
    signs = tuple(_list_signs(view))
    if len(signs) < 2 or view.facts.article_types or (view.facts.published and len(signs) < 3):
        return None
    return Verdict(Status.NOT_ARTICLE, signs)


def _list_signs(view: PageView) -> Iterator[str]:
    if view.facts.og_type in {"website", "product", "profile"} and not view.facts.published:
        yield f"og:type {view.facts.og_type} and no publication time"
    if listed := sorted(view.facts.types & _LIST_TYPES):
        yield f"declared as {listed[0]}"
    if view.markup.link_share > 0.6:
        yield f"links are {view.markup.link_share:.0%} of the visible text"
    if view.markup.articles >= 12:
        yield f"{view.markup.articles} article elements"
    if view.url and urlsplit(view.url).path in {"", "/"}:
        yield "address of a front page"


def find_empty(view: PageView) -> Verdict | None:
    """Too little text: under 200 characters, or under 60 (a news flash) where an article is declared."""
    least = _LEAST_FLASH if view.is_declared_article else _LEAST_TEXT
    if len(view.text) < least:
        return Verdict(Status.EMPTY, (f"only {len(view.text)} characters of text",))
    return None
