"""Which claim a person means, by its id alone or with its reference."""

import difflib

from extractors.errors import InputError
from storage.timeline.answers import Answers
from storage.timeline.database import Row


def chosen_claim(answers: Answers, wanted: str, *, reference: str | None) -> Row:
    """The claim with this id; `reference` (None: the only one) may also stand before it: `mill/c04`.

    Raises:
        InputError: there is no such claim, or no such reference; it names what comes close.
    """
    named, slash, claim_id = wanted.rpartition("/")
    reference_id = answers.reference_id(named if slash else reference)
    claims = {row["claim_id"]: row for row in answers.claims(reference_id)}
    if claim_id in claims:
        return claims[claim_id]
    near = difflib.get_close_matches(claim_id, claims, n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    raise InputError(
        f"{reference_id} has no claim {claim_id!r}{hint} (`writethru claims {reference_id}` lists them)"
    )
