"""Align sentences with claims: how much of a claim's weight one sentence covers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
# What a sentence and the one before it cover together counts for so much of the score; the claim's own speaker and its
# figures add so much. On coverage dev, the large and the second world mean AP rises from .664 to .682, and the F1 that
# a level from the other articles gives from .55, .56, .74 to .58, .58, .83.
_WITH_BEFORE, _SAME_SPEAKER, _SAME_FIGURES = 0.2, 0.05, 0.1
# Names alone say nothing of a claim: a sentence with less than this of its act and figures loses up to so much. At the
# level that raises precision on the large world from .68 to .73 at the same recall; .3 gains .01 more there and costs
# coverage dev .03.
_ACTS, _WITHOUT_ACTS = 0.2, 0.15
# What a model's likeness counts where one was asked (coverage.md 0.5).
_MEANING = 0.3
# A sentence that covers less of a claim says nothing of it, even of a long one.
_FLOOR = 0.08
# Per claim only the closest sentences are kept: the rules never ask more.
KEPT = 3
_NO_HITS: Mapping[int, "Hit"] = {}


@dataclass(frozen=True, slots=True)
class ClaimProfile:
    """A claim ready for alignment: each term once, with its weight.

    `is_facet`: only one clause of the claim. `subject` are the terms of which a sentence must share one to speak of the same thing; `acts`
    (words), `figures`, `names` and `matter` (both without who says it, `matter` without figures too) are places
    in `terms`. `total` is the weight of the whole claim, above 0.
    """

    claim_id: str
    reading: Reading
    terms: tuple[Term, ...]
    signs: tuple[int, ...]
    weights: tuple[float, ...]
    subject: frozenset[str]
    acts: tuple[int, ...]
    figures: tuple[int, ...]
    names: tuple[int, ...]
    matter: tuple[int, ...]
    total: float
    is_facet: bool = False


class Hit(NamedTuple):
    """A claim term that a sentence has, in this or another form: place in the sentence's terms and credit."""

    place: int
    credit: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """One sentence laid beside one claim. `hits` goes from a claim term's place to its hit.

    `cover` is the share of the claim's weight that the sentence has; `alone` the same, less where the subject is
    missing or the sentence is mainly about other things; `before` the hits of the sentence before; `meaning` the
    likeness that a model sees, None where none was asked.
    """

    profile: ClaimProfile
    reading: Reading
    hits: Mapping[int, Hit]
    cover: float
    alone: float
    before: Mapping[int, Hit]
    meaning: float | None = None

    @property
    def act_cover(self) -> float:
        """Share of the weight of what the claim says about its subject that the sentence has."""
        return self._cover_of(self.profile.acts)

    @property
    def score(self) -> float:
        """How surely the text says it: the closeness of the sentence, and what the one before and the speaker add."""
        found = (
            self.closeness
            + _WITH_BEFORE * (self.with_before - self.alone)
            + _SAME_SPEAKER * self.has_same_speaker
        )
        return found if self.meaning is None else (1 - _MEANING) * found + _MEANING * self.meaning

    @property
    def has_same_speaker(self) -> bool:
        """Whether both are said by the same person or body of a name: "the agency" says many things."""
        mine = self.profile.reading
        is_named = any(letter.isupper() for letter in mine.speaker_text or "")
        return is_named and mine.speaker is not None and mine.speaker == self.reading.speaker

    @property
    def closeness(self) -> float:
        """What ranks the sentences of one text, from which the quote is taken: the score of the sentence by itself."""
        return self.alone + _SAME_FIGURES * self.figure_share

    @property
    def substance(self) -> float:
        """1 for a sentence that has something of the claim's act or figures, less for one that has only its names."""
        said = max(self.act_cover, self.figure_share) if self.profile.acts else 1.0
        return 1 - _WITHOUT_ACTS * max(0.0, 1 - said / _ACTS)

    @property
    def with_before(self) -> float:
        """The cover by this sentence and the one before it together."""
        better = {
            slot: hit
            for slot, hit in self.before.items()
            if slot not in self.hits or hit.credit > self.hits[slot].credit
        }
        return _cover(self.profile, {**self.hits, **better}) if better else self.cover

    @property
    def figure_share(self) -> float:
        """Share of the claim's figures that the sentence has; 0 for a claim without figures."""
        figures = self.profile.figures
        return sum(slot in self.hits for slot in figures) / len(figures) if figures else 0.0

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
        return _focus(self.reading, self.hits)

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
        return _shares_subject(self.profile, self.reading, self.hits)


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
        tuple(slot for slot, term in enumerate(terms) if term.kind == NUMBER),
        tuple(slot for slot in said if terms[slot].kind == NAME),
        tuple(slot for slot in said if terms[slot].kind != NUMBER),
        sum(weights) or 1.0,
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

    def align(
        self, reading: Reading, before: Sequence[tuple[int, Alignment]] = ()
    ) -> list[tuple[int, Alignment]]:
        """The claims that share something of weight with a sentence, each with its number.

        `before` is the same of the sentence before.
        """
        earlier = {number: alignment.hits for number, alignment in before}
        found = []
        for number, hits in self._hits(reading).items():
            profile = self.profiles[number]
            cover = _cover(profile, hits)
            if cover >= _FLOOR:
                alone = cover * _singleness(profile, reading, hits)
                hits_before = earlier.get(number, _NO_HITS)
                found.append((number, Alignment(profile, reading, hits, cover, alone, hits_before)))
        return found

    def align_text(self, readings: Iterable[Reading]) -> list[list[tuple[int, Alignment]]]:
        """What `align` finds for each sentence of a text, in order."""
        aligned: list[list[tuple[int, Alignment]]] = []
        for reading in readings:
            aligned.append(self.align(reading, aligned[-1] if aligned else ()))
        return aligned

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


