"""Words of offices and titles, as data. Folded beginnings, so that feminine and case forms are among them."""

from functools import lru_cache

from extractors.language.word_lists import word_set

# Whole words of English and German; forms of the others share a beginning.
_ROLES = word_set("""
minister ministers president spokesman spokeswoman spokesperson chancellor premier mayor governor senator
ambassador secretary chairman chairwoman chairperson chair chief director head general admiral colonel
commander leader lawmaker congressman congresswoman commissioner envoy negotiator adviser advisor analyst
economist prosecutor judge king queen prince princess pope founder owner ceo boss manager professor
representative deputy speaker undersecretary aide coach captain candidate activist lawyer diplomat editor
officer engineer doctor executive
präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin bundespräsident sprecher sprecherin
regierungssprecher regierungssprecherin bürgermeister bürgermeisterin oberbürgermeister
oberbürgermeisterin botschafter botschafterin chef chefin leiter leiterin vorsitzende vorsitzender
vorsitzenden abgeordnete abgeordneter direktor direktorin gouverneur gouverneurin generalsekretär
generalsekretärin unterhändler berater beraterin könig königin papst ökonom ökonomin staatssekretär
staatssekretärin ministerpräsident ministerpräsidentin kommissar kommissarin kommissionspräsidentin
vizepräsident vizepräsidentin vorstand vorständin vorstandschef vorstandschefin landrat landrätin
""")
_GERMAN_ENDINGS = (
    "minister",
    "ministerin",
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "präsident",
    "präsidentin",
    "ministers",
    "vorsitzende",
    "vorsitzender",
    "vorständin",
)
# Short words whose beginnings are those of other words too.
_SHORT_ROLES = word_set("""
глава главы главе главу главой мэр мэра мэру мэром посол посла послу послом послы судья судьи судье судьей
король короля королю королем папа папы папе папой лидер лидера лидеру лидером
голова голови голові голову головою мер мера меру мером мерка мерки мерці мерку суддя судді суддею
посла послу послом послові короля королю королем лідер лідера лідеру лідером речник речника речнику речником
szef szefa szefem szefowi szefowa szefowej poseł posła posłem król króla królem papież papieża lider lidera
wójt wójta prezes prezesa prezesem prezesowi sędzia
""")
_BEGINNINGS = tuple(
    word_set("""министр президент премьер секретар спикер губернатор канцлер председател руководител директор генерал
    адмирал полковник командующ командир депутат сенатор советник помощник представител спецпосланник посланник
    переговорщик аналитик экономист прокурор основател владелец владельц уполномочен замминистр гендиректор генсек
    профессор
    міністр прем'єр речниц спікер керівник керівниц очільник очільниц командувач радник радниц помічник помічниц
    представник представниц перемовник аналітик економіст засновник засновниц власник уповноважен заступник
    заступниц нардеп професор
    prezydent premier ministr minister wiceminister wicepremier rzecznik rzecznicz kanclerz burmistrz
    gubernator senator ambasador sekretarz przewodnicząc dyrektor generał admirał pułkownik dowódc posłank
    doradc wysłannik negocjator analityk ekonomist prokurator marszałek wojewod profesor pełnomocnik
    wiceprezydent wiceprezes współprzewodnicząc""")
)
_NOT_ROLES = (
    "министерств",
    "міністерств",
    "ministerst",
    "ministeri",
    "секретариат",
    "секретаріат",
    "sekretariat",
    "президентс",
    "prezydenck",
    "премьер-",
    "premiere",
    "представительств",
    "представництв",
    "директорат",
    "директорств",
)
# Words before a role that belong to it.
_MODIFIERS = word_set("""
prime foreign defence defense finance interior deputy former ex first chief senior vice acting press economy
energy health justice trade education transport environment agriculture culture labour opposition special
national security top chief central bank city regional party union company government presidential general
state home treasury executive managing attorney
бывший бывшая экс вице первый пресс старший временный исполняющий обязанности спец зам
колишній колишня віце перший перша прес старший тимчасовий
frühere früherer ehemalige ehemaliger ex vize stellvertretende stellvertretender erste erster neue neuer
były była ex wice pierwszy pierwsza nowy nowa zastępca zastępczyni
""")
_ADJECTIVE_ENDINGS = tuple(
    word_set(
        "ский ская ского ской ським ська ський ського ської ный ная ного ной ний на ного ної ski ska skiego ny"
    )
)
_SHORTEST_PART = 3


@lru_cache(maxsize=65_536)
def is_role(word: str) -> bool:
    """Whether a folded word is an office or title."""
    if word in _ROLES or word in _SHORT_ROLES:
        return True
    if word.startswith(_NOT_ROLES):
        return False
    return word.startswith(_BEGINNINGS) or word.endswith(_GERMAN_ENDINGS)


@lru_cache(maxsize=65_536)
def is_modifier(word: str) -> bool:
    """Whether a folded word may stand before an office and belongs to it ("former", "foreign")."""
    return word in _MODIFIERS or (
        len(word) > _SHORTEST_PART and word.endswith(_ADJECTIVE_ENDINGS) and not is_role(word)
    )
