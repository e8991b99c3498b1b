"""The reference that `extract coverage` compares with: drafted from a text, or a list of claims."""

import json
from dataclasses import replace
from pathlib import Path

from extractors.coverage.claims import draft_claims
from extractors.errors import InputError
from extractors.language.detect import detect_language
from extractors.model import Claim, Reference
from storage.watch.files import read_text
from storage.watch.references import read_reference


def drafted_reference(path: Path) -> Reference:
    """The reference in a text or Markdown file, with the claims drafted from it.

    Raises WatchFolderError: it cannot be read; InputError: it makes no claim.
    """
    found = read_reference(path)
    language = found.language or detect_language(found.text, declared="en")
    claims = draft_claims(found.title, found.text, language=language)
    if not claims:
        raise InputError(f"{path}: makes no claim; write whole sentences that state something")
    return Reference(
        reference_id=found.reference_id,
        title=found.title,
        text=found.text,
        url=found.url,
        outlet=found.outlet,
        published_at=found.published_at,
        language=language,
        claims=claims,
    )


def claims_reference(path: Path) -> Reference:
    """A reference made of claims alone: a JSON list of `{id, claim}`, each taken whole, one a line of its text.

    Raises InputError or WatchFolderError.
    """
    texts = _claim_texts(path)
    whole = "\n".join(texts.values())
    language = detect_language(whole, declared="en")
    claims: list[Claim] = []
    start = 0
    for claim_id, text in texts.items():
        claims.append(_claim(claim_id, text, start=start, language=language))
        start += len(text) + 1
    return Reference(path.stem, "", whole, None, None, None, language, tuple(claims))


def _claim_texts(path: Path) -> dict[str, str]:
    try:
        rows = json.loads(read_text(path, if_missing="name a JSON list of {id, claim}"))
    except ValueError as error:
        raise InputError(f"{path}: is not JSON: {error}") from error
    if not isinstance(rows, list) or not rows:
        raise InputError(f"{path}: expected a JSON list of {{id, claim}} with at least one claim")
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        claim_id, text = _claim_row(row, path, number)
        if claim_id in texts:
            raise InputError(f"{path}: item {number}: the id {claim_id!r} stands there twice")
        texts[claim_id] = text
    return texts


def _claim_row(row: object, path: Path, number: int) -> tuple[str, str]:
    fields = row if isinstance(row, dict) else {}
    claim_id, text = fields.get("id"), fields.get("claim")
    if not isinstance(claim_id, str | int) or not isinstance(text, str) or not text.strip():
        raise InputError(f"{path}: item {number}: expected an object with id and claim, a text")
    return str(claim_id), " ".join(text.split())


def _claim(claim_id: str, text: str, *, start: int, language: str | None) -> Claim:
    """A claim of the whole text, with what a draft reads from it; a full stop makes a statement of any text."""
    is_ended = text.endswith((".", "!", "…", '"', "”", "»", "’"))
    parts = draft_claims("", text if is_ended else f"{text}.", language=language)
    whole = Claim(claim_id, text, start, start + len(text), None, None, (), is_negated=False)
    return replace(
        whole,
        speaker=next((part.speaker for part in parts if part.speaker), None),
        stage=next((part.stage for part in parts if part.stage), None),
        figures=tuple(figure for part in parts for figure in part.figures),
        is_negated=any(part.is_negated for part in parts),
    )
