"""The one error tree. What a user can cause or meet is a `WritethruError`; anything else is a bug and may crash.

WritethruError
├── FeedError            a document that is no feed, or cannot be read
├── QueryError           a topic query with a mistake: line, column, what was expected
├── WatchFolderError     a file of the watch folder: path, what is wrong, what to do
├── InputError           a file or line given on the command line
├── FetchError           an address that could not be fetched: url, kind, retry_after_s
├── StorageError         the timeline: locked, damaged, too new
├── DeliveryError        an alert that a channel did not take: retryable or not
└── PlugError            a model that cannot be loaded, does not answer, or answers what nobody asked
"""


class WritethruError(Exception):
    """Something that a user can cause or meet; its text is one clear sentence: what, where, what to do."""


class FeedError(WritethruError):
    """A document that is no feed, or that cannot be parsed."""


class InputError(WritethruError):
    """An argument or input line that cannot be used."""


class StorageError(WritethruError):
    """The timeline cannot be opened, read or written."""


class QueryError(WritethruError):
    """A topic query with a mistake, and the place where it stands (both counted from 1)."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class WatchFolderError(WritethruError):
    """A file of the watch folder that cannot be used."""

    def __init__(self, path: object, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class FetchError(WritethruError):
    """An address that could not be fetched.

    `kind` is a short word for statistics (`timeout`, `refused`, `too_large`, `protocol`, ...).
    """

    def __init__(
        self, url: str, message: str, *, kind: str, retry_after_s: int | None = None
    ) -> None:
        super().__init__(message)
        self.url = url
        self.kind = kind
        self.retry_after_s = retry_after_s


class DeliveryError(WritethruError):
    """An alert that a channel did not take."""

    def __init__(self, channel: str, message: str, *, is_retryable: bool) -> None:
        super().__init__(f"{channel}: {message}")
        self.channel = channel
        self.is_retryable = is_retryable


class PlugError(WritethruError):
    """A model that cannot be loaded, does not answer, or answers with something else than was asked."""
