"""`writethru.toml`: what a user may set. Every setting has a default, so the file may lack any of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, ClassVar

import tomlkit
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from extractors.errors import InputError, WatchFolderError
from storage.watch.files import read_text, write_text
from storage.watch.toml_files import checked, read_toml


def _network(text: str) -> str:
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError as error:
        raise ValueError("a network such as 127.1.0.0/16") from error


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://\S+", text):
        raise ValueError("an address such as http://127.0.0.1:4200/api")
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("a name")
    return text.strip()


def _rising(steps: tuple[int, ...]) -> tuple[int, ...]:
    if list(steps) != sorted(set(steps)):
        raise ValueError("numbers of seconds that rise, each larger than the one before")
    return steps


Seconds = Annotated[int, Field(strict=True, gt=0)]
Number = Annotated[int, Field(strict=True, gt=0)]
Wait = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]
Deadline = Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Port = Annotated[int, Field(strict=True, gt=0, lt=65_536)]
Address = Annotated[str, AfterValidator(_address)]
NetworkText = Annotated[str, AfterValidator(_network)]
NameText = Annotated[str, AfterValidator(_name)]

_ONLY_KNOWN_KEYS = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class WatchSection:
    """`[watch]`: what this folder is called, and the reference that commands mean when none is named (None: all)."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    name: NameText = "watch"
    reference: NameText | None = None


@dataclass(frozen=True, slots=True)
class PollSection:
    """`[poll]`: how often feeds are asked, and how politely.

    A feed is never asked more often than `min_interval_s` nor more rarely than `max_interval_s`;
    `start_interval_s` holds until its own rhythm is known. `host_gap_s` lies between two requests to
    one host. `contact` is a mail or web address that goes into the user agent. `allow_networks` may
    be asked although they are not public (CIDR).
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    min_interval_s: Seconds = 300
    start_interval_s: Seconds = 900
    max_interval_s: Seconds = 86_400
    at_once: Number = 50
    host_gap_s: Wait = 1.0
    deadline_s: Deadline = 20.0
    contact: str = ""
    allow_networks: tuple[NetworkText, ...] = ()

    @property
    def user_agent(self) -> str:
        """What we call ourselves to the hosts that we ask; printable ASCII whatever `contact` holds."""
        contact = "".join(sign for sign in self.contact.strip() if " " <= sign <= "~")
        return f"Writethru (news monitor; {contact})" if contact else "Writethru (news monitor)"


@dataclass(frozen=True, slots=True)
class ReadSection:
    """`[read]`: which pages are read, and when again.

    An article is read again `reread_after_s` seconds after it was first read. `max_pages` bounds one
    pass. An entry is read when its screening score reaches `screening_threshold` (0 reads all).
    Pages that a site's robots.txt forbids are not asked for while `obey_robots` holds.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    reread_after_s: Annotated[tuple[Seconds, ...], AfterValidator(_rising)] = (
        3_600,
        21_600,
        86_400,
        259_200,
        604_800,
    )
    max_pages: Number = 200
    screening_threshold: Share = 0.2
    obey_robots: bool = True


@dataclass(frozen=True, slots=True)
class AlertsSection:
    """`[alerts]`: where alerts go."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    channels: tuple[NameText, ...] = ("console", "file")


@dataclass(frozen=True, slots=True)
class PlugsSection:
    """`[plugs]`: optional models that help the comparison; without them words decide alone.

    `embedder`, `classifier` and `generator` name a model: `onnx` (embedder) reads `model.onnx` and `tokenizer.json`
    in `onnx_folder` (relative to the watch folder), `openai` (embedder, generator) asks `address`, `generator`
    (classifier) has the generator classify, another name is an installed plug or `package.module:object`. The key
    for `address` stands in the environment variable called `key_variable`. One call may take `limit_s`; a pass asks
    each model about at most `most_questions` texts or pairs.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    embedder: NameText | None = None
    classifier: NameText | None = None
    generator: NameText | None = None
    onnx_folder: NameText = "models/embedder"
    address: Address | None = None
    model: NameText | None = None
    embedding_model: NameText | None = None
    key_variable: NameText | None = None
    limit_s: Deadline = 30.0
    most_questions: Number = 2_000


@dataclass(frozen=True, slots=True)
class PrefectSection:
    """`[prefect]`: the API address of a Prefect server that is already there; None means our own."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    api_url: Address | None = None


@dataclass(frozen=True, slots=True)
class ServiceSection:
    """`[service]`: the port of our Prefect server on 127.0.0.1, and how often each flow runs (seconds between two starts)."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    prefect_port: Port = 4211
    poll_every_s: Seconds = 300
    read_every_s: Seconds = 600
    compare_every_s: Seconds = 900
    alerts_every_s: Seconds = 300


@dataclass(frozen=True, slots=True)
class Settings:
    """All sections of `writethru.toml`."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    watch: WatchSection = field(default_factory=WatchSection)
    poll: PollSection = field(default_factory=PollSection)
    read: ReadSection = field(default_factory=ReadSection)
    alerts: AlertsSection = field(default_factory=AlertsSection)
    plugs: PlugsSection = field(default_factory=PlugsSection)
    prefect: PrefectSection = field(default_factory=PrefectSection)
    service: ServiceSection = field(default_factory=ServiceSection)


def read_settings(path: Path) -> Settings:
    """The settings of a watch folder; defaults for what the file lacks, also when it is not there at all.

    Raises WatchFolderError that names the file, the key and what was expected.
    """
    if not path.exists():
        return Settings()
    settings = checked(_ADAPTER, read_toml(path), path=path, known=setting_keys())
    _check_limits(settings.poll, path)
    return settings


def write_channels(path: Path, channels: Sequence[str]) -> None:
    """Set `[alerts] channels` and leave all else, comments too, as it is. Raises WatchFolderError."""
    document = tomlkit.parse(read_text(path))
    document.setdefault("alerts", tomlkit.table())["channels"] = list(channels)
    write_text(path, tomlkit.dumps(document))


def setting_keys() -> tuple[str, ...]:
    """Every key that `writethru.toml` may hold, dotted, sections first among their own."""
    return tuple(_keys(Settings()))


def with_allowed(settings: Settings, networks: Sequence[str]) -> Settings:
    """`settings` that also allow `networks` (CIDR, or one address). Raises InputError for what is no network."""
    poll = settings.poll
    extra = [_allowed(text) for text in networks if text.strip()]
    allowed = tuple(dict.fromkeys([*poll.allow_networks, *extra]))
    return replace(settings, poll=replace(poll, allow_networks=allowed))


_ADAPTER = TypeAdapter(Settings)


def _check_limits(poll: PollSection, path: Path) -> None:
    if poll.min_interval_s > poll.max_interval_s:
        raise WatchFolderError(
            path,
            f"poll.min_interval_s: expected at most max_interval_s ({poll.max_interval_s}), "
            f"found {poll.min_interval_s}",
        )


def _keys(settings: Settings) -> Iterator[str]:
    for section in fields(settings):
        yield section.name
        yield from (f"{section.name}.{name}" for name in _names(getattr(settings, section.name)))


def _names(section: Any) -> Iterable[str]:
    return (setting.name for setting in fields(section))


def _allowed(text: str) -> str:
    try:
        return _network(text)
    except ValueError as error:
        raise InputError(
            f"allowed networks: {text.strip()!r} is no network; write it as 127.1.0.0/16"
        ) from error
