"""Rewrites that name their source: a text that credits another outlet for what it tells is no independent origin."""

import re
from collections.abc import Sequence

from extractors.language.sentences import split_sentences
from extractors.language.words import tokenize
from extractors.model import CopyOf
from extractors.stories.copies import CLOSE, SAME_FACTS, StoryText
from extractors.stories.wording import wording_of

LEAST_FACTS = 5
"""With fewer names and figures in common two short texts may agree by chance."""

_CUE = re.compile(
    r"\b(?:first\s+)?reported\b|\baccording\s+to\b|\breports\b|\btold\b|\bcited\s+by\b"
    r"|сообща|сообщил|со\s+ссылкой|повідом|за\s+даними|із\s+посиланням|berichtet|laut\b|podał|donosi",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    [
        "agency",
        "chronicle",
        "daily",
        "evening",
        "express",
        "gazette",
        "global",
        "gazeta",
        "herald",
        "independent",
        "international",
        "journal",
        "magazine",
        "media",
        "mirror",
        "morning",
        "news",
        "newspaper",
        "observer",
        "online",
        "post",
        "press",
        "radio",
        "report",
        "review",
        "service",
        "sunday",
        "telegraph",
        "television",
        "times",
        "today",
        "tribune",
        "weekly",
        "world",
        "агентство",
        "газета",
        "новости",
        "новини",
    ]
)


def credited_outlets(text: str, outlets: Sequence[str]) -> frozenset[str]:
    """Those of `outlets` that some sentence of the text names as a source (`first reported by ...`).

    An outlet is recognised by the words of its name that others do not share: not by "Times" or "agency".
    """
    sentences = [s.text for s in split_sentences(text) if _CUE.search(s.text)]
    words = [{token.folded for token in tokenize(sentence)} for sentence in sentences]
    return frozenset(
        outlet for outlet in outlets if (own := _own_words(outlet)) and any(own <= w for w in words)
    )


def find_credited(article: StoryText, sources: Sequence[StoryText]) -> CopyOf | None:
    """The text of a credited outlet that `article` retells, or None.

    `sources` are texts of outlets that the article credits. It folds into the one that has at least
    `SAME_FACTS` of its names and figures, was published within 48 hours before it, and is not the
    article's own outlet's; the earliest of them.
    """
    facts = wording_of(article.text, language=article.language).facts
    found = [(text, share) for text in sources if (share := _share(article, facts, text))]
    if not found:
        return None
    text, share = min(found, key=lambda pair: (pair[0].published_at, pair[0].article_id))
    reason = f"credits {text.outlet}, whose text has {share:.0%} of its names and figures"
    return CopyOf(article.article_id, text.origin_id, "rewrite", share, reason)


def _share(article: StoryText, facts: frozenset[str], text: StoryText) -> float:
    """The share of the article's facts that stand in a source; 0 when it can be no source of it."""
    if article.published_at is None or text.published_at is None or text.outlet == article.outlet:
        return 0.0
    if article.language != text.language:
        return 0.0
    age = article.published_at - text.published_at
    common = facts & wording_of(text.text, language=text.language).facts
    share = len(common) / len(facts) if len(common) >= LEAST_FACTS else 0.0
    is_before = age <= CLOSE and age.total_seconds() >= 0
    return share if is_before and share >= SAME_FACTS else 0.0


def _own_words(outlet: str) -> set[str]:
    return {
        token.folded
        for token in tokenize(outlet)
        if len(token.folded) >= 4 and token.folded not in _GENERIC
    }
