"""Number words and scale words, as data: folded forms with their values, for each language.

`NUMBERS` add up ("forty two"); `SCALES` multiply what stands before them ("350 bn"). Scale words
differ in meaning, not only in spelling: German "Billion" is an English trillion.
"""

from collections.abc import Mapping

from extractors.language.word_lists import word_set

_ENGLISH = """
one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
"""
_RUSSIAN = """
один=1 одна=1 одно=1 одного=1 одной=1 одну=1 одному=1 два=2 две=2 двух=2 двум=2 двумя=2 три=3
трех=3 трем=3 тремя=3 четыре=4 четырех=4 четырем=4 пять=5 пяти=5 пятью=5 шесть=6 шести=6 семь=7
семи=7 восемь=8 восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 одиннадцати=11
двенадцать=12 двенадцати=12 тринадцать=13 тринадцати=13 четырнадцать=14 четырнадцати=14
пятнадцать=15 пятнадцати=15 шестнадцать=16 шестнадцати=16 семнадцать=17 семнадцати=17
восемнадцать=18 восемнадцати=18 девятнадцать=19 девятнадцати=19 двадцать=20 двадцати=20
тридцать=30 тридцати=30 сорок=40 сорока=40 пятьдесят=50 пятидесяти=50 шестьдесят=60
шестидесяти=60 семьдесят=70 семидесяти=70 восемьдесят=80 восьмидесяти=80 девяносто=90 девяноста=90
сто=100 ста=100 двести=200 двухсот=200 триста=300 трехсот=300 четыреста=400 пятьсот=500
пятисот=500 шестьсот=600 семьсот=700 восемьсот=800 девятьсот=900 двое=2 трое=3 четверо=4 пятеро=5
шестеро=6 семеро=7 восьмеро=8 девятеро=9 десятеро=10 двоих=2 троих=3 четверых=4 пятерых=5 шестерых=6
семерых=7 четырьмя=4 шестью=6 восемью=8 восьмью=8 девятью=9 десятью=10 одиннадцатью=11
двенадцатью=12 пятнадцатью=15 двадцатью=20 тридцатью=30 двумстам=200 двумястами=200 трехстам=300
тремястами=300 четырехсот=400 шестисот=600 семисот=700 восьмисот=800 девятисот=900 полтораста=150
полтора=1.5 полторы=1.5 полутора=1.5 пол=0.5
"""
_UKRAINIAN = """
один=1 одна=1 одне=1 одного=1 одну=1 одній=1 два=2 дві=2 двох=2 двом=2 двома=2 три=3 трьох=3
трьом=3 трьома=3 чотири=4 чотирьох=4 чотирьом=4 п'ять=5 п'яти=5 п'ятьох=5 шість=6 шести=6 шістьох=6
сім=7 семи=7 вісім=8 восьми=8 дев'ять=9 дев'яти=9 десять=10 десяти=10 одинадцять=11 дванадцять=12
дванадцяти=12 тринадцять=13 чотирнадцять=14 п'ятнадцять=15 п'ятнадцяти=15 шістнадцять=16
сімнадцять=17 вісімнадцять=18 дев'ятнадцять=19 двадцять=20 двадцяти=20 тридцять=30 тридцяти=30
сорок=40 сорока=40 п'ятдесят=50 п'ятдесяти=50 шістдесят=60 сімдесят=70 вісімдесят=80 дев'яносто=90
сто=100 ста=100 двісті=200 двохсот=200 триста=300 трьохсот=300 чотириста=400 п'ятсот=500
шістсот=600 сімсот=700 вісімсот=800 дев'ятсот=900 двоє=2 троє=3 четверо=4 п'ятеро=5 шестеро=6
семеро=7 восьмеро=8 дев'ятеро=9 десятеро=10 сімох=7 вісьмох=8 дев'ятьох=9 десятьох=10
одинадцяти=11 тринадцяти=13 чотирнадцяти=14 шістнадцяти=16 сімнадцяти=17 вісімнадцяти=18
дев'ятнадцяти=19 двадцятьох=20 шістдесяти=60 сімдесяти=70 вісімдесяти=80 дев'яноста=90 двомстам=200
чотирьохсот=400 п'ятисот=500 шестисот=600 семисот=700 восьмисот=800 дев'ятисот=900
півтора=1.5 півтори=1.5 пів=0.5
"""
_GERMAN = """
ein=1 eine=1 einer=1 einem=1 einen=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10
elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18
neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80
neunzig=90 hundert=100 zweihundert=200 dreihundert=300 vierhundert=400 fünfhundert=500
sechshundert=600 siebenhundert=700 achthundert=800 neunhundert=900 anderthalb=1.5 eineinhalb=1.5
halbe=0.5
"""
_POLISH = """
jeden=1 jedna=1 jedno=1 jednego=1 jedną=1 dwa=2 dwie=2 dwaj=2 dwóch=2 dwu=2 dwoma=2 trzy=3 trzej=3
trzech=3 cztery=4 czterech=4 pięć=5 pięciu=5 sześć=6 sześciu=6 siedem=7 siedmiu=7 osiem=8 ośmiu=8
dziewięć=9 dziewięciu=9 dziesięć=10 dziesięciu=10 jedenaście=11 jedenastu=11 dwanaście=12
dwunastu=12 trzynaście=13 czternaście=14 piętnaście=15 piętnastu=15 szesnaście=16 siedemnaście=17
osiemnaście=18 dziewiętnaście=19 dwadzieścia=20 dwudziestu=20 trzydzieści=30 trzydziestu=30
czterdzieści=40 pięćdziesiąt=50 pięćdziesięciu=50 sześćdziesiąt=60 siedemdziesiąt=70
osiemdziesiąt=80 dziewięćdziesiąt=90 sto=100 stu=100 dwieście=200 dwustu=200 trzysta=300
trzystu=300 czterysta=400 pięćset=500 pięciuset=500 sześćset=600 siedemset=700 osiemset=800
dziewięćset=900 dwoje=2 troje=3 czworo=4 pięcioro=5 sześcioro=6 siedmioro=7 ośmioro=8 dziewięcioro=9
dziesięcioro=10 dwojga=2 trojga=3 czworga=4 dwojgu=2 trojgu=3 czworgu=4 trzema=3 czterema=4 pięcioma=5 sześcioma=6 siedmioma=7
ośmioma=8 dziewięcioma=9 dziesięcioma=10 trzynastu=13 czternastu=14 szesnastu=16 siedemnastu=17
osiemnastu=18 dziewiętnastu=19 trzydziestu=30 czterdziestu=40 sześćdziesięciu=60
siedemdziesięciu=70 osiemdziesięciu=80 dziewięćdziesięciu=90 czterystu=400 sześciuset=600
siedmiuset=700 ośmiuset=800 dziewięciuset=900 półtora=1.5 półtorej=1.5 pół=0.5
"""
_FRENCH = """
deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 vingt=20
trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100
"""
_SPANISH = """
dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 quince=15
veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100
"""
_ENGLISH_SCALES = """
hundred=1e2 dozen=12 thousand=1e3 million=1e6 millions=1e6 mln=1e6 mn=1e6 billion=1e9 billions=1e9
bn=1e9 bln=1e9 trillion=1e12 trillions=1e12 trn=1e12 tn=1e12 trln=1e12 k=1e3 m=1e6 b=1e9
"""
_RUSSIAN_SCALES = """
тыс=1e3 тысяча=1e3 тысячи=1e3 тысяч=1e3 тысячу=1e3 тысячам=1e3 тысячами=1e3 тысячах=1e3 млн=1e6
миллион=1e6 миллиона=1e6 миллионов=1e6 миллионам=1e6 миллионами=1e6 миллионах=1e6 миллиону=1e6
млрд=1e9 миллиард=1e9 миллиарда=1e9 миллиардов=1e9 миллиардам=1e9 миллиардами=1e9 миллиардах=1e9
миллиарду=1e9 трлн=1e12 триллион=1e12 триллиона=1e12 триллионов=1e12 триллионами=1e12 десяток=10
десятка=10 десятков=10 дюжина=12 дюжину=12 дюжины=12 сотня=100 сотню=100 сотни=100 сотен=100
"""
_UKRAINIAN_SCALES = """
тис=1e3 тисяча=1e3 тисячі=1e3 тисяч=1e3 тисячу=1e3 тисячам=1e3 млн=1e6 мільйон=1e6 мільйона=1e6
мільйони=1e6 мільйонів=1e6 мільйонам=1e6 млрд=1e9 мільярд=1e9 мільярда=1e9 мільярди=1e9 мільярдів=1e9
мільярдам=1e9 мільйонами=1e6 мільйонах=1e6 мільйону=1e6 мільярдами=1e9 мільярдах=1e9 мільярду=1e9
тисячами=1e3 тисячах=1e3 трлн=1e12 трильйон=1e12 трильйона=1e12 трильйони=1e12 трильйонів=1e12
десяток=10 десятка=10 десятки=10 десятків=10 сотня=100 сотню=100 сотні=100 сотень=100
"""
_GERMAN_SCALES = """
dutzend=12 tausend=1e3 tsd=1e3 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9
milliarden=1e9 mrd=1e9 billion=1e12 billionen=1e12 bio=1e12
"""
_POLISH_SCALES = """
tuzin=12 tys=1e3 tysiąc=1e3 tysiące=1e3 tysiąca=1e3 tysięcy=1e3 mln=1e6 milion=1e6 miliona=1e6
miliony=1e6 milionów=1e6 milionom=1e6 mld=1e9 miliard=1e9 miliarda=1e9 miliardy=1e9 miliardów=1e9
milionami=1e6 milionach=1e6 milionowi=1e6 miliardom=1e9 miliardami=1e9 miliardach=1e9 tysiącom=1e3
tysiącami=1e3 tysiącach=1e3 tuziny=12 tuzinów=12 setka=100 setkę=100 setki=100 setek=100 bln=1e12
bilion=1e12 biliona=1e12 biliony=1e12 bilionów=1e12
"""
_FRENCH_SCALES = (
    "mille=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12"
)
_SPANISH_SCALES = "mil=1e3 millón=1e6 millones=1e6 billón=1e12 billones=1e12"

