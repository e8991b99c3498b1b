"""A small Ukrainian stemmer (Snowball has none): endings off, then the common sound changes evened out.

The stem is a key for comparison, not a word: "Америка" and "Америці" both end in ц.
"""

import re

_REFLEXIVE = re.compile("(?<=.{3})(?:ся|сь)$")
_ENDING = re.compile(
    "(?:увати|ювати|ати|ити|іти|ують|юють|ають|ять|уть|ють|ать|ував|юва[вл]|ала|али|ало|ила|или|ило"
    "|іла|іли|іло|ями|ами|ові|еві|єві|ого|його|ому|йому|ими|іми|ою|ею|єю|ої|ій|ий|их|іх|ах|ях|ам|ям"
    "|ом|ем|єм|ів|їв|ав|ив|ує|ає|[аяоеєиіїуюьй])$"
)
_FAMILY = re.compile("(?:ов|ев|єв)$")  # "Харків", "Харкова"
_FLEETING = re.compile("(?<=[бвгґджзклмнпрстфхцчшщ])(?:о(?=к$)|е(?=ц$))")  # "відсоток", "відсотка"
_CLOSED = re.compile("([іїє])(?=[бвгґджзклмнпрстфхцчшщ]{1,2}$)")  # "рік", "року"; "Київ", "Києва"
_OPENED = {"і": "о", "ї": "е", "є": "е"}
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}


def stem_ukrainian(word: str) -> str:
    """What the forms of a folded word share."""
    rest = _REFLEXIVE.sub("", word)
    rest = _without(_FAMILY, _without(_ENDING, rest))
    if rest.endswith("нн"):
        rest = rest[:-1]
    rest = _FLEETING.sub("", rest) if len(rest) > 4 else rest
    rest = _CLOSED.sub(lambda match: _OPENED[match.group(1)], rest)
    return rest[:-1] + _SOFTENED.get(rest[-1], rest[-1])


def _without(ending: re.Pattern[str], word: str) -> str:
    """The word without the ending if at least three letters stay."""
    match = ending.search(word, 3)
    return word[: match.start()] if match else word
