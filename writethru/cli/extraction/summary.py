"""One summary of all lines."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.coverage.summary import ChosenSentence, summarise
from extractors.coverage.summary_reading import SummaryText
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer
from writethru.cli.extraction.records import Answer, Fields, Record, answered, encoded


class SummaryExtractor:
    """KIND `summary`: takes in one article a line, and sums all of them up."""

    def __init__(self, gazetteer: Gazetteer, glossary: Glossary, *, most: int) -> None:
        self._gazetteer = gazetteer
        self._glossary = glossary
        self._most = most
        self._texts: list[SummaryText] = []
        self._identities: list[object] = []

    def answer(self, record: Record) -> Fields:
        """Take in an article; nothing is said of it yet."""
        text = SummaryText(
            title=record.optional_text("title") or "",
            text=record.text("text"),
            published_at=record.instant("published_at"),
            outlet=record.optional_text("outlet"),
        )
        self._texts.append(text)
        self._identities.append(record.fields["id"])
        return {}

    def sentences(self) -> list[Fields]:
        """The summary of what was taken in."""
        chosen = summarise(
            self._texts, most=self._most, gazetteer=self._gazetteer, glossary=self._glossary
        )
        return [self._fields(one) for one in chosen]

    def _fields(self, one: ChosenSentence) -> Fields:
        return {"text": one.text, "id": self._identities[one.article], "sentence": one.sentence}


def in_one(
    lines: Iterable[bytes], extractor: SummaryExtractor, folder: Path
) -> tuple[Answer, list[int]]:
    """The one object about all lines, with `errors` where there are bad ones, and the numbers of these from 1."""
    numbers, errors = [], []
    for number, failure in _failures(lines, extractor, folder):
        numbers.append(number)
        errors.append(failure)
    fields: Fields = {"sentences": extractor.sentences()}
    if errors:
        fields["errors"] = errors
    return Answer(encoded(fields), bool(errors)), numbers


def _failures(
    lines: Iterable[bytes], extractor: SummaryExtractor, folder: Path
) -> Iterator[tuple[int, Fields]]:
    for number, line in enumerate(lines, 1):
        answer = answered(line, extractor, folder)
        if answer.is_bad:
            yield number, json.loads(answer.line)
