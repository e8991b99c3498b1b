"""The sentences of many articles that a summary may choose from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt

from extractors.coverage.background import Background
from extractors.coverage.reading import Reading, read_sentences
from extractors.coverage.statements import says_something
from extractors.language.detect import detect_language
from extractors.language.glossary import Glossary, Translate
from extractors.language.names import Gazetteer
from extractors.language.sentences import split_sentences
from extractors.language.speakers import is_subject_pronoun
from extractors.language.words import tokenize

Vector = Mapping[str, float]
"""Terms with their weights, of length 1 as a whole."""

# News puts what happened first: what stands deeper in a text is background.
_FIRST = 10
_FEWEST_WORDS, _MOST_WORDS = 6, 45
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SummaryText:
    """One article of a set. `outlet` None: an outlet of its own."""

    title: str
    text: str
    published_at: datetime | None
    outlet: str | None


@dataclass(frozen=True, slots=True, eq=False)
class ReadArticle:
    """An article as far as it is read.

    `number` is its place in the set, `order` that in time; `lateness` goes from 0 for the first of the set to
    1 for the last. `readings` has the sentences that no earlier article has, by their number: a copy tells
    nothing twice. `is_foreign`: most articles are in another language.
    """

    number: int
    order: int
    lateness: float
    outlet: str
    language: str
    is_foreign: bool
    readings: Mapping[int, Reading]

    @property
    def terms(self) -> frozenset[str]:
        """What it speaks of."""
        return frozenset(term.key for reading in self.readings.values() for term in reading.terms)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence that may be chosen, with its number in its text."""

    article: ReadArticle
    number: int
    text: str
    vector: Vector

    @property
    def values(self) -> frozenset[str]:
        """The figures that it gives."""
        return frozenset(key for key in self.vector if key.startswith("#"))


def read_articles(
    texts: Sequence[SummaryText], gazetteer: Gazetteer, glossary: Glossary
) -> tuple[tuple[ReadArticle, ...], Background]:
    """The beginnings of the articles in order of time, and what their words weigh.

    All are read in the language that most of them have.
    """
    languages = [detect_language(f"{text.title}\n{text.text}") or "en" for text in texts]
    into = max(Counter(languages).items(), key=lambda row: row[1], default=("en", 0))[0]
    lateness = _lateness(texts)
    in_time = sorted(range(len(texts)), key=lambda number: texts[number].published_at or _NEVER)
    seen: set[str] = set()
    articles = []
    for order, number in enumerate(in_time):
        language = languages[number]
        translate = glossary.translate(language, into)
        readings = _readings(texts[number], language, gazetteer, translate)
        new = {place: one for place, one in enumerate(readings) if one.words not in seen}
        seen |= {one.words for one in readings}
        outlet = texts[number].outlet or f"#{number}"
        articles.append(
            ReadArticle(number, order, lateness[number], outlet, language, language != into, new)
        )
    return tuple(articles), Background(0, {}, into)


def _readings(
    text: SummaryText, language: str, gazetteer: Gazetteer, translate: Translate | None
) -> tuple[Reading, ...]:
    sentences = split_sentences(text.text, language=language)[:_FIRST]
    return read_sentences(
        text.text[: sentences[-1].end] if sentences else "",
        title=text.title,
        language=language,
        gazetteer=gazetteer,
        translate=translate,
    )


def candidates_of(article: ReadArticle, background: Background) -> Iterator[Candidate]:
    """The sentences of an article that say something to a reader who has only one."""
    for number, reading in article.readings.items():
        if _stands_alone(reading, article.language):
            weights = {term.key: background.weight(term.key) for term in reading.terms}
            yield Candidate(article, number, reading.text, scaled(weights))


def scaled(weights: Mapping[str, float]) -> Vector:
    """Weights brought to length 1."""
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {key: weight / length for key, weight in weights.items()}


def _lateness(texts: Sequence[SummaryText]) -> list[float]:
    """Where each article lies between the first and the last; 0 for one without a time."""
    times = [text.published_at for text in texts if text.published_at]
    first, last = min(times, default=_NEVER), max(times, default=_NEVER)
    whole = (last - first) or timedelta(seconds=1)
    return [(text.published_at - first) / whole if text.published_at else 0.0 for text in texts]


def _stands_alone(reading: Reading, language: str) -> bool:
    tokens = tokenize(reading.text)
    return (
        _FEWEST_WORDS <= len(tokens) <= _MOST_WORDS
        and says_something(reading)
        and not is_subject_pronoun(tokens[0].text, language)
    )
