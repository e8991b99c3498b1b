"""A model file of the user's."""

import sys

import pytest

from extractors.errors import PlugError
from flows.plugs.onnx import OnnxEmbedder


def test_a_file_that_is_missing_is_named(tmp_path) -> None:
    with pytest.raises(PlugError, match=r"there is no .*model\.onnx; put it there"):
        OnnxEmbedder(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"none")
    with pytest.raises(PlugError, match=r"there is no .*tokenizer\.json"):
        OnnxEmbedder(tmp_path)


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"none")
    (tmp_path / "tokenizer.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(PlugError, match=r"pip install 'writethru\[onnx\]'"):
        OnnxEmbedder(tmp_path)
