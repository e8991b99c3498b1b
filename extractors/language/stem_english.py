"""A light English stemmer: plural, -ed and -ing, and nothing that makes another word.

Snowball joins "aide" with "aids" and "period" with "periodic"; here a stem is nearly always the
dictionary form, so it can also be shown as the unit of a count.
"""

import re

from extractors.language.irregular_english import IRREGULAR

_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_LONG_LL = re.compile(r"[aeiouy][^aeiouy]+[aeiouy]+ll$")
_ES = re.compile("(?:ss|x|ch|sh|zz)es$|.{3,}oes$")
_NO_PLURAL = re.compile("(?:ss|us|is)$")
# A vowel, one consonant: "vote", "hire", but not "fix", "row", "pay".
_SHORT = re.compile("^[^aeiou]?[aeiou][^aeiouwxy]$|^[^aeiou]{2,3}[iau][^aeiouwxyntp]$")
# Endings that in verbs are followed by a silent e: "announc-", "settl-", "negotiat-", "declar-".
_SILENT_E = re.compile(
    "(?:[cvu]|[aeiouy]z|[aeiou]s|[lnpr]s|[bcdfgkpstz]l|[aeiou]g|[rd]g|(?:ch|r)ang|[lp]ung"
    "|[^eo]at|[^o]ot|[^o]ut|[^ao]id|[^eo]ad|[^o]od|[^o]ud|ced|[^a]ir|[^eo]ar|(?:st|gn|pl|sc)or"
    "|[^o]ur|[^aou]in|[nr]ven|com|sum|[^eo]am|[^eo]ap|[^eo]ak|[^o]ik|[^o]ok|[dr]ul)$"
)


def stem_english(word: str) -> str:
    """The dictionary form of a folded word without a possessive, as far as endings tell it."""
    known = IRREGULAR.get(word)
    if known is not None:
        return known
    if len(word) > 3 and word.endswith("s"):
        singular = _singular(word)
        return stem_english(singular) if singular.endswith("ing") else _shorten(singular)
    if len(word) > 4 and word.endswith("ing"):
        return _verb(word, word[:-3])
    if len(word) > 3 and word.endswith("ed") and not word.endswith("eed"):
        return _verb(word, word[:-2])
    return _shorten(word)


def _singular(word: str) -> str:
    if _NO_PLURAL.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if _ES.search(word) else word[:-1]


def _verb(word: str, rest: str) -> str:
    """The infinitive behind `rest`, the word without -ed or -ing."""
    if not _VOWEL.search(rest):
        return word
    if rest.endswith("i") and word.endswith("ed"):
        return rest[:-1] + ("ie" if len(rest) < 3 else "y")
    if _DOUBLED.search(rest) and len(rest) > 3:
        return rest[:-1]
    if _SHORT.search(rest) or (_SILENT_E.search(rest) and not rest.endswith(("ee", "oe", "ye"))):
        return rest + "e"
    return _shorten(rest)


def _shorten(word: str) -> str:
    """Words of more syllables lose one l of two: "controlled", "control"; "installed", "install"."""
    return word[:-1] if _LONG_LL.search(word) else word
