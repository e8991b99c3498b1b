"""One question to each model of a watch folder, to see whether it answers."""

from pathlib import Path

from extractors.errors import PlugError
from flows.plugs.loading import open_plugs
from storage.watch.settings import PlugsSection

_PASSAGE, _STATEMENT = "The bridge is open again.", "The bridge is closed."


def tried(settings: PlugsSection, folder: Path) -> tuple[str, tuple[str, ...]]:
    """Which models answer, and one sentence for each that does not."""
    models = open_plugs(settings, folder)
    embedder, classifier = models.plugs.embedder, models.plugs.classifier
    answering = []
    for plug, ask in (
        (embedder, lambda: embedder and embedder.embed([_PASSAGE])),
        (classifier, lambda: classifier and classifier.classify([(_PASSAGE, _STATEMENT)])),
    ):
        if plug is None:
            continue
        try:
            ask()
        except PlugError:  # told by the guard
            continue
        answering.append(plug.name)
    told = f"answering: {', '.join(answering)}" if answering else "none: words decide alone"
    return told, models.failures
