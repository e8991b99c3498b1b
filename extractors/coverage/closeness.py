"""How close a sentence must be to a claim: to decide what becomes of it, and to tell it at all."""

from extractors.coverage.align import Alignment
from extractors.coverage.speakers import leading_name, name_after_role

# Before polarity, value or stage may decide, a sentence must share so much of the claim's matter, of
# its act and of its names, and be so much about the claim. On our 78 labelled mini-stories (6,561
# pairs) polarity and rival values are right in 12 of 20 and new figures in 8 of 11, with 2 alarms on
# other matters; .55, .45, .6 and .35 find 3 more and raise 5 more such alarms.
_COVER, _ACTS, _NAMES, _FOCUS = 0.6, 0.5, 0.7, 0.4
# Or so much of what is said beside who says it: .4 finds 1 more there and raises 3 such alarms.
_SAID_FOCUS = 0.5
# A sentence of nothing but the claim's words may leave out more of it, and who denies an act told nearly whole need
# not name everybody in it.
_WHOLE, _PART, _DENIED_ACTS = 0.9, 0.45, 0.8


def may_decide(alignment: Alignment) -> bool:
    """Whether a sentence is close enough to a claim to differ from it in one point only."""
    is_whole = alignment.focus >= _WHOLE
    is_denial = alignment.reading.is_denial and alignment.act_cover >= _DENIED_ACTS
    return (
        alignment.matter_cover >= (_PART if is_whole else _COVER)
        and alignment.act_cover >= _ACTS
        and (alignment.name_cover >= _NAMES or is_denial)
        and (alignment.focus >= _FOCUS or alignment.said_focus >= _SAID_FOCUS)
        and alignment.shares_subject
        and alignment.keeps_order
    )


def tells_only_who(alignment: Alignment) -> bool:
    """Whether a sentence has no more of a claim than the name that opens it and its role ("Mayor Ina Velt")."""
    claim = alignment.profile.reading
    name = name_after_role(claim.text) or leading_name(claim.text)
    end = claim.start + claim.text.index(name) + len(name) if name else 0
    return all(alignment.profile.terms[slot].start < end for slot in alignment.hits)
