"""The answers of Follow as lines to read, each with the ids under which what it rests on is found."""

from collections.abc import Iterator, Sequence

from dragoman.archive.follow import Followed, Omitted, Positions, Silence, Timeline
from dragoman.archive.follow.positions import Position
from dragoman.archive.follow.silence import Silent
from dragoman.archive.follow.timeline import Before, Point
from dragoman.archive.follow.values import Person, Teller, Told, Words

CUT = 160
"""Characters of an account's words that a line shows."""


def timeline_text(found: Timeline) -> str:
    """A timeline: a line for each contact, with what came before it, then who asked how often."""
    lines = [line for point in found.points for line in _point(point)]
    asking = [
        f"  {one.party or 'not told'}: {counted(len(one.contacts), 'contact')}, {counted(one.calls, 'call')}"
        + (f", every {one.every:g} days" if one.every is not None else "")
        + (f"; shortly after: {_counts(one.after)}" if one.after else "")
        for one in found.asking
    ]
    return _lines([*lines, *(["", "Who asked:", *asking] if asking else [])], "no contact")


def positions_text(found: Positions) -> str:
    """Positions: the party's own words day by day, then others' accounts of it, then the changes."""
    own, credited = [_said(one) for one in found.own], [_said(one) for one in found.credited]
    new = [
        f"  {one.day}  {one.kind}: “{one.phrase}” ({one.run} days in a row"
        + (f", back on {one.returns}" if one.returns else "")
        + f"; {one.evidence[0].statement} … {one.evidence[-1].statement})"
        for one in found.turns
    ]
    moved = [
        f"  {one.after.day}  {one.kind}: {one.before.strength} on {one.before.day}, {one.after.strength} now"
        f" ({one.before.id}, {one.after.id})\n      {_cut(one.before.words)}\n      {_cut(one.after.words)}"
        for one in found.shifts
    ]
    changes = [*new, *moved]
    parts = (("In its own accounts:", own), ("In the accounts of others:", credited), ("Changes:", changes))
    return _lines([line for head, rows in parts if rows for line in (head, *rows, "")][:-1], "nothing said")


def undertakings_text(found: Sequence[Followed]) -> str:
    """Undertakings: what, by whom, with whom and by when; the status, why, and what closed it."""
    return _lines([line for one in found for line in _undertaking(one)], "no undertaking")


def silence_text(contacts: Silence, topics: Sequence[Omitted]) -> str:
    """Contacts on which a side is silent, and topics that it leaves out."""
    one_sided = [
        line for one in contacts.contacts for line in (f"  {_told(one.contact)}", *_silent(one.silent, one.days))
    ]
    left_out = [line for one in topics for line in _omitted(one)]
    spoken = [
        line
        for one in contacts.spoken_of
        for line in (
            f"  {_told(one.contact)}",
            f"      {one.side} speaks of it in {', '.join(each.name for each in one.accounts)}",
        )
    ]
    few = f"{contacts.out_of_reach:,} lack a side of which the archive has too little"
    looked = f"  of {counted(contacts.looked_at, 'contact')}; {few}"
    head = f"Not reported by a side {counted(contacts.after_days, 'day')} later:"
    lines = [head, *(one_sided or ["  none"]), looked]
    lines += ["", "Spoken of by a side that has no account of it:", *spoken] if spoken else []
    return _lines([*lines, "", "Left out by a side wherever the other has it:", *(left_out or ["  none"])], "")


def _point(point: Point) -> Iterator[str]:
    gap = "" if point.gap is None else f"  +{point.gap} d"
    asked = f"  asked for by {point.contact.initiator}" if point.contact.initiator else ""
    yield f"{_told(point.contact)}{gap}{asked}"
    for words in point.asked:
        yield f"      {_cut(words)}"
    for before in point.after:
        yield f"      after: {_before(before)}"


def _before(before: Before) -> str:
    return f"{counted(before.days, 'day')} after {_told(before.contact)}"


def _told(one: Told) -> str:
    planned = "announced " if one.planned else ""
    kind = (one.kind or "contact").replace("_", " ")
    where = f" in {one.place}" if one.place else ""
    tellers = ", ".join(dict.fromkeys(map(_teller, one.accounts)))
    day = one.date or one.first or "no day"
    return f"{day}  {one.id}  {planned}{kind}{where}: {_people(one.participants)} [{tellers}]"


def _teller(one: Teller) -> str:
    return one.side or one.label


def _people(people: Sequence[Person]) -> str:
    return ", ".join(f"{who.name} ({who.party})" if who.party and who.person else who.name for who in people)


def _said(one: Position) -> str:
    said = one.said
    force = f" {said.strength}" if said.strength else ""
    others = [f"also in {side}" for side in one.confirmed_by] + [f"not in {side}" for side in one.missing_in]
    heard = f" ({', '.join(others)})" if others else ""
    source = "" if said.own else f" [{_teller(said.teller)}]"
    return f"  {said.day or 'no day'}  {said.id}  {said.act}{force}{source}{heard}: {_cut(said.words)}"


def _undertaking(one: Followed) -> Iterator[str]:
    pledge = one.pledge
    beside = f" with {_people(pledge.beside)}" if pledge.beside else ""
    yield f"{pledge.said or 'no day'}  {pledge.id}  {one.status}: {_people(pledge.who)}{beside}: {_short(pledge.what)}"
    if pledge.condition:
        yield f"      on condition: {_short(pledge.condition)}"
    ruled = ", ".join(f"{each.field} by {each.by}" for each in one.ruled)
    machine = f" (ruled: {ruled}; proposed: {one.machine})" if ruled else ""
    closed = one.closing.statement or one.closing.contact if one.closing else None
    yield f"      {one.reason}{f' [{closed}]' if closed else ''}{machine}"


def _silent(found: Sequence[Silent], days: int) -> Iterator[str]:
    for one in found:
        told = f"it told of {counted(one.told, 'other')} of {_people(one.people)} around then"
        yield f"      {one.side} silent for {counted(days, 'day')}; {told}"


def _omitted(one: Omitted) -> Iterator[str]:
    yield f"  {one.side} leaves out {one.topic}, {one.other} has it: {counted(len(one.left_out), 'contact')}"
    for absence in one.left_out:
        ids = ", ".join(words.statement or "" for words in absence.evidence)
        yield f"      {absence.contact.date or absence.contact.first}  {absence.contact.id}: {ids}"


def counted(number: int, thing: str) -> str:
    """A number of things: "1 day", "1,200 days"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _counts(pairs: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in pairs)


def _cut(words: Words) -> str:
    return f"“{_short(words.words)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= CUT else line[:CUT].rpartition(" ")[0] + " …"


def _lines(lines: Sequence[str], nothing: str) -> str:
    return "\n".join(lines or [nothing]) + "\n"
