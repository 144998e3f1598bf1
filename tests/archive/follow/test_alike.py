"""The same answers on both databases, in any order of adding, byte for byte."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dragoman.archive import Archive
from dragoman.archive.follow import Choice, to_plain
from dragoman.model import Account, AccountKind, Reading

if TYPE_CHECKING:
    from postgres import Server


def answers(archive: Archive) -> str:
    found = {
        "timeline": archive.timeline("NO", "DK"),
        "positions": archive.positions("NO", "fisheries"),
        "undertakings": archive.undertakings(on="2021-08-01"),
        "silence": archive.silence(on="2021-08-01"),
        "omitted": archive.omitted(),
    }
    return json.dumps(to_plain(found), ensure_ascii=False)


def test_both_databases_and_any_order_of_adding_give_the_same_bytes(
    server: "Server", readings: tuple[Reading, ...], tmp_path: Path
):
    with Archive(tmp_path / "desk.db") as one, Archive(server.database()) as other:
        list(one.add_each(readings))
        list(other.add_each(reversed(readings)))
        assert answers(one) == answers(other)


@pytest.mark.parametrize("published", ["3 May 2021", "2021", None])
def test_a_publication_that_is_no_day_stops_nothing(archive: Archive, published: str | None):
    text = "Norway promised to deliver 80 boats to Denmark in June, Foreign Minister Marta Lind of Norway said."
    archive.add(Account(name="a", text=text, kind=AccountKind.OFFICIAL, side="NO", published=published))
    assert all(one.pledge.said is None for one in archive.undertakings(choice=Choice(everything=True)))
    assert archive.silence(on="2021-08-01").contacts == ()
