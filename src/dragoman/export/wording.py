"""Makes the words of accounts fit to be shown on a line: no line breaks, no control characters, a bounded length.

Accounts are strangers' texts: an escape sequence in one must not reach a terminal, nor a mark-up character Markdown.
"""

import re

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"[\\`*_{}\[\]|~$]")
_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^([#+\-=]|\d+[.)])")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
GAP = " […] "


def printable(words: str) -> str:
    """`words` without control characters or overrides of the writing direction; each becomes U+FFFD."""
    return _CONTROL.sub(REPLACEMENT, words)


def one_line(words: str, longest: int | None = None) -> str:
    r"""`words` on a single printable line; where longer than `longest`, its beginning and its end.

    >>> one_line("an early\n  date")
    'an early date'
    """
    line = printable(_SPACE.sub(" ", words)).strip()
    if longest is None or len(line) <= longest:
        return line
    half = (longest - len(GAP)) // 2
    return line[:half].rstrip() + GAP + line[-half:].lstrip()


def shortened(words: str, longest: int) -> str:
    """`words` on a single printable line, cut after a word where longer than `longest`.

    >>> shortened("an early date that suits both", 16)
    'an early date …'
    """
    line = one_line(words)
    if len(line) <= longest:
        return line
    head, _, _ = line[: longest - 1].rpartition(" ")
    return f"{(head or line[: longest - 2]).rstrip(',;:. ')} …"


def markdown(words: str, longest: int | None = None) -> str:
    r"""`words` on a line, inert in Markdown and in HTML within it.

    >>> markdown("<b> | `x` # 1")
    '&lt;b&gt; \\| \\`x\\` # 1'
    """
    line = one_line(words, longest)
    line = "".join(ENTITIES.get(character, character) for character in line)
    line = _MARKUP.sub(r"\\\g<0>", line).replace("://", "&#58;//")
    line = _ADDRESS.sub(r"\1&#46;", line).replace("@", "&#64;")
    return _OPENING.sub(lambda match: match[1][:-1] + "\\" + match[1][-1], line)
