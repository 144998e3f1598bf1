"""Tells what a web page puts round an account: menus, share bars, prompts, notices, other pages' headlines.

Phrases come from the lexicon; shapes (bars, breadcrumbs, addresses, rules) are recognised here.
"""

import re

from dragoman.reading.layout.phrases import OUTER, fold, lines, starts, words

LONGEST = 220
"""Code points beyond which a line is taken for text."""

_RULE = re.compile(r"[\W_]+")
_ENDMARK = re.compile(
    r"(?:#{2,}|-\s?30\s?-|-?\s?ends?\s?-?"
    r"|\W*end\W+(?:of (?:text|transcript|document|translation)|\d{1,2}:\d\d.{0,20}))\W*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\W{0,2}\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W{0,2}", re.IGNORECASE)
_READING_TIME = re.compile(r"\W*\d{1,3}\W?min(?:ute)?s?\W?read\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w{2,}|(?<!\w)@\w+|(?:\+\d{1,3}|\(\d{2,4}\))[\d\s().-]{6,}\d")
_BARS = re.compile(r"\s[|\u203a»>•·/]\s|[|\u203a»]")
_FIELDS = re.compile(r"\b[A-Z][\w .]{1,14}\s?:\s")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*$")
_FEW_WORDS = 12
_MENU_BARS = 2


def is_furniture(line: str) -> bool:
    """Whether a whole line is furniture by itself, wherever it stands."""
    if len(line) > LONGEST:
        return False
    if (
        _READING_TIME.fullmatch(line)
        or _RULE.fullmatch(line)
        or _ENDMARK.fullmatch(line)
        or _PAGE_NUMBER.fullmatch(line)
    ):
        return True
    folded = fold(line)
    if _is_row_of_labels(folded) or starts("furniture").match(line.lower()):
        return True
    return _is_menu(line) or _is_address(line)


def _is_row_of_labels(folded: str) -> bool:
    """Whether a line is a known label, or a row of them: "about us press releases"."""
    known = lines("furniture", "lines")
    if folded in known:
        return True
    labels = folded.split()
    if not 1 < len(labels) <= _FEW_WORDS:
        return False
    reached = {0}
    for start in range(len(labels)):
        if start in reached:
            reached |= {
                end for end in range(start + 1, len(labels) + 1) if " ".join(labels[start:end]).strip(OUTER) in known
            }
    return len(labels) in reached


def opens_furniture(line: str) -> bool:
    """Whether a line is the heading of other pages' headlines ("Special Coverage")."""
    return len(line) <= LONGEST and fold(line) in lines("furniture", "openers")


def looks_like_teaser(line: str) -> bool:
    """Whether a line may be one of the headlines or captions below such a heading: short, or no sentence."""
    return line.count(" ") < _FEW_WORDS or not _SENTENCE_END.search(line)


def _is_menu(line: str) -> bool:
    """Bars between short labels, a breadcrumb, a row of named fields, or nothing but words of menus."""
    bars = len(_BARS.findall(line))
    parts = line.count(" ") + 1
    known = len(words("furniture", "menu_words").findall(line.lower()))
    if bars >= _MENU_BARS and parts <= _FEW_WORDS * (bars + 1) // 3 and not _SENTENCE_END.search(line):
        return bars > _MENU_BARS or known > 0 or parts <= _FEW_WORDS
    if bars and known and parts <= _FEW_WORDS and not _SENTENCE_END.search(line):
        return True
    if len(_FIELDS.findall(line + " ")) > _MENU_BARS and not _SENTENCE_END.search(line):
        return True
    return known > 1 and known * 2 >= parts


def _is_address(line: str) -> bool:
    """A web, mail or telephone address with hardly a word beside it."""
    rest, found = _ADDRESS.subn(" ", line)
    return found > 0 and len(rest.split()) <= _FEW_WORDS // 2
