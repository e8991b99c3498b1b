"""Opposites: pairs of word groups that cannot both hold of one thing at one time."""

from collections.abc import Mapping

from extractors.language.words import stem

# Left and right side of each group. General words only. Words that presuppose an earlier state
# (lift, resume, suspend, cancel) are stages, not opposites: they tell that the matter moved on.
# "Refuse" and "fail" are negations of what follows them.
_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "rise rises rising rose risen increase grow grew grown climb soar surge jump gain",
        "fall falling fell fallen decrease decline drop shrink shrank shrunk plunge slump sink sank",
    ),
    ("accept accepted welcome embrace approve approved", "reject rejected veto rebuff"),
    ("begin began begun start launch", "end finish stop cease"),
    ("open opened opening", "close closed closing shut closure"),
    ("win won winning winner victory", "lose lost losing loser defeat"),
    ("support supported back backed favour favor endorse", "oppose opposed opposition resist"),
    ("praise praised hail hailed applaud", "criticise criticize condemn denounce slam blame"),
    (
        "allow allowed permit permitted authorise authorize",
        "ban banned forbid forbidden prohibit bar barred",
    ),
    ("include included including", "exclude excluded excluding omit omitted"),
    ("successful", "unsuccessful"),
    ("safe safely harmless", "unsafe dangerous harmful hazardous"),
    ("legal lawful legally", "illegal unlawful illegally"),
    ("legitimate legitimacy", "illegitimate illegitimacy"),
    ("strengthen strengthened strong stronger", "weaken weakened weak weaker"),
    ("improve improved improvement better", "worsen worsened deteriorate worse"),
    ("expand expanded widen broaden", "contract contracted narrow narrowed"),
    ("hire hired recruit recruited", "dismiss sack sacked fire fired"),
    ("buy bought purchase acquire", "sell sold selling divest"),
    ("arrive arrived enter entered join joined", "depart departed leave left quit exit"),
    ("advance advanced", "retreat retreated"),
    ("capture captured seize seized occupy", "liberate liberated retake retook recapture"),
    ("arrest arrested detain detained jail jailed", "release released free freed"),
    ("convict convicted guilty", "acquit acquitted innocent"),
    ("confirm confirmed", "deny denied denies refute refuted"),
    ("alive survive survived", "dead die died killed"),
    ("possible feasible", "impossible unfeasible"),
    ("likely probable", "unlikely improbable"),
    ("certain sure", "uncertain unsure doubtful"),
    ("popular", "unpopular"),
    ("ready willing", "unready unwilling reluctant"),
    ("agree agreed", "disagree disagreed"),
    ("raise raised", "lower lowered reduce reduced cut"),
    ("true correct accurate", "false untrue incorrect inaccurate wrong"),
    ("high higher highest", "low lower lowest"),
    ("early earlier", "late later"),
    ("majority", "minority"),
    ("ally allied friend friendly", "enemy hostile foe"),
    ("private privately", "public publicly"),
    ("remain stay keep", "resign abandon"),
    ("surplus profit", "deficit loss"),
)

_SIDES: Mapping[str, tuple[int, int]] = {
    stem(word, "en"): (number, sign)
    for number, (left, right) in enumerate(_GROUPS)
    for sign, words in ((1, left), (-1, right))
    for word in words.split()
}


def side_of(key: str) -> tuple[int, int] | None:
    """The number of the group that a stem belongs to, and 1 or -1 for its side."""
    return _SIDES.get(key)


def are_opposite(one: str, other: str) -> bool:
    """Whether two stems stand on opposite sides of the same group."""
    left, right = _SIDES.get(one), _SIDES.get(other)
    return left is not None and right is not None and left[0] == right[0] and left[1] != right[1]
