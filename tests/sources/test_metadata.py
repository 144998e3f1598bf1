"""Metadata is checked at the door."""

import pytest

from dragoman.model import AccountKind, MetadataError, SourceError
from dragoman.sources.metadata import Metadata, json_object, metadata_beside, read_metadata


def test_known_fields_are_taken_and_others_left():
    found = read_metadata({"publisher": " Pacific Wire ", "publisher_kind": "wire", "note": 7, "side": None}, "a.json")
    assert found == Metadata(publisher="Pacific Wire", kind=AccountKind.WIRE)


def test_what_comes_first_goes_before_what_comes_later():
    first = Metadata(publisher="A", title=None)
    assert first.over(Metadata(publisher="B", title="T")) == Metadata(publisher="A", title="T")


def test_a_day_written_out_is_kept_in_iso_8601():
    assert read_metadata({"published": "Wednesday, 9 June 2010"}, "a.json").published == "2010-06-09"


@pytest.mark.parametrize("published", ["2010-06-09", "2010-06-09T22:03", "2010-06-09T22:03:00Z", "2010-06", "2010"])
def test_dates_and_times_are_iso_8601(published):
    assert read_metadata({"published": published}, "a.json").published == published


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "blog"}, "kind cannot be 'blog'; it is one of official, wire, press"),
        ({"side": "Japan"}, "side cannot be 'Japan'; write an ISO 3166 code"),
        ({"published": "2010-02-30"}, "published cannot be '2010-02-30'; write a date of the calendar"),
        ({"published": "yesterday"}, "published cannot be 'yesterday'"),
        ({"title": ["x"]}, "title cannot be .*; write it as a string"),
        ({"kind": "wire", "publisher_kind": "press"}, "contradicts itself: kind is wire, but publisher_kind is press"),
        ({"publisher": "White House", "side": "RU"}, "contradicts itself: .*speaks for US, but side is RU"),
    ],
)
def test_what_cannot_be_is_refused_with_the_file_and_advice(data, message):
    with pytest.raises(MetadataError, match=message) as caught:
        read_metadata(data, "a.json")
    assert str(caught.value).startswith("a.json: ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"publisher": ', "no valid JSON"),
        (b'{"publisher": "a\nb"}', "(invalid control character at column 17)"),
        (b"[1, 2]", "a JSON object was expected"),
        (b'{"publisher": "\xff"}', "not in UTF-8"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_json_object_is_refused(content, message):
    with pytest.raises(MetadataError, match=message):
        json_object(content, "a.json")


def test_the_file_beside_the_text_is_optional(tmp_path):
    assert metadata_beside(tmp_path / "a.txt") == Metadata()


def test_metadata_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(SourceError, match=r"a\.json: "):
        metadata_beside(tmp_path / "a.txt")