# Only right after a digit or an amount with its currency: elsewhere letters of all kinds.
LETTER_SCALES = frozenset("kmb")
# Words for a half, alone ("half a million") or as the beginning of a word ("полмиллиона").
HALVES: Mapping[str, frozenset[str]] = {
    "en": frozenset({"half"}),
    "ru": frozenset({"пол", "полу", "половиной"}),
    "uk": frozenset({"пів", "половиною"}),
    "de": frozenset({"halbe", "halben", "halbes", "halber"}),
    "pl": frozenset({"pół"}),
    "fr": frozenset({"demi"}),
    "es": frozenset({"medio"}),
}
# Scale words that say one of it when they stand alone; others ("millions", "сотни") say no number.
SINGLE_SCALES = word_set("""тысяча тысячу миллион миллиард триллион тисяча тисячу мільйон мільярд трильйон tausend tysiąc
    milion miliard mille mil сотня сотню setka setkę десяток дюжина дюжину tuzin""")
# Number words that are articles unless a scale follows.
ARTICLES = word_set("ein eine einer einem einen")
# Number words that count people where they stand alone: "трое погибли".
COLLECTIVES = word_set("""двое трое четверо пятеро шестеро семеро восьмеро девятеро десятеро двоих троих четверых пятерых
    шестерых семерых двоє троє п'ятеро дев'ятеро dwoje troje czworo pięcioro sześcioro siedmioro ośmioro dziewięcioro
    dziesięcioro""")


