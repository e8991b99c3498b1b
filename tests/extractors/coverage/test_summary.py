"""A few sentences for many articles."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.coverage.summary import USUAL, summarise
from extractors.coverage.summary_reading import SummaryText
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer, NamedEntity
from extractors.language.sentences import split_sentences

NAMES = Gazetteer([NamedEntity("Quay", "place", ("Quay", "Кей"))])
WORDS = Glossary(
    [
        {"en": ["crane"], "de": ["Kran"]},
        {"en": ["harbour"], "de": ["Hafen"]},
        {"en": ["basin"], "de": ["Becken"]},
        {"en": ["fall"], "de": ["gestürzt"]},
        {"en": ["boat"], "de": ["Boote"]},
    ]
)
MORNING = datetime(2025, 3, 2, 8, tzinfo=UTC)
CRANE = "A crane fell into the north basin of the harbour of Quay on Sunday and blocks 14 boats."
HURT = "The crane hurt two dockers of the night shift, the harbour master Ulla Brandt said."
TOLL = "The crane hurt three dockers of the night shift, the harbour master Ulla Brandt said."
CLAIM = "The salvage firm Tiefgang asked the town of Quay for 40 million euros to lift the crane."
CHOIR = "The youth choir of Tarn won first prize in Lund with six songs by a living composer."


def text_of(*sentences: str, hours: int | None = 0, outlet: str | None = None) -> SummaryText:
    at = None if hours is None else MORNING + timedelta(hours=hours)
    return SummaryText("", " ".join(sentences), at, outlet)


def told(*texts: SummaryText, most: int = USUAL) -> list[str]:
    return [one.text for one in summarise(texts, most=most, gazetteer=NAMES, glossary=WORDS)]


def test_sentences_are_cited_by_article_and_number() -> None:
    texts = [text_of(CRANE, HURT), text_of(CLAIM, "Nobody else spoke.", hours=5)]
    for one in summarise(texts, gazetteer=NAMES, glossary=WORDS):
        assert split_sentences(texts[one.article].text)[one.sentence].text == one.text


def test_what_several_say_is_said_once_and_comes_first() -> None:
    other = "On Sunday a crane fell into the harbour's north basin in Quay and blocks 14 boats."
    texts = (text_of(CHOIR, outlet="A"), text_of(CRANE, outlet="B"), text_of(other, outlet="C"))
    assert told(*texts, most=1) in ([CRANE], [other])
    assert len(told(*texts)) == 2


def test_the_newer_of_two_figures_stands() -> None:
    assert told(text_of(CRANE, TOLL, hours=3), text_of(CRANE + " " + HURT)) == [CRANE, TOLL]
    assert told(text_of(HURT), text_of(TOLL, hours=3)) == [TOLL]
    assert told(text_of(HURT, hours=3), text_of(TOLL)) == [HURT]


def test_the_order_is_that_of_time_and_an_article_without_comes_last() -> None:
    undated, late = text_of(CHOIR, hours=None), text_of(CLAIM, hours=9)
    assert told(undated, late, text_of(CRANE)) == [CRANE, CLAIM, CHOIR]


def test_a_copy_adds_nothing() -> None:
    copies = [text_of(CHOIR, hours=n, outlet=f"copy {n}") for n in range(1, 6)]
    once = told(text_of(CHOIR, outlet="A"), text_of(CRANE, HURT, outlet="B"), most=1)
    assert (
        told(text_of(CHOIR, outlet="A"), text_of(CRANE, HURT, outlet="B"), *copies, most=1) == once
    )


def test_a_sentence_in_another_language_that_says_the_same_is_left_out() -> None:
    foreign = (
        "Ein Kran ist am Sonntag in Quay in das Becken am Hafen gestürzt, 14 Boote sind blockiert."
    )
    texts = (text_of(CRANE), text_of(CLAIM, hours=1), text_of(foreign, hours=2))
    assert told(*texts, most=5) == [CRANE, CLAIM]


def test_what_stands_for_nothing_by_itself_is_left_out() -> None:
    alone = "He said that the town of Quay must pay for all of the boats and the crane."
    assert told(
        text_of(CRANE, alone, "Sign up to our newsletter for the news of Quay and Tarn.")
    ) == [CRANE]
    french = "Il a dit que le port de Quay doit payer pour tous les bateaux et pour la grue."
    assert len(told(text_of(french))) <= 1


def test_nothing_gives_nothing() -> None:
    assert told() == told(text_of("")) == told(text_of(" \n")) == told(text_of("Yes.")) == []


sentences = st.lists(
    st.sampled_from([CRANE, HURT, TOLL, CLAIM, CHOIR, "", "Why?", "\x00"]), max_size=4
)
texts = st.lists(
    st.builds(
        lambda each, hours: text_of(*each, hours=hours), sentences, st.none() | st.integers(0, 9)
    ),
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(texts, st.integers(1, 6))
def test_a_summary_is_short_verbatim_and_says_nothing_twice(
    articles: list[SummaryText], most: int
) -> None:
    found = told(*articles, most=most)
    assert len(found) <= most
    assert len(set(found)) == len(found)
    assert all(any(one in article.text for article in articles) for one in found)
    assert not {HURT, TOLL} <= set(found)
