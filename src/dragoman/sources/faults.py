"""The messages of everything that can be wrong with an input: one function a fault, so that it always reads the same.

Each names the place ("talks.txt", "releases.jsonl, line 7"), says what is wrong and what to do.
"""

from dragoman.model import EmptyAccountError, MetadataError, NotTextError, SourceError, TooLargeError

LONGEST_TEXT = 4_000_000
"""Code points that an account may have: some 600,000 words, a thousand times a long readout."""


def unreadable(where: str, error: OSError) -> SourceError:
    """A file or folder that cannot be opened or read."""
    reason = (error.strerror or str(error) or "it cannot be read").lower()
    return SourceError(f"{where}: {reason}; check the path and that you may read it")


def nothing_inside(where: str) -> SourceError:
    """A folder without accounts."""
    return SourceError(f"{where}: the folder holds no .txt or .jsonl file; name the files, or another folder")


def metadata_as_account(where: str) -> SourceError:
    """A .json file where an account was expected."""
    return SourceError(f"{where}: a .json file holds metadata; name the .txt file beside it")


def stdin_twice() -> SourceError:
    """Standard input named more than once."""
    return SourceError("-: standard input can be read once only; name the other account by its file")


def empty(where: str) -> EmptyAccountError:
    """Nothing but white space."""
    return EmptyAccountError(f"{where}: the account is empty; give it a text")


def not_text(where: str, what: str) -> NotTextError:
    """Bytes that are no text; `what` says what they look like."""
    return NotTextError(f"{where}: this is not text ({what}); save it as plain text, best in UTF-8")


def too_large(where: str) -> TooLargeError:
    """More than an account may hold."""
    limit = f"{LONGEST_TEXT:,} characters"
    return TooLargeError(f"{where}: larger than an account may be ({limit}); cut it, or give each account its own file")


def bad_line(where: str, what: str) -> MetadataError:
    """A line of a .jsonl file, or a metadata file, that is not what it should be."""
    return MetadataError(f"{where}: {what}")


def bad_value(where: str, field: str, value: object, advice: str) -> MetadataError:
    """A field of metadata with a value that it cannot have."""
    return MetadataError(f"{where}: {field} cannot be {_short(value)}; {advice}")


def contradiction(where: str, one: str, other: str) -> MetadataError:
    """Two pieces of metadata that cannot both be right."""
    return MetadataError(f"{where}: the metadata contradicts itself: {one}, but {other}; correct one of them")


def _short(value: object, longest: int = 60) -> str:
    """The value as one short line."""
    shown = repr(value)
    return shown if len(shown) <= longest else f"{shown[:longest]}…"
