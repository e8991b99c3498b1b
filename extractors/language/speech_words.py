"""Verbs and phrases of reported speech, as data. Folded forms.

`VERBS` introduce a statement, `DENIALS` (also among them) say that one is wrong. `SOURCES` are
phrases that stand before a speaker in place of a verb.
"""

from collections.abc import Mapping

from extractors.language.word_lists import word_set

_ENGLISH = """
said says saying told tells telling announced announces announcing claimed claims claiming
insisted insists insisting argued argues arguing added adds adding stressed stresses stressing
stated states stating declared declares declaring noted notes noting warned warns warning
explained explains explaining suggested suggests suggesting confirmed confirms confirming
acknowledged acknowledges admitted admits alleged alleges asserted asserts emphasised emphasized
emphasises emphasizes reiterated reiterates urged urges promised promises vowed vows pledged
pledges wrote writes tweeted posted remarked replied responded reported reports predicted
maintained maintains contended contends conceded concedes recalled indicated assured assures
demanded demands testified concluded cautioned believes
say tell insist argue warn deny reject dismiss refute believe
denied denies denying rejected rejects rejecting dismissed dismisses dismissing refuted refutes
disputed disputes rebutted
asked asks proposed proposes proposing complained complains
"""
_ENGLISH_DENIALS = """
denied denies denying rejected rejects rejecting dismissed dismisses dismissing refuted refutes
disputed disputes rebutted deny reject dismiss refute
"""
_RUSSIAN = """
заявил заявила заявили заявило заявляет заявляют заявив сказал сказала сказали говорит говорят
сообщил сообщила сообщили сообщило сообщает сообщают отметил отметила отметили отмечает
подчеркнул подчеркнула подчеркнули подчеркивает добавил добавила добавили утверждает утверждают
утверждал утверждала утверждали объявил объявила объявили объявило рассказал рассказала рассказали
пояснил пояснила пояснили объяснил объяснила уточнил уточнила уточнили признал признала признали
предупредил предупредила предупредили призвал призвала призвали пообещал пообещала обещал написал
написала написали пишет пишут ответил ответила настаивает настаивают указал указала напомнил
напомнила подтвердил подтвердила подтвердили считает считают предложил предложила предложили предлагает
попросил попросила попросили потребовал потребовала потребовали спросил спросила
пожаловался пожаловалась пожаловались
опроверг опровергла опровергли опровергает опровергают отверг отвергла отвергли отвергает отрицает
отрицают отрицал отрицала отрицали
"""
_RUSSIAN_DENIALS = """
опроверг опровергла опровергли опровергает опровергают отверг отвергла отвергли отвергает отрицает
отрицают отрицал отрицала отрицали
"""
_UKRAINIAN = """
заявив заявила заявили заявило заявляє заявляють сказав сказала сказали говорить каже кажуть
повідомив повідомила повідомили повідомило повідомляє повідомляють зазначив зазначила зазначили
наголосив наголосила наголосили підкреслив підкреслила підкреслили додав додала додали стверджує
стверджують стверджував стверджувала оголосив оголосила оголосили розповів розповіла розповіли
пояснив пояснила пояснили уточнив уточнила визнав визнала визнали попередив попередила попередили
закликав закликала закликали пообіцяв пообіцяла написав написала написали пише пишуть відповів
відповіла наполягає наполягають нагадав нагадала підтвердив підтвердила підтвердили вважає вважають запропонував запропонувала запропонували пропонує
попросив попросила попросили застеріг застерегла застерегли запитав запитала
уточнили поскаржився поскаржилася поскаржилась поскаржилися
спростував спростувала спростували спростовує заперечив заперечила заперечили заперечує заперечують
відкинув відкинула відкинули відкидає
"""
_UKRAINIAN_DENIALS = """
спростував спростувала спростували спростовує заперечив заперечила заперечили заперечує заперечують
відкинув відкинула відкинули відкидає
"""
_GERMAN = """
sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten behauptete behauptet
behaupteten kündigte warnte warnt warnten bestätigte bestätigt bestätigten berichtete berichtet
berichteten forderte fordert schrieb schreibt meinte teilte versicherte bekräftigte äußerte
bestritt bestreitet bestritten dementierte dementiert dementierten leugnete leugnet wies wiesen weist
"""
_GERMAN_DENIALS = """
bestritt bestreitet bestritten dementierte dementiert dementierten leugnete leugnet wies wiesen weist
"""
_POLISH = """
powiedział powiedziała powiedzieli mówi mówił mówiła oświadczył oświadczyła oświadczyli oświadczyło
stwierdził stwierdziła stwierdzili dodał dodała dodali podkreślił podkreśliła podkreślili zaznaczył
zaznaczyła poinformował poinformowała poinformowali poinformowało ogłosił ogłosiła ogłosili
zapewnił zapewniła przekazał przekazała ostrzegł ostrzegła ostrzegli twierdzi twierdzą napisał
napisała wyjaśnił wyjaśniła przyznał przyznała zapowiedział zapowiedziała wezwał wezwała
potwierdził potwierdziła uważa uważają zaproponował zaproponowała zaproponowali proponuje zapytał zapytała
zaapelował zaapelowała poprosił poprosiła przekonuje przekonywał przekonywała tłumaczył tłumaczyła
skarżył skarżyła podał podała podali podało
zaprzeczył zaprzeczyła zaprzeczyli zaprzecza zdementował zdementowała zdementowali odrzucił
odrzuciła odrzucili odrzuca
"""
_POLISH_DENIALS = """
zaprzeczył zaprzeczyła zaprzeczyli zaprzecza zdementował zdementowała zdementowali odrzucił
odrzuciła odrzucili odrzuca
"""

