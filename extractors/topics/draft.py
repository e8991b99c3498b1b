"""A first topic query for any article, for its reader to correct."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.errors import InputError
from extractors.language.common import is_common_word
from extractors.language.words import Token, fold, stem, tokenize
from extractors.topics.ast import And, Leaf, Or, Query, Word, words_of
from extractors.topics.words import as_leaf, wildcard_complaint, words_in

_MAX_NAMES = 4
_MAX_TERMS = 8


def draft_query(
    title: str,
    text: str,
    *,
    names: Sequence[str],
    rare_terms: Sequence[str],
    aliases: Mapping[str, Sequence[str]] = {},
) -> str:
    """A query that an article matches, as text: `(name OR alias ...) AND (term OR term ...)`.

    From `names` and `rare_terms` (best first) it takes those that the article has, four names and
    eight terms at most, those of the title first. `aliases` gives other spellings by name, also in
    other languages; each name brings all of its own. Terms that are part of a name say nothing
    more and are left out. Short names all in capitals (US, UN) are looked for as written.

    Raises:
        InputError: the article has neither a name, nor a term, nor any word.
    """
    chosen = _choose(names, title, text, _MAX_NAMES)
    spellings = [spelling for name in chosen for spelling in (name, *aliases.get(name, ()))]
    name_leaves = _leaves(spellings)
    taken = {fold(word.text) for leaf in name_leaves for word in words_of(leaf)}
    terms = [term for term in rare_terms if fold(term) not in taken]
    groups = [name_leaves, _leaves(_choose(terms, title, text, _MAX_TERMS))]
    if not any(groups):
        groups = [_leaves(token.text for token in tokenize(title or text)[:_MAX_TERMS])]
    parts = tuple(_either(leaves) for leaves in groups if leaves)
    if not parts:
        raise InputError("the article has no word that a topic could look for; give it a text")
    return str(parts[0] if len(parts) == 1 else And(parts))


def rare_terms(text: str, *, language: str | None, limit: int = 8) -> tuple[str, ...]:
    """The words that carry a text, best first: those that come often, are long, and are not common in news.

    Forms of one word count together and are given as the most frequent of them, folded. A word
    weighs the number of its places times the square root of its length; numbers, words of fewer
    than four letters and common words (`extractors.language.common`) weigh nothing. Capitals do not
    matter, so names are among the terms.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for token in tokenize(text):
        if _carries(token, language):
            form = token.folded.removesuffix("'s")
            forms[stem(form, language)][form] += 1
    ranked = sorted(forms.values(), key=_weight, reverse=True)
    return tuple(counts.most_common(1)[0][0] for counts in ranked[:limit])


def _carries(token: Token, language: str | None) -> bool:
    is_word = len(token.folded) >= 4 and not any(letter.isdigit() for letter in token.folded)
    return is_word and not is_common_word(token.folded, language)


def _weight(counts: Counter[str]) -> float:
    return counts.total() * math.sqrt(len(counts.most_common(1)[0][0]))


def _choose(phrases: Sequence[str], title: str, text: str, limit: int) -> list[str]:
    """The phrases that stand in the article, those of its title first, at most `limit`."""
    in_title, in_text = _folded_words(title), _folded_words(text)
    wanted = [(phrase, _folded_words(phrase)) for phrase in phrases]
    found = [phrase for phrase, words in wanted if words.strip() and words in in_title]
    found += [phrase for phrase, words in wanted if words.strip() and words in in_text]
    return list(dict.fromkeys(found))[:limit]


def _folded_words(text: str) -> str:
    """The folded words of a text with a space around each, so that `in` finds whole words."""
    return f" {' '.join(token.folded for token in tokenize(text))} "


def _leaves(phrases: Iterable[str]) -> list[Leaf]:
    """The phrases as leaves of a query, each once; those without a word or with too wide a wildcard are left out."""
    found = (words_in(phrase, is_exact=_is_acronym(phrase)) for phrase in phrases)
    return list(dict.fromkeys(as_leaf(words) for words in found if _is_fit(words)))


def _is_fit(words: Sequence[Word]) -> bool:
    return bool(words) and not any(map(wildcard_complaint, words))


def _is_acronym(phrase: str) -> bool:
    return phrase.isupper() and len(phrase) <= 4


def _either(leaves: Sequence[Leaf]) -> Query:
    return leaves[0] if len(leaves) == 1 else Or(tuple(leaves))
