"""Words of dates, as data: forms as texts write them, in small letters, for five languages.

A form may hold a regular expression for its endings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language. Lists are in order: months from January, weekdays from Monday.

    `days` are whole days counted from the day of publication, `years` years from its year. `units` give day, week, month,
    quarter and year, each as all its forms. `shifts` say which one is meant: -1 the last, 0 this,
    1 the next. `parts` say which end of a span: start, middle, end.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    days: Mapping[str, int]
    units: Mapping[str, str]
    shifts: Mapping[int, str]
    parts: Mapping[str, str]
    ordinals: tuple[str, ...]
    ago: str
    ahead: str
    recent: str
    in_month: str
    in_year: str
    year_word: str
    until: str
    on_weekday: str
    future: str
    years: Mapping[str, int] = field(default_factory=dict)


ENGLISH = DateWords(
    months=(
        r"jan(?:uary|\.)?", r"feb(?:ruary|\.)?", r"mar(?:ch|\.)", r"apr(?:il|\.)", "may", r"june?", r"july?",
        r"aug(?:ust|\.)", r"sept?(?:ember|\.)", r"oct(?:ober|\.)", r"nov(?:ember|\.)", r"dec(?:ember|\.)",
    ),
    weekdays=("mondays?", "tuesdays?", "wednesdays?", "thursdays?", "fridays?", "saturdays?", "sundays?"),
    days={
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    },
    units={"day": "days?", "week": "weeks?", "month": "months?", "quarter": "quarters?", "year": "years?"},
    shifts={-1: "last|past|previous", 0: "this|the current", 1: "next|the coming|the following"},
    parts={
        "start": "early(?: in)?|(?:the )?(?:start|beginning) of", "middle": "mid-?|(?:the )?middle of",
        "end": "late(?: in)?|(?:the )?end of",
    },
    ordinals=("first", "second", "third", "fourth"),
    ago=r"(?:ago|earlier|before)",
    ahead="in|within",
    recent="(?:in|over|during|for) the (?:last|past)|(?:last|past)",
    in_month="in|since|by|until|till|from|during|of|for|before|after|between|and|to",
    in_year="in|since|by|until|till|from|during|of|before|after|between|and|to",
    year_word="",
    until="to|and|until|till|through",
    on_weekday="on|since|by|until|from|before|after|for|late|early",
    future="will|next|coming|plans?|planned|expect(?:s|ed)?|due|scheduled|set|is to|are to|would|tomorrow",
)  # fmt: skip
RUSSIAN = DateWords(
    months=(
        "янв(?:ар[ьяеюё]м?|\\.)", "фев(?:рал[ьяеюё]м?|р?\\.)", "март(?:а|е|у|ом)?", "апр(?:ел[ьяеюё]м?|\\.)",
        "ма[йяею]м?", "июн[ьяеюё]м?", "июл[ьяеюё]м?", "август(?:а|е|у|ом)?", "сент(?:ябр[ьяеюё]м?|\\.)",
        "окт(?:ябр[ьяеюё]м?|\\.)", "нояб(?:р[ьяеюё]м?|\\.)", "дек(?:абр[ьяеюё]м?|\\.)",
    ),
    weekdays=(
        "понедельник[аеу]?", "вторник[аеу]?", "сред[ауы]", "четверг[аеу]?", "пятниц[ауые]", "суббот[ауые]",
        "воскресень[еяю]",
    ),
    days={"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
    units={
        "day": "дн(?:я|ей|ями?)|день|сут(?:ки|ок)", "week": "недел[яиюеь]|недель", "month": "месяц(?:а|ев|е|ы)?",
        "quarter": "квартал(?:а|е|ов)?", "year": "год(?:а|у|ы)?|лет",
    },
    shifts={
        -1: "прошл(?:ый|ая|ой|ую|ого|ом|ое)|минувш(?:ий|ая|ей|ую|его|ем)|предыдущ(?:ий|ая|ей|ую|его|ем)",
        0: "эт(?:от|а|ой|у|ого|ом)|нынешн(?:ий|яя|ей|юю|его|ем)|текущ(?:ий|ая|ей|ую|его|ем)",
        1: "следующ(?:ий|ая|ей|ую|его|ем)|будущ(?:ий|ая|ей|ую|его|ем)",
    },
    parts={"start": "начал[аеоу]", "middle": "середин[аеуы]", "end": "кон(?:ец|ца|це|цу)"},
    ordinals=("перв(?:ый|ого|ом)", "втор(?:ой|ого|ом)", "трет(?:ий|ьего|ьем)", "четверт(?:ый|ого|ом)"),
    ago="(?:тому )?назад",
    ahead="через|спустя",
    recent="за (?:последн|минувш|прошедш)(?:ие|их|юю|ий)",
    in_month="в|с|к|до|от|по|на|за|за весь|с начала|и",
    in_year="в|с|к|до|от|по|на|за|и",
    year_word="год(?:а|у|ом|ов|ы)?|г\\.|гг\\.",
    until="до|по|и",
    on_weekday="в|во|с|к|ко|до|от|на|по|за",
    future="будет|будут|состоится|состоятся|пройд[её]т|пройдут|плани\\w+|намерен\\w*|ожидается|должн\\w+|завтра|следующ\\w+",
)  # fmt: skip
UKRAINIAN = DateWords(
    months=(
        "січ(?:ень|ня|ні|ню|нем|\\.)", "лют(?:ий|ого|ому|им|\\.)", "берез(?:ень|ня|ні|ню|нем|\\.)",
        "квіт(?:ень|ня|ні|ню|нем|\\.)", "трав(?:ень|ня|ні|ню|нем|\\.)", "черв(?:ень|ня|ні|ню|нем|\\.)",
        "лип(?:ень|ня|ні|ню|нем|\\.)", "серп(?:ень|ня|ні|ню|нем|\\.)", "верес(?:ень|ня|ні|ню|нем|\\.)",
        "жовт(?:ень|ня|ні|ню|нем|\\.)", "листопад(?:а|і|у|ом)?", "груд(?:ень|ня|ні|ню|нем|\\.)",
    ),
    weekdays=(
        "понеділ(?:ок|ка|ку|ком)", "вівтор(?:ок|ка|ку|ком)", "серед[ауиі]", "четвер(?:га|гу)?", "п['’ʼ]ятниц[яюіею]",
        "субот[ауиі]", "неділ[яюіею]",
    ),
    days={
        "позавчора": -2, "вчора": -1, "учора": -1, "напередодні": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2,
    },
    units={
        "day": "дн(?:і|ів|я)|день|діб|доб[аиу]", "week": "тиж(?:день|ні|нів|ня|невi|неві)",
        "month": "місяц(?:ь|я|і|ів|ю)", "quarter": "квартал(?:у|і|ів)?", "year": "рік|рок(?:и|ів|у|ові)|році",
    },
    shifts={
        -1: "минул(?:ий|ого|ому|ої|у|а|ій|им)|попередн(?:ій|ього|ьому|ьої|ю)",
        0: "ц(?:ей|ього|ьому|ієї|ю|я|ій|е)|поточн(?:ий|ого|ому|ої)|нинішн(?:ій|ього|ьому)",
        1: "наступн(?:ий|ого|ому|ої|у|а|ій)|майбутн(?:ій|ього|ьому)",
    },
    parts={"start": "почат(?:ок|ку|ком)", "middle": "середин[аиіу]", "end": "кін(?:ець|ця|ці|цем)|наприкінці"},
    ordinals=("перш(?:ий|ого|ому)", "друг(?:ий|ого|ому)", "трет(?:ій|ього|ьому)", "четверт(?:ий|ого|ому)"),
    ago="тому",
    ahead="через|за",
    recent="за (?:останн|минул)(?:і|их|ій|ю)",
    in_month="в|у|з|із|від|до|на|по|за|і|та",
    in_year="в|у|з|із|від|до|на|по|за|і|та",
    year_word="рок(?:у|ом|ів|и)|році|рік|р\\.|рр\\.",
    until="до|по|і|та",
    on_weekday="в|у|з|із|до|на|від|по|за",
    future="буде|будуть|відбудеться|відбудуться|планує\\w*|мають|має|очіку\\w+|завтра|наступн\\w+",
    years={"торік": -1, "цьогоріч": 0},
)  # fmt: skip
GERMAN = DateWords(
    months=(
        r"j[aä]n(?:uar|ner|\.)", r"feb(?:ruar|er|\.)", "märz", r"apr(?:il|\.)", "mai", "juni?", "juli?",
        r"aug(?:ust|\.)", r"sept?(?:ember|\.)", r"okt(?:ober|\.)", r"nov(?:ember|\.)", r"dez(?:ember|\.)",
    ),
    weekdays=(
        "montags?", "dienstags?", "mittwochs?", "donnerstags?", "freitags?", "(?:samstag|sonnabend)s?", "sonntags?",
    ),
    days={"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    units={
        "day": "tage?n?", "week": "wochen?", "month": "monate?n?s?", "quarter": "quartale?n?s?", "year": "jahre?n?s?",
    },
    shifts={
        -1: "(?:letzte|vergangene|vorige)[nrsm]?", 0: "(?:diese|laufende)[nrsm]?", 1: "(?:nächste|kommende)[nrsm]?",
    },
    parts={"start": "anfang(?: des)?|beginn(?: des)?", "middle": "mitte(?: des)?", "end": "ende(?: des)?"},
    ordinals=("erste[nrs]?", "zweite[nrs]?", "dritte[nrs]?", "vierte[nrs]?"),
    ago="",
    ahead="in|binnen",
    recent="(?:in den|seit|während der) (?:letzten|vergangenen)",
    in_month="im|seit|bis|ab|vom|zum|von|vor|nach|und|für",
    in_year="seit|bis|ab|von|vor|nach|und|im jahre?|in",
    year_word="",
    until="bis|und|bis zum",
    on_weekday="am|seit|bis|ab|vom|zum|vor|nach|für",
    future="wird|werden|soll|sollen|will|wollen|plant|planen|geplant|morgen|nächste\\w*|kommende\\w*",
)  # fmt: skip
POLISH = DateWords(
    months=(
        "stycz(?:eń|nia|niu|niem)", "lut(?:y|ego|ym)", "marz?(?:ec|ca|cu|cem)", "kwie(?:cień|tnia|tniu|tniem)",
        "maj(?:a|u|em)?", "czerw(?:iec|ca|cu|cem)", "lip(?:iec|ca|cu|cem)", "sierp(?:ień|nia|niu|niem)",
        "wrze(?:sień|śnia|śniu|śniem)", "październik(?:a|u|iem)?", "listopad(?:a|zie|em)?", "grud(?:zień|nia|niu|niem)",
    ),
    weekdays=(
        "poniedział(?:ek|ku|kiem)", "wtor(?:ek|ku|kiem)", "środ[aęyą]|środzie", "czwart(?:ek|ku|kiem)", "piąt(?:ek|ku|kiem)",
        "sobot[aęyą]|sobocie", "niedziel[aęią]",
    ),
    days={
        "przedwczoraj": -2, "wczoraj": -1, "dziś": 0, "dzisiaj": 0, "jutro": 1, "pojutrze": 2,
    },
    units={
        "day": "dni|dzień|dnia|doby?", "week": "tygodni(?:e|a|u)?|tydzień", "month": "miesi(?:ąc|ące|ęcy|ąca|ącu)",
        "quarter": "kwartał(?:u|ów|y)?|kwartale", "year": "rok(?:u|iem)?|lat(?:a|ach)?",
    },
    shifts={
        -1: "(?:zeszł|ubiegł|minion|poprzedni)(?:y|ym|ego|ą|a|ej|m)?",
        0: "(?:t(?:en|ym|ego|ą|a|ej)|bieżąc(?:y|ym|ego|ą|a|ej))",
        1: "(?:przyszł|następn|najbliższ)(?:y|ym|ego|ą|a|ej)",
    },
    parts={"start": "począt(?:ek|ku|kiem)", "middle": "połow(?:a|ie|y|ę)", "end": "koni?(?:ec|ca|cu|cem)"},
    ordinals=("pierwsz(?:y|ym|ego)", "drug(?:i|im|iego)", "trzeci(?:m|ego)?", "czwart(?:y|ym|ego)"),
    ago="temu",
    ahead="za|w ciągu",
    recent="(?:w ciągu|przez|w) (?:ostatni|minion)(?:ch|ych|e)",
    in_month="w|we|od|do|z|na|po|i",
    in_year="w|we|od|do|z|na|po|i",
    year_word="rok(?:u|iem)|r\\.",
    until="do|i",
    on_weekday="w|we|od|do|na|po|za",
    future="będzie|będą|odbędzie|odbędą|planuj\\w+|ma się|mają|jutro|przyszł\\w+|następn\\w+|najbliższ\\w+",
)  # fmt: skip

WORDS: Mapping[str, DateWords] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "de": GERMAN,
    "pl": POLISH,
}
