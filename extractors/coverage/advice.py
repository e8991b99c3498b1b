"""Where words leave a matter open, a model is asked; what it says is weighed, named and never more than a part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from extractors.coverage.align import Alignment
from extractors.coverage.levels import Levels
from extractors.coverage.plugs import (
    CONTRADICTS,
    ENTAILS,
    NEUTRAL,
    Embedder,
    PairClassifier,
    Scores,
    knows,
)
from extractors.errors import PlugError
from extractors.model import Relation, RelationKind

Aligned = Sequence[Sequence[tuple[int, Alignment]]]
"""For each sentence the claims that it was laid beside, by number."""

# Only sentences that cover so much of some claim are worth embedding: a fifth of them (coverage.md 3).
_CANDIDATE = 0.3
# Cosines of unrelated sentences end about here, those of equal ones at .9 (coverage.md 0.5).
_UNRELATED, _RANGE = 0.15, 0.75
# Around the level of presence words are as often wrong as right: from so much of it to so much is grey.
_GREY_FROM, _GREY_TO = 0.5, 1.5
# How sure a model must be to outvote the words, and to claim an opposite that they do not see.
_SURE, _SURE_OPPOSITE = 0.7, 0.8
# Nobody could check yet how often models are right here, so none is surer than this.
_MOST = 0.8

_OPEN = frozenset({RelationKind.REPEATS, RelationKind.MENTIONS, RelationKind.ABSENT})


def with_meaning(
    aligned: list[list[tuple[int, Alignment]]],
    embedder: Embedder | None,
    languages: Sequence[str | None],
) -> list[list[tuple[int, Alignment]]]:
    """The alignments of candidate sentences with the likeness that an embedder sees; all others as they are.

    Without an embedder, or when it fails or does not know the languages, nothing changes.
    """
    if embedder is None or not knows(embedder, languages):
        return aligned
    candidates = [place for place, each in enumerate(aligned) if _is_candidate(each)]
    if not candidates:
        return aligned
    sentences = [aligned[place][0][1].reading.text for place in candidates]
    claims = {one.profile.reading.text for place in candidates for _, one in aligned[place]}
    texts = list(dict.fromkeys((*sentences, *sorted(claims))))
    try:
        vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    except PlugError:  # kept and told by the one who calls the model
        return aligned
    found = list(aligned)
    for place in candidates:
        found[place] = [
            (number, replace(one, meaning=_likeness(vectors, one)))
            for number, one in aligned[place]
        ]
    return found


def advised(
    relations: tuple[Relation, ...],
    closest: Sequence[Sequence[Alignment]],
    levels: Levels,
    classifier: PairClassifier | None,
    languages: Sequence[str | None],
) -> tuple[Relation, ...]:
    """The relations, those that words leave open judged anew by a classifier.

    Open is what neither polarity, value nor stage decided, with a closest sentence near the level of presence.
    A judgement is kept with the name of who made it. Without a classifier nothing changes.
    """
    if classifier is None or not knows(classifier, languages):
        return relations
    asked = {
        place: each[0]
        for place, (relation, each) in enumerate(zip(relations, closest, strict=False))
        if each and _is_open(relation) and _is_grey(each[0], levels)
    }
    if not asked:
        return relations
    pairs = [(one.reading.text, one.profile.reading.text) for one in asked.values()]
    try:
        answers = classifier.classify(pairs)
    except PlugError:  # kept and told by the one who calls the model
        return relations
    found = list(relations)
    for (place, alignment), scores in zip(asked.items(), answers, strict=True):
        found[place] = _judged(relations[place], alignment, scores, classifier.name)
    return tuple(found)


def _is_candidate(each: Iterable[tuple[int, Alignment]]) -> bool:
    return any(one.cover > _CANDIDATE for _, one in each)


def _likeness(vectors: dict[str, np.ndarray], one: Alignment) -> float:
    cosine = float(vectors[one.reading.text] @ vectors[one.profile.reading.text])
    return min(1.0, max(0.0, (cosine - _UNRELATED) / _RANGE))


def _is_open(relation: Relation) -> bool:
    """Whether no rule of polarity, value or stage decided, nor the same words: a new event is open too."""
    if relation.kind is RelationKind.UPDATES:
        return relation.new is None and relation.stage is None
    # Where an omission cannot be proven it says `not_assessable`, with nothing quoted.
    is_unseen = relation.kind is RelationKind.NOT_ASSESSABLE and not relation.quote
    return (relation.kind in _OPEN and relation.confidence < 1) or is_unseen


def _is_grey(alignment: Alignment, levels: Levels) -> bool:
    return _GREY_FROM <= alignment.score / levels.present < _GREY_TO


def _judged(relation: Relation, alignment: Alignment, scores: Scores, name: str) -> Relation:
    if scores[CONTRADICTS] >= _SURE_OPPOSITE and alignment.shares_subject:
        return _said(RelationKind.CONTRADICTS, scores[CONTRADICTS], relation, alignment, name)
    if scores[ENTAILS] >= _SURE and relation.kind is not RelationKind.REPEATS:
        return _said(RelationKind.REPEATS, scores[ENTAILS], relation, alignment, name)
    if scores[NEUTRAL] >= _SURE and relation.kind is RelationKind.REPEATS:
        return _said(RelationKind.MENTIONS, scores[NEUTRAL], relation, alignment, name)
    return relation


_WORDS = {
    RelationKind.CONTRADICTS: "contradicts it",
    RelationKind.REPEATS: "says that it holds",
    RelationKind.MENTIONS: "leaves it open",
}


def _said(
    kind: RelationKind, share: float, relation: Relation, alignment: Alignment, name: str
) -> Relation:
    reading = alignment.reading
    return replace(
        relation,
        kind=kind,
        confidence=round(min(_MOST, share), 3),
        quote=reading.text,
        start=reading.start,
        end=reading.end,
        old=None,
        new=None,
        stage=None,
        speaker=reading.speaker_text,
        reason=f"By the model {name} the sentence {_WORDS[kind]} ({share:.2f}).",
        method=f"{relation.method}+{name}",
    )
