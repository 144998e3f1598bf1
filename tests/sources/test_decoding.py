"""Bytes become text unchanged, or a clear error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import EmptyAccountError, NotTextError, SourceError, TooLargeError
from dragoman.sources import decoding, faults
from dragoman.sources.decoding import decode

SENTENCE = "The Minister said: “Świat – naïve façade”.\r\nHe left.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"], ids=lambda name: name
)
def test_unicode_is_read_in_every_form_and_a_byte_order_mark_is_no_text(encoding):
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_line_ends_stay_as_they_are():
    text = "One\r\ntwo\rthree\n\r\n"
    assert decode(text.encode(), "a.txt") == text


def test_english_in_a_western_legacy_encoding_is_read_as_such():
    text = "The “façade” of the talks – Mr. Müller’s words – cost €20.\r\n" * 3
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Министр иностранных дел провёл телефонный разговор с министром соседней страны. " * 5),
        ("shift_jis", "外務大臣は昨日、隣国の外務大臣と電話で会談を行い、両国の関係について話し合いました。" * 5),
    ],
)
def test_other_legacy_encodings_are_told_from_the_text(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\u3000\n".encode(), b"\xef\xbb\xbf\n"])
def test_nothing_but_white_space_is_an_empty_account(data):
    with pytest.raises(EmptyAccountError, match=r"^a\.txt: the account is empty; give it a text$"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 20, "NUL bytes"),
        (b"\x01\x02\x03 said the minister" * 5, "control characters"),
        (b"%PDF-1.7 said the minister", "a PDF file"),
        (b"PK\x03\x04 said the minister", "DOCX"),
        (b"\xff\xfe\x00\xd8", "UTF-16-LE"),
        (b"\xef\xbb\xbf said \xff", "byte 6 is no UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotTextError, match=reason) as caught:
        decode(data, "a.bin")
    assert str(caught.value).startswith("a.bin: this is not text (")
    assert "UTF-8" in str(caught.value)


def test_half_of_a_surrogate_pair_is_no_text():
    with pytest.raises(NotTextError, match="surrogate"):
        decoding.check_text("He said \ud83d.", "a.jsonl, line 1")


def test_too_much_text_is_refused_with_the_limit():
    with pytest.raises(TooLargeError, match="4,000,000 characters"):
        decode(b"word " * (faults.LONGEST_TEXT // 5 + 1), "long.txt")


def test_utf8_with_half_of_a_surrogate_pair_is_refused_and_not_guessed_at():
    with pytest.raises(NotTextError, match="surrogate"):
        decode(b"\xed\xa0\x80", "a.txt")


@given(st.text(alphabet=st.characters(exclude_characters="\0")))
def test_any_text_in_utf8_comes_back_as_it_went_in_or_is_refused(text):
    try:
        assert decode(text.encode("utf-8", "surrogatepass"), "a.txt") == text.removeprefix("\ufeff")
    except SourceError as error:
        assert str(error).startswith("a.txt: ")  # noqa: PT017 - either outcome is right


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        assert decode(data, "a.txt").strip()
    except SourceError as error:
        assert str(error).startswith("a.txt: ")  # noqa: PT017 - either outcome is right