def _table(words: str) -> Mapping[str, float]:
    return {
        word: float(value) for word, _, value in (pair.partition("=") for pair in words.split())
    }


def _german_joined(words: Mapping[str, float]) -> Mapping[str, float]:
    """With the numbers that German writes as one word: "dreiundzwanzig", "zwölftausend", "viereinhalb"."""
    units = {word: value for word, value in words.items() if 2 <= value <= 9}
    tens = {word: value for word, value in words.items() if 20 <= value <= 90}
    joined = {
        f"{unit}und{ten}": units_or_one + tens[ten]
        for unit, units_or_one in (units | {"ein": 1.0}).items()
        for ten in tens
    }
    halves = {f"{unit}einhalb": value + 0.5 for unit, value in units.items()}
    thousands = {
        f"{word}tausend": value * 1000
        for word, value in {**words, **joined, **halves}.items()
        if 1 < value <= 900
    }
    return {**words, **joined, **thousands, **halves}


NUMBERS: Mapping[str, Mapping[str, float]] = {
    "en": _table(_ENGLISH),
    "ru": _table(_RUSSIAN),
    "uk": _table(_UKRAINIAN),
    "de": _german_joined(_table(_GERMAN)),
    "pl": _table(_POLISH),
    "fr": _table(_FRENCH),
    "es": _table(_SPANISH),
}
SCALES: Mapping[str, Mapping[str, float]] = {
    "en": _table(_ENGLISH_SCALES),
    "ru": _table(_RUSSIAN_SCALES),
    "uk": _table(_UKRAINIAN_SCALES),
    "de": _table(_GERMAN_SCALES),
    "pl": _table(_POLISH_SCALES),
    "fr": _table(_FRENCH_SCALES),
    "es": _table(_SPANISH_SCALES),
}
