"""Common words of news prose, which say little about what one article is about.

Written by hand for telling rare words from usual ones where no corpus is at hand. Function words
are not repeated here (`stopwords`). Folded forms; one form of a word stands for all that share its stem.
"""

from collections.abc import Mapping
from functools import lru_cache

from extractors.language.words import is_function_word, stem

_ENGLISH = """
able accept accord account accuse achieve act action active activity actual add additional address adviser affair
affect afternoon again age agency agenda agree agreement ahead aim air allege allow ally almost alone already
although amid amount analysis analyst announce announcement annual answer appeal appear approach approve april
area argue arrive article ask aspect assess associate attempt attend attention august authority autumn available
average avoid await away back background bad base basis bear became become began begin believe best better bid
big billion bit blame block board body book both boost break bring broad broadcast brought build building built
business call came campaign candidate capital care carry case cause central centre century certain chair chairman
challenge chance change chief child choice choose circumstance cite citizen city civil claim clear close come
comment commission commit committee common community company compare complete concern conclude condition conduct
conference confirm consider consult contact contain continue contribute control conversation cost could council
country couple course cover create crisis critical criticise criticism current cut daily damage date daughter day
dead deal death debate decade december decide decision decline deep demand department deputy describe despite
detail determine develop development die difference different difficult diplomat direct director discuss
discussion district document domestic double doubt draw drive drop due early ease east eastern economic economy
edition editor effect effort eight election eleven emerge employee end enough ensure enter entire environment
equal especially establish estimate even evening event ever evidence example exchange executive exist expand
expect experience expert explain express extend extra face fact factor fail fair fall family far fast fear
february federal feel few field fight figure file final finance financial find fine firm first five focus follow
force foreign form formal former forum forward found four free freedom friday friend front full fund further
future gain gather general generation get give global go goal going good got government great ground group grow
growth guarantee half hand happen hard head health hear held help high highlight history hit hold home hope host
hour house household hundred idea identify image immediate impact implement important impose improve include
increase independent indicate individual industry influence inform information initial initiative insist inside
instead institution interest interior internal international interview introduce invest investigation invite
involve island issue item january join joint journalist july june keep key kill kind knew know known lack large
last late later latest launch law lead leader leadership learn leave left legal legislation less let letter level
lie life light like likely limit line link list listen little live local long look lose loss lost lot low made
main maintain major majority make man manage manager march mark market mass massive matter may mean measure media
meet meeting member mention message middle might military million mind minister ministry minute miss mission
moment monday money month morning mother move movement name nation national near nearly necessary need negative
network never new news newspaper next night nine normal north northern note nothing notice november number object
obtain occur october offer office officer official often old once one online open operate operation opinion
opportunity oppose opposition option order organisation organization other outside overall own page paid paper
parliament part participate particular partner party pass past pay people per percent percentage period permit
person personal phone photo pick picture piece place plan play please point police policy political politician
politics poor popular population position positive possible post potential power powerful practice prepare
presence present presidency president presidential press pressure prevent previous price prime principle prior
priority private problem procedure process produce product production professional programme progress project
promise promote proposal propose protect provide province public publish pull purpose push put quarter question
quick quite raise range rate rather reach react reaction read ready real reality really reason receive recent
record reduce refer reflect refuse regard region regional regular reject relate relation relationship release
remain remark remember remove repeat reply report reporter represent representative request require research
resident resolve resource respond response responsible rest result return reveal review right rise risk role room
round rule run rural safe safety same saturday saw scale scheme school season second secretary section sector
secure security see seek seem seen self sell send senior sense september series serious serve service session set
settle seven several severe shape share shift short should show side sign significant similar simple since single
sit site situation six size small social society sole solution son soon sort source south southern speak special
specific speech spend spoke spokesman spokesperson spokeswoman spread spring staff stage stand standard start
state statement station stay step still stop story strategic strategy street strength strong structure study
subject succeed success suffer suggest summer summit sunday support sure surprise survey system table take talk
target task team tell television ten tend term test text thank themselves thing think third thousand threat
threaten three through thursday ticket time title today together told tomorrow took top total touch toward town
trade tradition transfer travel treat trend trip true trust try tuesday turn twelve twice two type ultimate
understand unit united unless update urban urge use usual value various version via victim video view village
visit voice vote wait walk want war warn watch water way weapon website wednesday week weekend weekly welcome well
went west western whether white whole wide will win winter wish withdraw witness woman won word work worker world
worry worse worst write wrong wrote year yes yesterday young zone
article anonymity afp ap reuters copyright subscribe newsletter reporting
"""
_RUSSIAN = """
август агентство апрель больше большой брать будущий быстро важный ввести вести вечер вид видео видеть виновный
вместе внимание внутренний вновь возможность возможный возраст война вокруг вооруженный вопрос восток восточный
время всегда встреча встретиться второй входить выйти выполнить выпустить высокий выступить выступление газета глава
главный говорить год голос город городской господин государственный государство готовый гражданин гражданский группа
давать давление данные дать дважды два движение двор действие действительно декабрь делать дело день деньги депутат
десять дети директор длиться добавить договориться доклад документ должен должность доля дом дорога достичь доход
другой думать единый ежегодный жизнь житель журналист забыть завершить завод завтра заметить заместитель запад
западный заседание заявить заявление здание знать значить значительный идти известный издание издать изменение
изменить иметь имя иностранный интервью интерес информация использование использовать источник исход итог июль июнь
каждый кандидат качество количество комиссия комитет комментарий компания конец контроль конфликт конференция
концерн корреспондент который край кризис крупный лето лидер линия лицо любой люди март материал международный менее
меньше мера место месяц миллиард миллион минимум министерство министр минута мир мировой мнение много модель может
момент мочь мощность назад назвать называть найти напомнить направить направление народ народный население настоящий
находиться начало начальник начать неделя нельзя необходимый несколько новость новый номер ночь ноябрь нужный обещать
область областной обозначить обратиться обращение обсудить обсуждение общество общий объявить объяснить обычный один
однако ожидать оказаться оказать октябрь операция описать определить организация осень основа основной особенно
особый остаться отвечать ответ ответить отдел отказ отказаться открыть отметить отношение отправить официальный
оценка оценить очередной очередь парламент партия партнер первый период писать письмо план планировать плохой
победа повысить повторить подготовить поддержать поддержка поднять подобный подчеркнуть позволить позиция позже
показать пока полагать политик политика политический полный половина положение получить помощь помочь понедельник
понимать понять порядок после последний поставить постоянный потребовать почти правило правительство право правый
практика пределы предложение предложить председатель представитель представить президент прежде прежний премьер
пресса привести приехать признать принять приходить причина провести программа проект произойти произвести пройти
происходить просить простой против процедура процент процесс прошлый прямой публика пункт путь пятница пять работа
работать равный развитие раз размер различный разный район рассказать рассмотреть рассчитывать расти реальный регион
редакция режим результат республика решение решить роль рост рубль рука руководитель руководство рынок ряд самый свобода
связать связь северный сегодня секретарь сектор семь семья сентябрь серия середина сеть сила система ситуация сказать
следующий следовать слово случай случиться смочь сначала снова совет современный согласие согласно соглашение создать
сообщение сообщить составить состав состояние состояться сотрудник сотрудничество социальный союз специалист
специальный среда средство срок стать статья сторона страна структура суббота суд сумма существовать считать сын
таблица такой текст телеграм телефон тема тенденция теперь территория тип товар точка требование требовать третий три
трудный тысяча увидеть удаться указать улица упомянуть управление уровень условие услуга успех утверждать утро участие
участник учет факт февраль федеральный фонд форма фото функция характер хороший хотеть цель цена центр центральный часто
час часть человек четверг четыре число читать член шаг шесть эксперт экономика экономический этап южный юг январь
"""
_UKRAINIAN = """
агентство адміністрація активний активно аналітик апарат березень багато база безпека більший більшість близько брати
будинок буде великий велика весна вважати веління вересень верховний вести вечір взяти видання вид визначити
визнати викликати виконати використання використати вимагати вимога випадок вирішити високий виступити виступ
відбутися відбуватися відділ відкрити відмова відмовитися відомий відповідь відповісти відправити відзначити влада
власний внутрішній вівторок війна військовий вільний влітку восени вперше вчора газета гарний глава година говорити
голова головний голос господарство гривня грудень громада громадський громадянин група дані дати два дев'ять
декілька депутат держава державний десять директор дитина діалог дійти діти діяти дія дозволити довгий додати договір
документ долар допомога допомогти дорога досягти доступ друг другий думка думати експерт економіка економічний етап
єдиний жити житель життя жовтень журналіст забезпечити завдання завершити завжди завод заволодіти завтра загальний
заклад закон залишити залишитися заступник зараз засідання захід західний збільшити збір здійснити зима зміна змінити
знайти знати значний зробити зростання зустріч зустрітися заява заявити з'явитися ідея інший інтерес інтерв'ю
інформація інститут квітень керівник керівництво кінець кількість країна краще край криза користувач комітет комісія
компанія конференція контроль кореспондент крок кожний лютий листопад лист липень літо лідер лінія люди людина майже
майбутній малий матеріал мати межа менше мета місце місто місяць міжнародний мільйон мільярд міністерство міністр мова
може можливий можливість момент назвати наголосити надати найбільший намір напередодні написати напрям народ народний
населення наступний науковий наявний неділя недавно необхідний новий новина номер ніч обговорити обговорення обіцяти
область обласний один одержати означати ознака оголосити операція опублікувати орган організація основа основний
особа особливо останній отримати очікувати очільник оцінити офіційний партія партнер парламент перевірка перед
перейти перший період питання п'ятниця п'ять південь південний північ північний підписати підтримати підтримка
підкреслити пізніше план планувати повідомити повідомлення повинен повний погодитися подія позиція показати поліпшити
політик політика політичний половина положення понад понеділок попередній попросити порівняти порядок посада послуга
поставити постійний потреба потрібний почати початок правило право правда президент прес прем'єр представник
представити пресслужба призначити приїхати прийняти приклад причина провести програма проект проєкт прийти продовжити
промовити пропозиція пропонувати процес процедура проти публікація рада раз раніше район реальний регіон редакція
результат речник речниця рівень різний рік робити робота розвиток розмір розмова розповісти розуміти роль ринок
рух сайт свобода світ світовий секретар середа сила система ситуація сказати склад скласти слово служба слідом
соцмережа соціальний союз спеціальний спільний спосіб справа ставлення стан стати стаття створити сторона стосунки
структура субота сума суд суспільство східний схід сьогодні таблиця такий тема територія теперішній тиждень тип
тисяча точка травень третій три тривати увага угода уряд урядовий умова управління успіх участь учасник факт
фахівець форма форум фото фонд функція характер хвилина хотіти центр центральний ціна ціль часто час частина червень
четвер число чекати читати член чотири шість шлях школа якість який січень серпень
"""
_GERMAN = """
abend abstimmung agentur aktuell allerdings ändern angabe angebot angriff ankündigen anteil antwort april arbeit
artikel august auftrag ausland aussage außenminister bank bedeuten beginn behörde bekannt bereich bericht berichten
beschließen bestätigen betonen betreffen bild bisher bleiben bringen bundesregierung bürger chef daten dauern
deutlich dezember dienstag dokument donnerstag ende entscheiden entscheidung entwicklung erfolg ergebnis erhalten
erklären erklärung eröffnen erreichen erwarten experte fall familie februar finden folge fordern form frage frau
freitag führen geben gebiet gehen geld gemeinsam geplant gericht gesagt geschichte gesellschaft gespräch gestern
gewinn groß grund gruppe hälfte halten haus heute hilfe hoch information interesse international interview jahr
januar journalist juli juni kommen konferenz kosten krieg krise kritik künftig lage land lassen leben leiter lösung
machen mai mann markt märz maßnahme mehrheit meinung mensch milliarde million minister ministerium mitglied
mittwoch möglich monat montag morgen nachricht nacht name nennen neu november oktober ort parlament partei partner
person plan platz politik politiker politisch polizei präsident preis problem programm projekt prozent punkt recht
regierung region reise rolle sache samstag schritt schwer sehen seite september sicherheit sitzung sonntag sprecher
sprecherin staat stadt stark stehen stelle stellen stimme stunde tag teil text thema titel treffen uhr unternehmen
unterstützung vergangen verhandlung vertreter viel volk vorschlag vorsitzende wahl warnen weg welt weit wichtig
wirtschaft woche wollen wort zahl zeigen zeit zeitung zentral ziel zukunft zusammen zweite
"""
_POLISH = """
agencja artykuł badanie bezpieczeństwo biuro być cel cena centralny chcieć chwila czas część człowiek czwartek dać
dalszy dane data decyzja dobry dodać dokument dom doradca dostać dotyczyć droga drugi duży dwa działać działanie
dzień dziennikarz dzisiaj dziś ekspert etap fakt firma forma główny głos godzina gospodarczy gospodarka grudzień
grupa historia informacja informować inny interes jeden komisja komitet komentarz koniec kontrola kraj krok kryzys
kwestia kwiecień lata liczba lider lipiec list lista listopad ludzie luty maj marzec materiał miasto miejsce miesiąc
mieć mieszkaniec międzynarodowy miliard milion minister ministerstwo minuta moment można mówić najbliższy największy
napisać naród nazwać nazwisko następny niedziela nowy obecny obywatel ocenić oczekiwać odpowiedzieć odpowiedź ogłosić
opinia organizacja osoba ostatni oświadczenie oświadczyć państwo październik parlament partia piątek pierwszy pieniądze
plan podać podkreślić podpisać polityczny polityk polityka pomoc poniedziałek poprzedni portal porozumienie powiedzieć
powód pozycja praca prawo premier prezydent problem proces procent program projekt propozycja przedstawiciel
przekazać przykład przyczyna przyjąć pytanie rada raz region rok rola rozmowa rozwój rynek rząd rzecz rzecznik
rzeczniczka sierpień sobota społeczny spotkać spotkanie sprawa sposób stan stanowisko strona styczeń sytuacja środa
środek świat system tekst temat tydzień tysiąc udział umowa unia uważać warunek ważny wczoraj wiadomość wieczór wiedzieć
wielki wojna wojskowy wrzesień wsparcie wspólny wtorek wybory wynik wypowiedź wywiad zadanie zapowiedzieć zasada
zgoda zmiana znać zostać związek źródło życie czerwiec
"""

COMMON_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "ru": frozenset(_RUSSIAN.split()),
    "uk": frozenset(_UKRAINIAN.split()),
    "de": frozenset(_GERMAN.split()),
    "pl": frozenset(_POLISH.split()),
}
"""Folded words by ISO 639-1 code of their language."""


@lru_cache(maxsize=16)
def _common_stems(language: str | None) -> frozenset[str]:
    words = COMMON_WORDS.get(language or "", frozenset[str]().union(*COMMON_WORDS.values()))
    return frozenset(stem(word, language) for word in words)


def is_common_word(word: str, language: str | None) -> bool:
    """Whether a folded word, in any of its forms, is so usual in news that it says little.

    Function words are common too. None as the language, or one without a list, asks all lists.
    """
    return is_function_word(word, language) or stem(word, language) in _common_stems(language)
