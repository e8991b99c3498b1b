"""Currencies, per cent, and measures that all languages count in, as patterns.

A currency word is tried on folded text right after an amount, a symbol or code on either side.
"""

import re
from collections.abc import Mapping

from extractors.language.word_lists import word_set

SYMBOLS: Mapping[str, str] = {
    "US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL",
    "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₺": "TRY", "₪": "ILS", "zł": "PLN", "₸": "KZT", "₾": "GEL", "Rs.": "INR", "Rs": "INR",
}  # fmt: skip
CODES = word_set("""USD EUR GBP RUB UAH CNY JPY PLN CHF CAD AUD NZD SEK NOK DKK CZK HUF RON TRY INR KRW ILS BRL
    MXN ZAR KZT GEL AED SAR HKD SGD RMB""")
# Longer wordings first: "canadian dollars" before "dollars".
_WORDS = (
    ("CAD", r"canadian dollars?|канадск\w+ доллар\w*|kanadische[nr]? dollar"),
    ("AUD", r"australian dollars?|австралийск\w+ доллар\w*|australische[nr]? dollar"),
    ("USD", r"(?:us |u\.s\. |american )?dollars?|us-dollar|(?:американск\w+ )?доллар\w*|долл?\b\.?|долар(?:а|и|ів|ам|ами|ах|у|ові)?"
            r"|dolar\w*|dólares"),
    ("EUR", r"euros?|евро|євро"),
    ("GBP", r"pounds? sterling|(?:british )?pounds?|pfund|(?:британск\w+ )?фунт\w*(?: стерлинг\w+)?|funt\w*"),
    ("RUB", r"(?:russian )?rou?bles?|руб(?:л\w+)?\b\.?|rubel|rubl[aeiy]\w*|rubli"),
    ("UAH", r"(?:ukrainian )?hryvni?[ay]s?|hryvnia\w*|грн\b\.?|грив(?:н\w+|ень|ен)|griwna|hrywni\w*|hrywien"),
    ("PLN", r"zlotys?|złot\w+|злот\w+"),
    ("CNY", r"(?:chinese )?yuan|юан\w+|юанів|juan\w*"),
    ("JPY", r"(?:japanese )?yen|йен\w*|єн\w?|jen\w*"),
    ("INR", r"(?:indian )?rupees?|рупи[йяею]\w*"),
    ("CHF", r"swiss francs?|franken|швейцарск\w+ франк\w*"),
    ("TRY", r"(?:turkish )?lira|лир[ыа]?|lir"),
    ("ILS", r"shekels?|шекел\w+"),
    ("KRW", r"(?:south korean )?won(?= |[.,;:]|$)"),
    ("BRL", r"(?:brazilian )?reais"),
    ("ZAR", r"(?:south african )?rand"),
    ("KZT", r"tenge|тенге"),
    ("CZK", r"(?:czech )?(?:crowns|korunas?)"),
    ("SEK", r"swedish (?:crowns|kron[ao]r)"),
)  # fmt: skip
CURRENCY_WORD = re.compile(
    "|".join(rf"(?P<{code}>(?:{words})(?!\w))" for code, words in _WORDS), re.IGNORECASE
)

# Hundredths of a currency, by the language that names them so where the word is one in several.
_CENTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("USD", r"(?:us )?cents?"), ("GBP", r"pence"), ("RUB", r"kope[ck]ks?|kopeks?")),
    "ru": (("RUB", r"коп(?:е[её]?к\w*)?\b\.?"), ("USD", r"цент(?:а|ов|ы|ам|ами)?")),
    "uk": (("UAH", r"коп(?:і[йє]\w+)?\b\.?"), ("USD", r"цент(?:а|ів|и|ам|ами)?")),
    "de": (("EUR", r"(?:euro-?)?cents?"), ("RUB", r"kopeken?")),
    "pl": (("PLN", r"grosz\w*|gr"), ("USD", r"cent(?:y|ów|a|ami)?"), ("RUB", r"kopie\w+")),
}
CENT_WORD: Mapping[str, re.Pattern[str]] = {
    code: re.compile(
        "|".join(rf"(?P<{currency}>(?:{words})(?!\w))" for currency, words in cents), re.IGNORECASE
    )
    for code, cents in _CENTS.items()
}

