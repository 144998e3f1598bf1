"""The index follows its tables by itself; where somebody has tampered with it, that is found and can be mended."""

from sqlalchemy import text

from dragoman.archive.engine import is_server, writing
from dragoman.archive.indexing.upkeep import index_anew, tables_out_of_step


def test_an_index_is_in_step_after_adding_and_replacing(desk):
    known = {"url": "https://mfa.example/1", "publisher": "Pacific Wire"}
    desk.tell({"words": "The ferry will sail."}, **known)
    desk.tell({"words": "The ferry may sail."}, **known)
    with writing(desk.archive.engine) as db:
        assert tables_out_of_step(db) == ()


def test_an_index_that_misses_something_is_found_and_made_anew(desk):
    desk.tell({"words": "The ferry will sail."})
    with writing(desk.archive.engine) as db:
        if not is_server(desk.archive.engine):
            db.execute(text("INSERT INTO statement_search (statement_search) VALUES ('delete-all')"))
            assert tables_out_of_step(db) == ("statement",)
        index_anew(db)
        assert tables_out_of_step(db) == ()
    assert desk.find("ferry") == ["The ferry will sail."]
