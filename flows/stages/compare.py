"""Stage compare: every version that was not compared with a reference yet, claim by claim."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from extractors.coverage.background import Background
from extractors.coverage.compare import compare
from extractors.coverage.pending import KnownStep
from extractors.coverage.plugs import Plugs
from extractors.coverage.relations import METHOD
from extractors.model import Comparison, Completeness, Reference, Status
from flows.plugs.loading import open_plugs
from flows.stages.desk import Desk, StageReport
from flows.stages.developing import BACKGROUND_TEXTS
from flows.stages.references import current_reference, note_decisions
from storage.timeline.database import Row
from storage.timeline.questions import Timeline, Uncompared
from storage.timeline.rows import Compared, comparison_rows, merged, reference_rows


def compare_coverage(desk: Desk) -> StageReport:
    """Compare what was not compared yet with each reference; one load of references, relations and statements."""
    now = desk.clock()
    parts: list[Mapping[str, list[Row]]] = []
    counts: Counter[str] = Counter()
    models = open_plugs(desk.watch.settings.plugs, desk.watch.folder.root)
    with desk.timeline() as timeline:
        currents = [
            current_reference(text, timeline, desk.watch.folder) for text in desk.watch.references
        ]
        note_decisions(desk, currents, timeline)
        for current in currents:
            reference = current.reference
            if not timeline.knows_reference(reference.reference_id, reference.version):
                parts.append(reference_rows(reference, now, retired=current.retired))
            parts += _compared(desk, timeline, reference, counts, now, plugs=models.plugs)
    load_id = desk.put("compare", merged(parts), made_at=now)
    told = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
    sentence = f"{told}" if counts else "nothing to compare"
    mistakes = tuple(current.mistake for current in currents if current.mistake)
    failures = (*mistakes, *models.failures)
    return StageReport("compare", now, sentence, dict(counts), load_id, failures)


def _compared(
    desk: Desk,
    timeline: Timeline,
    reference: Reference,
    counts: Counter[str],
    now: datetime,
    *,
    plugs: Plugs,
) -> list[Mapping[str, list[Row]]]:
    rules = "+".join((METHOD, *plugs.names))
    versions = timeline.uncompared(reference.reference_id, reference.version, rules=rules)
    if not versions:
        return []
    background = background_for(desk, timeline, reference)
    known = timeline.known_steps(reference.reference_id)
    parts: list[Mapping[str, list[Row]]] = []
    for version in versions:
        compared = Compared(
            version_id=version.version_id,
            reference_id=reference.reference_id,
            reference_version=reference.version,
            rules=rules,
            at=now,
        )
        rows = comparison_rows(
            compared, _comparison(desk, reference, version, background, known, plugs=plugs)
        )
        counts["versions compared"] += 1
        counts.update(str(row["relation"]) for row in rows["relation"])
        parts.append(rows)
    return parts


def background_for(desk: Desk, timeline: Timeline, reference: Reference) -> Background:
    """Word weights for comparing with a reference: from recent coverage in its language, and its own sentences."""
    language = reference.language or "en"
    texts = timeline.background_texts(language, most=BACKGROUND_TEXTS)
    return Background.of(
        (*texts, reference.text), language=language, gazetteer=desk.watch.gazetteer
    )


def _comparison(
    desk: Desk,
    reference: Reference,
    version: Uncompared,
    background: Background,
    known: Sequence[KnownStep],
    *,
    plugs: Plugs,
) -> Comparison:
    return compare(
        reference,
        title=version.title,
        text=version.text,
        status=Status(version.status),
        completeness=Completeness(version.completeness),
        published_at=version.published_at,
        language=version.language,
        gazetteer=desk.watch.gazetteer,
        background=background,
        known=known,
        glossary=desk.watch.glossary,
        plugs=plugs,
    )
