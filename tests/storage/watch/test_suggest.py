from extractors.model import FeedSource
from storage.watch.suggest import fitting_feeds


def feed(name: str, country: str | None, language: str, category: str | None = None) -> FeedSource:
    return FeedSource(f"https://{name}.example/", name, name, country, language, None, category)


FEEDS = (
    feed("world", "GB", "en", "world"),
    feed("ohio", "US", "en"),
    feed("berlin", "DE", "de"),
    feed("kyiv", "UA", "uk"),
    feed("kyiv-en", "UA", "en"),
    feed("nowhere", None, "fr"),
)


def names(language: str | None, *countries: str) -> list[str]:
    return [found.title for found in fitting_feeds(FEEDS, language=language, countries=countries)]


def test_world_desks_always_fit() -> None:
    assert names(None) == ["world"]


def test_outlets_of_a_named_country_fit_in_any_language() -> None:
    assert names("en", "ua", "US") == ["world", "ohio", "kyiv", "kyiv-en"]


def test_outlets_in_the_language_of_the_reference_fit() -> None:
    assert names("de") == ["world", "berlin"]
    assert names("FR", "DE") == ["world", "berlin", "nowhere"]


def test_english_says_nothing_about_what_an_outlet_covers() -> None:
    assert names("en") == ["world"]
