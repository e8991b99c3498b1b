"""Case forms of the words of names, by their endings: Russian, Ukrainian, Polish, and the German genitive.

A name is in no dictionary, so the forms are built and compared; no text is shortened to guess its
nominative. Forms of both Cyrillic languages are built together, as a name alone does not tell which it is.
"""

from collections.abc import Sequence
from functools import lru_cache

_SHARED = 3
"""Letters that all forms of a word share: `Gazetteer` looks them up by these."""

_Rule = tuple[str, int, str]
# Ending of the nominative, letters to take off, endings of the other cases. All rules that fit count.
_CYRILLIC: Sequence[_Rule] = (
    ("ий", 2, "ого ому им ым ом его ему ем ім ия ию ием ии ия ію"),
    ("ый", 2, "ого ому ым ом"),
    ("ой", 2, "ого ому ым им ом"),
    ("ій", 2, "ія ію ієм ієві ії ього ьому ім їм"),
    ("й", 1, "я ю ем е єм єві ї"),
    ("ая", 2, "ой ую ою"),
    ("я", 1, "и ю ей е ї і єю ею ям й"),
    ("а", 1, "ы и е у ой ою і ей ею ої ій"),
    ("ка", 2, "ці"),
    ("га", 2, "зі"),
    ("ха", 2, "сі"),
    ("о", 1, "а у ом ові е"),
    ("е", 1, "я ю ем ого ому им"),
    ("є", 1, "я ю єм"),
    ("ь", 1, "я ю ем е и і ью єм еві"),
    ("ы", 1, "ов ам ами ах"),
    ("ые", 2, "ых ым ыми"),
    ("ие", 2, "их им ими"),
    ("и", 1, "ов ам ами ах ів ей"),
    ("и", 1, ""),
    ("і", 1, "их им ими ів ям ями ях"),
    ("ец", 2, "ца цу цем цом це"),
    ("ець", 3, "ця цю цем ці цеві"),
    ("ок", 2, "ка ку ком ке кові"),
    ("ел", 2, "ла лу лом ле"),
    ("ів", 2, "ова ову овом ові ева еву евом еві"),
    ("їв", 2, "єва єву євом єві"),
    *((ending, 0, "ым им") for ending in ("ов", "ев", "єв", "ин", "ын", "ін", "їн")),
    *((consonant, 0, "а у ом ем е і ові еві") for consonant in "бвгґджзклмнпрстфхцчшщ"),
)
_LATIN: Sequence[_Rule] = (
    ("ski", 0, "ego emu m"),
    ("cki", 0, "ego emu m"),
    ("ska", 1, "iej ą"),
    ("cka", 1, "iej ą"),
    ("y", 1, "ego emu ym"),
    ("ia", 1, "i ę ą"),
    ("ja", 1, "i ę ą"),
    ("a", 1, "y i ę ą ie ze"),
    ("ka", 2, "ce"),
    ("ga", 2, "dze"),
    ("ra", 1, "ze"),
    ("ta", 2, "cie"),
    ("o", 1, "i y ę ą"),
    ("ek", 2, "ka kowi kiem ku"),
    ("ec", 2, "ca cowi cem cu"),
    ("ów", 2, "owa owowi owem owie"),
    ("r", 0, "ze"),
    ("t", 1, "cie"),
    ("d", 0, "zie"),
    ("ł", 1, "le"),
    ("ń", 1, "nia niowi niem niu"),
    ("w", 0, "iu"),
    *((letter, 0, "iem") for letter in "kg"),
    *((letter, 0, "ie") for letter in "bfmnpsvwz"),
    *((consonant, 0, "a owi em u") for consonant in "bcdfghjklłmnpqrstvwxzćśźż"),
    *((letter, 0, "s") for letter in "abcdefghijklmnopqrtuvwyłńöüäáéíó"),
)


@lru_cache(maxsize=32_768)
def case_forms(word: str) -> frozenset[str]:
    """The other forms that a folded word of a name may take; all share its first three letters."""
    rules = _CYRILLIC if "\u0400" <= word[:1] <= "\u04ff" else _LATIN
    forms = {
        word[: len(word) - cut] + ending
        for nominative, cut, endings in rules
        if word.endswith(nominative)
        for ending in endings.split(" ")
    }
    return frozenset(form for form in forms if form[:_SHARED] == word[:_SHARED]) - {word}


def beginning(word: str) -> str:
    """What a folded word shares with all its `case_forms`."""
    return word[:_SHARED]


def are_forms(one: str, other: str) -> bool:
    """Whether two folded words are the same name, or one is a case form of the other."""
    return one == other or other in case_forms(one) or one in case_forms(other)
