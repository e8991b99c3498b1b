"""Words before or after a number that make it a bound or an estimate."""

import re
from collections.abc import Mapping

_BEFORE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "up to": r"up to|as (?:much|many) as|at most|(?:no|not) (?:more|greater|higher) than|a maximum of|maximum",
        "more than": r"more than|over|above|at least|exceed(?:ing|s|ed)?|upwards of|in excess of"
        r"|(?:no|not) (?:fewer|less) than|a minimum of|greater than|higher than",
        "less than": r"less than|fewer than|under|below|lower than",
        "about": r"about|around|approximately|approx\.?|roughly|nearly|almost|some|an estimated|estimated|close to"
        r"|circa|just over|just under|~|≈",
    },
    "ru": {
        "up to": r"(?<!от )(?<!\d )(?<![,–—-] )до|не (?:более|больше)(?: чем)?|максимум",
        "more than": r"более(?: чем)?|больше(?: чем)?|свыше|не (?:менее|меньше)(?: чем)?|минимум|по меньшей мере"
        r"|по крайней мере|превыс\w+",
        "less than": r"менее(?: чем)?|меньше(?: чем)?|ниже",
        "about": r"около|примерно|порядка|приблизительно|почти|ориентировочно|приблизительно в|~|≈",
    },
    "uk": {
        "up to": r"(?<!від )(?<!\d )(?<![,–—-] )до|не (?:більше|більш)(?: ніж| як)?|максимум|щонайбільше",
        "more than": r"понад|більше(?: ніж| як)?|більш (?:ніж|як)|щонайменше|не (?:менше|менш)(?: ніж| як)?|мінімум"
        r"|принаймні|перевищ\w+",
        "less than": r"менше(?: ніж| як)?|менш (?:ніж|як)|нижче",
        "about": r"близько|приблизно|майже|орієнтовно|десь|~|≈",
    },
    "de": {
        "up to": r"bis zu|höchstens|maximal|nicht mehr als",
        "more than": r"mehr als|über|mindestens|wenigstens|gut|nicht weniger als",
        "less than": r"weniger als|unter|knapp unter",
        "about": r"etwa|rund|ungefähr|circa|ca\.|knapp|fast|beinahe|schätzungsweise|~",
    },
    "pl": {
        "up to": r"(?<!od )(?<!\d )(?<![,–—-] )do|nawet|maksymalnie|najwyżej|nie więcej niż",
        "more than": r"ponad|więcej niż|powyżej|co najmniej|przynajmniej|nie mniej niż|przeszło",
        "less than": r"mniej niż|poniżej|niespełna",
        "about": r"około|ok\.|prawie|niemal|blisko|mniej więcej|~",
    },
}
_ARTICLE = r"(?:(?:a|an|the|в|у|w) )?"
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    code: re.compile(
        "(?:^|(?<=[^\\w]))(?:"
        + "|".join(rf"(?P<{name.replace(' ', '_')}>{words})" for name, words in kinds.items())
        + rf")[ \u00a0]?{_ARTICLE}$",
        re.IGNORECASE,
    )
    for code, kinds in _BEFORE.items()
}
# After these "до" and "do" only say how far a value went: "вырос до 5 %".
_CHANGE = re.compile(
    "подня|повы[сш]|сни[зж]|упа[лс]|вырос|возрос|увелич|сокра|опуст|дости|зрос|зріс|підн|підвищ|зниз|зменш|збільш|скоро[тч]"
    "|опуск|досяг|wzr[oa]|spad|podni|obni|zwiększ|zmniejsz|sięgn",
    re.IGNORECASE,
)
_PLACE = re.compile("over|above|under|below|über|unter", re.IGNORECASE)
_READ_BACK_CHANGE = 60
_OR_MORE = re.compile(
    r"\+|[ \u00a0](?:or more|plus(?!\w)|и более|или более|або більше|і більше|oder mehr|lub więcej)",
    re.IGNORECASE,
)
_READ_BACK = 26


def qualifier_of(
    text: str, start: int, end: int, code: str, *, is_small: bool = False
) -> str | None:
    """`about`, `more than`, `less than` or `up to`, from the words beside the figure at start..end.

    Before a small count or a time "over" and the like are places or spans: "over three regions".
    """
    pattern = _PATTERNS.get(code, _PATTERNS["en"])
    match = pattern.search(text[max(0, start - _READ_BACK) : start])
    if (
        match
        and match.lastgroup
        and not (
            _is_target(text, start, match) or (is_small and _PLACE.fullmatch(match.group().strip()))
        )
    ):
        return match.lastgroup.replace("_", " ")
    return "more than" if _OR_MORE.match(text, end) else None


def _is_target(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "до" names the new value of a change and not a bound."""
    if match.lastgroup != "up_to" or match.group().strip().lower() not in {"до", "do"}:
        return False
    return _CHANGE.search(text, max(0, start - _READ_BACK_CHANGE), start) is not None
