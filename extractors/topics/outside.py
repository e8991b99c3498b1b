"""What a query asks that the words of a text cannot answer: its outlet, its language, its names, its likeness."""

from collections.abc import Mapping

from extractors.language.names import Gazetteer
from extractors.language.words import fold
from extractors.topics.ast import Entity, Field, Like, Query, Word
from extractors.topics.by_example import LinearModel, TextReading
from extractors.topics.hits import Hit, HitFinder, Hits, LeafHit
from extractors.topics.index import FieldWords, TextIndex, Words, index_text
from extractors.topics.topic import Topic

_SHOWN_TERMS = 5


class Outside:
    """Answers `source:`, `lang:`, `entity:` and `like:` for one text; each is worked out when first asked for.

    `topic` is the topic that is asking: what a text is like is told by that topic's model.
    """

    def __init__(
        self,
        index: TextIndex,
        outlet: str,
        gazetteer: Gazetteer | None,
        words_of_form: Mapping[str, Words],
    ) -> None:
        self.topic: Topic | None = None
        self._index = index
        self._attributes = {"source": outlet, "lang": index.language or ""}
        self._gazetteer = gazetteer
        self._words_of_form = words_of_form
        self._finders: dict[str, HitFinder] = {}
        self._entities: dict[str, list[tuple[int, int]]] | None = None
        self._readings: dict[LinearModel, TextReading] = {}

    def __call__(self, query: Query) -> Hits | None:
        """Where it stands; empty where it holds and stands nowhere, None where it does not hold."""
        match query:
            case Field(name=name, operand=operand):
                return () if self._finder(name).find(operand) is not None else None
            case Entity(name=name):
                places = self._places_of(name)
                return tuple(Hit(a, b, (LeafHit(query, a, b),)) for a, b in places) or None
            case Like():
                return self._like(query)
        raise TypeError(f"{query!r} is answered by the words of a text")

    def likeness(self, query: Like) -> float:
        """How like the examples of a label the text is, 0 to 1; 0 where nothing was learned."""
        reading = self._reading()
        return reading.likeness(query.label) if reading else 0.0

    def _finder(self, name: str) -> HitFinder:
        if name not in self._finders:
            fields = (("title", self._attributes[name]), ("text", ""))
            self._finders[name] = HitFinder(index_text(fields, None, self._words_of_form), self)
        return self._finders[name]

    def _places_of(self, wanted: str) -> list[tuple[int, int]]:
        if self._entities is None:
            self._entities = {}
            for field in self._index.fields:
                self._name(field, self._entities)
        return self._entities.get(wanted, [])

    def _name(self, field: FieldWords, entities: dict[str, list[tuple[int, int]]]) -> None:
        for name in self._gazetteer.find(field.text) if self._gazetteer else ():
            place = self._index.positions(field, name.start, name.end)
            if place:
                identity = name.entity.lower()
                for known_as in {identity, identity.rpartition("/")[2]}:
                    entities.setdefault(known_as, []).append(place)

    def _reading(self) -> TextReading | None:
        model = self.topic.model if self.topic else None
        if model is None:
            return None
        if model not in self._readings:
            words = [(fold(form), at) for at, form in self._index.forms()]
            self._readings[model] = model.read(words, self._index.language)
        return self._readings[model]

    def _like(self, query: Like) -> Hits | None:
        reading = self._reading()
        if reading is None or not reading.is_like(query.label):
            return None
        terms = reading.strongest(query.label, _SHOWN_TERMS)
        return tuple(
            Hit(at, at, (LeafHit(Word(term), at, at),)) for term, places in terms for at in places
        )
