"""The chart of a timeline: a lane for each kind of contact, who asked for it in letters, and the longest gaps."""

from collections import defaultdict
from functools import partial

from dragoman.archive.follow import Timeline
from dragoman.archive.follow.timeline import Point
from dragoman.export.labels import capitalised, label
from dragoman.export.view import contact_line
from dragoman.lexicon.parties import party_name
from dragoman.web.pages import addresses
from dragoman.web.pages.charts.lanes import Dot, Gap, Lane, Lanes, Narrowed, counted_days, draw_lanes, each_gap
from dragoman.web.pages.charts.values import NARROW, WIDE, Figure

LEAST_GAP = 14
"""Days without a contact from which a gap is told."""
MOST_GAPS = 5
SHAPES_OF_KINDS = {
    "telephone_call": "disc",
    "meeting": "square",
    "visit": "diamond",
    "video_conference": "triangle",
    "letter": "letter",
    "summit": "hexagon",
    "message": "letter",
    "statement": "pentagon",
}
_TONES = ("t1", "t2", "t3", "t4", "t5", "t6")


def timeline_figure(answer: Timeline, narrowed: Narrowed) -> Figure | None:
    """The chart of a timeline; None where no contact of it has a day."""
    points = [point for point in answer.points if point.contact.first]
    tones = _tones(answer)
    kinds: dict[str | None, list[Dot]] = defaultdict(list)
    for point in points:
        kinds[point.contact.kind].append(_dot(point, tones))
    lanes = tuple(
        Lane(capitalised(name_of_kind(kind)), tuple(dots), plural(name_of_kind(kind)))
        for kind, dots in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0] or ""))
    )
    days = [point.contact.first or "" for point in points]
    told = f"{counted(len(points), 'contact')} {counted_days(days)}. The table beneath tells of each."
    chart = Lanes("Contacts over time", told, lanes, gaps_of(answer), "Nothing told")
    return figure_of(chart, narrowed, _key(answer, tones, points))


def figure_of(lanes: Lanes, narrowed: Narrowed, key: tuple[tuple[str, str, str], ...]) -> Figure | None:
    """Lanes laid out for wide and for narrow windows; None where nothing in them has a day."""
    wide, narrow = draw_lanes(lanes, WIDE, narrowed), draw_lanes(lanes, NARROW, narrowed)
    if wide is None or narrow is None:
        return None
    if any("counted" in mark.tone for mark in (*wide.marks, *narrow.marks)):
        key = (*key, ("disc", "t0 counted", "a number: so many at once; follow it to see each"))
    return Figure(wide, narrow, key)


def gaps_of(answer: Timeline, most: int = MOST_GAPS) -> tuple[Gap, ...]:
    """The longest gaps of a timeline, in the order of time."""
    found = []
    last: str | None = None
    for point in answer.points:
        one = point.contact
        if point.gap is not None and last and one.first:
            found.append((last, one.first, point.gap))
        counts = not one.planned and one.last is not None
        last = max(last or "", one.last or "") if counts else last
    return tuple(each_gap(found, LEAST_GAP, most))


def name_of_kind(kind: str | None) -> str:
    """What a contact was, in a word."""
    return label("contact_kind", kind) if kind else "contact"


def plural(noun: str) -> str:
    """Several of them.

    >>> plural("visit"), plural("summit")
    ('visits', 'summits')
    """
    return f"{noun}s"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "contact"), counted(1200, "contact")
    ('1 contact', '1,200 contacts')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def _tones(answer: Timeline) -> dict[str, str]:
    """A tone for each of those who asked most often."""
    parties = [one.party for one in answer.asking if one.party]
    return dict(zip(parties, _TONES, strict=False))


def _dot(point: Point, tones: dict[str, str]) -> Dot:
    one = point.contact
    tone = [tones.get(one.initiator or "", "t0")]
    tone += ["several"] if len(one.sides) > 1 else []
    tone += ["planned"] if one.planned else []
    return Dot(
        one.first or "",
        SHAPES_OF_KINDS.get(one.kind or "", "ring"),
        partial(_told, point),
        partial(addresses.contact, one.id),
        (one.initiator or "")[:3],
        " ".join(tone),
    )


def _told(point: Point) -> str:
    """A contact in words: what and who, who asked for it, and how long after the one before."""
    one = point.contact
    words = [contact_line(one)]  # type: ignore[arg-type]
    words += [f"{party_name(one.initiator)} asked for it"] if one.initiator else []
    words += ["only announced"] if one.planned else []
    words += [f"{counted(point.gap, 'day')} after the one before"] if point.gap else []
    return "; ".join(words)


def _key(answer: Timeline, tones: dict[str, str], points: list[Point]) -> tuple[tuple[str, str, str], ...]:
    """What the signs of a chart stand for, those alone that are in it."""
    key = [("disc", tone, f"{party}: {party_name(party)} asked for it") for party, tone in tones.items()]
    if any(one.party is None for one in answer.asking):
        key.append(("disc", "t0", "no letters: nobody says who asked"))
    if any(len(point.contact.sides) > 1 for point in points):
        key.append(("disc", "t0 several", "filled: told by two sides or more"))
    if any(point.contact.planned for point in points):
        key.append(("disc", "t0 planned", "dashed: only announced"))
    return tuple(key)
