"""Ruling on an undertaking: what became of it, and what closed it, as a person has it."""

from urllib.parse import unquote, urlsplit

from starlette.datastructures import FormData

from dragoman.archive import Archive, CorrectionError


def rule(archive: Archive, form: FormData, *, by: str) -> str:
    """Write down what a form rules; the id of the undertaking. Raises CorrectionError for what cannot be."""
    target, status, closed_by = (_said(form, name) for name in ("target", "status", "closed_by"))
    note = _said(form, "note") or None
    if not (status or closed_by):
        message = "say what became of it, or what closed it"
        raise CorrectionError(message)
    if closed_by:
        archive.correct(target, "closed_by", named(closed_by), by=by, note=note)
    if status:
        archive.correct(target, "status", status, by=by, note=note)
    return target


def named(given: str) -> str:
    """The id in what was given: an id, or the address of a contact's or statement's page.

    >>> named("http://127.0.0.1:8000/contacts/c12ab#f3"), named("c12ab")
    ('c12ab', 'c12ab')
    """
    return unquote(urlsplit(given).path.rstrip("/").rpartition("/")[2]) if "/" in given else given


def _said(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
