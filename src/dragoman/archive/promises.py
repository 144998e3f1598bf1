"""What persons have ruled of undertakings: their status, their time, and what closed them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from dragoman.archive.anchors import anchor_from, anchors_of, find
from dragoman.archive.corrections import Correction, Plain, log_of, standing
from dragoman.archive.readings import machine_reading
from dragoman.archive.scopes import Scope
from dragoman.archive.whereabouts import changes_of
from dragoman.model import Status


@dataclass(frozen=True)
class UndertakingRuling:
    """What persons said of one undertaking; what nobody has ruled on is not in `fields`.

    `status` and `when` are those ruled; `closed_by` the full id of the statement, or of the contact, that closed it.
    """

    undertaking: str
    fields: Mapping[str, Plain] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()

    @property
    def status(self) -> Status | None:
        """The status ruled, None where nobody has said."""
        value = self.fields.get("status")
        return Status(value) if isinstance(value, str) else None

    @property
    def closed_by(self) -> str | None:
        """What is ruled to have closed it, None where nobody has said or it is ruled that nothing did."""
        value = self.fields.get("closed_by")
        return value if isinstance(value, str) else None


def undertakings_ruled(db: Connection) -> dict[str, UndertakingRuling]:
    """The rulings that stand on undertakings, by the undertakings' full ids as they are now (`ACCOUNT.u1`)."""
    log = log_of(db, Scope.UNDERTAKING)
    held = {one.id for one in standing(log)}
    found: dict[str, UndertakingRuling] = {}
    for change in sorted(changes_of(db, log), key=lambda change: change.later is None):
        one = change.correction
        value = _closing(db, one) if one.field == "closed_by" else one.value
        for name in filter(None, (change.now, change.later) if one.id in held else ()):
            before = found.get(name, UndertakingRuling(name))
            found[name] = UndertakingRuling(name, {**before.fields, one.field: value}, (*before.corrections, one))
    return found


def _closing(db: Connection, one: Correction) -> Plain:
    anchor = anchor_from(one.anchor.get("closed_by")) if isinstance(one.anchor, Mapping) else None
    if anchor is None or not isinstance(one.value, str):
        return one.value
    key = one.value.partition(".")[0]
    now = find(anchor, anchors_of(machine_reading(db, key)))
    return f"{key}.{now}" if now else one.value
