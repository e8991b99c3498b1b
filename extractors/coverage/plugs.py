"""What an optional model must be able to do to help the comparison, and what counts as an answer.

A model never decides alone: it is asked where words leave a matter open (`advice`), and without one nothing
changes. Loading and calling is done in `flows/plugs`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from extractors.errors import PlugError

ENTAILS, CONTRADICTS, NEUTRAL = LABELS = ("entails", "contradicts", "neutral")
"""What a passage can do to a statement, for a `PairClassifier`."""

Vectors = npt.NDArray[np.float32]
"""One row of length 1 for each text; a row of zeros where a model says nothing of a text."""

Scores = Mapping[str, float]
"""A share for each of `LABELS`, summing to 1."""


class Plug(Protocol):
    """What every model says of itself."""

    @property
    def name(self) -> str:
        """Name and version, such as `minilm-l6-v2`: stored with what it decides; a new one compares all anew."""
        ...

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the languages that it knows; None: all."""
        ...


class Embedder(Plug, Protocol):
    """Turns texts into vectors that lie close together where the texts mean the same."""

    def embed(self, texts: Sequence[str]) -> Any:
        """One row of numbers a text, in order, all of one length; an empty text has a row too."""
        ...


class PairClassifier(Plug, Protocol):
    """Says whether a passage entails a statement, contradicts it, or neither (NLI)."""

    def classify(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Scores]:
        """For each pair of passage and statement, in order, the share of each of `LABELS`."""
        ...


class Generator(Plug, Protocol):
    """Completes a prompt."""

    def complete(self, system: str, prompt: str, schema: Mapping[str, object] | None) -> str:
        """The answer; a JSON text that fits the JSON Schema where one is given."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Plugs:
    """The models that a comparison may ask. One that fails raises `PlugError`; then words decide alone."""

    embedder: Embedder | None = None
    classifier: PairClassifier | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What those that are there call themselves."""
        return tuple(plug.name for plug in (self.embedder, self.classifier) if plug is not None)


NO_PLUGS = Plugs()
"""Words alone."""


def knows(plug: Plug, languages: Sequence[str | None]) -> bool:
    """Whether a model knows all of these languages; an unknown one counts as known."""
    return plug.languages is None or all(
        language is None or language in plug.languages for language in languages
    )


def checked_vectors(answer: object, count: int) -> Vectors:
    """What an embedder answered to `count` texts, each row brought to length 1.

    Raises PlugError: it is no table of finite numbers with so many rows.
    """
    try:
        found = np.asarray(answer, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise PlugError("the embedder's answer is no table of numbers") from error
    if found.ndim != 2 or found.shape[0] != count or found.shape[1] == 0:
        raise PlugError(f"the embedder was asked for {count} rows and gave shape {found.shape}")
    if not np.isfinite(found).all():
        raise PlugError("the embedder's answer holds numbers that are not finite")
    length = np.linalg.norm(found, axis=1, keepdims=True)
    length[length == 0] = 1.0
    rows: Vectors = (found / length).astype(np.float32)
    return rows


def checked_scores(answer: object, count: int) -> tuple[Scores, ...]:
    """What a classifier answered to `count` pairs, shares summing to 1.

    Raises PlugError: another number of answers, another label, or what is no share.
    """
    if not isinstance(answer, Sequence) or isinstance(answer, str) or len(answer) != count:
        raise PlugError(f"the classifier was asked about {count} pairs and gave something else")
    return tuple(_checked_shares(scores) for scores in answer)


def _checked_shares(scores: object) -> Scores:
    if not isinstance(scores, Mapping) or set(scores) != set(LABELS):
        raise PlugError(f"the classifier gave other labels than {', '.join(LABELS)}")
    shares = {label: scores[label] for label in LABELS}
    if not all(_is_share(share) for share in shares.values()) or not sum(shares.values()):
        raise PlugError("the classifier gave something else than shares from 0 to 1")
    total = sum(shares.values())
    return {label: float(share) / total for label, share in shares.items()}


def _is_share(share: object) -> bool:
    if isinstance(share, bool) or not isinstance(share, float | int | np.floating):
        return False
    return isfinite(share) and 0 <= float(share) <= 1 + 1e-6
