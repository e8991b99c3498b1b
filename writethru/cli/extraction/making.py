"""The extractor of each kind, made from the files that it needs: topics, names, a reference or claims."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import InputError
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer
from writethru.cli.extraction.pages import ArticleExtractor, EditsExtractor, FeedExtractor
from writethru.cli.extraction.records import Extractor
from writethru.cli.options import starter

if TYPE_CHECKING:
    from writethru.cli.extraction.summary import SummaryExtractor


def plain_extractor(kind: str, now: datetime) -> Extractor:
    """An extractor of a kind that needs nothing but the lines."""
    if kind == "feed":
        return FeedExtractor(now)
    if kind == "article":
        return ArticleExtractor(now)
    if kind == "edits":
        return EditsExtractor()
    if kind == "bursts":
        from writethru.cli.extraction.bursts import BurstsExtractor

        return BurstsExtractor()
    from writethru.cli.extraction.stories import StoriesExtractor

    return StoriesExtractor()


def topics_extractor(folder: Path | None, watch: Path | None) -> Extractor:
    """The extractor of the topics in a folder (None: the starter's).

    Raises WatchFolderError for a topic with a mistake, InputError where there is none.
    """
    from storage.watch.topics import read_topics
    from writethru.cli.extraction.topics import TopicsExtractor

    folder = folder or starter().topics_folder
    topics = read_topics(folder, progress=_told)
    if not topics:
        raise InputError(
            f"{folder}: there is no topic here; name a folder with topic files, *.toml"
        )
    return TopicsExtractor(topics, gazetteer_of(watch))


def coverage_extractor(
    reference: Path | None, claims: Path | None, watch: Path | None
) -> Extractor:
    """The extractor for the reference in a file, or for a list of claims; one of the two is given.

    Raises WatchFolderError or InputError.
    """
    from writethru.cli.extraction.coverage import CoverageExtractor
    from writethru.cli.extraction.references import claims_reference, drafted_reference

    if claims is None and reference is None:
        raise InputError("coverage needs a reference or a list of claims")
    compared = claims_reference(claims) if claims else drafted_reference(reference or Path())
    return CoverageExtractor(compared, gazetteer_of(watch), glossary_of(watch))


def compare_extractor(watch: Path | None) -> Extractor:
    """The extractor for single claims. Raises WatchFolderError."""
    from writethru.cli.extraction.coverage import CompareExtractor

    return CompareExtractor(gazetteer_of(watch))


def similarity_extractor(watch: Path | None) -> Extractor:
    """The extractor for pairs of sentences. Raises WatchFolderError."""
    from writethru.cli.extraction.similarity import SimilarityExtractor

    return SimilarityExtractor(gazetteer_of(watch), glossary_of(watch))


def summary_extractor(watch: Path | None, most: int | None) -> "SummaryExtractor":
    """The extractor that sums articles up in at most `most` sentences (None: as many as usual).

    Raises WatchFolderError.
    """
    from extractors.coverage.summary import USUAL
    from writethru.cli.extraction.summary import SummaryExtractor

    return SummaryExtractor(gazetteer_of(watch), glossary_of(watch), most=most or USUAL)


def glossary_of(watch: Path | None) -> Glossary:
    """The glossary of a watch folder (None: the starter's). Raises WatchFolderError."""
    from storage.watch.folder import find_folder
    from storage.watch.glossary import read_glossary

    return read_glossary((find_folder(watch) if watch else starter()).glossary_file)


def gazetteer_of(watch: Path | None) -> Gazetteer:
    """The names of a watch folder (None: the starter's). Raises WatchFolderError."""
    from storage.watch.folder import find_folder
    from storage.watch.names import read_names

    return read_names((find_folder(watch) if watch else starter()).names_file)


def figures_extractor(watch: Path | None) -> Extractor:
    """The extractor of figures, dates and names. Raises WatchFolderError."""
    from writethru.cli.extraction.figures import FiguresExtractor

    return FiguresExtractor(gazetteer_of(watch))


def _told(progress: str) -> None:
    sys.stderr.write(f"{progress}\n")
