"""Numbers that count nothing: years, days, times, ages, labels, list markers, models."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.language.quantities import Quantity

_MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|январ[яьюе]|феврал[яьюе]|марта?|апрел[яьюе]"
    r"|мая|ма[йе]|июн[яьюе]|июл[яьюе]|августа?|сентябр[яьюе]|октябр[яьюе]|ноябр[яьюе]|декабр[яьюе]|січ(?:ень|ня|ні)"
    r"|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)|лип(?:ень|ня)|серп(?:ень|ня)"
    r"|верес(?:ень|ня)|жовт(?:ень|ня)|листопада?|груд(?:ень|ня)|styczni\w|luteg?o?|mar[cz]a?|kwietni\w|maja?"
    r"|czerwca?|lipca?|sierpni\w|wrze[sś]ni\w|październik\w?|listopada?|grudni\w)(?!\w)"
)
_DAY_AFTER = re.compile(
    rf"(?:(?:[-–]| (?:and|to|и|до|та|і|und|bis|i|do) )\d{{1,2}})?\.?[ \u00a0](?:of )?{_MONTH}",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    rf"(?<!\w){_MONTH}\.?[ \u00a0](?:the )?(?:\d{{1,2}}(?:[-–]| (?:and|to) ))?$", re.IGNORECASE
)
_CLOCK_AFTER = re.compile(
    r"[ \u00a0]?(?:[ap]\.?m\.?(?!\w)|o['’]clock|uhr(?!\w)|(?:gmt|utc|est|edt|et|cet|msk|мск)(?!\w)|h(?!\w))",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"(?<!\w)(?:um|at|godz\.|godzin[aąęiey]|o)[ \u00a0]$", re.IGNORECASE)
_HOUR_BEFORE = re.compile(r"(?<!\w)(?:в|о|об|с|по)[ \u00a0]$", re.IGNORECASE)
_AGE_AFTER = re.compile(
    r"[- \u00a0](?:years?[- ]old|year[- ]old|летн|річн|jährig|jahre alt|letni|лет от роду)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"(?<!\w)(?:aged|age|at the age of|im alter von|в возрасте|у віці|w wieku)[ \u00a0]$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<!\w)(?:no|nos|nr|number|article|chapter|page|pages|section|resolution|flight|channel|phase|stage|room|level"
    r"|grade|group|route|highway|version|day|bus|line|act|clause|paragraph|part|volume|episode|round|covid|gate|title"
    r"|стать\w+|пункт\w*|глав[аыеу]|резолюци\w+|страниц\w+|номер\w*|дом|школ\w+|част\w+|этап\w*|стат+[іья]\w*|розділ\w*"
    r"|сторін\w+|будинок|artikel|kapitel|seite|linie|nummer|artykuł\w*|rozdział\w*|stron[aiy]|numer\w*|paragraf\w*)"
    r"\.?[ \u00a0]$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?:^|[\s\"'“„«(-])([^\W\d_][\w.'’-]*)[ \u00a0]$")
_ENDED = re.compile(r"(?:^|[.!?…:\n][\"'”’»)]*\s*|[\"“„«(]\s*)$")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:in|since|by|until|till|from|of|year|for|в|с|до|по|у|з|від|im|seit|ab|bis|jahr|w|od|do|roku)[ \u00a0]$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?<!\w)(?:the|these|those|both|its|their|our|his|her|other|last|first|next|no)[ \u00a0]$",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<!\d)\d[-–:]\d|\d[-–:]\d(?!\d)")
_PHONE = re.compile(r"(?:\+\d|\(\d|\d[-–]\d+[-–])")
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]")
_VAGUE_ONE = re.compile(
    r"[ \u00a0](?:of|day|thing|way|side|hand|reason|example|more|another|time|step|из|з|із|z)(?!\w)",
    re.IGNORECASE,
)
_ORDINAL_AFTER = re.compile(
    r"\.[ \u00a0](?:Jahrhundert|Weltkrieg|Jahrestag|Geburtstag|Lebensjahr|Jahr|Tag|Woche|Mal|Platz|Etage|Stock|Liga|Runde)"
)
_MARKER_END = re.compile(r"[.)](?:\s|$)")
_COMMA = re.compile(",")
_BULLETS = " \t•*-–("
_READ_BACK = 30


@dataclass(frozen=True, slots=True)
class _Case:
    """A number, what it may count, and the text just before it."""

    text: str
    quantity: Quantity
    unit: str
    before: str

    def is_followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.quantity.end) is not None

    def is_preceded_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.before) is not None


def is_noise(text: str, quantity: Quantity, unit: str) -> bool:
    """Whether a number without currency or per cent is no count."""
    before = text[max(0, quantity.start - _READ_BACK) : quantity.start]
    case = _Case(text, quantity, unit, before)
    if case.is_followed_by(_AGE_AFTER) or (not unit and case.is_followed_by(_COMPOUND)):
        return True
    if not quantity.digits:
        return _is_small_talk(case)
    if case.is_preceded_by(_LABEL) or case.is_preceded_by(_AGE_BEFORE):
        return True
    if not quantity.is_plain:
        return quantity.scale == 1 and _is_clock(case)
    return any(test(case) for test in _PLAIN_TESTS)


def _is_small_talk(case: _Case) -> bool:
    """Words: "one of", "the two", "three of them"; a number above twenty is always meant."""
    value = case.quantity.value
    if value > 20:
        return False
    if not case.unit or (value <= 2 and case.is_preceded_by(_DEFINITE)):
        return True
    return value == 1 and case.is_followed_by(_VAGUE_ONE)


def _is_year(case: _Case) -> bool:
    value = case.quantity.value
    if not 1900 <= value <= 2099 or len(case.quantity.digits) != 4:
        return False
    is_round = value % 100 == 0 and case.unit not in {"", "year"}
    return not is_round or case.is_preceded_by(_PREPOSITION)


def _is_day(case: _Case) -> bool:
    return case.quantity.value <= 31 and (
        case.is_followed_by(_DAY_AFTER) or case.is_preceded_by(_DAY_BEFORE)
    )


def _is_clock(case: _Case) -> bool:
    if case.quantity.value > 24:
        return False
    if case.is_followed_by(_CLOCK_AFTER):
        return True
    is_hour = case.unit == "hour" and case.is_preceded_by(_HOUR_BEFORE)
    return is_hour or (not case.unit and case.is_preceded_by(_CLOCK_BEFORE))


def _is_code(case: _Case) -> bool:
    """Telephone numbers, codes, scores: "+49 30", "007", "3-1"."""
    quantity = case.quantity
    around = case.text[max(0, quantity.start - 8) : quantity.end + 6]
    is_score = not case.unit and _SCORE.search(around) is not None
    has_zero = quantity.digits.startswith("0") and len(quantity.digits) > 1
    return (
        has_zero
        or len(quantity.digits) > 9
        or is_score
        or case.before.endswith(("+", "("))
        or _PHONE.search(around) is not None
    )


def _is_list_marker(case: _Case) -> bool:
    opens = not case.before.strip(_BULLETS) or case.before.rstrip(_BULLETS).endswith("\n")
    return opens and case.is_followed_by(_MARKER_END)


def _is_ordinal(case: _Case) -> bool:
    return case.is_followed_by(_ORDINAL_AFTER)


def _is_model(case: _Case) -> bool:
    """After a name ("Boeing 747", "Radio 1") a number with nothing to count; and an age, "Smith, 78,"."""
    if case.unit:
        return False
    if case.before.endswith(", ") and case.is_followed_by(_COMMA):
        return True
    match = _CAPITALISED.search(case.before)
    if not match or not match.group(1)[0].isupper():
        return False
    return not _ENDED.search(case.before[: match.start(1)])


_PLAIN_TESTS: tuple[Callable[[_Case], bool], ...] = (
    _is_year,
    _is_day,
    _is_clock,
    _is_code,
    _is_list_marker,
    _is_ordinal,
    _is_model,
)
