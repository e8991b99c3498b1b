from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Change, Edit, TextVersion
from extractors.page.edits import find_edit, find_edits, is_collapse

TITLE = "Paper mill at Varn to close in June"
LINES = (
    "The paper mill at Varn will close in June with the loss of 340 jobs, its owner said on Friday.",
    "The company said that energy prices had doubled since last year and that no buyer had been found.",
    "Union leaders said they would meet the minister on Monday to ask for help with retraining.",
    "The mill opened in 1911 and once made newsprint for half the country, the union said.",
)
NEW_LINE = "The town council called an extraordinary meeting for Sunday evening."


def version(*lines, title=TITLE):
    return TextVersion("\n".join(lines), title, None)


BEFORE = version(*LINES)


def test_a_changed_figure_is_found_with_its_sentences():
    after = version(LINES[0].replace("340 jobs", "430 jobs"), *LINES[1:])
    edit = find_edit(BEFORE, after)
    assert edit is not None
    assert edit.kind == "figure"
    assert [(change.old[:3], change.new[:3]) for change in edit.figures] == [("340", "430")]
    assert edit.changed == (Change(LINES[0], LINES[0].replace("340", "430")),)
    assert (edit.added, edit.removed, edit.title_changed) == ((), (), False)


def test_a_changed_title_alone_is_a_title_edit():
    edit = find_edit(BEFORE, replace(BEFORE, title="Varn loses its paper mill"))
    assert edit == Edit(0, 1, "title", True, (), (), (), ())


def test_an_added_sentence_makes_the_text_grow():
    edit = find_edit(BEFORE, version(*LINES[:2], NEW_LINE, *LINES[2:]))
    assert edit == Edit(0, 1, "grown", False, (), (), (NEW_LINE,), ())


def test_a_removed_sentence_cuts_the_text():
    assert find_edit(BEFORE, version(*LINES[:3])) == Edit(
        0, 1, "cut", False, (), (), (), (LINES[3],)
    )


def test_a_reworded_sentence_is_a_text_edit():
    after = LINES[2].replace("the minister on Monday", "the prime minister on Tuesday")
    edit = find_edit(BEFORE, version(*LINES[:2], after, LINES[3]))
    assert edit == Edit(0, 1, "text", False, (), (Change(LINES[2], after),), (), ())


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version of this article gave another year.",
        "Korrektur: Der Betrieb schließt im Juni und nicht im Mai.",
        "Исправление: завод закроют в июне, а не в мае.",
        "Fe de errores: la fábrica cierra en junio y no en mayo.",
    ],
)
def test_a_notice_makes_the_edit_a_correction(notice):
    edit = find_edit(BEFORE, version(*LINES, notice))
    assert edit is not None
    assert (edit.kind, edit.added) == ("correction", (notice,))


@pytest.mark.parametrize(
    "after",
    [
        version(*LINES),
        version(*(f"  {line.replace(' ', '  ')} " for line in LINES)),
        version(*(line.upper() for line in LINES)),
        version(*(line.replace(",", "").replace(".", "!") for line in LINES)),
        version(*reversed(LINES)),
        version("By Ada Holm and Bo Lind in Varn", *LINES),
        version("Updated 2 May 2025 at 10:15 GMT", *LINES),
        version("Оновлено 2 травня 2025 року о 10:15", *LINES),
        version(*LINES, "1,204 comments 35 shares 3 min read"),
        version(*LINES, "Read more: Ten dogs win a prize in the south"),
        version(*LINES, "Читайте также: десять собак получили приз"),
        version(*LINES, title=TITLE.upper() + "!"),
        version(*LINES, title=""),
    ],
)
def test_trivial_changes_are_no_edit(after):
    assert find_edit(BEFORE, after) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("1,340 jobs", "1340 jobs"), ("5–6 percent", "5-6 percent"), ("“half”", '"half"')],
)
def test_the_spelling_of_numbers_and_quotes_is_trivial(old, new):
    sentence = "The mill will lose {} by the end of the year."
    assert find_edit(version(sentence.format(old)), version(sentence.format(new))) is None


