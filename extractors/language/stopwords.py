"""Function words: words that hold a sentence together and say nothing about its matter.

Folded forms (lower case, plain apostrophes, ё as е). Negations stand here too: `negation` reads
them from the sentence itself.
"""

from collections.abc import Mapping

from extractors.language.word_lists import word_set

_ENGLISH = """
a an the this that these those it its he she they him her them his hers their theirs i me my mine
we us our ours you your yours who whom whose which what where when why how there here and or but nor so
yet if then than as at by for from in into of off on onto out over to up upon with without within
about above across after against along among around before behind below beneath beside between
beyond during despite down except inside near outside per since through throughout toward towards
under until via while because although though whether is are was were be been being am isn't
aren't wasn't weren't has have had having hasn't haven't hadn't do does did doing done don't
doesn't didn't will would shall should can could may might must won't wouldn't can't cannot
couldn't shouldn't not no never also too very just only even still such same other another each
every all any both either neither some more most much many few less least own it's he's she's
they're we're you're i'm that's there's let's itself himself herself themselves one
said say says
"""
_RUSSIAN = """
и а но или да же ли бы б в во на с со к ко о об обо от до из изо за по под над при про для без у
через между перед около после среди что чтобы как так то это этот эта эти этого этой этому этим этом
этих том тот та те того той тем тех тому который которая которое которые которого которой которых
которым которому он она оно они его ее их ему ей им ими них него нее ним нем я мы ты вы меня нас
вас мне нам вам мной нами вами мой наш свой своя свое свои своего своей своих быть был была было
были будет будут есть не ни нет уже еще также тоже только лишь если когда где куда там тут здесь
потому поэтому хотя пока все всего всех весь вся очень более менее чем можно себя себе
"""
_UKRAINIAN = """
і й та а але або чи ж же би б в у на з із зі до від об о по під над при про для без через між
перед після серед що щоб як так то це цей ця ці цього цієї цьому цим цих цьому той та ті того тієї тим
тих тому який яка яке які якого якої яких яким якому він вона воно вони його її їх йому їй їм ним
ними них я ми ти ви мене нас вас мені нам вам мій наш свій своя своє свої свого своєї своїх бути
був була було були буде будуть є не ні немає вже ще також теж тільки лише якщо коли де куди там
тут бо хоча поки все всього всіх весь вся дуже більш менш ніж можна себе собі за
"""
_GERMAN = """
der die das den dem des ein eine einer eines einem einen und oder aber denn doch sondern wenn als
wie ob dass daß weil da in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter
durch für gegen ohne um bis seit während wegen zwischen neben hinter er sie es ihn ihm ihr ihre
ihrer ihrem ihren sein seine seiner seinem seinen ich wir du mich uns euch mein unser sich dieser
diese dieses diesem diesen jener der welche welcher welches was wer wo wann warum ist sind war
waren wird werden wurde wurden worden hat haben hatte hatten habe sei seien kann können soll sollen
muss müssen will wollen nicht kein keine keinen keinem keiner nie auch noch schon nur sehr mehr
so dann dort hier man selbst alle alles
"""
_POLISH = """
i a ale lub albo oraz czy że żeby aby bo gdy kiedy jeśli jak jako w we na z ze do od o po pod nad
przy dla bez u przez między przed za to ten ta te tego tej temu tym tych ci który która które
którzy którego której których którym którą on ona ono oni one jego jej ich jemu mu im nim nimi
nich ja my ty wy mnie nas was mi nam wam mój nasz swój swoja swoje swoich się sobie siebie być był
była było były byli będzie będą jest są nie ani nie już jeszcze także też tylko bardzo więcej
mniej niż tam tu gdzie co kto tak można
"""

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": word_set(_ENGLISH),
    "ru": word_set(_RUSSIAN),
    "uk": word_set(_UKRAINIAN),
    "de": word_set(_GERMAN),
    "pl": word_set(_POLISH),
}
ALL_FUNCTION_WORDS: frozenset[str] = frozenset().union(*FUNCTION_WORDS.values())
