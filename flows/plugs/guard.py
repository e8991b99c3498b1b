"""Calls to a model that may fail, hang or answer nonsense: kept in time and number, checked, and remembered.

A failed call costs its answer only; after a hang, or `MOST_IN_A_ROW` failures, the model is left alone for the pass.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from extractors.coverage.plugs import (
    Embedder,
    PairClassifier,
    Plug,
    Scores,
    checked_scores,
    checked_vectors,
)
from extractors.errors import PlugError

MOST_IN_A_ROW = 3
LONGEST = 2_000
"""Characters of one text that a model sees: no sentence is longer."""

_BATCH = 64
_MOST_KEPT = 4_096
_SHOWN = 200

T = TypeVar("T")


class Guard:
    """Calls one model. `role` is what it is to us; `limit_s` what a call may take; `most` how many texts or pairs it may be asked about."""

    def __init__(self, plug: Plug, role: str, *, limit_s: float, most: int) -> None:
        self._role = role
        self._limit_s = limit_s
        self._most = most
        self._asked = self._calls = self._failed = self._in_a_row = 0
        self._first = ""
        self._is_over = False
        self.name = _one_line(str(within(limit_s, lambda: plug.name)))
        languages = within(limit_s, lambda: plug.languages)
        self.languages = None if languages is None else frozenset(map(str, languages))

    @property
    def failure(self) -> str | None:
        """What went wrong so far, in one sentence; None when nothing did."""
        if not self._first:
            return None
        over = ", then it was left alone" if self._is_over else ""
        return (
            f"{self._role} {self.name}: {self._failed} of {self._calls} calls failed{over}; "
            f"there words decided. The first: {self._first}"
        )

    def ask(self, count: int, call: Callable[[], object], check: Callable[[object], T]) -> T:
        """The checked answer of a call about `count` texts or pairs. Raises PlugError."""
        if self._is_over:
            raise PlugError(f"{self._role} {self.name}: is left alone for the rest of this pass")
        self._calls += 1
        try:
            self._spend(count)
            answer = check(within(self._limit_s, call))
        except PlugError as error:
            self._note(error)
            raise
        self._in_a_row = 0
        return answer

    def _spend(self, count: int) -> None:
        self._asked += count
        if self._asked > self._most:
            self._is_over = True
            raise PlugError(f"it may be asked {self._most} questions in one pass, no more")

    def _note(self, error: PlugError) -> None:
        self._failed += 1
        self._in_a_row += 1
        self._first = self._first or _one_line(str(error))
        hangs = isinstance(error, HangError)
        self._is_over = self._is_over or hangs or self._in_a_row >= MOST_IN_A_ROW


class HangError(PlugError):
    """A model that gave no answer in time."""


def within(limit_s: float, call: Callable[[], T]) -> T:
    """What a call into foreign code gives within `limit_s` seconds.

    Raises PlugError for whatever it raises, HangError when it takes longer: it is left behind in its thread,
    which ends with the process.
    """
    found: list[T] = []
    errors: list[Exception] = []

    def work() -> None:
        try:
            found.append(call())
        except Exception as error:  # noqa: BLE001  (foreign code may raise anything; it is told below)
            errors.append(error)

    thread = threading.Thread(target=work, name="plug", daemon=True)
    thread.start()
    thread.join(limit_s)
    if errors:
        told = str(errors[0]) if isinstance(errors[0], PlugError) else repr(errors[0])
        raise PlugError(_one_line(told)) from errors[0]
    if not found:
        raise HangError(f"no answer within {limit_s:g} s")
    return found[0]


class GuardedEmbedder:
    """An embedder that is asked about each text once: what it said is kept."""

    def __init__(self, plug: Embedder, *, limit_s: float, most: int) -> None:
        self.guard = Guard(plug, "embedder", limit_s=limit_s, most=most)
        self.name, self.languages = self.guard.name, self.guard.languages
        self._plug = plug
        self._known: dict[str, Any] = {}

    def embed(self, texts: Sequence[str]) -> list[Any]:
        """A row of length 1 for each text. Raises PlugError."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), _BATCH):
            part = new[start : start + _BATCH]
            self._known.update(zip(part, self._rows(part), strict=True))
        return [self._known[text] for text in texts]

    def _rows(self, texts: Sequence[str]) -> Any:
        shown = [text[:LONGEST] for text in texts]
        return self.guard.ask(
            len(texts),
            lambda: self._plug.embed(shown),
            lambda answer: checked_vectors(answer, len(texts)),
        )


class GuardedClassifier:
    """A classifier whose answers are checked. `batch`: so many pairs make one call, with its own time limit."""

    def __init__(
        self, plug: PairClassifier, *, limit_s: float, most: int, batch: int = _BATCH
    ) -> None:
        self.guard = Guard(plug, "classifier", limit_s=limit_s, most=most)
        self.name, self.languages = self.guard.name, self.guard.languages
        self._plug = plug
        self._batch = batch

    def classify(self, pairs: Sequence[tuple[str, str]]) -> tuple[Scores, ...]:
        """Shares of the labels for each pair. Raises PlugError."""
        parts = (pairs[n : n + self._batch] for n in range(0, len(pairs), self._batch))
        return tuple(scores for part in parts for scores in self._scores(part))

    def _scores(self, pairs: Sequence[tuple[str, str]]) -> tuple[Scores, ...]:
        shown = [(passage[:LONGEST], statement[:LONGEST]) for passage, statement in pairs]
        return self.guard.ask(
            len(pairs),
            lambda: self._plug.classify(shown),
            lambda answer: checked_scores(answer, len(pairs)),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
