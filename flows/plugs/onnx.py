"""A sentence embedder in two files of the user's: `model.onnx` and `tokenizer.json`. Nothing is downloaded.

Token states are averaged over the text (as MiniLM and most small embedders want it), unless the model gives one
row a text itself.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from extractors.errors import PlugError

MODEL, TOKENIZER, LANGUAGES = "model.onnx", "tokenizer.json", "languages.txt"

_MOST_TOKENS = 256
_BATCH = 16


class OnnxEmbedder:
    """Embeds with a model file.

    Its name holds the beginning of the file's SHA-256. A file `languages.txt` beside it lists the codes of the
    languages that it knows; without it English alone, as for MiniLM-L6.
    """

    def __init__(self, folder: Path) -> None:
        """Read the files. Raises PlugError: one is missing, or the extra `writethru[onnx]` is not installed."""
        for name in (MODEL, TOKENIZER):
            if not (folder / name).is_file():
                raise PlugError(
                    f"there is no {folder / name}; put it there, or name another folder"
                )
        runtime, tokenizers = _libraries()
        model = (folder / MODEL).read_bytes()
        self.name = f"onnx:{hashlib.sha256(model).hexdigest()[:12]}"
        self.languages = _languages(folder / LANGUAGES)
        self._session = runtime.InferenceSession(model, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._tokenizer.enable_padding()
        self._inputs = [each.name for each in self._session.get_inputs()]

    def embed(self, texts: Sequence[str]) -> Any:
        """One row a text."""
        parts = [self._rows(texts[n : n + _BATCH]) for n in range(0, len(texts), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, 1), np.float32)

    def _rows(self, texts: Sequence[str]) -> Any:
        read = self._tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in read], np.int64)
        given = {
            "input_ids": np.array([one.ids for one in read], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        states = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        if states.ndim != 3:  # a model that averages itself
            return states
        share = mask[:, :, None].astype(np.float32)
        return (states * share).sum(axis=1) / np.maximum(share.sum(axis=1), 1e-9)


def _libraries() -> tuple[Any, Any]:
    try:
        import onnxruntime
        import tokenizers
    except ImportError as error:
        raise PlugError("onnx needs more packages: pip install 'writethru[onnx]'") from error
    return onnxruntime, tokenizers


def _languages(path: Path) -> frozenset[str]:
    return frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset({"en"})
