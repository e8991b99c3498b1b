"""English forms that no ending rule reaches: `base: form form ...`, and words that only look inflected."""

from collections.abc import Mapping

_FORMS = """
be: being
become: became
begin: began begun
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
crisis: crises
create: created creating
analysis: analyses
deal: dealt
die: dying
draw: drew drawn
drive: drove driven
eat: ate eaten
fall: fell fallen
fight: fought
find: found
flee: fled
fly: flew flown
forget: forgot forgotten
freeze: froze frozen
get: got gotten getting
give: gave given
go: goes went gone
grow: grew grown
hide: hid hidden
hold: held
invite: invited inviting
keep: kept
know: knew known
lead: led
leave: left leaves
lie: lying
lose: lost
make: made
mean: meant
meet: met
pay: paid
prove: proven
rebuild: rebuilt
rise: rose risen
run: ran
say: said
see: seen
seek: sought
sell: sold
send: sent
shake: shook shaken
show: shown
sink: sank sunk
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
strike: struck stricken
swear: swore sworn
take: took taken
teach: taught
tell: told
think: thought
throw: threw thrown
tie: tying
undergo: underwent undergone
understand: understood
unite: united uniting
win: won
withdraw: withdrew withdrawn
withhold: withheld
write: wrote written writing
agree: agreed
disagree: disagreed
free: freed
guarantee: guaranteed
decree: decreed
compete: competed competing
complete: completed completing
cite: cited citing
excite: excited exciting
focus: focused focusing
postpone: postponed postponing
phone: phoned phoning
pilot: piloted piloting
pivot: pivoted pivoting
debut: debuted debuting
compile: compiled compiling
child: children
foot: feet
half: halves
knife: knives
life: lives
man: men
shelf: shelves
thief: thieves
tooth: teeth
wife: wives
wolf: wolves
woman: women
serviceman: servicemen
gunman: gunmen
policeman: policemen
fisherman: fishermen
businessman: businessmen
spokesman: spokesmen
spokeswoman: spokeswomen
bus: buses
gas: gases
headache: headaches
shoe: shoes
cookie: cookies
movie: movies
calorie: calories
"""
_UNCHANGED = """
always beijing besides ceiling during economics else evening everything anything something nothing
hundred lens morning mathematics news naked perhaps physics politics sacred series species
thus towards whereas mr mrs ms has was is his this its us yes gas bus plus
"""

IRREGULAR: Mapping[str, str] = {
    form: base
    for base, _, forms in (line.partition(":") for line in _FORMS.strip().splitlines())
    for form in forms.split()
} | {word: word for word in _UNCHANGED.split()}
