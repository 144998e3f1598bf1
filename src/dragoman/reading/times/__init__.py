"""Times: the expressions of time in a text, resolved, and an account's own day.

All expressions of time, in the terms of TimeML, are in `timex`, which no reading of an account needs.
"""

from dragoman.reading.times.accountday import account_day, published_day
from dragoman.reading.times.finder import find_times
from dragoman.reading.times.values import Grain, Reference, Time, TimeKind

__all__ = ["Grain", "Reference", "Time", "TimeKind", "account_day", "find_times", "published_day"]
