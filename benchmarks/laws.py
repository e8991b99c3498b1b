"""Which share of the laws of a comparison holds on our own articles: what must follow from a known change of a text.

python -m benchmarks.laws [--of FOLDER] [--errors]

Each article of `tests/data/laws` is a reference and the list of changes that are made to it, one at a time.
`first` was written before the rules were mended on what it showed, `second` afterwards and unseen.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extractors.coverage.claims import draft_claims
from extractors.coverage.compare import compare
from extractors.language.names import Gazetteer
from extractors.model import (
    Claim,
    Comparison,
    Completeness,
    Reference,
    Relation,
    RelationKind,
    Status,
)

DATA = Path(__file__).parents[1] / "tests" / "data" / "laws"
FOLDERS = ("first", "second")
PUBLISHED = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = PUBLISHED + timedelta(days=2)
_WANTED = {
    "figure": RelationKind.UPDATES,
    "negation": RelationKind.CONTRADICTS,
    "opposite": RelationKind.CONTRADICTS,
    "denial": RelationKind.CONTRADICTS,
}


@dataclass(frozen=True, slots=True)
class Change:
    """Words of an article and what stands in their place; `kind` is one of `_WANTED`."""

    kind: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Article:
    """A reference and its changes. `name` is that of its file."""

    name: str
    reference: Reference
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """One law applied once: whether it holds, and what was compared, for a person who mends the rules."""

    law: str
    article: str
    holds: bool
    note: str


def articles_of(folder: str) -> tuple[Article, ...]:
    """The articles of `first` or `second`, in order of their names. Raises ValueError: a change finds no place."""
    return tuple(_article(path) for path in sorted((DATA / folder).glob("*.toml")))


def _article(path: Path) -> Article:
    found = tomllib.loads(path.read_text("utf-8"))
    text, language = found["text"].strip(), found["language"]
    changes = tuple(Change(**change) for change in found["changes"])
    for change in changes:
        if text.count(change.was) != 1:
            raise ValueError(f"{path.name}: stands not once in the text: {change.was}")
    claims = draft_claims(found["title"], text, language=language)
    reference = Reference(path.stem, found["title"], text, None, None, PUBLISHED, language, claims)
    return Article(path.stem, reference, changes)


def instances_of(article: Article, others: Sequence[Article] = ()) -> Iterator[Instance]:
    """Every law on one article; `others` are about something else."""
    yield from _itself(article)
    for change in article.changes:
        yield from _changed(article, change)
    yield from _left_out(article)
    yield from _cut(article)
    for other in others:
        yield _unrelated(article, other)


def _itself(article: Article) -> Iterator[Instance]:
    for claim, relation in _pairs(article, article.reference.text):
        yield Instance(
            "itself", article.name, relation.kind is RelationKind.REPEATS, _note(claim, relation)
        )


def _changed(article: Article, change: Change) -> Iterator[Instance]:
    """The changed claim gets the relation that the law names, and no other claim is contradicted or updated."""
    text = article.reference.text
    place = text.index(change.was)
    end = place + len(change.was)
    touched, rest = [], []
    for claim, relation in _pairs(article, text[:place] + change.now + text[end:]):
        part = touched if claim.start < end and place < claim.end else rest
        part.append((claim, relation))
    claim, relation = max(touched, key=lambda pair: _is_wanted(change, pair[1]))
    holds = _is_wanted(change, relation)
    yield Instance(change.kind, article.name, holds, f"{change.now}\n    {_note(claim, relation)}")
    moved = {RelationKind.UPDATES, RelationKind.CONTRADICTS}
    wrong = [_note(*pair) for pair in rest if pair[1].kind in moved]
    note = f"{change.now}\n    " + "\n    ".join(wrong)
    yield Instance("nothing else", article.name, not wrong, note)


def _is_wanted(change: Change, relation: Relation) -> bool:
    if relation.kind is not _WANTED[change.kind]:
        return False
    if change.kind != "figure":
        return True
    return _meets(relation.old, change.was) and _meets(relation.new, change.now)


def _meets(value: str | None, words: str) -> bool:
    return value is not None and bool(set(value.split()) & set(words.split()))


def _left_out(article: Article) -> Iterator[Instance]:
    text = article.reference.text
    for claim in article.reference.claims:
        relations = dict(_pairs(article, text[: claim.start] + text[claim.end :]))
        found = relations[claim]
        yield Instance(
            "left out", article.name, found.kind is RelationKind.ABSENT, _note(claim, found)
        )


def _cut(article: Article) -> Iterator[Instance]:
    """The first two sentences: as a teaser, and as a text of which nobody knows whether it is whole."""
    text = article.reference.text
    teaser = text[: article.reference.claims[1].end]
    for claim, relation in _pairs(article, teaser, status=Status.TEASER):
        holds = relation.kind is RelationKind.NOT_ASSESSABLE
        yield Instance("teaser", article.name, holds, _note(claim, relation))
    for claim, relation in _pairs(article, teaser, completeness=Completeness.UNKNOWN):
        holds = relation.kind is not RelationKind.ABSENT
        yield Instance("cut", article.name, holds, _note(claim, relation))


def _unrelated(article: Article, other: Article) -> Instance:
    pairs = list(_pairs(article, other.reference.text, language=other.reference.language))
    holds = all(relation.kind is RelationKind.NOT_ASSESSABLE for _, relation in pairs)
    return Instance("unrelated", article.name, holds, other.name)


def _pairs(article: Article, text: str, **how: object) -> Iterator[tuple[Claim, Relation]]:
    found = compared(article.reference, text, **how)
    return zip(article.reference.claims, found.relations, strict=True)


def compared(
    reference: Reference,
    text: str,
    *,
    status: Status = Status.FULL,
    completeness: Completeness = Completeness.CONFIRMED,
    language: str | None = None,
) -> Comparison:
    """A text laid beside a reference two days later, as `extract coverage` does it without a names file."""
    return compare(
        reference,
        title="",
        text=text,
        status=status,
        completeness=completeness,
        published_at=LATER,
        language=language or reference.language,
        gazetteer=Gazetteer(()),
    )


def _note(claim: Claim, relation: Relation) -> str:
    return f"[{claim.claim_id} {relation.kind} {relation.old}>{relation.new}] {claim.text} | {relation.quote} | {relation.reason}"


def measure(folder: str) -> list[Instance]:
    """All instances on a folder's articles."""
    articles = articles_of(folder)
    return [
        instance
        for article in articles
        for instance in instances_of(article, [one for one in articles if one is not article])
    ]


def share(instances: Sequence[Instance]) -> float:
    """Of the instances those that hold; 1 for none."""
    return sum(each.holds for each in instances) / len(instances) if instances else 1.0


def main() -> int:
    """Print the share of each law, and with `--errors` what does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.laws", description=__doc__)
    parser.add_argument("--of", choices=FOLDERS, action="append")
    parser.add_argument("--errors", action="store_true", help="list every instance that fails")
    options = parser.parse_args()
    for folder in options.of or FOLDERS:
        found = measure(folder)
        for law in dict.fromkeys(each.law for each in found):
            of_law = [each for each in found if each.law == law]
            print(f"{folder:8}{law:14}{share(of_law):.3f}  n {len(of_law)}")
        print(f"{folder:8}{'all':14}{share(found):.3f}  n {len(found)}")
        for each in found if options.errors else ():
            if not each.holds:
                print(f"- {each.law}, {each.article}: {each.note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
