"""What a text does to the claims of a reference, or to one claim."""

from extractors.coverage.compare import compare
from extractors.coverage.pair import compare_pair
from extractors.errors import InputError
from extractors.language.detect import detect_language
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer
from extractors.model import Claim, Completeness, Reference, Relation, Status
from writethru.cli.extraction.records import Fields, Record


class CoverageExtractor:
    """KIND `coverage`. Words are weighed by the reference alone, so that no line depends on another."""

    def __init__(self, reference: Reference, gazetteer: Gazetteer, glossary: Glossary) -> None:
        self._reference = reference
        self._gazetteer = gazetteer
        self._glossary = glossary

    def answer(self, record: Record) -> Fields:
        """One relation for each claim, in order, and what the reference lacks."""
        text = record.text("text")
        comparison = compare(
            self._reference,
            title=record.optional_text("title") or "",
            text=text,
            status=_status(record),
            completeness=_completeness(record),
            published_at=record.instant("published_at"),
            language=record.optional_text("language")
            or detect_language(text, declared=self._reference.language),
            gazetteer=self._gazetteer,
            glossary=self._glossary,
        )
        pairs = zip(self._reference.claims, comparison.relations, strict=True)
        return {
            "related": comparison.related,
            "claims": [_relation_fields(claim, relation) for claim, relation in pairs],
            "developments": [
                {"text": statement.text, "novelty": statement.novelty}
                for statement in comparison.statements
            ],
        }


class CompareExtractor:
    """KIND `compare`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def answer(self, record: Record) -> Fields:
        """What a text does to one claim."""
        found = compare_pair(
            record.text("claim"),
            record.text("text"),
            title=record.optional_text("title") or "",
            claim_date=record.instant("claim_date"),
            text_date=record.instant("text_date"),
            gazetteer=self._gazetteer,
        )
        return {
            "related": found.related,
            "relation": found.relation,
            "confidence": found.confidence,
            "quote": found.quote,
            "scores": {str(kind): share for kind, share in found.scores},
            "supported": found.supported,
            "evidence": found.evidence,
            "reason": found.reason,
        }


def _status(record: Record) -> Status:
    found = record.optional_text("status") or Status.FULL
    if found not in set(Status):
        raise InputError(f"status: {found!r} is none; expected one of: {', '.join(Status)}")
    return Status(found)


def _completeness(record: Record) -> Completeness:
    found = record.optional_text("completeness") or Completeness.CONFIRMED
    if found not in set(Completeness):
        raise InputError(
            f"completeness: {found!r} is none; expected one of: {', '.join(Completeness)}"
        )
    return Completeness(found)


def _relation_fields(claim: Claim, relation: Relation) -> Fields:
    return {
        "claim": claim.claim_id,
        "text": claim.text,
        "relation": relation.kind,
        "confidence": relation.confidence,
        "quote": relation.quote,
        "start": relation.start,
        "end": relation.end,
        "old": relation.old,
        "new": relation.new,
        "stage": relation.stage,
        "speaker": relation.speaker,
        "reason": relation.reason,
    }
