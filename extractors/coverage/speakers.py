"""Who speaks: pronouns, canonical names, and whether two speakers are rivals."""

import re
from collections.abc import Iterable, Sequence

from extractors.language.names import Gazetteer
from extractors.language.speech import Speech
from extractors.language.word_lists import word_set
from extractors.language.words import fold, is_function_word, tokenize

_PRONOUNS = word_set("he she they it i we him her them himself herself themselves")
# Speakers that stand for no side of their own: what they say counts as settled.
_GENERIC = word_set(
    """official officials authority authorities police report reports reporter reporters source
    sources spokesman spokeswoman spokesperson statement people media witness witnesses expert
    experts analyst analysts state records data side sides party parties"""
)
_APPOSED = re.compile(r", ([^,]{3,60}),")
# No verb stands between a role and its name ("Hospitals treated Ada Brandt").
_ROLE_AND_NAME = re.compile(
    r"\w+(?: (?!\w+(?:ed|s)\b)[a-z]+){1,3} (?P<name>[^\W\d_a-zß-ÿ]\w+(?: [^\W\d_a-zß-ÿ]\w+)+)"
)
_HEAD_ENDS = re.compile(r",|\b(?:of|for|from|in|at|who|which|with)\b")


def is_pronoun(speaker: str) -> bool:
    """Whether a speaker is a bare pronoun."""
    return fold(speaker.strip()) in _PRONOUNS


def named_speaker(sentence: str, speech: Speech | None) -> str | None:
    """Who speaks in a sentence: the name where a role stands before it ("The economy minister, Ina Velt, said")."""
    if speech is None or speech.speaker is None:
        return None
    role = tokenize(_HEAD_ENDS.split(speech.speaker)[0])
    apposed = _APPOSED.match(sentence, speech.end)
    name = tokenize(apposed.group(1)) if apposed and role and role[-1].text[0].islower() else ()
    is_name = len(name) > 1 and all(token.text[0].isupper() for token in name)
    return apposed.group(1) if apposed and is_name else speech.speaker


def resolve_speakers(
    speakers: Iterable[str | None], subjects: Iterable[str | None]
) -> tuple[str | None, ...]:
    """The speaker of each sentence, pronouns replaced by who was named last as speaker or subject.

    A pronoun with nobody named before it stays open (None).
    """
    last: str | None = None
    resolved: list[str | None] = []
    for speaker, subject in zip(speakers, subjects, strict=True):
        named = last if speaker is not None and is_pronoun(speaker) else speaker
        resolved.append(named)
        last = named or subject or last
    return tuple(resolved)


def leading_name(sentence: str) -> str | None:
    """The run of capitalised words that opens a sentence, or None: its subject more often than not."""
    run: list[tuple[int, int]] = []
    for token in tokenize(sentence):
        gap = sentence[run[-1][1] : token.start] if run else ""
        if not token.text[0].isupper() or gap.strip(" ."):
            break
        run.append((token.start, token.end))
        if len(run) == 1 and is_function_word(token.folded, "en"):
            return None
    return sentence[run[0][0] : run[-1][1]] if run else None


def name_after_role(sentence: str) -> str | None:
    """The name of several words after a role that opens a sentence ("Union leader Ada Brandt called it"), or None."""
    match = _ROLE_AND_NAME.match(sentence)
    return match["name"] if match else None


def canonical(speaker: str | None, gazetteer: Gazetteer) -> str | None:
    """A key for a speaker: the person, else the first thing of the names file, else the last word of the name.

    None for nobody and for speakers without a side of their own, such as "officials".
    """
    if speaker is None or is_pronoun(speaker):
        return None
    hits = sorted(gazetteer.find(speaker), key=lambda hit: hit.kind != "person")
    if hits:
        return f"@{hits[0].entity}"
    head = tokenize(_HEAD_ENDS.split(speaker)[0]) or tokenize(speaker)
    return _head_key([token.text for token in head])


def _head_key(words: Sequence[str]) -> str | None:
    capitalised = [word for word in words[1:] if word[0].isupper()]
    last = fold(capitalised[-1] if capitalised else words[-1]) if words else ""
    return None if not last or last in _GENERIC else last


def label(speaker: str | None, gazetteer: Gazetteer) -> str | None:
    """A speaker as shown: a known person by the last word of the name, so that titles and first names do not part it.

    Others keep their words; None for those without a side of their own, such as "officials".
    """
    if speaker is None or canonical(speaker, gazetteer) is None:
        return None
    person = next((hit for hit in gazetteer.find(speaker) if hit.kind == "person"), None)
    return speaker if person is None else person.text.split()[-1]


def are_rivals(one: str | None, other: str | None) -> bool:
    """Whether two speakers' keys name different sides."""
    return one is not None and other is not None and one != other