VERBS: Mapping[str, frozenset[str]] = {
    "en": word_set(_ENGLISH),
    "ru": word_set(_RUSSIAN),
    "uk": word_set(_UKRAINIAN),
    "de": word_set(_GERMAN),
    "pl": word_set(_POLISH),
}
DENIALS: Mapping[str, frozenset[str]] = {
    "en": word_set(_ENGLISH_DENIALS),
    "ru": word_set(_RUSSIAN_DENIALS),
    "uk": word_set(_UKRAINIAN_DENIALS),
    "de": word_set(_GERMAN_DENIALS),
    "pl": word_set(_POLISH_DENIALS),
}
SOURCES: Mapping[str, tuple[str, ...]] = {
    "en": ("according to", "in the words of"),
    "ru": ("по словам", "по мнению", "по данным", "по информации", "со ссылкой на"),
    "uk": ("за словами", "на думку", "за даними", "за інформацією", "з посиланням на"),
    "de": ("laut", "nach angaben von", "nach angaben", "nach worten von", "den worten von"),
    "pl": ("według", "zdaniem", "jak podaje", "powołując się na"),
}
# Also nouns ("his claims", "the reports"): verbs only after a name or pronoun.
AMBIGUOUS = word_set("claims reports states notes demands promises pledges vows warning posted")
# Forms that are finite only right after their subject: "officials say", but "to say", "may say".
BASE_FORMS = word_set("say tell insist argue warn deny reject dismiss refute believe")
# Between a speaker and the verb: "the minister has also said". A form of "be" makes it passive.
BETWEEN = word_set("""has have had did does do also later earlier again repeatedly publicly then previously already once often
    initially today yesterday tonight meanwhile reportedly recently consistently flatly strongly further
    firmly strenuously angrily
    также ранее позже снова уже вновь неоднократно позднее тоже вчера сегодня затем
    також раніше пізніше знову вже неодноразово теж вчора сьогодні потім
    auch zuvor später hatte hat erneut bereits
    także wcześniej później już ponownie też również""")
# What may stand between the start of a sentence and its subject: "Only last week the minister said".
LEADING = word_set(
    "last this next week month year night morning afternoon evening however instead still separately"
)
# Adverbs in -ly are recognised by their ending; these are none.
NO_ADVERBS = word_set("family ally supply assembly july italy monopoly reply bully fly")
BE = word_set("is are was were be been being am")
NOT = word_set("not never didn't doesn't don't hasn't haven't hadn't won't wouldn't не nie nicht")
