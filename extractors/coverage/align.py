"""Align sentences with claims: how much of a claim's weight one sentence covers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.coverage.background import Background
from extractors.coverage.reading import Reading
from extractors.coverage.terms import NAME, NUMBER, TIME, WORD, Term, forms_of, meetings_of

# Names and dates are evidence, but a whole subject shares them: without the factor they carry the
# score (coverage.md 0.2).
_KIND_FACTOR = {WORD: 1.0, NAME: 0.8, NUMBER: 1.0, TIME: 0.6}
# How sure a claim is does not tell what it claims.
_HEDGES = frozenset({"appear", "seem", "apparently", "reportedly", "allegedly"})
_HEDGE_FACTOR = 0.3
_OTHER_SUBJECT, _FOCUSED = 0.8, 0.4
# A sentence that covers less of a claim says nothing of it, even of a long one.
_FLOOR = 0.08
# Per claim only the closest sentences are kept: the rules never ask more.
KEPT = 3


@dataclass(frozen=True, slots=True)
class ClaimProfile:
    """A claim ready for alignment: each term once, with its weight.

    `is_facet`: only one clause of the claim. `subject` are the terms of which a sentence must share one to speak of the same thing; `acts`
    (words), `names` and `matter` (both without who says it, `matter` without figures too) are places
    in `terms`.
    """

    claim_id: str
    reading: Reading
    terms: tuple[Term, ...]
    signs: tuple[int, ...]
    weights: tuple[float, ...]
    subject: frozenset[str]
    acts: tuple[int, ...]
    names: tuple[int, ...]
    matter: tuple[int, ...]
    is_facet: bool = False

    @property
    def total(self) -> float:
        """The weight of the whole claim, above 0."""
        return sum(self.weights) or 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim term that a sentence has, in this or another form: place in the sentence's terms and credit."""

    place: int
    credit: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """One sentence laid beside one claim. `hits` goes from a claim term's place to its hit."""

    profile: ClaimProfile
    reading: Reading
    hits: Mapping[int, Hit]
    cover: float

    @property
    def act_cover(self) -> float:
        """Share of the weight of what the claim says about its subject that the sentence has."""
        return self._cover_of(self.profile.acts)

    @property
    def score(self) -> float:
        """What ranks sentences: the cover, less where the subject is missing or the sentence is about more.

        Mean AP over three cuts of the claims, with and without background, on coverage dev: .531 by
        cover alone, .548 so.
        """
        subject = 1.0 if self.shares_subject else _OTHER_SUBJECT
        return self.cover * subject * (0.7 + 0.3 * min(1.0, self.focus / _FOCUSED))

    @property
    def matter_cover(self) -> float:
        """Share of the weight of what is said, speaker and figures left out, that the sentence has."""
        return self._cover_of(self.profile.matter)

    @property
    def name_cover(self) -> float:
        """Share of the weight of the claim's names that the sentence has; 1 for a claim without names."""
        return self._cover_of(self.profile.names) if self.profile.names else 1.0

    @property
    def focus(self) -> float:
        """Share of the sentence's terms that the claim has too: low where the sentence is mainly about other things."""
        places = {hit.place for hit in self.hits.values()}
        return len(places) / len(self.reading.terms) if self.reading.terms else 0.0

    @property
    def said_focus(self) -> float:
        """`focus` over what is said: without who says it, figures and times, of which a new one is no other matter."""
        speech, start = self.reading.speech, self.reading.start
        first, end = (speech.start + start, speech.end + start) if speech else (0, 0)
        said = {
            place
            for place, term in enumerate(self.reading.terms)
            if term.kind in {WORD, NAME} and not first <= term.start < end
        }
        shared = said & {hit.place for hit in self.hits.values()}
        return len(shared) / len(said) if said else self.focus

    @property
    def keeps_order(self) -> bool:
        """Whether the first two names of the claim follow each other in the sentence too: who does it to whom."""
        places = [self.hits[slot].place for slot in self.profile.names[:2] if slot in self.hits]
        return places == sorted(places)

    def _cover_of(self, slots: Sequence[int]) -> float:
        weights = self.profile.weights
        total = sum(weights[slot] for slot in slots)
        found = sum(weights[slot] * self.hits[slot].credit for slot in slots if slot in self.hits)
        return found / total if total else 0.0

    @property
    def shares_subject(self) -> bool:
        """Whether the sentence, or a name of the sentence before it, is about the claim's subject."""
        subject = self.profile.subject
        if any(self.profile.terms[slot].key in subject for slot in self.hits):
            return True
        return not subject or not subject.isdisjoint(self.reading.context)


