"""Figures, dates and names of a text."""

from extractors.language.dates import find_dates
from extractors.language.detect import detect_language
from extractors.language.figures import find_figures
from extractors.language.names import Gazetteer, find_names
from writethru.cli.extraction.records import Fields, Record, instant_text


class FiguresExtractor:
    """KIND `figures`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def answer(self, record: Record) -> Fields:
        """All three, each in the order of the text. Without `published_at` only full dates are given."""
        text = record.text("text")
        language = record.optional_text("language") or detect_language(text)
        published_at = record.instant("published_at")
        return {
            "figures": [
                {
                    "kind": figure.kind,
                    "value": figure.value,
                    "unit": figure.unit,
                    "qualifier": figure.qualifier,
                    "start": figure.start,
                    "end": figure.end,
                    "text": figure.text,
                }
                for figure in find_figures(text, language=language)
            ],
            "dates": [
                {
                    "start": mention.start,
                    "end": mention.end,
                    "text": mention.text,
                    "from": instant_text(mention.first),
                    "to": instant_text(mention.behind),
                }
                for mention in find_dates(text, language=language, published_at=published_at)
            ],
            "names": [
                {
                    "entity": name.entity,
                    "kind": name.kind,
                    "start": name.start,
                    "end": name.end,
                    "text": name.text,
                }
                for name in find_names(text, self._gazetteer)
            ],
        }
