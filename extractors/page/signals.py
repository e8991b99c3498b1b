"""Words and marks that give a page away, in the languages we read (en ru uk de pl fr es).

Everything here is compared with folded text: lower case, plain apostrophes, single spaces. The
vendor marks of bot walls are those that the vendors document or that their walls are made of.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CHALLENGE_TITLES = (
    "just a moment",
    "attention required",
    "access denied",
    "access to this page has been denied",
    "pardon our interruption",
    "human verification",
    "verify you are human",
    "verifying you are human",
    "are you a robot",
    "are you human",
    "client challenge",
    "security check",
    "security checkpoint",
    "checking your browser",
    "one more step",
    "ddos-guard",
    "please wait while we verify",
    "robot check",
    "проверка браузера",
    "доступ ограничен",
    "перевірка браузера",
    "доступ обмежено",
    "sicherheitsüberprüfung",
    "zugriff verweigert",
    "weryfikacja użytkownika",
    "odmowa dostępu",
    "accès refusé",
    "vérification de sécurité",
    "acceso denegado",
    "verificación de seguridad",
)

# Only believed on a page with little text: some stand in the scripts of ordinary pages too.
CHALLENGE_MARKS = (
    "_cf_chl_opt",
    "cf-challenge",
    "cf_captcha_kind",
    "captcha-delivery.com",
    "px-captcha",
    "_incapsula_resource",
    "errors.edgesuite.net",
    "gokuprops",
    "awswafcookiedomainlist",
    "kpsdk",
    "geetest",
)

CHALLENGE_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", ""))

CONSENT_HOSTS = ("consent.", "guce.", "cmp.", "myprivacy.")
CONSENT_PATHS = (
    "/consent",
    "/zustimmung",
    "/privacywall",
    "/cookiewall",
    "/cookie-consent",
    "/pur-abo",
)

# Stems: counted as occurrences in the visible text.
CONSENT_WORDS = (
    "cookie",
    "consent",
    "privacy",
    "personal data",
    "advertis",
    "partners",
    "accept all",
    "reject all",
    "manage preferences",
    "куки",
    "персональн",
    "партнер",
    "партнёр",
    "конфиденциальн",
    "согласи",
    "конфіденційн",
    "згод",
    "прийняти все",
    "принять все",
    "einwillig",
    "zustimm",
    "datenschutz",
    "personenbezogen",
    "werbung",
    "alle akzeptieren",
    "zgod",
    "prywatnoś",
    "danych osobowych",
    "akceptuj",
    "consentement",
    "confidentialité",
    "données personnelles",
    "publicité",
    "accepter",
    "consentimiento",
    "privacidad",
    "datos personales",
    "publicidad",
    "aceptar",
)

# What stands where a locked text breaks off. Whole phrases: a menu's "Subscribe" is on every page.
SUBSCRIBE_PHRASES = (
    "subscribe to continue",
    "subscribe to read",
    "subscribe to unlock",
    "subscribe now to",
    "subscribe for full access",
    "to continue reading",
    "to keep reading",
    "to read the full",
    "to read this article",
    "to read the rest",
    "continue reading with",
    "already a subscriber",
    "already have an account",
    "for subscribers only",
    "this article is for subscribers",
    "this article is reserved for",
    "this content is for members",
    "exclusive to subscribers",
    "create a free account to",
    "register to continue",
    "register to read",
    "sign in to continue",
    "sign in to read",
    "log in to continue",
    "log in to read",
    "unlock this article",
    "start your free trial",
    "оформите подписку",
    "доступно только подписчикам",
    "только для подписчиков",
    "чтобы продолжить чтение",
    "чтобы читать дальше",
    "чтобы прочитать полностью",
    "уже есть подписка",
    "оформіть передплату",
    "оформити передплату",
    "лише для передплатників",
    "тільки для передплатників",
    "щоб продовжити читання",
    "щоб читати далі",
    "вже маєте передплату",
    "um weiterzulesen",
    "jetzt weiterlesen",
    "weiterlesen mit",
    "lesen sie weiter mit",
    "nur für abonnenten",
    "exklusiv für abonnenten",
    "bereits abonnent",
    "sie haben bereits ein abo",
    "diesen artikel weiterlesen",
    "um den ganzen artikel",
    "jetzt abonnieren und",
    "aby czytać dalej",
    "aby przeczytać cały",
    "czytaj dalej z subskrypcją",
    "tylko dla subskrybentów",
    "tylko dla prenumeratorów",
    "wykup dostęp",
    "masz już subskrypcję",
    "pour lire la suite",
    "la suite est réservée",
    "réservé aux abonnés",
    "réservée aux abonnés",
    "il vous reste",
    "abonnez-vous pour",
    "déjà abonné",
    "poursuivez votre lecture",
    "para seguir leyendo",
    "para continuar leyendo",
    "para leer el artículo completo",
    "suscríbete para",
    "suscríbase para",
    "solo para suscriptores",
    "exclusivo para suscriptores",
    "contenido exclusivo",
    "ya eres suscriptor",
    "¿ya es suscriptor",
)

# Classes and ids of the box that stands in place of the rest.
PAYWALL_BOXES = (
    "paywall",
    "regwall",
    "subscribe-wall",
    "subscription-wall",
    "piano-",
    "premium-overlay",
)

NOT_FOUND_WORDS = (
    "404",
    "page not found",
    "not found",
    "page doesn't exist",
    "page does not exist",
    "page you requested",
    "page you were looking for",
    "page you are looking for",
    "no longer available",
    "страница не найдена",
    "не найдено",
    "страницы не существует",
    "сторінку не знайдено",
    "сторінка не знайдена",
    "не знайдено",
    "seite nicht gefunden",
    "nicht gefunden",
    "nicht mehr verfügbar",
    "nie znaleziono",
    "strona nie istnieje",
    "strona nie została znaleziona",
    "page introuvable",
    "page non trouvée",
    "n'existe plus",
    "página no encontrada",
    "no encontrada",
    "no existe la página",
)

SCRIPT_NEEDED = (
    "enable javascript",
    "javascript is disabled",
    "javascript is required",
    "requires javascript",
    "turn on javascript",
    "включите javascript",
    "увімкніть javascript",
    "javascript aktivieren",
    "aktivieren sie javascript",
    "włącz javascript",
    "włącz obsługę javascript",
    "activer javascript",
    "activez javascript",
    "activar javascript",
    "active javascript",
    "habilite javascript",
)
APP_ROOTS = ("root", "__next", "app", "__nuxt", "app-root")

LIVE_PATHS = (
    "/live/",
    "/live-",
    "-live-",
    "live-updates",
    "liveblog",
    "live-blog",
    "liveticker",
    "live-ticker",
    "/en-direct",
    "-en-direct",
    "/en-vivo",
    "-en-vivo",
    "/directo/",
    "na-zywo",
    "relacja-na-",
    "/onlain",
    "/online/",
)

STUB_HOSTS = ("news.google.com",)
STUB_PATHS = ("/rss/articles/", "/articles/", "/read/")

# Not a person, whatever a page puts into its author field.
NOT_PERSONS = _words(
    "admin administrator editor editors editorial newsroom staff desk team newsdesk webmaster redaction "
    "редакция редакція редактор redaktion redakcja rédaction redacción agencies agency"
)
BYLINE_WORDS = (
    "by",
    "von",
    "par",
    "por",
    "автор",
    "автори",
    "авторы",
    "текст",
    "autor",
    "autorzy",
    "auteur",
)

# How a line begins that only points to something else.
POINTER_STARTS = (
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "more on this",
    "related:",
    "watch:",
    "listen:",
    "читайте также",
    "читать далее",
    "смотрите также",
    "читайте також",
    "читати далі",
    "дивіться також",
    "lesen sie auch",
    "mehr zum thema",
    "mehr dazu",
    "czytaj też",
    "czytaj także",
    "czytaj więcej",
    "zobacz też",
    "zobacz także",
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "voir aussi",
    "lea también",
    "lee también",
    "leer más",
    "te puede interesar",
)

COUNTER_WORDS = _words(
    "comment comments share shares view views read reads min mins minute minutes like likes save "
    "комментарий комментария комментариев просмотр просмотра просмотров мин минута минуты минут "
    "коментар коментарі коментарів перегляд перегляди переглядів хв хвилин хвилини "
    "kommentar kommentare lesezeit minuten teilen komentarz komentarze komentarzy udostępnień "
    "commentaire commentaires partages lecture comentario comentarios lectura compartir of de sur"
)

# What may stand in a line that only says when: such a line changes with each visit.
TIME_WORDS = _words(
    "updated published posted modified last first at on am pm a.m p.m gmt utc bst est edt cet cest et msk ago "
    "hour hours hr hrs day days minute minutes min mins today yesterday "
    "обновлено опубликовано в назад час часа часов день дня дней минут минуты сегодня вчера г года мск "
    "оновлено опубліковано о тому година години годин дні днів хвилин хвилини сьогодні вчора р року "
    "aktualisiert veröffentlicht stand am um uhr vor stunden stunde tagen heute gestern "
    "aktualizacja zaktualizowano opublikowano dnia godz dziś wczoraj temu godzin dni "
    "mis à jour publié le il y a heures heure jours aujourd'hui hier "
    "actualizado publicado el la las hace horas hora días hoy ayer de del h"
)
# First three letters.
MONTH_STEMS = _words(
    "jan feb mar apr may jun jul aug sep oct nov dec "
    "янв фев мар апр май мая июн июл авг сен окт ноя дек "
    "січ лют бер кві тра чер лип сер вер жов лис гру "
    "jän mär mai okt dez sty lut kwi maj cze lip sie wrz paź lis gru "
    "fév avr jui aoû déc ene abr ago dic"
)
WEEKDAY_STEMS = _words(
    "mon tue wed thu fri sat sun пон вто сре чет пят суб вос вів п'я нед "
    "die mit don fre sam son pon wto śro czw pią sob nie lun mer jeu ven dim mié jue vie sáb dom"
)

CORRECTION_STARTS = (
    "correction",
    "clarification",
    "editor's note",
    "this article was amended",
    "this article has been amended",
    "this article has been corrected",
    "this story has been corrected",
    "this article was corrected",
    "исправление",
    "уточнение",
    "виправлення",
    "уточнення",
    "korrektur",
    "richtigstellung",
    "anmerkung der redaktion",
    "sprostowanie",
    "korekta",
    "rectificatif",
    "correctif",
    "fe de errores",
    "corrección",
    "rectificación",
)
CORRECTION_PHRASES = (
    "an earlier version of this",
    "a previous version of this",
    "в предыдущей версии",
    "в более ранней версии",
    "у попередній версії",
    "in einer früheren version",
    "we wcześniejszej wersji",
    "w poprzedniej wersji",
    "une version précédente",
    "una versión anterior",
)
