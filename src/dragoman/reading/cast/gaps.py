"""What may stand between the marks of one phrase: patterns of the words between two marks."""

import re

from dragoman.reading.cast.marks import SPACE

LINK = re.compile(rf"(?:['’]s?)?{SPACE}")
NEAR = re.compile(SPACE)
COMMA = re.compile(rf",{SPACE}")
OF = re.compile(rf",?{SPACE}(?:of|for|from){SPACE}(?:(?:the|its|our){SPACE})?")
SENT = re.compile(rf",?{SPACE}(?:for|to|on){SPACE}(?:the{SPACE})?")
OF_ONLY = re.compile(rf",?{SPACE}of{SPACE}(?:the{SPACE})?")
SERVING = re.compile(rf"{SPACE}(?:to|of){SPACE}(?:the{SPACE})?")
SERVED = re.compile(r" (?:of|to) the ")
FIELD_OF = re.compile(
    rf"(?:{SPACE}(?:for|of|on|in|at|and|the|[A-Z][\w-]*)){{0,12}}{SPACE}(?:of|at){SPACE}(?:the{SPACE})?"
)
POST = re.compile(rf"(?:{SPACE}(?:for|to|on|in|at|of|and|the|[A-Z][\w-]*)){{0,12}}{SPACE}")
"""Where somebody was sent, between an office and a name (" in Ukraine and in the Contact Group "), or nothing."""
OF_GROUP = re.compile(rf"{SPACE}of{SPACE}(?:the{SPACE})?(?:[a-z-]+{SPACE}){{1,3}}(?:of|in){SPACE}(?:the{SPACE})?")
SENT_BEFORE = re.compile(rf"\b(?:to|for|on){SPACE}(?:the{SPACE})?\Z")
DASH = re.compile(rf"{SPACE}[-–]{SPACE}")
IN_BRACKETS = re.compile(rf"{SPACE}?\([A-Za-z.]{{2,12}}\)")
OPENING = re.compile(rf"{SPACE}\((?:the{SPACE})?")
APPOSITION = re.compile(
    rf"(?:,{SPACE}(?:[A-Z]\.){{2,4}})*{SPACE}?(?:,|\(){SPACE}?"
    rf"(?:who{SPACE}(?:[a-z]+{SPACE}){{1,6}}as{SPACE})?"
    rf"(?:(?:the|a|an|who is){SPACE})?(?:(?:current|new|then|acting){SPACE})?"
)
AND = re.compile(rf",?{SPACE}?(?:and|&){SPACE}|,{SPACE}")
BOTH = re.compile(rf"{SPACE}(?:and|&){SPACE}")
WITHIN = re.compile(r"\b[Ii]n\s\Z")
WHERE = re.compile(r"\b(?:[Ii]n|[Tt]o|[Ff]rom)\s(?:the\s)?\Z")
SIDE = re.compile(rf"{SPACE}side(?!\w)")
