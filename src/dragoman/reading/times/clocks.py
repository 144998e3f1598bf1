"""Rules for times of day: "10 p.m.", "18:40", "9:30 a.m. EST", "noon", with their zones."""

import re

from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import ZONE, one_of, phrases, zones

_ZONE = rf"(?:,?\s?(?P<open>\()?(?P<zone>(?:GMT|UTC)\s?[+\-−–]\s?\d{{1,2}}(?::?\d\d)?|{ZONE})\b(?(open)\)))?"
_CLOCK = re.compile(
    r"(?P<hour>2[0-4]|[01]?\d)(?:(?P<sep>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d))?"
    rf"(?:\s?(?P<half>[ap]\.\s?m\.|[ap]\.?m\b|[AP]\.\s?M\.|[AP]\.?M\b)|\s?(?P<full>o['’]clock|hrs\b|hours\b(?=\s[A-Z(])))?{_ZONE}"
)
_FOUR_FIGURES = re.compile(rf"(?P<hour>2[0-4]|[01]\d)(?P<minute>[0-5]\d)(?:\s?hrs|\s?hours)?(?=[\s,(])(?!,\s){_ZONE}")
_NOON = re.compile(rf"(?:noon|midday|midnight)\b{_ZONE}")
_HEDGE = re.compile(
    rf"\b(?:{one_of(phrases('hedges', 'about'))}|shortly\s(?:after|before)|just\s(?:after|before))\s$", re.IGNORECASE
)
_TWELVE = 12


def _make_clock(found: Found, setting: Setting) -> Time | None:
    match = found.match
    start, end = match.span()
    half = found.group("half").replace(".", "").replace(" ", "")
    if not half and not match["full"] and match["sep"] != ":":
        return None
    if setting.text[start - 1 : start] in {":", ".", ",", "$", "€", "£", "-"} or setting.text[end : end + 1] in {
        "%",
        ":",
    }:
        return None
    hour = int(match["hour"])
    if half:
        if not 0 < hour <= _TWELVE:
            return None
        hour = hour % _TWELVE + (_TWELVE if half == "pm" else 0)
    value = f"T{hour:02d}:{match['minute'] or '00'}"
    return Time(
        found.span,
        TimeKind.TIME,
        value,
        Grain.MINUTE if match["minute"] else Grain.HOUR,
        approximate=bool(found.lead),
        zone=zone_of(match["zone"]),
    )


def _make_four_figures(found: Found, _: Setting) -> Time | None:
    """A time such as "0800 UTC", which its zone tells from a year or a number."""
    match = found.match
    zone = zone_of(match["zone"])
    value = f"T{match['hour']}:{match['minute']}"
    return (
        Time(found.span, TimeKind.TIME, value, Grain.MINUTE, approximate=bool(found.lead), zone=zone) if zone else None
    )


def _make_noon(found: Found, _: Setting) -> Time | None:
    hour = "00" if found.match.group().startswith("midnight") else "12"
    return Time(found.span, TimeKind.TIME, f"T{hour}:00", Grain.HOUR, zone=zone_of(found.match["zone"]))


def zone_of(words: str | None) -> str | None:
    """The offset that the words for a zone fix ("+09:00"), else the words themselves."""
    if not words:
        return None
    known = zones().get(" ".join(words.lower().split()))
    if known is not None:
        return known or words
    sign = "-" if any(mark in words for mark in "-−–") else "+"
    hours, minutes = [*re.findall(r"\d{1,2}", words), "00"][:2]
    return f"{sign}{int(hours):02d}:{minutes}"


AT_FIGURE = (Rule(_CLOCK, _make_clock, _HEDGE), Rule(_FOUR_FIGURES, _make_four_figures, _HEDGE))
AT_NOON = (Rule(_NOON, _make_noon, _HEDGE),)
