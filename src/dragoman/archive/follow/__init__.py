"""Follow: what the archive tells over time. Timelines, positions, undertakings, and what a side leaves out."""

from dragoman.archive.follow.omitted import Omitted, omitted
from dragoman.archive.follow.phrases import RUN
from dragoman.archive.follow.plain import to_plain
from dragoman.archive.follow.positions import Positions, positions
from dragoman.archive.follow.reminders import to_calendar
from dragoman.archive.follow.silence import AFTER_DAYS, Silence, silence
from dragoman.archive.follow.subject import ALL, Scope, Subject, day_of, party_of, subject_of
from dragoman.archive.follow.timeline import NEAR_DAYS, Timeline, timeline
from dragoman.archive.follow.undertakings import BINDING, Choice, Followed, State, undertakings

__all__ = [
    "AFTER_DAYS",
    "ALL",
    "BINDING",
    "NEAR_DAYS",
    "RUN",
    "Choice",
    "Followed",
    "Omitted",
    "Positions",
    "Scope",
    "Silence",
    "State",
    "Subject",
    "Timeline",
    "day_of",
    "omitted",
    "party_of",
    "positions",
    "silence",
    "subject_of",
    "timeline",
    "to_calendar",
    "to_plain",
    "undertakings",
]