def _singleness(profile: ClaimProfile, reading: Reading, hits: Mapping[int, Hit]) -> float:
    """What a cover counts: less where the subject is missing or the sentence is mainly about other things."""
    subject = 1.0 if _shares_subject(profile, reading, hits) else _OTHER_SUBJECT
    return subject * (0.7 + 0.3 * min(1.0, _focus(reading, hits) / _FOCUSED))


def _focus(reading: Reading, hits: Mapping[int, Hit]) -> float:
    places = {hit.place for hit in hits.values()}
    return len(places) / len(reading.terms) if reading.terms else 0.0


def _shares_subject(profile: ClaimProfile, reading: Reading, hits: Mapping[int, Hit]) -> bool:
    subject = profile.subject
    if not subject or not subject.isdisjoint(reading.context):
        return True
    return any(profile.terms[slot].key in subject for slot in hits)


def closest_sentences(
    index: ClaimIndex,
    aligned: Iterable[Sequence[tuple[int, Alignment]]],
    *,
    with_figures: bool = True,
) -> tuple[tuple[Alignment, ...], ...]:
    """For each claim its closest sentences, best first; `aligned` is what `align` gave for each sentence.

    `with_figures`: the same figure makes a sentence closer, as for a quote; how far a claim is supported is better
    judged without (F1 on WiCE dev .60 and .57). Ties go by wording, so that the order of a text does not matter.
    """
    order = by_closeness if with_figures else _by_itself
    found: list[list[Alignment]] = [[] for _ in index.profiles]
    for sentence in aligned:
        for number, alignment in sentence:
            found[number].append(alignment)
    return tuple(tuple(sorted(each, key=order)[:KEPT]) for each in found)


def by_closeness(alignment: Alignment) -> tuple[float, str]:
    """What sorts sentences, the best first; ties go by wording."""
    return -alignment.closeness, alignment.reading.text


def _by_itself(alignment: Alignment) -> tuple[float, str]:
    return -alignment.alone, alignment.reading.text
