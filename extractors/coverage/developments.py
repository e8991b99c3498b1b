"""Group statements that the reference lacks: the same one told by several origins is one development."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.coverage.align import ClaimIndex, profile_claim
from extractors.coverage.background import Background
from extractors.coverage.reading import Reading, assemble
from extractors.coverage.terms import read_terms
from extractors.language.names import Gazetteer
from extractors.model import Sentence, Statement

# Two statements are the same when each covers the other by so much on average, and what is said by
# so much too: names alone never make a development.
_SAME, _SAME_ACTS = 0.55, 0.45


@dataclass(frozen=True, slots=True)
class OriginStatement:
    """A statement as it stands in one version. `statement_id` is stable and names it for ever."""

    statement_id: int
    statement: Statement
    origin_id: int
    said_at: datetime


@dataclass(frozen=True, slots=True)
class DevelopmentProfile:
    """What is known of a development: its first wording, and the origins that told it, sorted.

    `development_id` is the id of its first statement and never changes.
    """

    development_id: int
    text: str
    origin_ids: tuple[int, ...]
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class DevelopmentMatch:
    """Which development a statement tells; `is_new` when it opened it. `similarity` is 1 then."""

    statement_id: int
    development_id: int
    origin_id: int
    similarity: float
    is_new: bool


@dataclass(frozen=True, slots=True)
class Grouping:
    """One match for each statement, in the order they were said, and the developments that are new or grew."""

    matches: tuple[DevelopmentMatch, ...]
    developments: tuple[DevelopmentProfile, ...]


def group_statements(
    statements: Sequence[OriginStatement],
    *,
    known: Sequence[DevelopmentProfile],
    background: Background,
    gazetteer: Gazetteer,
    language: str | None = "en",
) -> Grouping:
    """Join each statement to the development that says the same, or open one.

    Statements are taken in the order they were said (ties by id), so the outcome does not depend on
    the order of `statements`. A statement joins the most similar development; its figures may
    differ: that is what tracking shows. Call it again with the developments known so far.
    """
    groups = _Groups(known, background, gazetteer, language)
    in_time = sorted(statements, key=lambda one: (one.said_at, one.statement_id))
    matches = tuple(groups.place(statement) for statement in in_time)
    touched = dict.fromkeys(match.development_id for match in matches)
    return Grouping(matches, tuple(groups.developments[each] for each in touched))


def match_pins(
    pins: Mapping[int, str],
    known: Sequence[DevelopmentProfile],
    *,
    at: datetime,
    group: Callable[..., Grouping],
) -> dict[int, int]:
    """The development that each pin is about, by the id of the pin; pins that coverage tells nothing of are left out.

    `pins` are their texts by id, `group` is `group_statements` with all but statements and `known`; of profiles with one
    id the last one counts.
    """
    profiles = {profile.development_id: profile for profile in known}
    statements = [
        OriginStatement(pin_id, Statement(text, 0, len(text), None, (), 1.0), pin_id, at)
        for pin_id, text in pins.items()
    ]
    if not statements:
        return {}
    found = group(statements, known=tuple(profiles.values()))
    return {
        match.statement_id: match.development_id
        for match in found.matches
        if match.development_id in profiles
    }


class _Groups:
    """The developments known so far, with an index over their terms."""

    def __init__(
        self,
        known: Sequence[DevelopmentProfile],
        background: Background,
        gazetteer: Gazetteer,
        language: str | None,
    ) -> None:
        self.developments = {each.development_id: each for each in known}
        self._background = background
        self._gazetteer = gazetteer
        self._language = language
        self._index = ClaimIndex(())
        self._ids: list[int] = []
        for each in known:
            self._add(each.development_id, self._read(each.text))

    def place(self, statement: OriginStatement) -> DevelopmentMatch:
        reading = self._read(statement.statement.text)
        found = self._closest(reading)
        if found is None:
            self.developments[statement.statement_id] = _opened(statement)
            self._add(statement.statement_id, reading)
            return _match(statement, statement.statement_id, 1.0, is_new=True)
        development_id, similarity = found
        self.developments[development_id] = _grown(self.developments[development_id], statement)
        return _match(statement, development_id, similarity, is_new=False)

    def _closest(self, reading: Reading) -> tuple[int, float] | None:
        """The most similar development, the older id first between equals."""
        back = ClaimIndex((profile_claim("", reading, self._background),))
        best: tuple[float, int] | None = None
        for number, there in self._index.align(reading):
            if there.act_cover < _SAME_ACTS or there.cover < _SAME / 2:
                continue
            aligned = back.align(there.profile.reading)
            if not aligned:  # too little of a long statement is in the short one to count as shared
                continue
            here = aligned[0][1]
            similarity = _harmonic(there.cover, here.cover)
            rank = (similarity, -self._ids[number])
            if (
                similarity >= _SAME
                and here.act_cover >= _SAME_ACTS
                and (best is None or rank > best)
            ):
                best = rank
        return None if best is None else (-best[1], round(best[0], 3))

    def _add(self, development_id: int, reading: Reading) -> None:
        self._index.add(profile_claim("", reading, self._background))
        self._ids.append(development_id)

    def _read(self, text: str) -> Reading:
        found = read_terms(text, language=self._language, gazetteer=self._gazetteer)
        whole = Sentence(text, 0, len(text))
        return assemble([whole], found, language=self._language, gazetteer=self._gazetteer)[0]


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _opened(statement: OriginStatement) -> DevelopmentProfile:
    return DevelopmentProfile(
        statement.statement_id,
        statement.statement.text,
        (statement.origin_id,),
        statement.said_at,
        statement.said_at,
    )


def _grown(development: DevelopmentProfile, statement: OriginStatement) -> DevelopmentProfile:
    return replace(
        development,
        origin_ids=tuple(sorted({*development.origin_ids, statement.origin_id})),
        first_at=min(development.first_at, statement.said_at),
        last_at=max(development.last_at, statement.said_at),
    )


def _match(
    statement: OriginStatement, development_id: int, similarity: float, *, is_new: bool
) -> DevelopmentMatch:
    return DevelopmentMatch(
        statement.statement_id, development_id, statement.origin_id, similarity, is_new
    )
