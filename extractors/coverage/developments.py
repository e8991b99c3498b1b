"""Group statements that the reference lacks: the same one told by several origins is one development.

The groups follow from the set of statements alone, whatever the order in which they came: each time they are drawn
anew from all that may still be joined, and the development that a statement belonged to before only lends its id.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from extractors.coverage.background import Background
from extractors.coverage.likeness import Likeness, Told, ToldIndex, likeness_of
from extractors.coverage.reading import Reading, assemble
from extractors.coverage.terms import read_terms
from extractors.language.names import Gazetteer
from extractors.model import Sentence, Statement

# A statement joins the group of its likest statement from here on: on the large wire 20 pairs of labelled sentences of
# two origins reach .35, all of one matter; of the next 8 only 4 are.
_SAME = 0.35
# Two sentences of one text are two statements unless they nearly repeat each other.
_SAME_IN_ONE_TEXT = 0.6
# And it must be a little like the group's first, so that no chain leads from one matter to another.
_LIKE_THE_FIRST = 0.15


@dataclass(frozen=True, slots=True)
class OriginStatement:
    """A statement as it stands in one version. `statement_id` is stable and names it for ever."""

    statement_id: int
    statement: Statement
    origin_id: int
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Development:
    """A statement of coverage with all who make it: `members` in the order they were said.

    `development_id` is the id of a statement that once opened it, and stays when an earlier one is found.
    """

    development_id: int
    members: tuple[OriginStatement, ...]
    similarities: tuple[float, ...]

    @property
    def text(self) -> str:
        """Its first wording."""
        return self.members[0].statement.text

    @property
    def origin_ids(self) -> tuple[int, ...]:
        """The origins that told it, sorted."""
        return tuple(sorted({member.origin_id for member in self.members}))


def group_statements(
    statements: Sequence[OriginStatement],
    *,
    kept: Mapping[int, int],
    background: Background,
    gazetteer: Gazetteer,
    language: str | None = "en",
) -> tuple[Development, ...]:
    """The developments that these statements tell, in the order in which they were first said.

    Statements are taken in the order they were said (ties by id): each joins the group of the one it is likest to, or
    opens one; its figures may differ, that is what tracking shows. `kept` says to which development a statement
    belonged so far: a group keeps the id that most of its members had.
    """
    groups = _Groups(background, gazetteer, language)
    for statement in sorted(statements, key=_in_time):
        groups.place(statement)
    return _named(groups.found, kept)


def _in_time(one: OriginStatement) -> tuple[datetime, int]:
    return one.said_at, one.statement_id


@dataclass(slots=True)
class _Group:
    members: list[OriginStatement]
    similarities: list[float]
    first: Told


def match_pins(
    pins: Mapping[int, str],
    developments: Mapping[int, str],
    *,
    background: Background,
    gazetteer: Gazetteer,
    language: str | None = "en",
) -> dict[int, int]:
    """The development that each pin is about, by the id of the pin; pins that coverage tells nothing of are left out.

    `pins` and `developments` are texts by id. A pin is about what says the same, whenever it was said.
    """
    if not pins:
        return {}
    index, ids = ToldIndex(), list(developments)
    for text in developments.values():
        index.add(Told.of(read_statement(text, gazetteer, language), background))
    found = {}
    for pin_id, text in pins.items():
        told = Told.of(read_statement(text, gazetteer, language), background)
        likest = max(
            ((likeness.whole, -number) for number, likeness in index.likenesses(told)),
            default=(0.0, 0),
        )
        if likest[0] >= _SAME:
            found[pin_id] = ids[-likest[1]]
    return found


# Each load draws the groups anew, from much the same statements.
@lru_cache(maxsize=4_096)
def read_statement(text: str, gazetteer: Gazetteer, language: str | None) -> Reading:
    """A statement by itself, as a comparison sees it."""
    found = read_terms(text, language=language, gazetteer=gazetteer)
    whole = Sentence(text, 0, len(text))
    return assemble([whole], found, language=language, gazetteer=gazetteer)[0]


class _Groups:
    """The groups so far, with an index over all their statements."""

    def __init__(self, background: Background, gazetteer: Gazetteer, language: str | None) -> None:
        self.found: list[_Group] = []
        self._background = background
        self._gazetteer = gazetteer
        self._language = language
        self._index = ToldIndex()
        self._placed: list[tuple[OriginStatement, _Group]] = []

    def place(self, statement: OriginStatement) -> None:
        reading = read_statement(statement.statement.text, self._gazetteer, self._language)
        told = Told.of(reading, self._background)
        found = self._closest(statement, told)
        if found is None:
            group = _Group([statement], [1.0], told)
            self.found.append(group)
        else:
            similarity, group = found
            group.members.append(statement)
            group.similarities.append(round(similarity, 3))
        self._index.add(told)
        self._placed.append((statement, group))

    def _closest(self, statement: OriginStatement, told: Told) -> tuple[float, _Group] | None:
        """The group of the likest statement, the earliest between equals."""
        ranked = sorted(
            (-likeness, number)
            for number, found in self._index.likenesses(told)
            if (likeness := self._likeness(statement, number, found))
        )
        for likeness, number in ranked:
            group = self._placed[number][1]
            if likeness_of(told, group.first).whole >= _LIKE_THE_FIRST:
                return -likeness, group
        return None

    def _likeness(self, statement: OriginStatement, number: int, found: Likeness) -> float:
        """How like the statement is to a placed one; 0 where that is not enough."""
        other, _ = self._placed[number]
        likeness = found.over(statement.said_at - other.said_at)
        is_one_text = statement.origin_id == other.origin_id
        return likeness if likeness >= (_SAME_IN_ONE_TEXT if is_one_text else _SAME) else 0.0


def _named(groups: Iterable[_Group], kept: Mapping[int, int]) -> tuple[Development, ...]:
    """The groups with their ids; where two claim one id, that with more of its statements keeps it, then the earlier."""
    in_order = list(groups)
    claims = sorted(
        (-count, place, development_id)
        for place, group in enumerate(in_order)
        for development_id, count in Counter(_kept_ids(group, kept)).items()
    )
    names: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, development_id in claims:
        if place not in names and development_id not in taken:
            names[place] = development_id
            taken.add(development_id)
    taken |= set(kept.values())
    for place, group in enumerate(in_order):
        if place not in names:
            names[place] = next(
                (one.statement_id for one in group.members if one.statement_id not in taken),
                group.members[0].statement_id,
            )
    return tuple(
        Development(names[place], tuple(group.members), tuple(group.similarities))
        for place, group in enumerate(in_order)
    )


def _kept_ids(group: _Group, kept: Mapping[int, int]) -> list[int]:
    return [kept[one.statement_id] for one in group.members if one.statement_id in kept]
