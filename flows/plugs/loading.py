"""From names in `writethru.toml` to models that can be asked. One that cannot be had is told and left out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeVar

from extractors.coverage.plugs import NO_PLUGS, Embedder, Generator, PairClassifier, Plugs
from extractors.errors import PlugError
from flows.plugs.guard import Guard, GuardedClassifier, GuardedEmbedder, within
from storage.watch.settings import PlugsSection

GROUPS: Mapping[str, str] = {
    "embedder": "writethru.embedders",
    "classifier": "writethru.classifiers",
    "generator": "writethru.generators",
}
"""The entry-point group of each role. An entry point names a plug, or what gives one when called without arguments."""

_METHODS = {"embedder": "embed", "classifier": "classify", "generator": "complete"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class OpenPlugs:
    """Models behind their guards, and in one sentence each why one could not be had."""

    plugs: Plugs
    missing: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """What went wrong so far, one sentence a model."""
        pair = (self.plugs.embedder, self.plugs.classifier)
        guards = [
            plug.guard for plug in pair if isinstance(plug, GuardedEmbedder | GuardedClassifier)
        ]
        return (*self.missing, *_told(guards))


def open_plugs(settings: PlugsSection, folder: Path) -> OpenPlugs:
    """The models that the settings of the watch folder at `folder` name; without names nothing is loaded."""
    missing: list[str] = []
    embedder = _tried(partial(_embedder, settings, folder), settings.embedder, "embedder", missing)
    classifier = _tried(partial(_classifier, settings), settings.classifier, "classifier", missing)
    if embedder is None and classifier is None:
        return OpenPlugs(NO_PLUGS, tuple(missing))
    return OpenPlugs(Plugs(embedder, classifier), tuple(missing))


def _told(guards: list[Guard]) -> list[str]:
    return [guard.failure for guard in guards if guard.failure]


def _tried(make: Callable[[str], T], name: str | None, role: str, missing: list[str]) -> T | None:
    if name is None:
        return None
    try:
        return make(name)
    except PlugError as error:
        missing.append(f"{role} {name}: cannot be had, so words decide: {error}")
        return None


def _embedder(settings: PlugsSection, folder: Path, name: str) -> GuardedEmbedder:
    plug: Embedder
    if name == "onnx":
        from flows.plugs.onnx import OnnxEmbedder

        plug = within(settings.limit_s, lambda: OnnxEmbedder(folder / settings.onnx_folder))
    elif name == "openai":
        from flows.plugs.openai import OpenAIEmbedder

        model = _needed(settings.embedding_model, "embedding_model")
        plug = OpenAIEmbedder(_endpoint(settings), model)
    else:
        plug = find_plug(name, "embedder", limit_s=settings.limit_s)
    return GuardedEmbedder(plug, limit_s=settings.limit_s, most=settings.most_questions)


def _classifier(settings: PlugsSection, name: str) -> GuardedClassifier:
    limit_s, most = settings.limit_s, settings.most_questions
    if name == "generator":
        from flows.plugs.asking import AskingClassifier

        asking = AskingClassifier(_generator(settings))
        return GuardedClassifier(asking, limit_s=limit_s, most=most, batch=1)
    plug: PairClassifier = find_plug(name, "classifier", limit_s=limit_s)
    return GuardedClassifier(plug, limit_s=limit_s, most=most)


def _generator(settings: PlugsSection) -> Generator:
    name = _needed(settings.generator, "generator")
    if name != "openai":
        found: Generator = find_plug(name, "generator", limit_s=settings.limit_s)
        return found
    from flows.plugs.openai import OpenAIGenerator

    return OpenAIGenerator(_endpoint(settings), _needed(settings.model, "model"))


def _endpoint(settings: PlugsSection) -> Any:
    from flows.plugs.openai import Endpoint

    key = None
    if settings.key_variable is not None:
        key = os.environ.get(settings.key_variable)
        if not key:
            raise PlugError(f"the environment variable {settings.key_variable} is not set")
    return Endpoint(_needed(settings.address, "address"), key=key, limit_s=settings.limit_s)


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise PlugError(f"plugs.{name} is missing in writethru.toml")
    return value


def find_plug(name: str, role: str, *, limit_s: float) -> Any:
    """The plug of this role that an entry point or `package.module:object` names. Raises PlugError."""
    found = within(limit_s, lambda: _loaded(name, role))
    plug = within(limit_s, found) if callable(found) and not _has(found, role) else found
    if isinstance(plug, type) or not _has(plug, role):
        wanted = f"name, languages and {_METHODS[role]}"
        raise PlugError(f"it is no {role}: expected an object with {wanted}")
    return plug


def _has(found: object, role: str) -> bool:
    """Whether it is ready to be asked; a class still has to be called."""
    wanted = ("name", "languages", _METHODS[role])
    return not isinstance(found, type) and all(hasattr(found, each) for each in wanted)


def _loaded(name: str, role: str) -> Any:
    if ":" in name:
        module, _, path = name.partition(":")
        found: Any = import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
        return found
    known = entry_points(group=GROUPS[role])
    for point in known:
        if point.name == name:
            return point.load()
    others = ", ".join(sorted({point.name for point in known})) or "none"
    raise PlugError(
        f"no installed plug of the group {GROUPS[role]} has this name; there are: {others}"
    )
