"""Times: the expressions of time in a text, resolved, and an account's own day."""

from dragoman.reading.times.accountday import account_day, published_day
from dragoman.reading.times.finder import find_times
from dragoman.reading.times.values import Grain, Time, TimeKind

__all__ = ["Grain", "Time", "TimeKind", "account_day", "find_times", "published_day"]
