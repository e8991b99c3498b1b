"""Abbreviations whose full stop need not end a sentence, as they are written (without the stop).

`BEFORE_MORE`: something always follows ("Gen. Smith"). `EITHER`: a sentence may end here ("Inc.",
"млрд."), which the next word must tell. `BEFORE_NUMBER`: only an abbreviation before a digit.
"""

from collections.abc import Mapping

from extractors.language.word_lists import word_set

_LATIN = """
Mr Mrs Ms Messrs Dr Prof Gen Col Lt Sgt Sen Reps Rep Gov Rev Hon Capt Cmdr Adm Maj Brig Pres Amb
Supt Det Insp Cpl Pvt Fr Sr Mt Ft St Ste vs approx cf e.g i.e viz al ed eds trans
"""
_CYRILLIC = """
г гор ул просп пл пер им ген полк проф акад доц инж тов гр см ср рис стр табл т.е напр кв оз
м вул пров буд ім смт с р рр тобто див рис акад пор д-р стор Им Проф Акад Ген Ул См Ср Рис Ім Вул Див Пор
"""
BEFORE_MORE: Mapping[str, frozenset[str]] = {
    "en": word_set(_LATIN),
    "ru": word_set(_CYRILLIC),
    "uk": word_set(_CYRILLIC),
    "de": word_set("""Hr Fr Frl Dr Prof Dipl Ing Gen St Str bzw ca z.B z.b u.a d.h i.d.R o.ä vgl evtl ggf inkl
        exkl sog geb gest Nr Abs Art Bd Hrsg Kap Anm etw max min Min Std z u a d i o v n"""),
    "pl": word_set("""p dr prof mgr inż gen płk mjr kpt por ks św ul al pl os im np tzw tj m.in ok godz nr art
        ust pkt str zob por red Por Prof Tzw Zob Im Ul"""),
}
_LATIN_ENDS = """
Inc Corp Co Ltd Jr Sr Bros plc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed
Thu Thur Thurs Fri a.m p.m Ave Blvd Rd dept Dept est mph sq Sen.-elect
"""
_CYRILLIC_ENDS = """
гг г руб коп тыс млн млрд трлн н.э в вв ч мин сек чел долл проц
тис грн крб р рр ст осіб дол хв год
"""
EITHER: Mapping[str, frozenset[str]] = {
    "en": word_set(_LATIN_ENDS),
    "ru": word_set(_CYRILLIC_ENDS),
    "uk": word_set(_CYRILLIC_ENDS),
    "de": word_set("Mio Mrd Bio Jh Jhs v.Chr n.Chr Jan Feb Aug Sept Okt Nov Dez"),
    "pl": word_set("r w tys mln mld zł gr r.b proc"),
}
BEFORE_NUMBER = word_set("No Nos no nos Art Sec pp p № п ст Nr nr str стор s гг рр Гг")
YEAR_WORDS = word_set("г р r")
"""Short for year in Russian, Ukrainian and Polish."""
IN_YEAR = word_set("в у w")
