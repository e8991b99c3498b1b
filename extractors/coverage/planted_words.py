"""A claim said otherwise: with another figure, negated, turned round, denied, or a stage further."""

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.coverage.antonyms import are_opposite, opposites_of
from extractors.coverage.stage import find_stages
from extractors.language.irregular_english import IRREGULAR
from extractors.language.negation import find_negations
from extractors.language.speech import find_speech
from extractors.language.speech_words import VERBS
from extractors.language.words import Token, fold, is_function_word, stem, tokenize
from extractors.model import Claim, Figure, Stage

_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")
_TENTH = 10
# Somebody invented who stands in no article, and how a language denies and negates a whole sentence.
_OTHER = {
    "en": "Mara Holt",
    "de": "Mara Holt",
    "pl": "Mara Holt",
    "ru": "Мара Холт",
    "uk": "Мара Голт",
}
_DENIED = {
    "en": "{who} denied that {what}",
    "de": "{who} bestritt, dass {what}",
    "pl": "{who} zaprzeczyła, że {what}",
    "ru": "{who} отрицала, что {what}",
    "uk": "{who} заперечила, що {what}",
}
_NEGATED = {
    "en": "It is not true that {what}",
    "de": "Es stimmt nicht, dass {what}",
    "pl": "Nie jest prawdą, że {what}",
    "ru": "Неправда, что {what}",
    "uk": "Неправда, що {what}",
}
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|should|must|may|might)\b(?! not\b)"
)
_BEFORE_THAT_CLAUSE = re.compile(r"[,;“\"]|\b(?:who|which|that|if|when|because|while)\b")
_NEXT_STAGE: Mapping[Stage, str] = {
    Stage.PROPOSED: "approved",
    Stage.AGREED: "suspended",
    Stage.SIGNED: "cancelled",
    Stage.SUSPENDED: "cancelled",
}
_ENDINGS = ("ing", "ed", "es", "s")


def with_other_figure(claim: Claim, language: str) -> str | None:
    """The claim with its first figure in digits changed in the leading one; None without such a figure."""
    del language
    figure = _figure_in_digits(claim)
    return _changed_figure(claim, figure) if figure else None


def said_by_another(claim: Claim, language: str) -> str | None:
    """The claim with another figure and another speaker; None without a figure or a speaker."""
    figure = _figure_in_digits(claim)
    speech = find_speech(claim.text, language=language)
    if figure is None or language not in _OTHER or speech is None or speech.speaker is None:
        return None
    changed = _changed_figure(claim, figure)
    start = changed.find(speech.speaker)
    end = start + len(speech.speaker)
    return changed[:start] + _OTHER[language] + changed[end:] if start >= 0 else None


def negated(claim: Claim, language: str) -> str | None:
    """The claim with a "not" after the first auxiliary of its main clause, else called untrue as a whole."""
    if find_negations(claim.text, language) or language not in _NEGATED:
        return None
    auxiliary = _AUXILIARY.search(claim.text) if language == "en" else None
    if auxiliary and not _BEFORE_THAT_CLAUSE.search(claim.text, 0, auxiliary.start()):
        return f"{claim.text[: auxiliary.end()]} not{claim.text[auxiliary.end() :]}"
    return _NEGATED[language].format(what=_inside(claim.text, language))


def denied(claim: Claim, language: str) -> str | None:
    """The claim denied by somebody else."""
    if find_negations(claim.text, language) or language not in _DENIED:
        return None
    what = _inside(claim.text, language)
    return _DENIED[language].format(who=_OTHER[language], what=what)


def reversed_words(claim: Claim, language: str) -> str | None:
    """The claim with one word changed for its opposite in the same form; None where none is known."""
    tokens = tokenize(claim.text)
    keys = {stem(token.folded, language) for token in tokens}
    for token in tokens:
        if token.text.islower() and not _is_empty(token, language):
            other = _opposite_form(token, keys, language)
            if other is not None:
                return claim.text[: token.start] + other + claim.text[token.end :]
    return None


def with_next_stage(claim: Claim, language: str) -> str | None:
    """The claim a stage further ("proposed": "approved"); English verbs in -ed that happened only."""
    for cue in find_stages(claim.text, language):
        word = claim.text[cue.start : cue.end]
        if word.endswith("ed") and cue.stage in _NEXT_STAGE:
            return claim.text[: cue.start] + _NEXT_STAGE[cue.stage] + claim.text[cue.end :]
    return None


def _figure_in_digits(claim: Claim) -> Figure | None:
    return next((figure for figure in claim.figures if _NUMBER.search(figure.text)), None)


def _changed_figure(claim: Claim, figure: Figure) -> str:
    """Another leading digit: never within rounding, and written as before."""
    place = _NUMBER.search(claim.text, figure.start - claim.start)
    start = place.start() if place else 0
    digit = int(claim.text[start])
    return f"{claim.text[:start]}{(digit + 2) % _TENTH or 1}{claim.text[start + 1 :]}"


def _inside(sentence: str, language: str) -> str:
    """A sentence as a clause: its first word small where a capital only opened it."""
    first = tokenize(sentence)[0]
    return (
        sentence[0].lower() + sentence[1:] if is_function_word(first.folded, language) else sentence
    )


def _is_empty(token: Token, language: str) -> bool:
    return is_function_word(token.folded, language) or token.folded in VERBS[language]


def _opposite_form(token: Token, keys: set[str], language: str) -> str | None:
    """An opposite in the form of the token, unless the claim has both sides already."""
    own = stem(token.folded, language)
    words = opposites_of(own, language)
    if not words or any(are_opposite(own, key) for key in keys):
        return None
    if language != "en":
        return max(words, key=lambda word: _common_ending(word, token.folded))
    return next(_in_form(words, token.folded), None)


def _in_form(words: Iterable[str], like: str) -> Iterator[str]:
    """Those of the words that can be put into the form of `like`: its ending, or an irregular past."""
    ending = next((one for one in _ENDINGS if like.endswith(one)), "")
    if like in IRREGULAR:
        ending = "ed"
    for word in words:
        base = stem(word, "en")
        if base == stem(like, "en"):
            continue
        yield from _forms(base, ending, is_base=stem(like, "en") == like)


def _forms(base: str, ending: str, *, is_base: bool) -> Iterator[str]:
    if is_base or not ending:
        yield base
        return
    if ending == "ed":
        yield from (form for form, root in IRREGULAR.items() if root == base and form != base)
    joined = (
        base + ending,
        base.rstrip("e") + ending,
        base[:-1] + "i" + ending,
        base + base[-1:] + ending,
    )
    yield from (form for form in joined if stem(fold(form), "en") == base)


def _common_ending(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
