r"""Where results go and how a record is written: always UTF-8 with `\n`, whatever the machine's settings."""

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

from dragoman.model import DragomanError, Reading, Record

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 100
"""Columns of the text form where nobody's terminal gives them."""


class Format(StrEnum):
    """The forms in which a record can be written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"
    MATRIX = "matrix"
    MATRIX_MARKDOWN = "matrix-markdown"
    MATRIX_CSV = "matrix-csv"
    MEMO = "memo"


class ListFormat(StrEnum):
    """The forms in which many contacts can be written."""

    TEXT = "text"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


class Look(NamedTuple):
    """What the text form depends on besides the record."""

    width: int = WIDTH
    colour: bool = False


class OutputError(DragomanError, OSError):
    """The result cannot be written."""


class Output:
    """Standard output, or a file that is opened when there is something to write."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    @property
    def look(self) -> Look:
        """How text should look here: as wide as the terminal, in colour if it is one."""
        if self.path or not sys.stdout.isatty():
            return Look()
        return Look(shutil.get_terminal_size((WIDTH, 24)).columns, colour="NO_COLOR" not in os.environ)

    @property
    def is_terminal(self) -> bool:
        """Whether results appear on a terminal."""
        return self.path is None and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write `text`, which ends with a line end, at once; OutputError where that fails."""
        data = text.encode("utf-8", "backslashreplace")
        if self.path is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            self._file = self._file or self.path.open("wb")
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            message = f"{self.path}: {(error.strerror or str(error)).lower()}; name a file that you may write"
            raise OutputError(message) from error

    def __enter__(self) -> Self:
        """Refuse a file in a folder that is not there before anything is read, not after."""
        if self.path and not self.path.parent.is_dir():
            message = f"{self.path}: there is no folder {self.path.parent}; make it, or name another file"
            raise OutputError(message)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()


def render(record: Record, form: Format, look: Look) -> str:
    """`record` in one of the forms, ending with a line end."""
    from dragoman import export  # noqa: PLC0415 - needed only once there is a record

    match form:
        case Format.JSON:
            text = export.to_json(record)
        case Format.JSONL:
            text = export.to_json(record, indent=None)
        case Format.MARKDOWN:
            text = export.to_markdown(record)
        case Format.HTML:
            text = export.to_html(record)
        case Format.MATRIX_MARKDOWN:
            text = export.matrix_markdown(record)
        case Format.MATRIX_CSV:
            text = export.matrix_csv(record)
        case Format.MEMO:
            text = export.to_memo(record)
        case Format.TEXT:
            text = _drawn(export.to_text(record, look.width), look)
        case Format.MATRIX:
            text = _drawn(export.matrix_text(record, look.width), look)
    return text if text.endswith("\n") else f"{text}\n"


def render_contacts(records: Sequence[Record], apart: Sequence[Reading], form: ListFormat) -> str:
    """Many contacts in one of the forms, ending with a line end; as JSON Lines a record each."""
    from dragoman import export  # noqa: PLC0415 - needed only once there are records

    match form:
        case ListFormat.JSONL:
            return "".join(f"{export.to_json(record, indent=None).rstrip()}\n" for record in records)
        case ListFormat.MARKDOWN:
            return export.contacts_markdown(records, apart)
        case ListFormat.TEXT:
            return export.contacts_text(records, apart)


def _drawn(page: "RenderableType", look: Look) -> str:
    from dragoman.export.drawing import drawn  # noqa: PLC0415 - needed for these forms only

    return drawn(page, look.width, colour=look.colour)
