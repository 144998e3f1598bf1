"""What a form of correcting sent, as the value that the archive is to check: the counterpart of `asking`. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from starlette.datastructures import FormData

from dragoman.archive.corrections import Plain
from dragoman.archive.errors import CorrectionError
from dragoman.web.pages.asking import FLAGS, LISTS, PEOPLE, SPANS

_LONGEST_VALUE = 20_000


class Words(NamedTuple):
    """Words that somebody chose in a text, and about where they stand."""

    words: str
    start: int | None
    end: int | None


def answer(field: str, form: FormData, text: str = "") -> object:
    """The value that a form gives for a field; `text` is the account's. Raises CorrectionError for no value at all."""
    values = [one for one in form.getlist("value") if isinstance(one, str)]
    if field in PEOPLE:
        return people(values, _one(form, "other"))
    if field == "statement":
        return _statement(form, text)
    if field in SPANS:
        return list(place(words_in(form), text))
    if field in FLAGS:
        return bool(values) and values[0] == "yes"
    if field in LISTS:
        return [word.strip() for one in values for word in one.split(",") if word.strip()]
    return (values[0].strip() or None) if values else None


def people(chosen: Iterable[str], typed: str = "") -> list[Plain]:
    """Those who were ticked, and those whose names were written down, in that order."""
    listed = [_from_json(one) if one.startswith("{") else one for one in chosen]
    return [*listed, *(name.strip() for name in typed.split(";") if name.strip())]


def words_in(form: FormData) -> Words:
    """The words that a form names, with their offsets where it has them."""
    return Words(_one(form, "words"), _number(form, "start"), _number(form, "end"))


def place(given: Words, text: str) -> tuple[int, int]:
    """Where words stand in a text: there, or nearest to there, whatever white space is between them.

    Raises CorrectionError for words that the text does not have, or has in several places of which none is named.
    """
    wanted = given.words.split()
    if not wanted:
        if given.start is not None and given.end is not None:
            return given.start, given.end
        message = "choose the words first"
        raise CorrectionError(message)
    if given.start is not None and given.end is not None and text[given.start : given.end].split() == wanted:
        return given.start, given.end
    found = [one.span() for one in re.finditer(r"\s+".join(map(re.escape, wanted)), text)]
    if not found:
        message = "the account does not have these words; copy them as they stand"
        raise CorrectionError(message)
    if len(found) > 1 and given.start is None:
        message = f"these words stand {len(found)} times in the account; take in more of what is around them"
        raise CorrectionError(message)
    near = given.start or 0
    return min(found, key=lambda span: abs(span[0] - near))


def _statement(form: FormData, text: str) -> Mapping[str, object]:
    """A statement that was missed: its words, and who says it and how, where that was said."""
    made: dict[str, object] = {"span": list(place(words_in(form), text))}
    speaker = people([one for one in form.getlist("speaker") if isinstance(one, str)], _one(form, "other-speaker"))
    if speaker:
        made["speaker"] = speaker
    if act := _one(form, "act"):
        made["act"] = act
    return made


def _one(form: FormData, name: str) -> str:
    found = form.get(name)
    return found if isinstance(found, str) else ""


def _number(form: FormData, name: str) -> int | None:
    found = _one(form, name)
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else None  # noqa: PLR2004 - digits


def _from_json(given: str) -> Plain:
    message = "the form sent a value that cannot be read; load the page anew"
    if len(given) > _LONGEST_VALUE:
        raise CorrectionError(message)
    try:
        found: Plain = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise CorrectionError(message) from error
    return found
