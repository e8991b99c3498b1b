"""Learning topics from examples."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import InputError
from extractors.language.words import tokenize
from extractors.topics.by_example import LinearModel, term_of
from extractors.topics.learning import Example, learn

SUBJECTS = {
    "wheat": ("harvest", "grain", "field", "farmer", "silo", "bushel"),
    "ports": ("quay", "docker", "crane", "vessel", "berth", "tug"),
    "votes": ("ballot", "turnout", "mayor", "count", "poll", "seat"),
}
FILLERS = ("town", "monday", "people", "report", "office", "street", "morning")


def example(number: int, *labels: str) -> Example:
    draw = np.random.default_rng(number)
    words = [word for label in labels for word in draw.choice(SUBJECTS[label], 4)]
    text = " ".join([*words, *draw.choice(FILLERS, 5)])
    return Example(text, frozenset(labels))


EXAMPLES = [
    *(example(n, "wheat") for n in range(20)),
    *(example(n, "ports") for n in range(20, 40)),
    *(example(n, "votes") for n in range(40, 60)),
    *(example(n, "wheat", "ports") for n in range(60, 70)),
]


def labels_of(model: LinearModel, text: str) -> set[str]:
    words = [(token.folded, place) for place, token in enumerate(tokenize(text))]
    reading = model.read(words, "en")
    return {label for label in model.labels if reading.is_like(label)}


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return learn(EXAMPLES, ["ports", "wheat"])[0]


def test_what_was_learned_holds_for_texts_not_seen(model: LinearModel) -> None:
    new = [example(n, "wheat") for n in range(100, 120)]
    assert sum(labels_of(model, one.text) == {"wheat"} for one in new) >= 18
    both = [example(n, "wheat", "ports") for n in range(120, 140)]
    assert sum(labels_of(model, one.text) == {"wheat", "ports"} for one in both) >= 18
    assert labels_of(model, "ballot turnout mayor count") == set()
    assert labels_of(model, "") == set()


def test_a_label_that_was_not_asked_for_is_like_nothing(model: LinearModel) -> None:
    reading = model.read([("harvest", 0)], "en")
    assert not reading.is_like("votes")
    assert reading.likeness("votes") < 0.01


def test_the_strongest_terms_come_first_with_their_places(model: LinearModel) -> None:
    words = enumerate(tokenize("A crane at the quay, a town, another crane"))
    reading = model.read([(token.folded, place) for place, token in words], "en")
    terms = dict(reading.strongest("ports", 2))
    assert set(terms) == {"crane", "quay"}
    assert list(terms["crane"]) == [1, 8]
    assert reading.likeness("ports") > 0.5 > reading.likeness("wheat")


def test_figures_come_from_examples_that_were_held_out() -> None:
    _, figures = learn(EXAMPLES, ["ports", "wheat", "votes"])
    assert [(f.label, f.positives) for f in figures] == [
        ("ports", 30),
        ("wheat", 30),
        ("votes", 20),
    ]
    assert all(0.8 <= f.f1 <= 1 for f in figures)
    noise = [
        Example(one.text, other.labels)
        for one, other in zip(EXAMPLES, EXAMPLES[23:] + EXAMPLES[:23], strict=True)
    ]
    _, figures = learn(noise, ["ports", "wheat", "votes"])
    assert any(f.f1 < 0.8 for f in figures)


def test_learning_twice_gives_the_same() -> None:
    one, other = learn(EXAMPLES, ["votes"])[0], learn(EXAMPLES, ["votes"])[0]
    assert (one.weights == other.weights).all()
    assert (one.cuts == other.cuts).all()


@pytest.mark.parametrize(
    ("labels", "told"), [(["hens"], "no example names hens"), (["a"], "every")]
)
def test_what_cannot_be_told_apart_is_refused(labels: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        learn([Example("x y", frozenset({"a"})), Example("y z", frozenset({"a"}))], labels)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), min_size=2, max_size=12))
def test_any_texts_can_be_learned_from(texts: list[tuple[str, bool]]) -> None:
    flags = {flag for _, flag in texts}
    examples = [Example(text, frozenset({"a"} if flag else ())) for text, flag in texts]
    if flags == {True, False}:
        model, _ = learn(examples, ["a"])
        assert np.isfinite(model.weights).all()
        assert all(isinstance(labels_of(model, text), set) for text, _ in texts)


def test_numbers_are_one_term_and_joining_words_none() -> None:
    assert term_of("1,200", "en") == term_of("7", "en") == "#"
    assert term_of("the", "en") is None
    assert term_of("harvests", "en") == term_of("harvest", "en")
