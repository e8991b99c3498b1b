"""Opposites, as data: a line is two sides, each words of one meaning, that cannot both hold of one thing at one time.

General words only; irregular forms are listed, regular ones come by the stem, a word may stand in several lines.
Words that presuppose an earlier state (lift, resume, suspend, cancel) are stages, not opposites: they tell that the
matter moved on. Roles (buyer, seller) are none either: both are there at once.
"""

from collections.abc import Mapping

_ENGLISH = """
# Amounts and their movement.
rise climb increase grow growth soar surge jump gain rally rebound spike uptick upturn | fall decline decrease drop shrink plunge slump sink tumble slide dip plummet slip downturn lose
increase raise boost hike lift double triple | reduce cut lower slash halve trim decrease curb
add | remove subtract deduct
accelerate quicken hasten speed | slow decelerate delay brake
expand widen broaden enlarge extend | contract narrow shrink shorten limit
extend prolong lengthen | shorten curtail cut abridge
maximum most | minimum least
many numerous | few
majority | minority
high higher highest | low lower lowest
big large huge vast enormous major | small little tiny minor
long longer longest lengthy | short shorter shortest brief
wide wider broad | narrow narrower
heavy heavier | light lighter slight
thick | thin
deep deeper | shallow shallower
tall | short
fast faster quick quicker rapid swift rapidly quickly swiftly | slow slower slowly sluggish
near nearer close nearby | far farther distant
full | empty
plenty abundant abundance ample surplus glut excess | scarce scarcity shortage lack dearth
surplus profit gain | deficit loss shortfall
profitable lucrative | unprofitable lossmaking
cheap cheaper inexpensive affordable | expensive dear dearer costly unaffordable pricey
rich richer wealthy prosperous | poor poorer impoverished
save | spend waste squander
earn | spend lose
enough sufficient adequate | insufficient inadequate
overestimate exaggerate overstate | underestimate understate downplay
boom | bust recession crisis
buy purchase acquire | sell divest offload
borrow | lend
hire recruit employ | dismiss sack fire lay
invest | divest disinvest
tighten | loosen ease relax
toughen harden stiffen | soften ease relax
appreciate strengthen | depreciate weaken
premium | discount
bullish optimistic upbeat hopeful confident | bearish pessimistic gloomy downbeat doubtful
overvalued | undervalued
# Beginning and end, presence and absence.
begin start launch commence open | end finish stop cease conclude
open reopen | close shut
opening | closure closing shutdown
build construct erect | demolish destroy raze dismantle
appear emerge | disappear vanish
arrive enter | depart exit
arrival | departure
join | leave quit exit withdraw
stay remain | leave go quit depart resign
return | leave flee
attend | skip miss boycott
present | absent
exist | vanish disappear
survive alive | die dead perish killed
live | die
birth born | death died
save rescue | kill abandon doom
include contain cover | exclude omit
inclusion | exclusion omission
add | drop remove delete
first | last
early earlier | late later
before prior | after
temporary provisional interim | permanent lasting indefinite
new newest newly | old oldest existing
young younger youth | old older elderly
past former previous ex | current present incumbent future
ahead | behind
advance | retreat withdraw recede
forward | backward
deploy send dispatch | withdraw recall
connect link attach | disconnect sever detach cut
unite unify merge | divide split separate
united unified | divided split fragmented
together jointly | separately apart alone
whole complete entire | partial incomplete
complete completed | incomplete unfinished
visible | invisible hidden
found find discover | lose lost miss
succeed succeeded pass | fail failed flunk
success triumph | failure fiasco flop
successful successfully | unsuccessful unsuccessfully failed
remember recall | forget
known | unknown
# Consent and refusal.
accept welcome embrace | reject refuse decline rebuff spurn
acceptance | rejection refusal
approve endorse pass adopt ratify back | reject veto defeat block oppose
approval endorsement consent | rejection disapproval refusal veto
agree consent | disagree refuse dissent
agreement consensus accord | disagreement dispute discord
support back favour favor endorse advocate champion | oppose resist fight
supporter backer proponent advocate ally | opponent critic adversary detractor
support backing | opposition resistance
favourable favorable | unfavourable unfavorable adverse
allow permit let enable authorise authorize legalise legalize | ban forbid prohibit bar prevent block outlaw disallow
legalise legalize decriminalise | criminalise criminalize outlaw ban
permission | ban prohibition
grant award give | deny refuse withhold revoke
invite | disinvite exclude uninvite
praise hail applaud welcome laud commend salute celebrate | criticise criticize condemn denounce slam blast deplore decry blame lambast rebuke censure
praise applause | criticism condemnation rebuke
welcome welcomed | condemned condemn regret lament deplore criticise
thank | blame
defend justify | attack criticise condemn
defend protect | attack
encourage urge | discourage deter dissuade
promote | demote discourage hinder
promote hire | dismiss sack
recommend advise | discourage oppose
confirm acknowledge admit affirm verify | deny refute disprove dispute contradict reject
admit confess | deny
confirmation | denial
claim assert | deny disclaim
accuse charge blame indict | clear exonerate absolve vindicate defend
plead guilty | innocent
prove | disprove refute
true correct accurate right genuine real factual | false untrue incorrect inaccurate wrong fake fabricated bogus
truth fact | lie falsehood fiction
honest honestly truthful sincere | dishonest lying deceitful
trust believe confidence | distrust mistrust doubt disbelief suspect
believe | doubt disbelieve
certain sure definite certainty | uncertain unsure doubtful uncertainty
clear | unclear vague murky
likely probable probably | unlikely improbable
possible feasible possibly | impossible unfeasible
able capable | unable incapable
ready prepared willing eager keen | unready unprepared unwilling reluctant
willingness readiness | reluctance unwillingness
voluntary voluntarily optional | compulsory mandatory forced involuntary
love like | hate dislike
respect honour honor obey comply observe keep uphold | violate breach break flout defy ignore disregard
compliance | violation breach
promise pledge | renege
fulfil fulfill keep honour | break
ask | answer
answer reply | ignore
follow obey | defy disobey ignore
cooperate collaborate | refuse obstruct resist
cooperation | confrontation conflict
help assist aid | hinder hamper harm impede obstruct
facilitate ease | complicate hinder
satisfied pleased content happy glad delighted | dissatisfied unhappy displeased disappointed angry unsatisfied
happy cheerful joyful | sad unhappy miserable
calm | panic nervous agitated
hope | despair fear
pride proud | shame ashamed
popular | unpopular
famous wellknown | obscure unknown
friendly cordial warm | hostile unfriendly cold frosty
friend ally partner | enemy foe rival
friendship | enmity hostility
equal equally | unequal unequally
equality | inequality
# Law and order, war and peace.
legal lawful legally lawfully | illegal unlawful illegally unlawfully
legitimate legitimacy | illegitimate illegitimacy
constitutional | unconstitutional
valid | invalid void
convict condemn | acquit clear exonerate
conviction | acquittal
guilty convicted | innocent acquitted
guilt | innocence
arrest detain jail imprison capture seize | release free liberate
imprisonment detention | release
sentence | acquit pardon
punish penalise penalize | reward pardon forgive
punishment penalty | reward
appoint elect install | dismiss oust depose remove
appoint nominate | dismiss recall
elect | oust
resign quit | stay remain
victory win triumph | defeat loss
win | lose
winner victor | loser
beat defeat | lose
attack assault | defend retreat
peaceful peacefully nonviolent | violent violently
fight | surrender
surrender capitulate yield | resist fight
arm | disarm
mobilise mobilize | demobilise demobilize
escalate escalation intensify inflame | defuse deescalate deescalation ease subside calm
escalate | ease
stable stability steady | unstable instability volatile
stabilise stabilize | destabilise destabilize
safe safely harmless secure safety | unsafe dangerous harmful hazardous insecure risky danger
safety | danger risk
protect protected safeguard shield | endanger expose threaten jeopardise jeopardize imperil
threat | reassurance
sovereign independent independence | dependent dependence
independent autonomous | controlled dependent
freedom liberty | captivity oppression
free | captive occupied
democracy democratic | dictatorship autocracy undemocratic autocratic
transparent transparency open | secret secretive opaque secrecy
public publicly | private privately secret secretly
openly | secretly
official officially | unofficial unofficially
reveal disclose publish divulge expose unveil | conceal hide suppress withhold cover
publish release | withhold suppress
moderate | extreme radical
leftwing | rightwing
domestic internal | foreign external
national | international
unanimous unanimously | split
careful carefully cautious prudent | careless reckless
responsible responsibly | irresponsible irresponsibly
competent competence | incompetent incompetence
justice | injustice
justified | unjustified
reasonable | unreasonable
rational | irrational
acceptable | unacceptable
tolerate | condemn
moral ethical | immoral unethical
loyal loyalty | disloyal treacherous betrayal
clean | dirty corrupt
corrupt | honest
# Quality and state.
good better best well | bad worse worst badly
improve improvement better recover enhance upgrade | worsen deteriorate deterioration worse degrade downgrade
positive positively | negative negatively
upgrade raise | downgrade lower
strong stronger strengthen strength robust | weak weaker weaken weakness fragile frail
powerful | powerless weak
heal recover cure | sicken
recovery | relapse
mild moderate | severe serious grave
harmless | deadly lethal fatal harmful
effective effectively | ineffective
efficient efficiently | inefficient
useful helpful | useless unhelpful
valuable | worthless
important significant essential crucial vital | unimportant insignificant negligible minor trivial
necessary essential | unnecessary needless
relevant | irrelevant
easy easier easily simple | difficult hard harder tough complicated
simple simplify | complex complicated complicate
possible | impossible
realistic | unrealistic
reliable reliably dependable trustworthy | unreliable unreliably untrustworthy
credible credibility convincing | unconvincing dubious implausible incredible
plausible | implausible
consistent | inconsistent
predictable | unpredictable
sustainable | unsustainable
viable | unviable
practical | impractical
experienced | inexperienced
familiar | unfamiliar
qualified | unqualified disqualified
eligible | ineligible
aware | unaware
interested | uninterested
active actively | inactive passive idle
busy | idle quiet
awake | asleep
alone | together
usual normal common ordinary frequent often | unusual abnormal rare uncommon rarely exceptional seldom
normal | abnormal
general | specific
vague | precise specific
exact precise | approximate rough
direct directly | indirect indirectly
personal | impersonal
formal formally | informal informally
automatic | manual
natural | artificial
original | copy fake
modern | outdated obsolete traditional
hot hotter warm warmer | cold colder cool cooler
heat warm | cool chill
warming | cooling
dry drought arid | wet rainy flood
freeze | thaw melt
clear sunny | cloudy
bright brighter light | dark darker dim
loud noisy | quiet silent
hard | soft
rough | smooth
sharp | blunt dull
tight | loose
upper | lower
top | bottom
up upward upwards upside | down downward downwards downside
north northern | south southern
east eastern | west western
inside indoor | outside outdoor
married | divorced unmarried single
amateur | professional
ally | rival
fill | empty drain
push | pull
throw | catch
lock | unlock
cover | uncover
ascend climb | descend
float | sink
block blocked | clear reopen unblock
blockade | reopen
restrict limit constrain | free liberalise liberalize deregulate relax
restriction curb | freedom relaxation
regulate | deregulate
nationalise nationalize | privatise privatize
centralise centralize | decentralise decentralize
subsidise subsidize | tax
tax | exempt
pay repay | default owe
solvent | insolvent bankrupt
repair fix restore mend | damage break destroy ruin wreck
damage | repair
intact undamaged unharmed unhurt unscathed | damaged destroyed injured hurt wounded harmed
working operational functioning | broken defunct
online | offline
activate enable | deactivate disable
switch | unplug
mandatory | optional
guarantee ensure | jeopardise endanger risk
optimism | pessimism
optimistic | pessimistic
hopeful | hopeless
advantage benefit | disadvantage drawback
benefit | harm hurt damage
gain | lose
blessing | curse
progress | setback regression stagnation
breakthrough success | deadlock stalemate impasse failure
solve resolve settle | aggravate worsen
prevent avoid avert | cause trigger provoke
ignite spark | extinguish quell
spread | contain
infect | cure
vaccinated | unvaccinated
tested | untested
toxic poisonous | harmless nontoxic
insist | waver
patient patience | impatient impatience
tolerant tolerance | intolerant intolerance
polite | rude
brave courage | coward cowardly
generous generosity | stingy mean
modest | arrogant lavish
relief | insult outrage burden
compromise | deadlock
rescue | betrayal
boost | blow setback
promising | discouraging
attract | repel deter
attractive | unattractive
recognise recognize | ignore deny
overlook ignore neglect | notice heed
heed | ignore
comply | defy
continue persist proceed | stop cease discontinue end quit
impose | waive
create establish found | dissolve dismantle disband destroy
keep retain preserve maintain | abandon drop lose discard relinquish
capture captured seize seized occupy conquer | liberate retake retook recapture
conservative | liberal progressive
respect | contempt disrespect
healthy | sick ill unhealthy unwell
uphold affirm | overturn quash
fair fairly | unfair unfairly unjust
promote | dismiss sack
promote promotion | demote demotion dismissal
alive survive | killed
male | female
# Groups with irregular forms and nouns of act.
rise rises rising rose risen increase grow grew grown climb soar surge jump gain | fall falling fell fallen decrease decline drop shrink shrank shrunk plunge slump sink sank
accept accepted welcome embrace approve approved | reject rejected veto rebuff
begin began begun start launch | end finish stop cease
open opened opening | close closed closing shut closure
win won winning winner victory | lose lost losing loser defeat
support supported back backed favour favor endorse | oppose opposed opposition resist
praise praised hail hailed applaud | criticise criticize condemn denounce slam blame
allow allowed permit permitted authorise authorize | ban banned forbid forbidden prohibit bar barred
include included including | exclude excluded excluding omit omitted
successful | unsuccessful
safe safely harmless | unsafe dangerous harmful hazardous
legal lawful legally | illegal unlawful illegally
strengthen strengthened strong stronger | weaken weakened weak weaker
improve improved improvement better | worsen worsened deteriorate worse
expand expanded widen broaden | contract contracted narrow narrowed
hire hired recruit recruited | dismiss sack sacked fire fired
buy bought purchase acquire | sell sold selling divest
arrive arrived enter entered join joined | depart departed leave left quit exit
advance advanced | retreat retreated
capture captured seize seized occupy | liberate liberated retake retook recapture
arrest arrested detain detained jail jailed | release released free freed
convict convicted guilty | acquit acquitted innocent
confirm confirmed | deny denied denies refute refuted
alive survive survived | dead die died killed
possible feasible | impossible unfeasible
likely probable | unlikely improbable
certain sure | uncertain unsure doubtful
ready willing | unready unwilling reluctant
agree agreed | disagree disagreed
raise raised | lower lowered reduce reduced cut
true correct accurate | false untrue incorrect inaccurate wrong
ally allied friend friendly | enemy hostile foe
private privately | public publicly
remain stay keep | resign abandon
surplus profit | deficit loss
"""
_GERMAN = """
steigen steigt stieg gestiegen wachsen wächst wuchs gewachsen zunehmen zugenommen | sinken sinkt sank gesunken fallen fällt fiel gefallen schrumpfen abnehmen abgenommen
erhöhen erhöht erhöhte anheben angehoben | senken senkt senkte gesenkt kürzen gekürzt verringern verringert reduzieren reduziert
annehmen angenommen akzeptieren akzeptiert billigen gebilligt | ablehnen abgelehnt verwerfen verworfen verweigern verweigert
begrüßen begrüßt begrüßte loben lobt lobte gelobt | kritisieren kritisiert kritisierte verurteilen verurteilt verurteilte rügen rügt rügte tadeln
unterstützen unterstützt unterstützte befürworten befürwortet | bekämpfen bekämpft ablehnen abgelehnt
erlauben erlaubt erlaubte gestatten gestattet genehmigen genehmigt | verbieten verbietet verbot verboten untersagen untersagt untersagte
gewinnen gewinnt gewann gewonnen siegen siegte | verlieren verliert verlor verloren unterliegen unterlag
sieg gewinner | niederlage verlierer
beginnen beginnt begann begonnen starten startet startete | enden endet endete beenden beendet beendete aufhören
öffnen öffnet öffnete geöffnet eröffnen eröffnet eröffnete | schließen schließt schloss geschlossen
einstellen eingestellt anheuern | entlassen entlässt entließ
kaufen kauft kaufte gekauft erwerben erwirbt erwarb | verkaufen verkauft verkaufte veräußern
bestätigen bestätigt bestätigte einräumen | bestreiten bestreitet bestritt bestritten dementieren dementiert dementierte leugnen leugnet
verhaften verhaftet festnehmen festgenommen inhaftieren | freilassen freigelassen entlassen
schuldig | unschuldig
verurteilen verurteilt verurteilte | freisprechen freigesprochen
stark stärker | schwach schwächer
stärken stärkt stärkte gestärkt | schwächen schwächt schwächte geschwächt
gut besser | schlecht schlechter
verbessern verbessert verbesserte | verschlechtern verschlechtert verschlechterte
hoch hohe hoher hohen höher | niedrig niedrige niedriger
groß große größer | klein kleine kleiner
lang lange länger | kurz kurze kürzer
früh früher | spät später
sicher sichere | unsicher gefährlich gefährliche
möglich | unmöglich
wahrscheinlich | unwahrscheinlich
legal rechtmäßig | illegal rechtswidrig
wahr richtig | unwahr falsch
zustimmen zugestimmt | ablehnen abgelehnt
mehrheit | minderheit
gewinn überschuss | verlust defizit
teuer teurer | billig billiger günstig
einschließen enthalten enthält | ausschließen ausgeschlossen
beitreten beigetreten | austreten ausgetreten verlassen
bleiben bleibt blieb | gehen zurücktreten zurückgetreten
erfolg erfolgreich | misserfolg erfolglos scheitern gescheitert
freiwillig | verpflichtend zwangsweise
öffentlich | geheim vertraulich
kostenlos gratis | kostenpflichtig
beschleunigen beschleunigt | verlangsamen verlangsamt bremsen gebremst
ausweiten ausgeweitet erweitern erweitert | einschränken eingeschränkt begrenzen begrenzt
leicht milde | schwer schwere
"""
_RUSSIAN = """
вырос выросла выросло выросли растет растут вырастет повысился повысилась повысилось увеличился увеличилась увеличилось возрос возросла возросло поднялся поднялась | упал упала упало упали падает снизился снизилась снизилось снизились сократился сократилась сократилось уменьшился уменьшилась уменьшилось
повысил повысила повысили повысит увеличил увеличила увеличили увеличит поднял подняла | снизил снизила снизили снизит сократил сократила сократили сократит уменьшил уменьшила урезал урезала
рост увеличение повышение | падение снижение сокращение уменьшение
принял приняла приняли одобрил одобрила одобрили утвердил утвердила утвердили | отклонил отклонила отклонили отверг отвергла отвергли
приветствовал приветствовала приветствовали похвалил похвалила похвалили | осудил осудила осудили раскритиковал раскритиковала раскритиковали
поддержал поддержала поддержали поддерживает поддерживают | отверг отвергла отвергли осудил осудила
сторонник | противник
разрешил разрешила разрешили разрешает позволил позволила | запретил запретила запретили запрещает
разрешение | запрет
выиграл выиграла выиграли победил победила победили | проиграл проиграла проиграли
победа победу победой | поражение поражением
начал начала начали начался началась начались | закончил закончила закончили завершил завершила завершился завершилась прекратил прекратила
открыл открыла открыли открылся открылась откроет откроется | закрыл закрыла закрыли закрылся закрылась закроет закроется
нанял наняла наняли наймет | уволил уволила уволили уволит
купил купила купили купит приобрел приобрела | продал продала продали продаст
подтвердил подтвердила подтвердили признал признала признали | опроверг опровергла опровергли отрицает отрицал отрицала
арестовал арестовала арестовали арестован арестована задержал задержали задержан задержана | освободил освободила освободили освобожден освобождена отпустил отпустили
виновен виновна виновным виновной | невиновен невиновна невиновным невиновной
осужден осуждена | оправдан оправдана
усилил усилила усилили укрепил укрепила укрепили | ослабил ослабила ослабили
сильный сильная сильнее | слабый слабая слабее
улучшил улучшила улучшили улучшилось улучшилась | ухудшил ухудшила ухудшили ухудшилось ухудшилась
хороший хорошая лучше | плохой плохая хуже
высокий высокая выше | низкий низкая ниже
большой большая больше | маленький маленькая меньше
безопасный безопасна безопасно безопасен | опасный опасна опасно опасен
законный законно законным | незаконный незаконно незаконным
возможно возможный | невозможно невозможный
вероятно вероятный | маловероятно маловероятный
правдивый верный верно | ложный неверный неверно
успешный успешно успех | неудачный неудачно провал
прибыль прибылью прибыли | убыток убытком убытки
большинство большинством | меньшинство меньшинством
согласился согласилась согласились согласен согласны | отказался отказалась отказались
вступил вступила вступили | вышел вышла вышли покинул покинула
дешевый дешевле подешевел подешевела подешевели | дорогой дороже подорожал подорожала подорожали
бесплатный бесплатно бесплатным бесплатной | платный платно платным платной
"""
_UKRAINIAN = """
зріс зросла зросло зросли зростає зростають зросте збільшився збільшилася збільшилось збільшилася підвищився підвищилася піднявся піднялася | впав впала впало впали падає знизився знизилася знизилося знизилися скоротився скоротилася скоротилося зменшився зменшилася зменшилося зменшилась
підвищив підвищила підвищили підвищить збільшив збільшила збільшили збільшить підняв підняла | знизив знизила знизили знизить скоротив скоротила скоротили скоротить зменшив зменшила зменшили зменшить
зростання збільшення підвищення | падіння зниження скорочення зменшення
прийняв прийняла прийняли схвалив схвалила схвалили ухвалив ухвалила ухвалили затвердив затвердила | відхилив відхилила відхилили відкинув відкинула відкинули
привітав привітала привітали вітав похвалив похвалила похвалили | засудив засудила засудили розкритикував розкритикувала розкритикували
підтримав підтримала підтримали підтримує підтримують | відкинув відкинула засудив засудила засудили
прихильник | противник
дозволив дозволила дозволили дозволяє | заборонив заборонила заборонили забороняє
дозвіл | заборона заборону
виграв виграла виграли переміг перемогла перемогли | програв програла програли
перемога перемогу перемогою | поразка поразку поразкою
почав почала почали розпочав розпочала розпочали почався почалася | закінчив закінчила закінчили завершив завершила завершили припинив припинила припинили
відкрив відкрила відкрили відкрився відкрилася відкриє | закрив закрила закрили закрився закрилася закриє
найняв найняла найняли найме | звільнив звільнила звільнили звільнить
купив купила купили купить придбав придбала | продав продала продали продасть
підтвердив підтвердила підтвердили визнав визнала визнали | спростував спростувала спростували заперечив заперечила заперечили
заарештував заарештувала заарештували затримав затримали | звільнив звільнила звільнили відпустив відпустили
винен винна винним винною | невинен невинна невинним невинною
засуджений засуджена | виправданий виправдана
посилив посилила посилили зміцнив зміцнила зміцнили | послабив послабила послабили
сильний сильна сильніший | слабкий слабка слабший
покращив покращила покращили поліпшив поліпшила | погіршив погіршила погіршили
добрий добра краще | поганий погана гірше
високий висока вищий вище | низький низька нижчий нижче
великий велика більше | малий мала менше
безпечний безпечна безпечно | небезпечний небезпечна небезпечно
законний законно законним | незаконний незаконно незаконним
можливо можливий | неможливо неможливий
ймовірно ймовірний | малоймовірно малоймовірний
правдивий правильний | хибний неправдивий неправильний
успішний успішно успіх | невдалий невдало провал
прибуток прибутком | збиток збитком збитки
більшість більшістю | меншість меншістю
погодився погодилася погодились погодилися | відмовився відмовилася відмовились відмовилися
вступив вступила вступили | вийшов вийшла вийшли покинув покинула
дешевий дешевше подешевшав подешевшала подешевшали | дорогий дорожче подорожчав подорожчала подорожчали
безкоштовний безкоштовно безкоштовним безкоштовною безкоштовне | платний платно платним платною платне
"""
_POLISH = """
wzrósł wzrosła wzrosło wzrosły wzrośnie rośnie rosną zwiększył zwiększyła zwiększyło podniósł podniosła | spadł spadła spadło spadły spadnie spada spadają zmniejszył zmniejszyła zmniejszyło obniżył obniżyła zmalał zmalała
podwyższył podwyższyła podwyższy zwiększy podniesie podwyżka podwyżki | obniży zmniejszy obniżka obniżki ograniczył ograniczyła ograniczy
wzrost wzrostu | spadek spadku
przyjął przyjęła przyjęli zaakceptował zaakceptowała zatwierdził zatwierdziła uchwalił | odrzucił odrzuciła odrzucili odrzuca
pochwalił pochwaliła pochwalili powitał powitała powitali chwali | skrytykował skrytykowała skrytykowali potępił potępiła potępili krytykuje
poparł poparła poparli popiera popierają wspiera | odrzucił odrzuciła sprzeciwił sprzeciwiła sprzeciwia potępił
zwolennik | przeciwnik
zezwolił zezwoliła zezwala pozwolił pozwoliła pozwala | zakazał zakazała zakazuje zabronił zabroniła zabrania
zgoda zgodę | zakaz
wygrał wygrała wygrali zwyciężył zwyciężyła | przegrał przegrała przegrali
zwycięstwo zwycięstwem | porażka porażkę porażką klęska
zaczął zaczęła zaczęli rozpoczął rozpoczęła rozpoczęli rozpocznie | skończył skończyła zakończył zakończyła zakończyli zakończy
otworzył otworzyła otworzyli otworzy otwarcie | zamknął zamknęła zamknęli zamknie zamknięcie
zatrudnił zatrudniła zatrudni | zwolnił zwolniła zwolni
kupił kupiła kupili kupi nabył nabyła | sprzedał sprzedała sprzedali sprzeda
potwierdził potwierdziła potwierdzili przyznał przyznała | zaprzeczył zaprzeczyła zaprzeczyli zdementował zdementowała
aresztował aresztowała aresztowali aresztowany zatrzymał zatrzymała zatrzymany | zwolnił zwolniła wypuścił wypuściła wypuszczony
winny winna winnym winną | niewinny niewinna niewinnym niewinną
skazany skazana skazał | uniewinniony uniewinniona uniewinnił
wzmocnił wzmocniła wzmocni | osłabił osłabiła osłabi
silny silna silniejszy | słaby słaba słabszy
poprawił poprawiła poprawi | pogorszył pogorszyła pogorszy
dobry dobra lepszy lepiej | zły zła gorszy gorzej
wysoki wysoka wyższy wyższe | niski niska niższy niższe
duży duża większy większe | mały mała mniejszy mniejsze
bezpieczny bezpieczna bezpieczne | niebezpieczny niebezpieczna niebezpieczne groźny groźna
legalny legalna legalnie | nielegalny nielegalna nielegalnie
możliwy możliwe | niemożliwy niemożliwe
prawdopodobny prawdopodobne | nieprawdopodobny nieprawdopodobne
prawdziwy prawdziwe | fałszywy nieprawdziwy nieprawdziwe
sukces udany udana | porażka nieudany nieudana
zysk zysku zyski | strata straty stratę
większość większością | mniejszość mniejszością
zgodził zgodziła zgodzili | odmówił odmówiła odmówili
wstąpił wstąpiła | wystąpił wystąpiła opuścił opuściła
tani tańszy tanieje potaniał potaniała | drogi droższy drożeje podrożał podrożała
bezpłatny bezpłatna bezpłatne bezpłatnie darmowy | płatny płatna płatne
"""

LINES: Mapping[str, str] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "pl": _POLISH,
}
"""By language; a line that begins with # is a heading."""