POINTS = re.compile(
    r"(?:(?P<percentage>percentage[ -]points?|п\. ?п\.?|процентн\w+ пункт\w*|відсотков\w+ пункт\w*|проц\. пункт\w*"
    r"|prozentpunkte?n?|punkt\w* procentow\w+|p(?:un)?kt\.? proc\.?|p\. ?p\.?|pp\.?)"
    r"|(?P<basis>basis[ -]points?|bps?|базисн\w+ пункт\w*|б\. ?п\.?|basispunkte?n?|punkt\w* bazow\w+))(?!\w)",
    re.IGNORECASE,
)
PERCENT = re.compile(
    r"(?:%|per ?cent(?:s)?(?!\w|age)|pct(?!\w)|процент(?:а|ов|ами|ам|ах|ы|у|ом)?(?!\w)|процентн\w+"
    r"|відсот(?:ок|ка|ки|ків|ками|кам|ках|кову|кові|кових|ковий|кове|кового)(?!\w)"
    r"|prozent(?!\w|p)|prozentige[nrsm]?(?!\w)|procent(?:a|y|ów|om|ami|ach|owe|owy|owych)?(?!\w)"
    r"|proc(?!\w)|por ciento(?!\w)|pour cent(?!\w))",
    re.IGNORECASE,
)
# One word for the same measure in five languages, so that "30 дней" meets "30 days".
_MEASURES = (
    ("square_kilometre", r"square kilomet(?:re|er)s?|sq\.? ?km|km²|км²|кв\. ?км|квадратн\w+ к[иі]лометр\w*"
                         r"|quadratkilometern?|km kw\.?|kilometr\w+ kwadratow\w+"),
    ("square_mile", r"square miles?|sq\.? miles?"),
    ("second", r"seconds?|секунд\w*|sekunden?|sekund[ya]?"),
    ("minute", r"minutes?|минут\w*|хвилин\w*|minuten?|minut[ya]?"),
    ("hour", r"hours?|час(?:а|ов|ам|ами|ах)?|годин\w*|stunden?|godzin\w*"),
    ("day", r"days?|дн(?:я|ей|ям|ями|ях)|день|сут(?:ки|ок)|дн(?:і|ів)|діб|доб[аиу]|tage?n?|dni|dzień|doby?"),
    ("week", r"weeks?|недел\w+|недель|тиж(?:день|ні|нів|ня)|wochen?|tygodni\w*|tydzień"),
    ("month", r"months?|месяц\w*|місяц\w+|monate?n?|miesi[ąę]c\w*"),
    ("year", r"years?|лет|год(?:а|ов|у|ы)?|рок(?:и|ів|у|ам)|рік|jahre?n?|lata?|lat|roku"),
    ("kilometre_an_hour", r"km/h|kph|км/ч|км/год|km/godz|stundenkilometern?"),
    ("kilometre", r"km|kilometer\w*|kilomet(?:re|er)s?|км|километр\w*|кілометр\w*|kilometr\w*"),
    ("metre", r"m|м|met(?:re|er)s?|метр\w*|metr(?:y|ów|a)?"),
    ("mile", r"miles?|мил(?:я|и|ь)|миль|meilen?|mil[ei]?"),
    ("kilogram", r"kg|kilo(?:s|gram\w*)?|кг|килограмм\w*|кілограм\w*"),
    ("litre", r"l|л|lit(?:re|er)s?|литр\w*|літр\w*|litern?|litr(?:y|ów|a)?"),
    ("hectare", r"ha|hectares?|га|гектар\w*|hektar\w*"),
    ("barrel", r"barrels?|баррел\w*|барел\w*|barreln?|bary(?:łek|łk\w+)"),
    ("degree", r"°[CF]?|degrees?|градус\w*|grad|stopni\w*|st\. c"),
    ("tonne", r"t|т|tonn(?:e|es|en)|tons?|тонн\w*|ton[yn]?"),
    ("people", r"people|persons?|человек\w*|люд(?:ей|и|ям|ями)|осіб|людин\w*|menschen|personen|os[óo]b\w*"
               r"|ludzi|ludzie"),
    ("vote", r"votes?|голос(?:а|ов|и|ів)?|stimmen|głos(?:y|ów|ami)?"),
    ("time", r"times|раз(?:а)?|рази|разів|razy"),
)  # fmt: skip
MEASURE = re.compile(
    "|".join(rf"(?P<{unit}>(?:{words})(?!\w))" for unit, words in _MEASURES), re.IGNORECASE
)

# "a 30-day pause", "30-дневная пауза", "30-tägige Pause".
_ADJECTIVES = (
    ("minute", r"minutes?|минутн\w+|хвилинн\w+|minütig\w*|minutow\w+"),
    ("hour", r"hour|часов(?:ой|ая|ое|ую|ого|ом)|годинн\w+|stündig\w*|godzinn\w+"),
    ("day", r"day|дневн\w+|суточн\w+|денн\w+|добов\w+|tägig\w*|dniow\w+"),
    ("week", r"week|недельн\w+|тижнев\w+|wöchig\w*|tygodniow\w+"),
    ("month", r"month|месячн\w+|місячн\w+|monatig\w*|miesięczn\w+"),
    ("year", r"year(?![- ]old)"),
)
MEASURE_ADJECTIVE = re.compile(
    "-(?:" + "|".join(rf"(?P<{unit}>(?:{words})(?!\w))" for unit, words in _ADJECTIVES) + ")",
    re.IGNORECASE,
)
