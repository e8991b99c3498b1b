"""A person overrules one machine relation: checked against the newest snapshot, kept as a fact."""

from dataclasses import dataclass
from datetime import datetime

from extractors.address import address_key
from extractors.errors import InputError
from extractors.model import PRESENT, RelationKind
from flows.stages.desk import Desk
from storage.timeline.database import Database
from storage.timeline.persons import (
    Found,
    FoundVersion,
    Judgement,
    after_last_load,
    found_versions,
    judgement_row,
    relation_of,
)
from storage.timeline.rows import article_id

QUOTED = frozenset({*PRESENT, RelationKind.MENTIONS})
"""Relations that a quote must show."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says. `article` is an address or an id; `version` counts from 1, None is the current one.

    `relation` None takes an earlier verdict back.
    """

    reference_id: str
    claim_id: str
    article: str
    relation: RelationKind | None
    judged_by: str
    reason: str | None = None
    version: int | None = None
    quote: str | None = None
    value: str | None = None
    speaker: str | None = None


def judge(desk: Desk, verdict: Verdict) -> tuple[Judgement, Found, FoundVersion]:
    """Keep a verdict and see it applied; returns it with what held before, and the version it is about.

    Raises:
        InputError: no such article or version, it was not compared, nothing to undo, or a quote that is not there.
        StorageError: the owner of the timeline does not apply it.
    """
    with desk.timeline() as timeline:
        version = find_version(timeline.database, verdict.article, verdict.version)
        before = relation_of(
            timeline.database,
            reference_id=verdict.reference_id,
            claim_id=verdict.claim_id,
            version_id=version.version_id,
        )
        if before is None:
            raise InputError(
                f"{version.url} was not compared with {verdict.claim_id} yet: run `writethru run` first"
            )
        now = after_last_load(timeline.database, desk.clock())
        judgement = _judgement(verdict, version, before, now)
    rows = {"judgement": [judgement_row(judgement)]}
    desk.commit(desk.put("judge", rows, made_at=judgement.judged_at))
    return judgement, before, version


def find_version(database: Database, wanted: str, number: int | None) -> FoundVersion:
    """The version of an article that a person means.

    Raises:
        InputError: there is no such article, or it has no such version.
    """
    key = address_key(wanted)
    own_id = int(wanted) if wanted.isdecimal() else article_id(key or wanted)
    found = found_versions(database, article_id=own_id, address=wanted)
    if not found:
        raise InputError(
            f"there is no article {wanted!r} with a text: "
            "take its address or article_id from `writethru articles --json`"
        )
    for version in found:
        if number in {None, version.number}:
            return version
    raise InputError(f"{found[0].url} has no version {number}: the newest is {found[0].number}")


def _judgement(verdict: Verdict, version: FoundVersion, before: Found, now: datetime) -> Judgement:
    if verdict.relation is None and before.judged_by is None:
        raise InputError(
            f"nobody judged what {version.outlet} says of {verdict.claim_id}: nothing to undo"
        )
    start, end = _place(verdict, version, before)
    return Judgement(
        reference_id=verdict.reference_id,
        claim_id=verdict.claim_id,
        claim=before.claim,
        article_id=version.article_id,
        version_id=version.version_id,
        relation=verdict.relation or before.relation,
        judged_by=verdict.judged_by,
        judged_at=now,
        reason=verdict.reason,
        quote=verdict.quote,
        start_char=start,
        end_char=end,
        new_value=verdict.value,
        speaker=verdict.speaker,
        is_undone=verdict.relation is None,
    )


def _place(
    verdict: Verdict, version: FoundVersion, before: Found
) -> tuple[int, int] | tuple[None, None]:
    """Where the quote that was given stands; nowhere when the machine's quote is kept."""
    if verdict.quote is None:
        if verdict.relation in QUOTED and not before.quote:
            raise InputError(
                f"by rule {version.outlet} says nothing of {verdict.claim_id}, so there is no quote: "
                "add --quote with the words of the article that say it"
            )
        return None, None
    start = version.text.find(verdict.quote)
    if start < 0 or not verdict.quote.strip():
        raise InputError(
            f"{verdict.quote!r} does not stand in version {version.number} of {version.url}: "
            "--quote needs its exact words"
        )
    return start, start + len(verdict.quote)
