"""From bytes to text, changing nothing: line ends stay, and only a byte order mark, which is no text, is left out."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from dragoman.sources import faults

MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX or ODT file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF file"),
)

SAMPLE = 200_000
"""Bytes that are looked at where an encoding must be guessed."""

MOSTLY = 0.8
"""Share of ASCII from which a text of a legacy encoding is taken for western European."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_TYPESET = frozenset("‘’“”„‚–—…•€«»°§©®£´·½¼¾ª¡¿\u00a0\u00ad")


def decode(data: bytes, where: str) -> str:
    """The text of `data`, found at `where`.

    Raises NotTextError for bytes that are no text, EmptyAccountError where there is nothing but white space, and
    TooLargeError beyond the limit of length.
    """
    text = _decoded(data, where)
    check_text(text, where)
    return text


def check_text(text: str, where: str) -> None:
    """Raise what `decode` raises for a text that is already decoded, such as a string from JSON."""
    if not text.strip():
        raise faults.empty(where)
    if len(text) > faults.LONGEST_TEXT:
        raise faults.too_large(where)
    if _SURROGATES.search(text):
        raise faults.not_text(where, "half of a surrogate pair")
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if "\0" in text or controls * 100 > len(text):
        raise faults.not_text(where, "control characters")


def _decoded(data: bytes, where: str) -> str:
    """The text of `data` by its mark, as UTF-8, or in the encoding that suits it best."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise faults.not_text(where, f"it looks like {what}")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    if b"\0" in data[:SAMPLE]:
        return _unmarked_utf16(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _with_surrogates(data) or _strictly(data, _guess(data, where), where)


def _with_surrogates(data: bytes) -> str:
    """`data` as UTF-8 but for halves of surrogate pairs, which only broken programs write; "" where it is none."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return ""


def _strictly(data: bytes, encoding: str, where: str) -> str:
    """`data` in a known encoding, or NotTextError where it does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise faults.not_text(where, f"byte {error.start} is no {encoding.upper()}") from error


def _unmarked_utf16(data: bytes, where: str) -> str:
    """`data` as UTF-16 without a mark, where every other byte of its beginning is mostly NUL; else it is binary."""
    sample = data[:SAMPLE]
    even, odd = (sample[start::2].count(0) / max(1, len(sample) // 2) for start in (0, 1))
    if odd > MOSTLY and even < 1 - MOSTLY:
        return _strictly(data, "utf-16-le", where)
    if even > MOSTLY and odd < 1 - MOSTLY:
        return _strictly(data, "utf-16-be", where)
    raise faults.not_text(where, "NUL bytes")


def _guess(data: bytes, where: str) -> str:
    """The legacy encoding that suits `data` best."""
    if _looks_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise faults.not_text(where, "no known encoding fits")
    return best.encoding


def _looks_western(data: bytes) -> bool:
    """Whether `data` is mostly ASCII, and the rest are letters or a typesetter's marks in Windows-1252."""
    sample = data[:SAMPLE]
    rare = [byte for byte in sample if byte > 0x7F]  # noqa: PLR2004 - the last of ASCII
    if len(rare) > (1 - MOSTLY) * len(sample):
        return False
    try:
        shown = bytes(rare).decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(character.isalpha() or character in _TYPESET for character in shown)