def test_a_decimal_point_is_not_trivial():
    edit = find_edit(
        version("Prices rose by 3.5 percent this year."),
        version("Prices rose by 35 percent this year."),
    )
    assert edit is not None
    assert edit.kind == "figure"


def test_figures_are_paired_by_measure_and_not_by_place():
    before = version("The state will pay 40 percent, or 12 million euros, the minister said.")
    after = version("The state will pay 15 million euros, or 45 percent, the minister said.")
    edit = find_edit(before, after)
    assert edit is not None
    assert edit.figures == (
        Change("40 percent", "45 percent"),
        Change("12 million euros", "15 million euros"),
    )


def test_a_bare_number_in_the_same_place_is_a_figure():
    edit = find_edit(
        version("They agreed on a plan in 7-point form."),
        version("They agreed on a plan in 9-point form."),
    )
    assert edit is not None
    assert (edit.kind, edit.figures) == ("figure", (Change("7", "9"),))


@pytest.mark.parametrize(
    ("old", "new"), [("on 5 May", "on 6 May"), ("at 10:30", "at 11:30"), ("in 2024", "in 2025")]
)
def test_another_day_time_or_year_is_a_change_but_no_figure(old, new):
    edit = find_edit(
        version(f"The talks will begin {old} in the town."),
        version(f"The talks will begin {new} in the town."),
    )
    assert edit is not None
    assert (edit.kind, edit.figures, len(edit.changed)) == ("text", (), 1)


def test_a_figure_in_the_title_is_told():
    edit = find_edit(
        replace(BEFORE, title="Mill to cut 340 jobs"), replace(BEFORE, title="Mill to cut 410 jobs")
    )
    assert edit is not None
    assert (edit.kind, edit.figures) == ("title", (Change("340 jobs", "410 jobs"),))


def test_a_collapse_is_no_edit():
    long = version(*(f"{line} It was the {n}th such case." for n in range(4) for line in LINES))
    assert is_collapse(long.text, LINES[0])
    assert find_edit(long, version(LINES[0], title="Other")) is None


def test_a_short_text_cannot_collapse():
    assert not is_collapse("word " * 99, "")
    assert is_collapse("word " * 100, "word " * 39)
    assert not is_collapse("word " * 100, "word " * 40)


def test_edits_step_over_trivial_and_collapsed_versions():
    long = version(*(f"{line} It was the {n}th such case." for n in range(4) for line in LINES))
    trivial = TextVersion(long.text.upper(), long.title, None)
    grown = TextVersion(f"{long.text}\n{NEW_LINE}", long.title, None)
    edits = find_edits([long, trivial, version(LINES[0]), grown])
    assert [(edit.before, edit.after, edit.kind) for edit in edits] == [(1, 3, "grown")]


def test_no_versions_and_one_version_have_no_edits():
    assert find_edits([]) == find_edits([BEFORE]) == ()


@given(st.text(max_size=300), st.text(max_size=40))
def test_a_version_compared_with_itself_has_no_edit(text, title):
    same = TextVersion(text, title, None)
    assert find_edit(same, same) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9_999), st.integers(2, 9_999), st.permutations(LINES[1:]))
def test_a_planted_figure_is_found_wherever_it_stands(old, new, others):
    def planted(jobs):
        return version(
            *others[:2], f"The owner said that {jobs} workers will lose their jobs.", *others[2:]
        )

    edit = find_edit(planted(old), planted(new))
    if old == new:
        assert edit is None
    else:
        assert edit is not None
        assert [(change.old.split()[0], change.new.split()[0]) for change in edit.figures] == [
            (str(old), str(new))
        ]


@given(
    st.lists(st.sampled_from([*LINES, NEW_LINE]), max_size=8),
    st.lists(st.sampled_from([*LINES, NEW_LINE]), max_size=8),
)
def test_every_quote_of_an_edit_stands_in_its_version(old, new):
    before, after = version(*old), version(*new)
    edit = find_edit(before, after)
    if edit is not None:
        assert all(
            change.old in before.text and change.new in after.text for change in edit.changed
        )
        assert all(line in after.text for line in edit.added)
        assert all(line in before.text for line in edit.removed)
