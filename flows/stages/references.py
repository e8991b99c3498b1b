"""References as they are now: drafted, with the ids that their claims had, and what a person decides laid over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.alerts.tripwires import Tripwire
from extractors.coverage.claims import draft_claims
from extractors.coverage.decisions import as_text, decide
from extractors.coverage.identity import keep_ids
from extractors.errors import WatchFolderError
from extractors.language.detect import detect_language
from extractors.model import Claim, Reference
from flows.stages.desk import Desk
from storage.timeline.database import Row
from storage.timeline.live import stored_claims
from storage.timeline.persons import (
    after_last_load,
    claim_history,
    pin_row,
    pins,
    stored_decisions,
    tripwire_row,
    tripwires,
)
from storage.timeline.questions import Timeline
from storage.timeline.rows import merged
from storage.watch.decisions import Decisions, check_ids, decisions_path
from storage.watch.folder import WatchFolder
from storage.watch.references import ReferenceText


@dataclass(frozen=True, slots=True)
class Current:
    """A reference as it is now. `retired` are statements of it that are no claims by a person's decision, each with why.

    `mistake` is what is wrong with the file of decisions, one sentence: then what was decided before holds.
    """

    reference: Reference
    retired: tuple[tuple[Claim, str], ...]
    decisions: Decisions
    mistake: str | None = None


def current_reference(text: ReferenceText, timeline: Timeline, folder: WatchFolder) -> Current:
    """A reference from its files, and from what its claims were called before."""
    database = timeline.database
    language = text.language or detect_language(f"{text.title}\n{text.text}")
    earlier = claim_history(database, text.reference_id)
    drafted = draft_claims(text.title, text.text, language=language)
    claims = keep_ids(drafted, earlier, language=language)
    gone = {one.claim.claim_id: one.claim for one in reversed(earlier)}
    mistake = text.mistake or _wrong_id(text, folder, {*gone, *(one.claim_id for one in claims)})
    decisions = text.decisions
    if mistake:
        decisions = Decisions(claims=stored_decisions(database, text.reference_id))
    decided = decide(claims, decisions.claims, gone=gone, language=language)
    reference = Reference(
        reference_id=text.reference_id,
        title=text.title,
        text=text.text,
        url=text.url,
        outlet=text.outlet,
        published_at=text.published_at,
        language=language,
        claims=decided.claims,
        decisions=as_text(decisions.claims),
    )
    # What was compared with this very version was compared with its claims as they were stored.
    stored = stored_claims(database, reference.reference_id, reference.version)
    return Current(
        reference=replace(reference, claims=stored or reference.claims),
        retired=decided.retired,
        decisions=decisions,
        mistake=str(mistake) if mistake else None,
    )


def _wrong_id(text: ReferenceText, folder: WatchFolder, known: set[str]) -> WatchFolderError | None:
    path = decisions_path(folder.references_folder / f"{text.reference_id}.md")
    try:
        check_ids(path, text.decisions, known)
    except WatchFolderError as error:
        return error
    return None


def note_files(desk: Desk) -> None:
    """See that the timeline has the tripwires and pins of the files as they are now, before the next comparison comes."""
    with desk.timeline() as timeline:
        texts = desk.watch.references
        note_decisions(
            desk,
            [current_reference(text, timeline, desk.watch.folder) for text in texts],
            timeline,
        )


def note_decisions(desk: Desk, currents: Sequence[Current], timeline: Timeline) -> str | None:
    """See that tripwires and pins stand in the timeline as the files have them; returns the id of the load, if any.

    It is a load of its own, before any comparison: what is compared later may meet a tripwire, what was said before not.
    """
    now = after_last_load(timeline.database, desk.clock())
    parts = [_noted(current, timeline, now) for current in currents if current.mistake is None]
    load_id = desk.put("decide", merged(parts), made_at=now)
    if load_id:
        desk.commit(load_id)
    return load_id


def _noted(current: Current, timeline: Timeline, now: datetime) -> Mapping[str, list[Row]]:
    """What the files of one reference set or no longer set."""
    own = current.reference.reference_id
    stored: Sequence[Tripwire] = tripwires(timeline.database, own)
    wanted = current.decisions.tripwires
    pinned = [pin.text for pin in pins(timeline.database, own)]
    texts = current.decisions.developments
    return {
        "tripwire": [
            *(tripwire_row(one, own, is_set=True, at=now) for one in wanted if one not in stored),
            *(tripwire_row(one, own, is_set=False, at=now) for one in stored if one not in wanted),
        ],
        "pin": [
            *(pin_row(one, own, is_set=True, at=now) for one in texts if one not in pinned),
            *(pin_row(one, own, is_set=False, at=now) for one in pinned if one not in texts),
        ],
    }
