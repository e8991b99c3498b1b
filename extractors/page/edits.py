"""What changed between two versions of one article."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.language.detect import detect_language
from extractors.model import Change, Edit, TextVersion
from extractors.page.align import PAIRED_FROM, Alignment, align
from extractors.page.core import CoreSentence, core_sentences, fold_sentence
from extractors.page.figure_changes import changed_figures
from extractors.page.markup import fold_line
from extractors.page.signals import CORRECTION_PHRASES, CORRECTION_STARTS

_COLLAPSE_FROM_WORDS = 100
_COLLAPSE_SHARE = 0.4


def is_collapse(before: str, after: str) -> bool:
    """Whether `after` keeps so little of a text of 100 words or more (under 40 %) that it must be a failed read."""
    words = len(before.split())
    return words >= _COLLAPSE_FROM_WORDS and len(after.split()) < _COLLAPSE_SHARE * words


def find_edit(before: TextVersion, after: TextVersion) -> Edit | None:
    """The edit that leads from one version to the next.

    None when the text is the same, when only trivia changed (space, punctuation, case, order,
    bylines, times, counters, pointers), and when the text collapsed: a failed read is no edit.
    `changed` holds sentences that were reworded, `figures` the values that changed within them.
    """
    if is_collapse(before.text, after.text):
        return None
    language = detect_language(after.text)
    alignment = align(
        core_sentences(before.text, language=language),
        core_sentences(after.text, language=language),
    )
    title_changed = _title_changed(before.title, after.title)
    if not (title_changed or alignment.changed or alignment.added or alignment.removed):
        return None
    return _edit(before, after, alignment, title_changed=title_changed, language=language)


def find_edits(versions: Sequence[TextVersion]) -> tuple[Edit, ...]:
    """The edits of an article in order; `before` and `after` are places in `versions`.

    Neighbours are compared; a collapsed version is stepped over, as if it had not been read.
    """
    edits: list[Edit] = []
    last = 0
    for place in range(1, len(versions)):
        before, after = versions[last], versions[place]
        if is_collapse(before.text, after.text):
            continue
        if edit := find_edit(before, after):
            edits.append(replace(edit, before=last, after=place))
        last = place
    return tuple(edits)


def _title_changed(old: str, new: str) -> bool:
    """Whether both versions have a title and it says something else."""
    return bool(old.strip() and new.strip()) and fold_sentence(old) != fold_sentence(new)


def _edit(
    before: TextVersion,
    after: TextVersion,
    alignment: Alignment,
    *,
    title_changed: bool,
    language: str | None,
) -> Edit:
    in_text = [
        figure
        for old, new in alignment.changed
        for figure in changed_figures(old.text, new.text, language=language)
    ]
    in_title = _title_figures(before.title, after.title, language) if title_changed else []
    return Edit(
        before=0,
        after=1,
        kind=_kind(alignment, has_figures=bool(in_text)),
        title_changed=title_changed,
        figures=tuple(dict.fromkeys([*in_text, *in_title])),
        changed=tuple(Change(old.text, new.text) for old, new in alignment.changed),
        added=tuple(each.text for each in alignment.added),
        removed=tuple(each.text for each in alignment.removed),
    )


def _title_figures(old: str, new: str, language: str | None) -> list[Change]:
    is_same_title = fuzz.ratio(fold_sentence(old), fold_sentence(new)) >= PAIRED_FROM
    return list(changed_figures(old, new, language=language)) if is_same_title else []


def _kind(alignment: Alignment, *, has_figures: bool) -> str:
    """The one word for an edit: what a reader must know first."""
    changed, added, removed = alignment.changed, alignment.added, alignment.removed
    if any(_is_correction(each) for each in (*added, *(new for _, new in changed))):
        return "correction"
    if has_figures:
        return "figure"
    if not (changed or added or removed):
        return "title"
    if changed or (added and removed):
        return "text"
    return "grown" if added else "cut"


def _is_correction(sentence: CoreSentence) -> bool:
    text = fold_line(sentence.text)
    return text.startswith(CORRECTION_STARTS) or any(
        phrase in text for phrase in CORRECTION_PHRASES
    )
