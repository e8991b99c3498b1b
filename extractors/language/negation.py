"""Negation cues of a sentence: what a reader would call a "not".

Phrases that hold a negative word and deny nothing ("not only", "no doubt", "не менее") do not
count. Languages that repeat the negation in one clause ("никто не знал") count it once. Verbs that
deny a statement are `speech`'s business.
"""

import re
from collections.abc import Mapping
from functools import cache

from extractors.language.word_lists import covered, word_set

_HARMLESS: Mapping[str, str] = {
    "en": r"""not only|not just|not merely|not simply|not least|not to mention|(?:no|not) (?:later|earlier|sooner|less
        |fewer|more)(?: than)?|no doubt|without (?:a )?doubt|no wonder|no matter|no sooner|none other than|nothing but
        |whether or not|or not|if not|why not|no(?=\. ?\d)""",
    "ru": r"""не только|не (?:поздн|ран)ее|не (?:менее|более|меньше|больше)|тем не менее|не раз|не исключ\w+|нет сомнений
        |без сомнени[йя]|не прочь|не просто|ничуть не|чуть ли не|едва ли не|не считая""",
    "uk": r"""не (?:тільки|лише)|не пізніше|не раніше|не (?:менше|більше|менш|більш)|тим не менш\w*|не раз|не виключ\w+
        |без сумніву|немає сумнівів|не просто|ледь не|мало не""",
    "de": r"""nicht nur|nicht zuletzt|nicht später|nicht früher|nicht (?:weniger|mehr) als|ob oder nicht|ohne zweifel
        |kein zweifel|nichts als""",
    "pl": r"""nie tylko|nie później|nie wcześniej|nie (?:mniej|więcej)|bez wątpienia|nie wykluczy\w+|nie wyklucza\w*|nieraz
        |nie lada|niemniej""",
}
_CUES: Mapping[str, str] = {
    "en": r"""not|no|never|neither|nor|without|none|nobody|nothing|nowhere|cannot|unable|no-one|absence of
        |failure|refusal|(?:fail|refus|lack)(?:e?d|e?s|ing|e)?""",
    "ru": r"""не|нет|нельзя|невозможно|без|ни|никто|никого|никому|никем|никогда|ничего|ничто|никак\w*|нигде|никуда
        |отказ(?:ал(?:ся|ась|ись|ось)|ыва[ею]тся|ываются)""",
    "uk": r"""не|ні|немає|нема|неможливо|без|жоден|жодн\w+|ніхто|нікого|нікому|ніколи|нічого|ніщо|ніяк\w*|ніде
        |відмов(?:ив(?:ся)?|ил(?:ася|ися|ась|ись)|ля[єю]\w+)""",
    "de": r"nicht|kein(?:e[mnrs]?)?|nie|niemals|niemand\w*|nichts|nirgends|ohne|weder|verweiger\w+",
    "pl": r"""nie|ani|bez|brak|nikt|nikogo|nikomu|nigdy|nic|niczego|żad(?:en|n\w+)|niemożliwe
        |odmówi(?:ł|ła|li|ło|ły)""",
}
# In these languages the second of the pair only agrees with the first.
_MAIN = word_set("не нет нельзя немає нема nie")
_AGREEING = re.compile("(?:ни|ні|żad|жод|nikt|nikogo|nikomu|nigdy|nic|ani)")


def find_negations(sentence: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Places (start, end) of the cues that count, in order. None reads the sentence as English."""
    code = covered(language, _CUES)
    found = tuple(match for match in _pattern(code).finditer(sentence) if match.lastgroup == "cue")
    return tuple(cue.span() for cue in _once_a_clause(found, code))


def negation_count(sentence: str, language: str | None) -> int:
    """How many cues count; an even number cancels out ("not without")."""
    return len(find_negations(sentence, language))


def _once_a_clause(cues: tuple[re.Match[str], ...], code: str) -> tuple[re.Match[str], ...]:
    words = [cue.group().lower() for cue in cues]
    if code == "en":
        return tuple(
            cue
            for cue, word in zip(cues, words, strict=True)
            if word != "nor" or "neither" not in words
        )
    if not _MAIN.intersection(words):
        return cues
    return tuple(
        cue
        for cue, word in zip(cues, words, strict=True)
        if word in _MAIN or not _AGREEING.match(word)
    )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """One pattern: harmless phrases first, so that they use up their negative word."""
    harmless, cues = (re.sub(r"\s*\n\s*", "", text) for text in (_HARMLESS[code], _CUES[code]))
    contraction = r"|(?<=\w)n['’]t(?!\w)" if code == "en" else ""
    return re.compile(
        rf"(?<!\w)(?:{harmless})(?!\w)|(?P<cue>(?<!\w)(?:{cues})(?!\w){contraction})", re.IGNORECASE
    )
