"""Makers of small pages: an invented paper, its people and a mill that closes."""

import json
from collections.abc import Callable

import pytest

PARAGRAPHS = (
    "The paper mill at Varn will close in June with the loss of 340 jobs, its owner said on Friday.",
    "The company said that energy prices had doubled since last year and that no buyer had been found.",
    "Union leaders said they would meet the minister on Monday to ask for help with retraining.",
    "The mill opened in 1911 and once made newsprint for half the country, the union said.",
    "Its last order, for a publisher in Ostholm, is to be delivered at the end of May.",
    "The town council called an extraordinary meeting and asked the government for an inquiry.",
)
HEADLINE = "Paper mill at Varn to close in June"


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def json_ld() -> Callable[..., str]:
    """A JSON-LD block of the article; keywords replace or add fields, None leaves one out."""

    def make(**fields: object) -> str:
        node: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": HEADLINE,
            "datePublished": "2025-05-02T10:15:00+02:00",
        }
        node.update(fields)
        kept = {name: value for name, value in node.items() if value is not None}
        return f'<script type="application/ld+json">{json.dumps(kept)}</script>'

    return make


@pytest.fixture
def make_page() -> Callable[..., bytes]:
    """A page of The Varn Herald: `head` and `tail` are put in, `paragraphs` make its article."""

    def make(
        *,
        head: str = "",
        paragraphs: tuple[str, ...] = PARAGRAPHS,
        title: str = f"{HEADLINE} | The Varn Herald",
        tail: str = "",
    ) -> bytes:
        article = "".join(f"<p>{text}</p>" for text in paragraphs)
        return (
            f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:site_name" content="The Varn Herald">{head}</head><body>'
            '<nav><a href="/">Home</a> <a href="/town">All the news from the town hall today</a></nav>'
            f'<article><h1>{HEADLINE}</h1><p class="byline">By Ada Holm</p>{article}</article>{tail}'
            "<footer><p>Copyright of The Varn Herald, printed at the mill since the year 1911.</p></footer>"
            "</body></html>"
        ).encode()

    return make
