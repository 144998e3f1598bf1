"""What a form of the front page or of a comparison brings: texts, files and drafts, in the order of the page.

Files are told apart by their names as on the command line: `NAME.json` says what is known of `NAME.txt`, a `.jsonl`
has an account in each line, and everything else is a text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple, TypeGuard

from starlette.datastructures import FormData, UploadFile

from dragoman.model import SourceError
from dragoman.sources import faults
from dragoman.sources.decoding import decode
from dragoman.sources.loading import MOST_BYTES, account_in_line
from dragoman.sources.metadata import json_object, read_metadata
from dragoman.web.pages.drafts import ALL_FIELDS, FIELDS, Draft, unsealed, with_said

MOST = 20
"""Accounts of one comparison."""
LONGEST = 200_000
"""Characters of all accounts of one comparison on a page: some thirty thousand words, read in about a minute."""
LONGEST_NAME = 120
AREAS = ("sealed", "text")
"""The fields of which each area of the form has one."""
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Dropped:
    """The drafts of a form, what was typed of each in its fields, why anything is no account, and the form's areas."""

    drafts: tuple[Draft, ...] = ()
    typed: tuple[Mapping[str, str], ...] = ()
    faults: tuple[str, ...] = ()
    areas: int = 0


class _File(NamedTuple):
    name: str
    data: bytes

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.name)


def dropped(form: FormData) -> Dropped:
    """All that a form brings, each thing an account or a fault; but for the area that its field `without` names."""
    files = [_File(_tidy(one.filename or ""), one.file.read()) for one in form.getlist("file") if _is_file(one)]
    beside = {one.path.stem: one for one in files if one.path.suffix.lower() == ".json"}
    rest = iter([one for one in files if one.path.suffix.lower() != ".json"])
    drafts: list[Draft] = []
    typed: list[dict[str, str]] = []
    wrong: list[str] = []
    said, areas = "", 0
    for name, value in form.multi_items():
        found: Sequence[Draft | str] = ()
        areas += name in AREAS
        if name in AREAS and form.get("without") == str(areas):
            said = ""
        elif name == "sealed" and isinstance(value, str):
            found = [unsealed(value)]
        elif name == "given" and isinstance(value, str):
            said = value
        elif name == "text" and isinstance(value, str):
            found = [_pasted(value, said)] if value.strip() else []
            said = ""
        elif name == "file" and _is_file(value) and not _tidy(value.filename or "").lower().endswith(".json"):
            found = list(_of_file(next(rest), beside))
        elif name in FIELDS and isinstance(value, str) and typed:
            typed[-1][name] = value
        drafts += [one for one in found if isinstance(one, Draft)]
        typed += [{} for one in found if isinstance(one, Draft)]
        wrong += [one for one in found if isinstance(one, str)]
    stems = {one.path.stem for one in files if one.path.suffix.lower() != ".json"}
    wrong += [str(faults.metadata_as_account(one.name)) for stem, one in beside.items() if stem not in stems]
    return Dropped(tuple(_named(drafts)), tuple(typed), tuple(wrong), areas)


def refusals(given: Dropped) -> tuple[str, ...]:
    """Why a form cannot be compared as it stands; none where it can."""
    wrong = [*given.faults]
    for draft in given.drafts:
        try:
            _ = draft.account
        except SourceError as error:
            wrong.append(str(error))
    length = sum(len(draft.text) for draft in given.drafts)
    if length > LONGEST:
        wrong.append(
            f"These are {length:,} characters together; a page compares at most {LONGEST:,}. Leave something out, or "
            "compare them with dragoman compare on the command line"
        )
    if len(given.drafts) > MOST:
        wrong.append(f"These are {len(given.drafts)} accounts; at most {MOST} are compared at once. Leave some out")
    if not wrong and not given.drafts:
        wrong.append("There is nothing here yet. Paste or drop two accounts of one contact")
    if not wrong and len(given.drafts) == 1:
        wrong.append("A comparison needs a second account. Paste or drop another one beside the first")
    return tuple(wrong)


def _is_file(value: object) -> TypeGuard[UploadFile]:
    """Whether a field of a form has a file; an empty choice comes as one without a name."""
    return isinstance(value, UploadFile) and bool(value.filename)


def _pasted(value: str, said: str) -> Draft:
    """The draft of a text that was pasted, with what a form sends back of what was said of it."""
    draft = Draft("", _LINE_END.sub("\n", value))
    return with_said(draft, said) if said else draft


def _of_file(file: _File, beside: Mapping[str, _File]) -> Iterator[Draft | str]:
    """The drafts of a file, and why parts of it are none."""
    if file.path.suffix.lower() == ".jsonl":
        for number, line in enumerate(file.data.split(b"\n"), 1):
            if line.strip():
                yield _attempted(file, line, f"{file.name}, line {number}")
        return
    try:
        if len(file.data) > MOST_BYTES:
            raise faults.too_large(file.name)
        known = beside.get(file.path.stem)
        given = _given(json_object(known.data, known.name), known.name) if known else {}
        yield Draft(file.path.stem or file.name, decode(file.data, file.name), pasted=False, given=given)
    except SourceError as error:
        yield str(error)


def _attempted(file: _File, line: bytes, where: str) -> Draft | str:
    """The draft in a line of a list, or why there is none."""
    try:
        account = account_in_line(line, where)
        given = _given(json_object(line, where), where)
    except SourceError as error:
        return str(error)
    return Draft(_tidy(account.name) or file.path.stem, account.text, pasted=False, given=given)


def _given(data: Mapping[str, object], where: str) -> dict[str, str]:
    """The fields of metadata that are known. Raises MetadataError for those that cannot be."""
    known = read_metadata(data, where)
    return {name: str(value) for name in ALL_FIELDS if (value := getattr(known, name)) is not None}


def _named(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts under names that no other has; what was pasted is called by its place."""
    taken: set[str] = set()
    for place, draft in enumerate(drafts):
        own = draft.name or (f"{ORDINALS[place]} account" if place < len(ORDINALS) else f"Account {place + 1}")
        name, number = own, 1
        while name in taken:
            number += 1
            name = f"{own} ({number})"
        taken.add(name)
        yield replace(draft, name=name)


def _tidy(name: str) -> str:
    """A file's name without folders and control characters, and no longer than a name may be."""
    plain = _CONTROLS.sub(" ", name.replace("\\", "/")).rstrip("/").rpartition("/")[2].strip()
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{suffix[:10]}" if stem else plain[:LONGEST_NAME]
