"""How alike two sentences are."""

from extractors.coverage.similarity import similarity
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer
from writethru.cli.extraction.records import Fields, Record


class SimilarityExtractor:
    """KIND `similarity`."""

    def __init__(self, gazetteer: Gazetteer, glossary: Glossary) -> None:
        self._gazetteer = gazetteer
        self._glossary = glossary

    def answer(self, record: Record) -> Fields:
        """The likeness of two sentences."""
        found = similarity(
            record.text("a"), record.text("b"), gazetteer=self._gazetteer, glossary=self._glossary
        )
        return {"similarity": found}
