"""Whether a sentence in another language denies a claim: by the phrases that deny, and by "no" before its main word.

Negation as such does not do: across languages its reach is too uncertain (a turned sign was right in 4 of 11 cases on
the foreign texts of the large wire, and in those by chance).
"""

import re
from collections.abc import Mapping

from extractors.coverage.align import Alignment
from extractors.coverage.terms import WORD

# What somebody says of a statement. To turn down a proposal is no denial, so "reject" is missing.
_DENIALS: Mapping[str, str] = {
    "en": r"""den(?:y|ies|ied|ying)|untrue|false(?:ly|hoods?)?|not true|no (?:truth|basis)|baseless|disput(?:es|ed|ing)
        |refut\w+|disagree[sd]?|a lie|made up""",
    "ru": r"""опроверг\w*|опроверж\w*|отрица\w+|ложь\w*|ложн\w+|неправд\w*|не соответству\w+ действительности
        |не име\w+ (?:\w+ ){0,3}(?:общего|под собой|основани\w+|почвы)|голословн\w+|выдум\w+|вымыс\w+|фейк\w*|не согла\w+
        |оспор\w+|оспар\w+|под сомнение|безосновательн\w+|беспочвенн\w+""",
    "uk": r"""спростов\w+|спростув\w+|запереч\w+|неправд\w*|брехн\w+|брехлив\w+|не відповіда\w+ дійсності
        |не ма\w+ (?:\w+ ){0,3}(?:підстав|підґрунтя|підгрунтя|спільного)|безпідставн\w+|вигад\w+|фейк\w*|не погод\w+
        |під сумнів""",
    "de": r"""dementier\w+|bestreit\w+|bestritt\w*|bestritten|unwahr\w*|Lügen?|haltlos\w*|unbegründet\w*|frei erfunden
        |entbehr\w+|leugne\w+|widersprach\w*|widerspricht|widersprochen|kein\w* Rede|stimmt nicht|trifft nicht zu""",
    "pl": r"""zdementow\w+|dementuj\w+|zaprzecz\w+|nieprawd\w+|kłamst\w+|bezpodstawn\w+|zmyśl\w+|fałsz\w+|nie zgodził\w*
        |nie zgadza\w*|podważ\w+|zakwestionow\w+|nie ma mowy|mija się z prawdą""",
}
_NONE_OF: Mapping[str, str] = {
    "en": r"no",
    "ru": r"никак(?:ого|ой|их|ому|им|ие)|нет",
    "uk": r"жодн\w+|ніяк\w+|немає|нема",
    "de": r"kein(?:e[nmrs]?)?",
    "pl": r"żadn\w+|nie ma|brak",
}
_REACH = 35
# So much of the claim's act must stand in a sentence that denies something.
_ACTS = 0.15


def denial_in(alignment: Alignment, language: str | None) -> str | None:
    """The words by which the sentence denies the claim; None when it does not, or the claim tells of a denial itself."""
    if language not in _PATTERNS or alignment.profile.reading.is_denial:
        return None
    denials, none_of = _PATTERNS[language]
    denial = denials.search(alignment.reading.text)
    if denial and alignment.act_cover >= _ACTS:
        return denial[0]
    return next(
        (
            cue[0]
            for cue in none_of.finditer(alignment.reading.text)
            if _negates_an_act(cue, alignment)
        ),
        None,
    )


def _negates_an_act(cue: re.Match[str], alignment: Alignment) -> bool:
    """Whether the first word after "no" is one that the claim has and does not negate."""
    start = alignment.reading.start
    after = (
        place
        for place, term in enumerate(alignment.reading.terms)
        if term.kind == WORD and cue.end() <= term.start - start < cue.end() + _REACH
    )
    first = next(after, None)
    profile = alignment.profile
    return any(
        slot in alignment.hits and alignment.hits[slot].place == first and profile.signs[slot] > 0
        for slot in profile.acts
    )


def _compiled(words: str) -> re.Pattern[str]:
    joined = "".join(words.split("\n")).replace(" " * 8, "")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


_PATTERNS = {
    language: (_compiled(words), _compiled(_NONE_OF[language]))
    for language, words in _DENIALS.items()
}
