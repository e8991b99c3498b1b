"""Topics by example: their examples, and what was learned from them, kept in one plain file beside the topics."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from extractors.errors import InputError, WatchFolderError
from extractors.topics.by_example import LinearModel
from extractors.topics.learning import METHOD, Example, LabelFigures, learn
from storage.watch.files import read_bytes, write_bytes

ENDING = ".learned.npz"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Learned:
    """A model and how well it told held-out examples apart. `note` says why it could not be kept, if so."""

    model: LinearModel
    figures: tuple[LabelFigures, ...]
    n_examples: int
    note: str = ""


def learned_file(topics_folder: Path, examples: Path) -> Path:
    """Where what was learned from a file of examples is kept."""
    return topics_folder / f"{examples.stem}{ENDING}"


def learned_from(
    examples: Path,
    labels: Sequence[str],
    *,
    kept_in: Path,
    anew: bool = False,
    progress: Progress = lambda _: None,
) -> Learned:
    """What the examples in a file say of `labels`: as kept, or learned now and kept.

    It is learned anew when the examples, the labels or the method changed, or when `anew` asks for it.

    Raises:
        WatchFolderError: no such file, a line that is no example, a label that cannot be learned.
    """
    body = read_bytes(
        examples, if_missing="put the examples there, or take `like` out of the topic"
    )
    digest = _digest(body, labels)
    path = learned_file(kept_in, examples)
    kept = None if anew else _kept(path, digest)
    if kept:
        return kept
    found = list(_examples(examples, body))
    try:
        model, figures = learn(found, labels, digest=digest, progress=progress)
    except InputError as error:
        raise WatchFolderError(examples, str(error)) from error
    learned = Learned(model, figures, len(found))
    try:
        write_bytes(path, _packed(learned, examples))
    except WatchFolderError as error:
        return Learned(model, figures, len(found), f"what was learned is not kept: {error}")
    return learned


def _digest(body: bytes, labels: Sequence[str]) -> str:
    named = json.dumps([METHOD, *labels]).encode()
    return hashlib.sha256(hashlib.sha256(body).digest() + named).hexdigest()


def _examples(path: Path, body: bytes) -> Iterator[Example]:
    for number, line in enumerate(body.splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            text, labels = fields["text"], fields["topics"]
        except (ValueError, KeyError, TypeError) as error:
            raise _no_example(path, number) from error
        if not isinstance(text, str) or not isinstance(labels, list):
            raise _no_example(path, number)
        yield Example(text, frozenset(map(str, labels)))


def _no_example(path: Path, number: int) -> WatchFolderError:
    return WatchFolderError(
        path, f'line {number}: expected {{"text": "...", "topics": ["...", ...]}}; mend that line'
    )


def _packed(learned: Learned, examples: Path) -> bytes:
    """Plain arrays, and as text where they come from: nothing in it can run."""
    model = learned.model
    provenance = {
        "method": METHOD,
        "digest": model.digest,
        "examples": examples.name,
        "n_examples": learned.n_examples,
        "labels": [asdict(figures) for figures in learned.figures],
        "terms": list(model.terms),
    }
    file = io.BytesIO()
    np.savez_compressed(
        file,
        provenance=np.array(json.dumps(provenance, ensure_ascii=False)),
        idf=model.idf,
        weights=model.weights,
        bias=model.bias,
        cuts=model.cuts,
    )
    return file.getvalue()


def _kept(path: Path, digest: str) -> Learned | None:
    """What was kept, if it was learned from the same; a damaged file counts as none."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            provenance = json.loads(str(arrays["provenance"]))
            if provenance["digest"] != digest:
                return None
            figures = tuple(LabelFigures(**label) for label in provenance["labels"])
            model = LinearModel(
                labels=tuple(label.label for label in figures),
                terms={term: number for number, term in enumerate(provenance["terms"])},
                idf=arrays["idf"],
                weights=arrays["weights"],
                bias=arrays["bias"],
                cuts=arrays["cuts"],
                digest=digest,
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None
    return Learned(model, figures, provenance["n_examples"])
