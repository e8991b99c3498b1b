"""What a number takes from those around it: the other end of a range, a currency named before, its hundredths."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.language.quantities import Quantity

_RANGE = re.compile(
    r"\.?(?:\s?[-–—]\s?[$€£]?|\s(?:to|and|or|bis|auf|und|oder|statt|instead of|rather than|вместо|замість|zamiast|до|и|или|і|та|або|do|i|lub)\s[$€£]?)"
)
_FROM = re.compile(r"(?<!\w)(?:from|с|со|от|з|із|зі|від|von|z|ze|od) $", re.IGNORECASE)
# "from 6 to 3 million" means millions at both ends; "from 500 to 1 million" may not.
_MOST_FALL = 10
_POINTS = re.compile(r"[ \u00a0](?:points?|пункт\w*|punkt\w*)", re.IGNORECASE)
_TO = re.compile(r" (?:to|auf|до|na|do) ")
_MOST_POINTS = 20
_NEXT_CENTS = re.compile(r"[.,]? ?(?:and |и |і |und |i )?")
_SENTENCE_END = re.compile(r"[!?;\n]|\.\s+(?=[A-ZÄÖÜĄĆĘŁŃÓŚŹŻА-ЯЁІЇЄҐ])")
_REACH = 100
_THOUSAND = 1000
# Between a counted thing and a number that counts the same again: "two died and seven were hurt".
_GOES_ON = re.compile(
    r"(?:,|–|—|:|(?<!\w)(?:and|but|while|another|und|aber|weitere|и|а|но|ещ[её]|і|й|та|але|ще|a|i|oraz|ale|kolejn\w+"
    r"|jeszcze|\w+ing))\s$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?<!\w)(?:of|among|из|з|із|зі|von|z|ze|spośród)\s$", re.IGNORECASE)
_OF_SOME = re.compile(r"\s(?:out\s)?(?:of|из|з|із|зі|von|der|z|ze|spośród)\s(?:[^\W\d]+\s)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what it measures; `unit` is empty where nothing shows it."""

    kind: str
    unit: str
    start: int
    end: int
    quantity: Quantity


def with_context(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with the units that a reader would carry over from their neighbours."""
    return _with_ranges(
        text, _with_cents(text, _with_currencies(text, _with_points(text, readings)))
    )


def counts_more(text: str, before: Reading | None, reading: Reading, after: Reading | None) -> bool:
    """Whether a number word without a noun counts all the same: a part of a number, or more of what was counted."""
    if reading.quantity.value < 2:
        return False
    if after and _OF_SOME.fullmatch(text, reading.quantity.end, after.quantity.start):
        return True
    if before is None or before.kind != "count" or not (before.unit or before.quantity.digits):
        return False
    between = text[before.end : reading.start]
    goes_on = _GOES_ON.search(between) or _OUT_OF.search(
        text, max(0, before.start - 10), before.start
    )
    return bool(goes_on) and len(between) <= _REACH and not _SENTENCE_END.search(between)


def _with_points(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Bare points beside a percentage are percentage points: "up 0.4 points to 6.4 per cent", "46 %, down six points"."""
    found = list(readings)
    for index, reading in enumerate(readings):
        before = readings[index - 1] if index else None
        after = readings[index + 1] if index + 1 < len(readings) else None
        if _is_points(text, reading) and (
            _leads_to(text, reading, after) or _follows(text, before, reading)
        ):
            found[index] = replace(reading, kind="percent", unit="percentage point")
    return found


def _is_points(text: str, reading: Reading) -> bool:
    is_few = reading.kind == "count" and reading.quantity.value <= _MOST_POINTS
    return is_few and _POINTS.fullmatch(text, reading.quantity.end, reading.end) is not None


def _leads_to(text: str, points: Reading, share: Reading | None) -> bool:
    if share is None or share.kind != "percent":
        return False
    return _TO.fullmatch(text, points.end, share.start) is not None


def _follows(text: str, share: Reading | None, points: Reading) -> bool:
    if share is None or share.kind != "percent":
        return False
    return _SENTENCE_END.search(text, share.end, points.start) is None


def _with_currencies(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """A scaled number without a noun, after money in the same sentence, is of that money: "spent 5 of the 50 billion"."""
    found: list[Reading] = []
    last: Reading | None = None
    for reading in readings:
        is_bare = reading.kind == "count" and not reading.unit
        is_money = is_bare and last is not None and _is_more_of(text, last, reading)
        found.append(
            replace(reading, kind="money", unit=last.unit) if last and is_money else reading
        )
        if not is_bare:
            last = reading if reading.kind == "money" else None
    return found


def _is_more_of(text: str, money: Reading, reading: Reading) -> bool:
    between = text[money.end : reading.start]
    is_near = len(between) <= _REACH and not _SENTENCE_END.search(between)
    return is_near and reading.quantity.scale >= _THOUSAND


def _with_cents(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Roubles and kopecks, dollars and cents, side by side as one amount."""
    found: list[Reading] = []
    for reading in readings:
        if found and _adds_cents(text, found[-1], reading):
            found.append(_sum(found.pop(), reading))
        else:
            found.append(reading)
    return found


def _sum(whole: Reading, cents: Reading) -> Reading:
    value = round(whole.quantity.value + cents.quantity.value, 2)
    quantity = replace(whole.quantity, value=value, end=cents.quantity.end)
    return replace(whole, end=cents.end, quantity=quantity)


def _adds_cents(text: str, whole: Reading, cents: Reading) -> bool:
    return (
        whole.kind == cents.kind == "money"
        and whole.unit == cents.unit
        and cents.quantity.value < 1
        and whole.quantity.value.is_integer()
        and _NEXT_CENTS.fullmatch(text, whole.end, cents.start) is not None
    )


def _with_ranges(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Ranges: in "5 to 10 per cent" the first number takes the unit and scale of the second."""
    found = list(readings)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        joint = _RANGE.fullmatch(text, first.quantity.end, second.quantity.start)
        is_change = _FROM.search(text, max(0, first.start - 6), first.start) is not None
        if not joint or (joint.group() == " auf " and not is_change):
            continue
        if first.kind == "money" and second.kind == "count":
            found[index + 1] = second = replace(
                second, kind="money", unit=first.unit, end=second.quantity.end
            )
        if second.unit and (first.unit in {"", second.unit}):
            found[index] = _lower_end(first, second, is_change=is_change)
    return found


def _lower_end(first: Reading, second: Reading, *, is_change: bool) -> Reading:
    low, high = first.quantity, second.quantity
    if second.kind == "money" and high.hundredths and not low.hundredths:
        low = low.as_hundredths()
    top = high.value / high.scale * (_MOST_FALL if is_change else 1)
    if low.scale == 1 and high.scale > 1 and low.value < top:
        low = replace(low, value=low.value * high.scale, scale=high.scale)
    return replace(first, kind=second.kind, unit=second.unit, quantity=low)
