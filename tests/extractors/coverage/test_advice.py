"""Models are asked where words leave a matter open, and nowhere else."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from extractors.coverage.claims import draft_claims
from extractors.coverage.compare import compare
from extractors.coverage.plugs import LABELS, Plugs, checked_scores, checked_vectors
from extractors.errors import PlugError
from extractors.language.names import Gazetteer
from extractors.model import Comparison, Reference, RelationKind

NO_NAMES = Gazetteer(())
TITLE = "Dairy recalls cheese in Corvale"
TEXT = """The dairy of Corvale recalled 40 tonnes of cheese from shops on Monday.
Its owner Marta Hessel said that nobody had fallen ill.
The cheese will be burnt in the power station of the town.
Inspectors found metal in three wheels of the cheese last week."""
CLAIMS = draft_claims(TITLE, TEXT, language="en")
REFERENCE = Reference(
    "dairy", TITLE, TEXT, None, None, datetime(2025, 3, 1, tzinfo=UTC), "en", CLAIMS
)
LATER = datetime(2025, 3, 4, tzinfo=UTC)
GREY = "The power station of Corvale expects a load of cheese from the dairy."
ARTICLE = f"""The dairy of Corvale recalled 40 tonnes of cheese from shops on Monday.
{GREY}
A spokeswoman of the dairy did not say that nobody had fallen ill.
The town council meets on Friday."""


class Fixed:
    """Answers every pair with one label."""

    name = "fixed-1"
    languages: frozenset[str] | None = None

    def __init__(self, label: str, share: float = 0.9) -> None:
        self.label, self.share = label, share
        self.asked: list[tuple[str, str]] = []

    def classify(self, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
        self.asked += pairs
        rest = (1 - self.share) / 2
        return [
            {each: self.share if each == self.label else rest for each in LABELS} for _ in pairs
        ]


class Failing:
    name = "failing-1"
    languages: frozenset[str] | None = None

    def classify(self, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
        raise PlugError("out of order")

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise PlugError("out of order")


class Same:
    """Sees one meaning in all texts."""

    name = "same-1"
    languages: frozenset[str] | None = frozenset({"en"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.ones((len(texts), 1), np.float32)


def compared(plugs: Plugs | None = None, text: str = ARTICLE, language: str = "en") -> Comparison:
    more = {} if plugs is None else {"plugs": plugs}
    return compare(
        REFERENCE,
        title="",
        text=text,
        published_at=LATER,
        language=language,
        gazetteer=NO_NAMES,
        **more,
    )


def test_without_a_model_or_with_one_that_fails_nothing_changes() -> None:
    plain = compared()
    assert compared(Plugs()) == plain
    assert compared(Plugs(Failing(), Failing())) == plain


def test_a_model_is_not_asked_about_what_a_rule_decided_or_words_repeat() -> None:
    plain = compared()
    classifier = Fixed("neutral")
    compared(Plugs(classifier=classifier))
    asked = {statement for _, statement in classifier.asked}
    by_rule = {
        claim.text
        for claim, relation in zip(CLAIMS, plain.relations, strict=True)
        if relation.kind is RelationKind.CONTRADICTS or relation.confidence == 1
    }
    assert by_rule
    assert asked
    assert not asked & by_rule


@pytest.mark.parametrize(
    ("quote", "label", "kind"),
    [
        (GREY, "neutral", RelationKind.MENTIONS),
        (GREY, "contradicts", RelationKind.CONTRADICTS),
        ("Metal turned up in some wheels.", "entails", RelationKind.REPEATS),
    ],
)
def test_a_sure_model_decides_in_the_grey_zone_and_is_named(
    quote: str, label: str, kind: RelationKind
) -> None:
    text = f"{CLAIMS[0].text}\n{quote}"
    plain, advised = compared(text=text), compared(Plugs(classifier=Fixed(label)), text=text)
    pairs = zip(plain.relations, advised.relations, strict=True)
    changed = [new for old, new in pairs if old.kind is not new.kind]
    assert quote in {new.quote for new in changed}
    for new in changed:
        assert new.kind is kind
        assert new.quote == text[new.start : new.end]
        assert new.method.endswith("+fixed-1")
        assert "By the model fixed-1" in new.reason
        assert new.confidence == 0.8


def test_an_unsure_model_changes_nothing() -> None:
    assert compared(Plugs(classifier=Fixed("entails", 0.6))) == compared()


def test_a_model_is_asked_only_in_its_languages() -> None:
    classifier = Fixed("entails")
    classifier.languages = frozenset({"pl"})
    assert compared(Plugs(classifier=classifier)) == compared()
    assert classifier.asked == []


def test_a_likeness_lifts_the_scores_of_candidates_only() -> None:
    embedder = Same()
    plain, lifted = compared(), compared(Plugs(embedder))
    pairs = list(zip(plain.relations, lifted.relations, strict=True))
    assert all(new.confidence >= old.confidence for old, new in pairs if old.kind is new.kind)
    assert plain != lifted
    assert "The town council meets on Friday." not in embedder.asked
    assert len(embedder.asked) == len(set(embedder.asked))


@pytest.mark.parametrize(
    "answer",
    [None, "ab", [[1.0], [2.0, 3.0]], [[1.0]], [[1.0], [float("inf")]], [[], []], [["a"], ["b"]]],
)
def test_what_is_no_table_of_vectors(answer: object) -> None:
    with pytest.raises(PlugError):
        checked_vectors(answer, 2)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "a",
        [],
        [{"entails": 1.0}],
        [dict.fromkeys(LABELS, 0.0)],
        [dict.fromkeys(LABELS, -1.0)],
        [dict.fromkeys(LABELS, True)],
        [dict.fromkeys(LABELS, "1")],
        [dict.fromkeys(LABELS, float("nan"))],
    ],
)
def test_what_is_no_table_of_shares(answer: object) -> None:
    with pytest.raises(PlugError):
        checked_scores(answer, 1)


def test_vectors_are_brought_to_length_one() -> None:
    assert checked_vectors([[3, 4], [0, 0]], 2).tolist() == [
        [pytest.approx(0.6), pytest.approx(0.8)],
        [0, 0],
    ]