def profile_claim(
    claim_id: str, reading: Reading, background: Background, *, is_facet: bool = False
) -> ClaimProfile:
    """Weigh a claim's terms, or those of one of its clauses, against the background."""
    unique = {term.key: place for place, term in reversed(list(enumerate(reading.terms)))}
    places = sorted(unique.values())
    terms = tuple(reading.terms[place] for place in places)
    weights = tuple(background.weight(term.key) * _factor(term) for term in terms)
    said = _said(terms, reading)
    return ClaimProfile(
        claim_id,
        reading,
        terms,
        tuple(reading.signs[place] for place in places),
        weights,
        _subject([terms[slot] for slot in said]),
        tuple(slot for slot, term in enumerate(terms) if term.kind == WORD),
        tuple(slot for slot in said if terms[slot].kind == NAME),
        tuple(slot for slot in said if terms[slot].kind != NUMBER),
        is_facet,
    )


def _factor(term: Term) -> float:
    return _HEDGE_FACTOR if term.key in _HEDGES else _KIND_FACTOR[term.kind]


def _said(terms: Sequence[Term], reading: Reading) -> tuple[int, ...]:
    """Places of the terms of what is said, without who says it."""
    everything = tuple(range(len(terms)))
    speech = reading.speech
    if speech is None or speech.speaker is None:
        return everything
    start, end = reading.start + speech.start, reading.start + speech.end
    return tuple(slot for slot in everything if not start <= terms[slot].start < end) or everything


def _subject(terms: Sequence[Term]) -> frozenset[str]:
    """The first word and the first name: one of the two is who or what the claim speaks of."""
    names = [term.key for term in terms if term.kind == NAME]
    words = [term.key for term in terms if term.kind in {NAME, WORD}]
    return frozenset(names[:1] + words[:1])


class ClaimIndex:
    """From each form of each claim term to the claims that have it, so that a sentence meets only those."""

    def __init__(self, profiles: Sequence[ClaimProfile]) -> None:
        self.profiles: list[ClaimProfile] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for profile in profiles:
            self.add(profile)

    def add(self, profile: ClaimProfile) -> None:
        """Take in one more claim, as the last."""
        number = len(self.profiles)
        self.profiles.append(profile)
        for slot, term in enumerate(profile.terms):
            for form, _ in forms_of(term.key):
                self._postings[form].append((number, slot))

    def align(self, reading: Reading) -> list[tuple[int, Alignment]]:
        """The claims that share something of weight with a sentence, each with its number."""
        aligned = (
            (number, Alignment(profile, reading, hits, _cover(profile, hits)))
            for number, hits in self._hits(reading).items()
            for profile in (self.profiles[number],)
        )
        return [(number, alignment) for number, alignment in aligned if alignment.cover >= _FLOOR]

    def _hits(self, reading: Reading) -> dict[int, dict[int, Hit]]:
        found: dict[int, dict[int, Hit]] = defaultdict(dict)
        for place, term in enumerate(reading.terms):
            for form, credit in meetings_of(term.key):
                for number, slot in self._postings.get(form, ()):
                    known = found[number].get(slot)
                    if known is None or credit > known.credit:
                        found[number][slot] = Hit(place, credit)
        return found


def _cover(profile: ClaimProfile, hits: Mapping[int, Hit]) -> float:
    return sum(profile.weights[slot] * hit.credit for slot, hit in hits.items()) / profile.total


def closest_sentences(
    index: ClaimIndex, aligned: Iterable[Sequence[tuple[int, Alignment]]]
) -> tuple[tuple[Alignment, ...], ...]:
    """For each claim its closest sentences, best first; `aligned` is what `align` gave for each sentence.

    Ties go by wording, so that the order of a text does not matter.
    """
    found: list[list[Alignment]] = [[] for _ in index.profiles]
    for sentence in aligned:
        for number, alignment in sentence:
            found[number].append(alignment)
    return tuple(tuple(sorted(each, key=by_score)[:KEPT]) for each in found)


def by_score(alignment: Alignment) -> tuple[float, str]:
    """What sorts sentences, the best first; ties go by wording."""
    return -alignment.score, alignment.reading.text
