"""What a person decides about the claims of a reference: merge, drop, pin, reword, further wordings."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from extractors.coverage.claims import in_words
from extractors.model import Claim, Passage

DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """What is decided about one claim. `merge` names claims that say the same; `text` is how it shall read (None: as drafted)."""

    claim_id: str
    text: str | None = None
    wordings: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    drop: bool = False
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """The claims that count, in their order, pinned ones that the text says no more last; and the others, each with why."""

    claims: tuple[Claim, ...]
    retired: tuple[tuple[Claim, str], ...]


def unknown_ids(decisions: Iterable[ClaimDecision], known: Iterable[str]) -> tuple[str, ...]:
    """Ids that decisions name and that no claim has or ever had, in their order."""
    named = [each for one in decisions for each in (one.claim_id, *one.merge)]
    return tuple(dict.fromkeys(each for each in named if each not in set(known)))


def decide(
    claims: Sequence[Claim],
    decisions: Sequence[ClaimDecision],
    *,
    gone: Mapping[str, Claim],
    language: str | None,
) -> Decided:
    """Lay decisions over drafted claims.

    `gone` are claims that the text makes no more, by id: a pinned one stays a claim, other decisions about them rest.
    A claim that others are merged into stands for them also when its own sentence is gone. What is merged into a
    dropped claim is dropped with it.
    """
    by_id = {one.claim_id: one for one in decisions}
    into = _targets(decisions)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(into.get(claim.claim_id, claim.claim_id), []).append(claim)
    for one in decisions:
        if one.pin and one.claim_id not in groups and one.claim_id in gone:
            groups[one.claim_id] = [replace(gone[one.claim_id], start=0, end=0, passages=())]
    kept: list[Claim] = []
    retired: list[tuple[Claim, str]] = []
    for claim_id, members in groups.items():
        decision = by_id.get(claim_id, ClaimDecision(claim_id))
        whole = _whole(claim_id, members, decision, language)
        if decision.drop:
            retired.append((whole, DROPPED))
        else:
            kept.append(whole)
        retired += [
            (member, f"merged into {claim_id}") for member in members if member.claim_id != claim_id
        ]
    return Decided(tuple(kept), tuple(retired))


def _whole(
    claim_id: str, members: Sequence[Claim], decision: ClaimDecision, language: str | None
) -> Claim:
    """One claim of all that say the same, with the wordings that a person gave."""
    own = next((member for member in members if member.claim_id == claim_id), members[0])
    places = [
        passage
        for member in members
        if member is not own
        for passage in (Passage(member.text, member.start, member.end), *member.passages)
    ]
    given = [Passage(wording, 0, 0) for wording in decision.wordings]
    whole = replace(
        own,
        claim_id=claim_id,
        passages=(*own.passages, *places, *given),
        is_pinned=decision.pin,
    )
    return in_words(whole, decision.text, language=language) if decision.text else whole


def _targets(decisions: Iterable[ClaimDecision]) -> dict[str, str]:
    """What each merged claim ends in; claims that are merged into each other end in the one that is named first."""
    into: dict[str, str] = {}
    for one in decisions:
        for other in one.merge:
            if other != one.claim_id and _end(one.claim_id, into) != other:
                into.setdefault(other, one.claim_id)
    return {claim_id: _end(claim_id, into) for claim_id in into}


def _end(claim_id: str, into: Mapping[str, str]) -> str:
    while claim_id in into:
        claim_id = into[claim_id]
    return claim_id


def as_text(decisions: Iterable[ClaimDecision]) -> str:
    """Decisions in one spelling, so that the same ones are the same text; empty for none."""
    told = sorted((_fields(one) for one in decisions), key=lambda fields: str(fields["claim_id"]))
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def from_text(text: str) -> tuple[ClaimDecision, ...]:
    """What `as_text` wrote."""
    return tuple(
        ClaimDecision(
            claim_id=fields["claim_id"],
            text=fields.get("text"),
            wordings=tuple(fields.get("wordings", ())),
            merge=tuple(fields.get("merge", ())),
            drop=fields.get("drop", False),
            pin=fields.get("pin", False),
        )
        for fields in (json.loads(text) if text else ())
    )


def _fields(decision: ClaimDecision) -> dict[str, object]:
    """What is decided; all else is left out, so that a further kind of decision changes no old text."""
    return {name: value for name, value in asdict(decision).items() if value}
