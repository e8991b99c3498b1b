"""A claim said in several ways: which statements are one, and which wording decides."""

from dataclasses import replace

import pytest

from extractors.coverage.claims import draft_claims
from extractors.coverage.compare import compare
from extractors.language.names import Gazetteer
from extractors.model import Passage, Reference, RelationKind

FIRST = "Orlik Paper will close its mill in Dunmore in June."


@pytest.mark.parametrize(
    ("again", "is_same"),
    [
        ("In June, Orlik Paper will close its mill in Dunmore.", True),
        ("Orlik Paper will not close its mill in Dunmore in June.", False),
        ("Orlik Paper will close its mill in Dunmore in July.", False),
        ("Orlik Paper will close its 2 mills in Dunmore in June.", False),
        ("Ada Brandt denied that Orlik Paper will close its mill in Dunmore in June.", False),
        ("Orlik Paper will close its office in Dunmore in June.", False),
    ],
)
def test_only_what_says_the_same_is_one_claim(again, is_same):
    claims = draft_claims("", f"{FIRST}\nThe river is low this year.\n{again}")
    assert len(claims) == (2 if is_same else 3)
    text = f"{FIRST}\nThe river is low this year.\n{again}"
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert all(text[one.start : one.end] == one.text for one in claim.passages)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The paper maker shuts its Dunmore works this summer.", RelationKind.REPEATS),
        ("The paper maker does not shut its Dunmore works this summer.", RelationKind.CONTRADICTS),
        (FIRST, RelationKind.REPEATS),
    ],
)
def test_the_wording_that_a_text_meets_best_decides(sentence, kind):
    (claim,) = draft_claims("", FIRST)
    wording = Passage("The paper maker shuts its Dunmore works this summer.", 0, 0)
    both = replace(claim, passages=(wording,))
    reference = Reference("mill", "", FIRST, None, None, None, "en", (both,))
    filler = "A choir of retired teachers will sing in the small hall on Sunday."
    found = compare(reference, title="", text=f"{filler}\n{sentence}", gazetteer=Gazetteer(()))
    assert len(found.relations) == 1
    assert (found.relations[0].kind, found.relations[0].quote) == (kind, sentence)
