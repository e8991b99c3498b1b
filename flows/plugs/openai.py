"""Models behind an address that speaks the OpenAI way: a server on this machine, in the house, or a service."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from extractors.errors import PlugError

MOST_BYTES = 8_000_000
"""No honest answer is larger."""

_CONNECT_S = 5.0
_MOST_TOKENS = 200


class Endpoint:
    """One address. `key` goes into the header of each request and nowhere else."""

    def __init__(self, address: str, *, key: str | None, limit_s: float) -> None:
        self._address = address.rstrip("/")
        self._headers = {"authorization": f"Bearer {key}"} if key else {}
        self._timeout = httpx.Timeout(limit_s, connect=min(_CONNECT_S, limit_s))

    def ask(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """The JSON object that it answers. Raises PlugError: what went wrong, never what was sent."""
        try:
            with (
                httpx.Client(
                    timeout=self._timeout, headers=self._headers, trust_env=False
                ) as client,
                client.stream("POST", f"{self._address}{path}", json=body) as response,
            ):
                if response.status_code != httpx.codes.OK:
                    raise PlugError(f"{self._address}{path} answered {response.status_code}")
                return _object(_limited(response))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PlugError(f"{self._address}{path}: {type(error).__name__}") from error


class OpenAIGenerator:
    """Chat completions."""

    languages: frozenset[str] | None = None

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._endpoint = endpoint
        self._model = model
        self.name = f"openai:{model}"

    def complete(self, system: str, prompt: str, schema: Mapping[str, object] | None) -> str:
        """The text of the first choice. Raises PlugError."""
        body: dict[str, object] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": prompt},
            ],
            "temperature": 0,
            "max_tokens": _MOST_TOKENS,
        }
        if schema is not None:
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            }
        answer = self._endpoint.ask("/chat/completions", body)
        try:
            content = answer["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise PlugError("the answer holds no choice with a message") from error
        if not isinstance(content, str):
            raise PlugError("the answer's message is no text")
        return content


class OpenAIEmbedder:
    """Embeddings."""

    languages: frozenset[str] | None = None

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._endpoint = endpoint
        self._model = model
        self.name = f"openai:{model}"

    def embed(self, texts: Sequence[str]) -> list[Any]:
        """One row a text, put in order by the index that it came with. Raises PlugError."""
        # Some servers refuse an empty text.
        body = {"model": self._model, "input": [text or " " for text in texts]}
        answer = self._endpoint.ask("/embeddings", body)
        try:
            rows = {int(row["index"]): row["embedding"] for row in answer["data"]}
            return [rows[number] for number in range(len(texts))]
        except (KeyError, TypeError, ValueError) as error:
            raise PlugError("the answer lacks an embedding") from error


def _limited(response: httpx.Response) -> bytes:
    found = bytearray()
    for part in response.iter_bytes():
        found += part
        if len(found) > MOST_BYTES:
            raise PlugError(f"the answer is larger than {MOST_BYTES // 1_000_000} MB")
    return bytes(found)


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PlugError("the answer is no JSON") from error
    if not isinstance(found, dict):
        raise PlugError("the answer is no JSON object")
    return found
