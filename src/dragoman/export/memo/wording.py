"""Days and parties as a sentence of the memo has them."""

import re

from dragoman.export.labels import label
from dragoman.lexicon.calendar import month_names, shown_date
from dragoman.lexicon.parties import party_name

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_APPROXIMATE = re.compile(r"[~?%]$")


def shown_day(value: str) -> str:
    """A date of a fact in words, a month too; "about" where EDTF marks it as uncertain.

    >>> shown_day("2010-06-09"), shown_day("2009-02~")
    ('9 June 2010', 'about February 2009')
    """
    plain = _APPROXIMATE.sub("", value)
    month = _MONTH.fullmatch(plain)
    shown = f"{month_names()[int(month[2]) - 1]} {month[1]}" if month else shown_date(plain)
    return shown if plain == value else label("memo", "about").format(value=shown)


def party_in_prose(code: str) -> str:
    """The name of a party with the article that it takes: "the United States", "Japan"."""
    name = party_name(code)
    words = name.split()
    taking = label("memo_article", "words").split()
    return f"the {name}" if words and (words[0] in taking or words[-1] in taking) else name
