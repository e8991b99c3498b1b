"""Words of dates, as data: forms as texts write them, in small letters, for five languages.

A form may hold a regular expression for its endings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SEASONS = ("spring", "summer", "autumn", "winter")
"""In order of their first months, March to December."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language. Lists are in order: months from January, weekdays from Monday.

    `days` are whole days counted from the day of publication, `years` years from its year. `units` give day, week, month,
    quarter and year, each as all its forms. `shifts` say which one is meant: -1 the last, 0 this,
    1 the next. `parts` say which end of a span: start, middle, end; `ends` join such a part and a unit in one word.
    `future` and `past` are cues for what is to come and what has been. `half` names a half-year, `half_of` needs the year
    said after it, `firsts` are the ordinals of both. `decades` hold a `decade` (1990) or a `short` (90).
    `seasons` from spring to winter; without a year one is a date behind `in_season`, or where `as_season` is its form.
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
    past: str
    weekend: str
    half: str
    half_of: str
    firsts: tuple[str, str]
    decades: tuple[str, ...]
    seasons: Mapping[str, str]
    in_season: str
    as_season: str = ""
    year_ending: str = ""
    years: Mapping[str, int] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)


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
        "start": "earl(?:y|ier)(?: in)?|(?:the )?(?:start|beginning) of", "middle": "mid-?|(?:the )?middle of",
        "end": "later?(?: in)?|(?:the )?end of",
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
    future="will|won['’]t|next|coming|plans?|planned|expect(?:s|ed)?|due|scheduled|set (?:to|for)|is to|are to|would|tomorrow|shall"
    "|is going|are going|could|should|to (?:be|meet|open|hold|start|begin|end|vote|decide|visit|close|launch|join|take)"
    "|opens|begins|meets|travels",
    past="said|says|told|was|were|had|did|began|fell|rose|won|lost|met|made|took|went|came|held|sold|bought|has|have"
    "|[a-z]{2,}ed",
    weekend="weekend",
    half="half[- ]year|half of the year",
    half_of="half of",
    firsts=("first", "second"),
    decades=("(?P<decade>(?:19|20)\\d0)s", "(?<=the )['’‘]?(?P<short>[3-9]0)s"),
    seasons={
        # Prices fall, and "this fall in prices" is no autumn.
        "spring": "spring", "summer": "summer(?! olympi| paralympi| games)",
        "autumn": r"autumn|fall(?!,? (?:in|from|to|by|over|below|out|apart|behind|short)\b)(?! of (?!(?:19|20)\d\d|last|this|next))",
        "winter": "winter(?! olympi| paralympi| games)",
    },
    in_season="(?:in|since|by|until|till|before|after|during|over|through) the(?! fall)",
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
        -1: "прошл(?:ый|ая|ой|ую|ого|ом|ое|ые|ых|ым)|минувш(?:ий|ая|ей|ую|его|ем|ие|их|им)|предыдущ(?:ий|ая|ей|ую|его|ем|ие|их)",
        0: "эт(?:от|а|ой|у|ого|ом|и|их|им)|нынешн(?:ий|яя|ей|юю|его|ем|ие|им)|текущ(?:ий|ая|ей|ую|его|ем|ие)",
        1: "следующ(?:ий|ая|ей|ую|его|ем|ие|их|им)|будущ(?:ий|ая|ей|ую|его|ем|ие|их|им)|ближайш(?:ий|ая|ей|ую|ие|их)",
    },
    parts={"start": "начал[аеоу]", "middle": "середин[аеуы]", "end": "кон(?:ец|ца|це|цу)"},
    ordinals=("перв(?:ый|ого|ом)", "втор(?:ой|ого|ом)", "трет(?:ий|ьего|ьем)", "четверт(?:ый|ого|ом)"),
    ago="назад|тому назад",
    ahead="через|спустя",
    recent="за (?:последн|минувш|прошедш)(?:ие|их|юю|ий)",
    in_month="в|с|к|до|от|по|на|за|за весь|с начала|и",
    in_year="в|с|к|до|от|по|на|за|и",
    year_word="год(?:а|у|ом|ов|ы)?|г\\.|гг\\.",
    until="до|по|и",
    on_weekday="в|во|с|к|ко|до|от|на|по|за|утр(?:о|а|у|ом)|вечер(?:а|у|ом)?|ноч(?:ь|и|ью)",
    future="будет|будут|плани\\w+|намерен\\w*|ожида\\w+|долж[ен]н?\\w*|завтра|следующ\\w+|предсто\\w+|(?:состо|встрет|начн|пройд|откро"
    "|закро|заверш|заканч|законч|продолж|предста|рассмотр|обсуд|проголосу|подпи[шс]|выступ|провед|объяв|вступ|посет|приед|поед"
    "|прибуд|прилет|вылет|отправ|верн|собер|стан|смо[гж]|получ|сыгра|упад|вырас|достиг|опублику|появ|ожид|решит|реша|утверд|прим"
    "|назнач|запуст|покин|перейд|уйд|выйд|скаж|расска)(?:[её]?т|ут|ют|ит|ат|ят|дет|дут|жет|жут)(?:ся)?",
    past="[а-яё]{2,}(?:л|ла|ло|ли)(?:ся|сь)?",
    weekend="выходн(?:ые|ых|ым|ыми)|уик-?энд\\w*",
    half="полугоди(?:е|я|и|ю|ем)",
    half_of="половин(?:а|ы|е|у|ой)",
    firsts=("перв\\w+", "втор\\w+"),
    decades=(
        "(?P<decade>(?:19|20)\\d0)-?(?:х|е|ые|ых)(?: год\\w*)?", "(?P<short>[2-9]0)-?(?:х|е|ые|ых)(?: год\\w*)?",
    ),
    seasons={
        "spring": "весн(?:а|ы|е|у|ой|ою)", "summer": "лет(?:о|а|у|ом|е)", "autumn": "осен(?:ь|и|ью)",
        "winter": "зим(?:а|ы|е|у|ой|ою)",
    },
    in_season="до|к",
    as_season="весной|весною|летом|осенью|зимой|зимою",
    year_ending="-?(?:го|м|му|й)",
    years={"позапрошлом году": -2, "позапрошлого года": -2, "позапрошлый год": -2},
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
        -1: "минул(?:ий|ого|ому|ої|у|а|ій|им|і|их)|попередн(?:ій|ього|ьому|ьої|ю|і)",
        0: "ц(?:ей|ього|ьому|ієї|ю|я|ій|е|і|их)|поточн(?:ий|ого|ому|ої)|нинішн(?:ій|ього|ьому)",
        1: "наступн(?:ий|ого|ому|ої|у|а|ій|і|их)|майбутн(?:ій|ього|ьому|і)|найближч(?:ий|ого|ої|у|і)",
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
    on_weekday="в|у|з|із|до|на|від|по|за|ран(?:ок|ку|ком)|веч(?:ір|ора)|ніч|ночі",
    future="буде|будуть|планує\\w*|плануют\\w*|мають|має|очіку\\w+|завтра|наступн\\w+|[а-яіїєґ']{2,}(?:тиме|тимуть)(?:ться)?|(?:відбуд|зустрін"
    "|почн|розпочн|пройд|відкри|закри|заверш|закінч|продовж|предста|розглян|обговор|проголосу|підпиш|виступ|провед|оголос|набуд"
    "|набер|відвіда|приїд|прибуд|прилет|поїд|повер|збер|стан|змож|отрима|зігра|впад|зрост|сягн|опублік|з'яв|виріш|ухвал|затверд"
    "|признач|запуст|вийд|скаж)(?:[еиі]?(?:ть|е|є|уть|ють|ать|ять|лять|не|нуть)|ує|ують)(?:ся)?",
    past="[а-яіїєґ']{2,}(?:ла|ло|ли|ав|ив|яв|ів)(?:ся|сь)?",
    weekend="вихідн(?:і|их|им)|вікенд\\w*",
    half="півріччя|півріччі|півріччю",
    half_of="половин(?:а|и|і|у|ою)",
    firsts=("перш\\w+", "друг\\w+"),
    decades=(
        "(?P<decade>(?:19|20)\\d0)-?(?:х|ті|тих|их|і)(?: рок\\w*)?", "(?P<short>[2-9]0)-?(?:х|ті|тих|их|і)(?: рок\\w*)?",
    ),
    seasons={
        "spring": "весн(?:а|и|і|у|ою)|навесні", "summer": "літ(?:о|а|у|і|ом)|влітку|улітку",
        "autumn": "ос(?:інь|ені|інню)|восени", "winter": "зим(?:а|и|і|у|ою)|взимку|узимку",
    },
    in_season="до",
    as_season="навесні|влітку|улітку|восени|взимку|узимку",
    year_ending="-?(?:го|му|й|м)",
    years={"позаминулого року": -2, "позаминулому році": -2, "позаторік": -2, "торік": -1, "цьогоріч": 0},
)  # fmt: skip
GERMAN = DateWords(
    months=(
        r"januar|jänner|jan\.", r"februar|feber|feb\.", "märz", r"apr(?:il|\.)", "mai", "juni?", "juli?",
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
    parts={"start": "(?:anfang|beginn)(?: des| der)?", "middle": "mitte(?: des| der)?", "end": "ende(?: des| der)?"},
    ordinals=("erste[nrs]?", "zweite[nrs]?", "dritte[nrs]?", "vierte[nrs]?"),
    ago="",
    ahead="in|binnen",
    recent="(?:in den|seit|während der) (?:letzten|vergangenen)",
    in_month="im|seit|bis|ab|vom|zum|von|vor|nach|und|für",
    in_year="seit|bis|ab|von|vor|nach|und|im jahre?|in",
    year_word="",
    until="bis|und|bis zum",
    on_weekday="am|seit|bis|ab|vom|zum|vor|nach|für",
    future="wird|werden|soll|sollen|will|wollen|plant|planen|geplant|morgen|nächste\\w*|kommende\\w*|beginnt|beginnen|startet|tagt"
    "|tritt|treten|öffnet|endet|entscheidet|muss|müssen|reist|trifft|treffen|erwartet",
    past="war|waren|hat|haben|habe|hatte|hatten|wurden?|sagten?|teilte|erklärte|kündigte|berichtete|ist|sind|[a-zäöü]{3,}(?<!heu)ten?",
    weekend="wochenendes?",
    half="halbjahre?s?|jahreshälfte|hälfte des jahres",
    half_of="",
    firsts=("erste[nrs]?", "zweite[nrs]?"),
    decades=("(?P<decade>(?:19|20)\\d0)er(?:[- ]jahren?)?", "(?P<short>[2-9]0)er[- ]jahren?"),
    seasons={
        "spring": "frühjahrs?|frühlings?", "summer": "sommers?", "autumn": "herbst(?:e?s)?", "winter": "winters?",
    },
    in_season="im|seit(?: dem)?|bis(?: zum)?|zum|ab(?: dem)?|vor dem|nach dem",
    years={"vorletzten jahr": -2, "vorletztes jahr": -2, "vorvorjahr": -2, "vorjahr": -1, "vorjahres": -1, "vorjahrs": -1},
    ends={
        "start": "(?P<a_year>jahres)(?:beginn|anfang)s?|(?P<a_month>monats)(?:beginn|anfang)s?",
        "middle": "(?P<a_year>jahres)mitte|(?P<a_month>monats)mitte",
        "end": "(?P<a_year>jahres)endes?|(?P<a_month>monats)endes?",
    },
)  # fmt: skip
POLISH = DateWords(
    months=(
        "stycz(?:eń|nia|niu|niem)", "lut(?:y|ego|ym)", "mar(?:zec|ca|cu|cem)", "kwie(?:cień|tnia|tniu|tniem)",
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
        -1: "(?:zeszł|ubiegł|minion|poprzedni)(?:y|ym|ego|ą|a|ej|m|e|ych)?",
        0: "(?:t(?:en|ym|ego|ą|a|ej)|bieżąc(?:y|ym|ego|ą|a|ej))",
        1: "(?:przyszł|następn|najbliższ)(?:y|ym|ego|ą|a|ej|e|ych)",
    },
    parts={"start": "począt(?:ek|ku|kiem)", "middle": "połow(?:a|ie|y|ę)", "end": "ko(?:niec|ńca|ńcu|ńcem)"},
    ordinals=("pierwsz(?:y|ym|ego)", "drug(?:i|im|iego)", "trzeci(?:m|ego)?", "czwart(?:y|ym|ego)"),
    ago="temu",
    ahead="za|w ciągu",
    recent="(?:w ciągu|przez|w) (?:ostatni|minion)(?:ch|ych|e)",
    in_month="w|we|od|do|z|na|po|i",
    in_year="w|we|od|do|z|na|po|i",
    year_word="rok(?:u|iem)|r\\.",
    until="do|i",
    on_weekday="w|we|od|do|na|po|za",
    future="będzie|będą|odbędzie|odbędą|planuj\\w+|ma|mają|jutro|przyszł\\w+|następn\\w+|najbliższ\\w+|(?:spotk|zagr|rozpoczn|zaczn"
    "|zakończ|otworz|zamkn|przedstaw|omów|zagłosuj|podpis|wystąp|ogłos|wejd|odwiedz|przyjed|pojed|wróc|zbier|zostan|otrzym|spadn"
    "|wzrośn|osiągn|opublikuj|ukaż|zdecyd|rozpatrz|uchwal|zatwierdz|uruchom|rusz|dotr|sięgn|powinn)(?:ie|ią|ą|a|i|y|e|ają|ują|uje)?",
    past="[a-ząćęłńóśźż]{2,}(?:ł|ła|ło|li|ły)",
    weekend="weekend(?:zie|u|em)?",
    half="półrocz(?:e|a|u|em)",
    half_of="połow(?:a|ie|y|ę)",
    firsts=("pierwsz\\w+", "drug\\w+"),
    decades=(
        "lat(?:a|ach)? (?P<decade>(?:19|20)\\d0)\\.?", "lat(?:a|ach)? (?P<short>[2-9]0)\\.?(?: (?:xx|ubiegłego) wieku)?",
    ),
    seasons={
        # "Lata" are years as well: a summer only behind "tego", "zeszłego" and the like.
        "spring": "wiosn(?:a|y|ie|ę|ą)", "summer": "lat(?:o|em)|lecie|(?<=go )lata", "autumn": "jesie(?:ń|ni|nią)",
        "winter": "zim(?:a|y|ie|ę|ą)",
    },
    in_season="do|od",
    as_season="wiosną|latem|jesienią|zimą",
    years={"ub.r.": -1, "ub. r.": -1, "ub. roku": -1, "br.": 0, "b.r.": 0},
)  # fmt: skip

WORDS: Mapping[str, DateWords] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "de": GERMAN,
    "pl": POLISH,
}
