"""From names to models, and what becomes of those that cannot be had."""

from pathlib import Path

import pytest

from extractors.coverage.plugs import NO_PLUGS
from extractors.errors import PlugError
from flows.plugs import contract
from flows.plugs.loading import find_plug, open_plugs
from flows.plugs.trial import tried
from storage.watch.settings import PlugsSection


def test_without_names_nothing_is_loaded() -> None:
    models = open_plugs(PlugsSection(), Path())
    assert models.plugs is NO_PLUGS
    assert models.failures == ()


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("name", ["letters", "example_plug:Letters"])
def test_a_plug_is_found_by_its_entry_point_and_by_its_place(name) -> None:
    models = open_plugs(PlugsSection(embedder=name, classifier="words"), Path())
    assert models.plugs.names == ("letters-1", "words-1")
    assert len(models.plugs.embedder.embed(["a", "b"])) == 2
    assert tried(PlugsSection(embedder=name), Path()) == ("answering: letters-1", ())


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"classifier": "moon"}, "has this name; there are: words"),
        ({"classifier": "no_such_module:plug"}, "ModuleNotFoundError"),
        ({"classifier": "example_plug:moon"}, "AttributeError"),
        (
            {"classifier": "example_plug:number"},
            "it is no classifier: expected an object with name",
        ),
        ({"classifier": "example_plug:Letters"}, "it is no classifier"),
        ({"classifier": "generator"}, "plugs.generator is missing"),
        ({"classifier": "generator", "generator": "openai"}, "plugs.address is missing"),
        (
            {"embedder": "openai", "address": "http://127.0.0.1:9"},
            "plugs.embedding_model is missing",
        ),
        ({"embedder": "onnx"}, "there is no models/embedder/model.onnx"),
    ],
)
def test_one_that_cannot_be_had_is_one_sentence(settings, told) -> None:
    models = open_plugs(PlugsSection(**settings), Path())
    assert models.plugs is NO_PLUGS
    (failure,) = models.failures
    assert told in failure
    assert "cannot be had, so words decide" in failure


@pytest.mark.usefixtures("example")
def test_what_a_plug_raises_answers_or_takes_too_long_is_told() -> None:
    shouting = open_plugs(PlugsSection(classifier="example_plug:Shouting"), Path())
    with pytest.raises(PlugError):
        shouting.plugs.classifier.classify([("a", "b")])
    assert "RuntimeError('this model\\nis out of order')" in shouting.failures[0]
    wild = open_plugs(PlugsSection(classifier="example_plug:Wild"), Path())
    with pytest.raises(PlugError, match="other labels than entails, contradicts, neutral"):
        wild.plugs.classifier.classify([("a", "b")])
    sleeping = open_plugs(PlugsSection(embedder="example_plug:Sleeping", limit_s=0.2), Path())
    with pytest.raises(PlugError, match=r"no answer within 0\.2 s"):
        sleeping.plugs.embedder.embed(["a"])
    with pytest.raises(PlugError, match="is left alone for the rest of this pass"):
        sleeping.plugs.embedder.embed(["a"])


@pytest.mark.usefixtures("example")
def test_a_trial_tells_who_does_not_answer() -> None:
    told, failures = tried(PlugsSection(embedder="letters", classifier="example_plug:Wild"), Path())
    assert told == "answering: letters-1"
    assert failures[0].startswith("classifier wild-1: 1 of 1 calls failed")


@pytest.mark.usefixtures("example")
def test_the_contract_holds_for_the_example(capsys) -> None:
    assert contract.main(["embedder", "letters"]) == 0
    assert contract.main(["classifier", "words"]) == 0
    assert "FAILS" not in capsys.readouterr().out


@pytest.mark.usefixtures("example")
def test_the_contract_tells_what_is_broken(capsys) -> None:
    assert contract.main(["classifier", "example_plug:Wild"]) == 1
    told = capsys.readouterr().out
    assert (
        "FAILS gives shares of the three labels for each pair\n      the classifier gave other"
        in told
    )
    assert contract.main(["classifier", "moon"]) == 1
    assert "there are: words" in capsys.readouterr().err
    plug = find_plug("example_plug:Shouting", "classifier", limit_s=5)
    assert all("out of order" in problem for problem in contract.broken(plug, "classifier"))


class _Base:
    name = "base"
    languages = None

    def embed(self, texts):
        return [
            [1.0 + text.count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts
        ]


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"name": ""}, "says what it is called"),
        ({"languages": ["english"]}, "says which languages it knows"),
        ({"embed": lambda self, texts: [[1.0]]}, "gives one row of numbers for each text"),
        (
            {"embed": lambda self, texts: [[float("nan")]] * len(texts)},
            "gives one row of numbers for each text",
        ),
        (
            {"embed": lambda self, texts: _Base().embed(texts)[::-1]},
            "gives a text the same row alone and among others",
        ),
        (
            {"embed": lambda self, texts: [[1.0, len(texts)] for _ in texts]},
            "gives a text the same row alone and among others",
        ),
        (
            {"embed": lambda self, texts: [[1.0, 1.0] for _ in texts]},
            "puts another wording nearer than another matter",
        ),
        (
            {"embed": lambda self, texts: _Base().embed([text[0] + text for text in texts])},
            "takes empty, long, foreign and hostile texts",
        ),
    ],
)
def test_each_breach_is_found(change, check) -> None:
    plug = type("Changed", (_Base,), change)()
    assert check in [problem.partition(":")[0] for problem in contract.broken(plug, "embedder")]
    assert contract.broken(_Base(), "embedder") == []


def test_the_contract_of_a_generator(server) -> None:
    from flows.plugs.openai import Endpoint, OpenAIGenerator

    plug = OpenAIGenerator(Endpoint(server.address, key=None, limit_s=5), "m1")
    # It says "entails" to everything, so only the clear cases are told apart wrongly.
    problems = contract.broken(plug, "generator")
    assert [problem.partition(":")[0] for problem in problems] == ["tells clear cases apart"]
