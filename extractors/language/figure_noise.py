"""Numbers that count nothing: years, days, times, ages, labels, list markers, models."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.language.figure_context import Reading
from extractors.language.quantities import Quantity
from extractors.language.word_lists import word_set

_MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|январ[яьюе]|феврал[яьюе]|марта?|апрел[яьюе]"
    r"|мая|ма[йе]|июн[яьюе]|июл[яьюе]|августа?|сентябр[яьюе]|октябр[яьюе]|ноябр[яьюе]|декабр[яьюе]|січ(?:ень|ня|ні)"
    r"|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)|лип(?:ень|ня)|серп(?:ень|ня)"
    r"|верес(?:ень|ня)|жовт(?:ень|ня)|листопада?|груд(?:ень|ня)|styczni\w|luteg?o?|mar[cz]a?|kwietni\w|maja?"
    r"|czerwca?|lipca?|sierpni\w|wrze[sś]ni\w|październik\w?|listopada?|grudni\w)(?!\w)"
)
_DAY_AFTER = re.compile(
    rf"(?:\.?(?:[-–]| (?:and|to|и|до|по|та|і|und|bis|i|do) )\d{{1,2}})?\.?[ \u00a0](?:of )?{_MONTH}",
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
    r"(?:[-–]\d\d?| (?:to|and|or|bis|und|oder|до|и|і|та|do|i) \d\d?)?[- \u00a0](?:years?[- ]old|year[- ]old|летн|річн|jährig|jahre alt|letni|latek|latk|лет от роду)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"(?<!\w)(?:aged?|turn(?:s|ed|ing)?|at the age of|im alter von|в возрасте|исполни\w+|старше|младше|моложе|у віці|віком"
    r"|виповни\w+|старші?|молодші?|w wieku|skończy\w*|ukończy\w*|ma|miał[ao]?"
    r"|(?:возрасте|віці|wieku|aged|alter) (?:от|від|od|from|between|von|zwischen)(?: \d+ (?:до|do|to|and|bis|und))?"
    r"|(?:children|people|adults|men|women|those|kids|kinder|jugendliche|menschen|frauen|männer|дет\w+|подростк\w+|діт\w+"
    r"|dzieci\w*) (?:under|over|unter|über|ab|до|від|do|od|poniżej|powyżej))[ \u00a0]$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:no|nos|nr|number|article|chapter|page|pages|section|resolution|flight|channel|phase|stage|room|level"
    r"|grade|group|route|highway|version|day|bus|line|act|clause|paragraph|part|volume|episode|round|covid|gate|title"
    r"|стать\w+|пункт\w*|глав[аыеу]|резолюци\w+|страниц\w+|номер\w*|дом[аеу]?|школ\w+|част\w+|этап\w*|статт\w+|розділ\w*"
    r"|сторін\w+|будинок|artikel|kapitel|seite|lini(?:e|i|ą|ę|a)|линии|лінії|nummer|artykuł\w*|rozdział\w*|stron[aiy]|numer\w*|paragraf\w*"
    r"|art|abs|absatz|platz|rang|gleis|zimmer|halle|tor|ст|п|ч|ust|hall|platform|кабинет\w*|палат\w+|корпус\w*|рейс\w*"
    r"|маршрут\w*|sal[ai]|peron\w*|miejsce|lat(?:a|ach)?"
    r"|[§№#])",
    re.IGNORECASE,
)
_STREET_AFTER = re.compile(
    r"[ \u00a0](?:[A-Z][\w'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Boulevard|Close|Crescent|Terrace"
    r"|Court|Way)(?!\w)"
)
_STREET_BEFORE = re.compile(
    r"(?<!\w)(?:(?:ул|улиц\w+|вул|вулиц\w+|просп|проспект\w*|ul|ulic\w+|al|alej\w+)\.? (?:[^\W\d]\S* ?){1,3}"
    r"|\w{3,}(?:straße|strasse|gasse|allee|weg)),? $",
    re.IGNORECASE,
)
# Groups of digits that are no thousands: telephone numbers and other codes.
_GROUPS = re.compile(r"[(+]?\d{1,5}\)?(?:[ \u00a0-]\(?\d{1,4}\)?)+")
_THOUSANDS = re.compile(
    r"(?:(?:19|20)\d\d[ -])?[1-9]\d{0,2}(?:[ \u00a0]\d{3})*(?:-[1-9]\d{0,2}(?:[ \u00a0]\d{3})*)?"
)
_OPENING = "([\"'„“«"
_SIGNS = frozenset("§№#")
_GAPS = " \u00a0-()"
_LEAST_DIGITS = 7
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
    r"\.[ \u00a0](?:Jahrhundert|Weltkrieg|Jahrestag|Geburtstag|Lebensjahr|Jahr|Tag|Woche|Mal|Platz|Etage|Stock|Liga|Runde"
    r"|[a-ząćęłńóśźżäöü])"
)
_NAMED_AFTER = re.compile(r"\.[ \u00a0][A-ZÄÖÜ]")
_ARTICLE_BEFORE = re.compile(
    r"(?<!\w)(?:der|die|das|den|dem|des|zum|zur|im|am|vom|beim|ihr\w*|sein\w*|eine?[nmrs]?|jede\w?)[ \u00a0]$",
    re.IGNORECASE,
)
_ORDINAL_ENDING = re.compile(
    r"-(?:й|я|е|ю|го|му|ой|ая|ое|ую|ий|ый|ї|ій|а|у|ої|ого|ому|та|те|ту|ша|ше|шу|га|ге|гу|тя|тє|тю)(?!\w)"
)
_POINTED_ORDINALS = frozenset({"de", "pl"})
# "two weeks ago" or "later" are dates; two weeks are a figure.
_PAST_AFTER = re.compile(
    r"[ \u00a0](?:ago|later|earlier|назад|спустя|тому|пізніше|раніше|später|temu|później|wcześniej)(?!\w)"
)
_SHIFT_BEFORE = {
    "de": re.compile(
        r"(?<!\w)vor (?:(?:rund|etwa|fast|gut|knapp|mehr als|über) )?$", re.IGNORECASE
    ),
    "ru": re.compile(r"(?<!\w)через $", re.IGNORECASE),
    "uk": re.compile(r"(?<!\w)через $", re.IGNORECASE),
    "pl": re.compile(r"(?<!\w)za $", re.IGNORECASE),
}
_SHIFTED = word_set("day week month year")
_AGO = word_set("second minute hour day week month year decade")
_MARKER_END = re.compile(r"[.)](?:\s|$)")
_SENTENCE_BEFORE = re.compile(r"[.!?:;][\"'”’»]?\s$")
_COMMA = re.compile(",")
_BULLETS = " \t•*-–("
_READ_BACK = 30
# News style writes smaller counts in words.
_LEAST_IN_DIGITS = 10
_WEEKDAY = re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|I|AND|OR|TO|OF")


@dataclass(frozen=True, slots=True)
class _Case:
    """A number, what it may count, the end of both, and the text just before it."""

    text: str
    quantity: Quantity
    unit: str
    end: int
    before: str
    code: str

    def is_followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.quantity.end) is not None

    def is_preceded_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.before) is not None


def is_noise(text: str, reading: Reading, code: str) -> bool:
    """Whether a number without currency or per cent is no count."""
    quantity, unit = reading.quantity, reading.unit
    before = text[max(0, quantity.start - _READ_BACK) : quantity.start]
    case = _Case(text, quantity, unit, reading.end, before, code)
    if case.is_followed_by(_AGE_AFTER) or (not unit and case.is_followed_by(_COMPOUND)):
        return True
    if _is_shift(case):
        return True
    if not quantity.digits:
        return _is_small_talk(case)
    if _is_labelled(case) or _is_age(case) or _is_address(case):
        return True
    if quantity.scale == 1 and (_is_clock(case) or _is_telephone(case)):
        return True
    return quantity.is_plain and any(test(case) for test in _PLAIN_TESTS)


def _is_labelled(case: _Case) -> bool:
    """After "Article", "art." or "№"."""
    words = case.before.split()
    last = words[-1].lstrip(_OPENING).removesuffix(".") if words else ""
    is_apart = case.before[-1:].isspace() or last[-1:] in _SIGNS
    return is_apart and _LABEL.fullmatch(last) is not None


def _is_shift(case: _Case) -> bool:
    """How far a date lies from today: "two weeks ago", "через три дня"."""
    if case.unit in _AGO and _PAST_AFTER.match(case.text, case.end):
        return True
    before = _SHIFT_BEFORE.get(case.code)
    return before is not None and case.unit in _SHIFTED and case.is_preceded_by(before)


def _is_age(case: _Case) -> bool:
    return case.unit in {"", "year"} and case.is_preceded_by(_AGE_BEFORE)


def _is_address(case: _Case) -> bool:
    if case.code == "en":
        return case.is_followed_by(_STREET_AFTER)
    return not case.unit and case.is_preceded_by(_STREET_BEFORE)


def _is_telephone(case: _Case) -> bool:
    """In a run of seven or more digits in groups that make no number of thousands: "22 555 01 72"."""
    start, end = case.quantity.start, case.quantity.end
    bare = case.before.rstrip(_GAPS)[-1:], case.text[end : end + 3].lstrip(_GAPS)[:1]
    if not (" " in case.quantity.digits or bare[0].isdigit() or bare[1].isdigit()):
        return False
    around = case.text[max(0, start - _READ_BACK) : end + _READ_BACK]
    place = min(start, _READ_BACK)
    return any(
        run.start() <= place < run.end() and _is_code_run(run.group())
        for run in _GROUPS.finditer(around)
    )


def _is_code_run(run: str) -> bool:
    digits = sum(character.isdigit() for character in run)
    return digits >= _LEAST_DIGITS and not _THOUSANDS.fullmatch(run)


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
    opens = opens or case.is_preceded_by(_SENTENCE_BEFORE)
    return opens and case.is_followed_by(_MARKER_END)


def _is_ordinal(case: _Case) -> bool:
    """Ordinals by their ending ("30-й"); German and Polish write ordinals with a point: "12. drużyna", "den 500. Zug"."""
    if case.is_followed_by(_ORDINAL_ENDING):
        return True
    if case.unit or case.code not in _POINTED_ORDINALS:
        return False
    if case.is_followed_by(_ORDINAL_AFTER):
        return True
    return (
        case.code == "de"
        and case.is_followed_by(_NAMED_AFTER)
        and case.is_preceded_by(_ARTICLE_BEFORE)
    )


def _is_model(case: _Case) -> bool:
    """After a name ("Boeing 747", "iPhone 15", "Leopard 2 tanks"); and an age, "Smith, 78,"."""
    is_version = case.code == "en" and case.quantity.value < _LEAST_IN_DIGITS
    if case.unit and not is_version:
        return False
    if not case.unit and case.before.endswith(", ") and case.is_followed_by(_COMMA):
        return True
    match = _CAPITALISED.search(case.before)
    if not match or match.group(1).islower() or (case.unit and _WEEKDAY.fullmatch(match.group(1))):
        return False
    return not _ENDED.search(case.before[: match.start(1)])


_PLAIN_TESTS: tuple[Callable[[_Case], bool], ...] = (
    _is_year,
    _is_day,
    _is_code,
    _is_list_marker,
    _is_ordinal,
    _is_model,
)
