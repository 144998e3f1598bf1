"""Any sequence of corrections and undos: the machine's reading stays, and what holds is what the standing ones say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.archive.applying import corrected
from dragoman.archive.corrections import Correction, standing
from dragoman.archive.errors import CorrectionError
from dragoman.archive.scopes import Scope
from dragoman.archive.values import plain
from dragoman.model import Act, Polarity, Reading, Strength

SAID = st.one_of(
    st.tuples(st.just("act"), st.sampled_from([act.value for act in Act])),
    st.tuples(st.just("strength"), st.sampled_from([*(one.value for one in Strength), None])),
    st.tuples(st.just("polarity"), st.sampled_from([one.value for one in Polarity])),
    st.tuples(st.just("present"), st.booleans()),
    st.tuples(st.just("span"), st.tuples(st.integers(0, 150), st.integers(160, 231)).map(list)),
    st.tuples(st.just("topics"), st.lists(st.sampled_from(["ferries", "visits", "trade"]), max_size=2)),
)
STEP = st.one_of(
    st.tuples(st.sampled_from(["s1", "s2"]), SAID),
    st.tuples(st.just("s+"), st.just(("span", [0, 13]))),
    st.tuples(st.just("c0"), st.tuples(st.just("date"), st.sampled_from(["2021-05-04", "2021-05", None]))),
    st.tuples(st.just("undo"), st.integers(0, 8)),
)


def naive(log: list[tuple[int, int | None]]) -> list[int]:
    """The ids that stand, told from the end: an undo that stands strikes out what it undoes."""
    struck: set[int] = set()
    for number, undoes in reversed(log):
        if undoes is not None and number not in struck:
            struck.add(undoes)
    return [number for number, undoes in log if undoes is None and number not in struck]


@given(st.lists(st.booleans(), max_size=30), st.data())
def test_what_stands_is_what_no_standing_undo_strikes_out(kinds: list[bool], data: st.DataObject):
    log: list[Correction] = []
    for number, is_undo in enumerate(kinds, 1):
        free = [one.id for one in log if one.id not in {other.undoes for other in log}]
        undoes = data.draw(st.sampled_from(free)) if is_undo and free else None
        log.append(Correction(number, Scope.STATEMENT, "a.s1", "act", "warn", "x", "now", undoes=undoes))
    assert [one.id for one in standing(log)] == naive([(one.id, one.undoes) for one in log])


@given(st.lists(st.tuples(st.sampled_from(["s1", "s2"]), SAID), max_size=12))
def test_the_last_correction_of_each_field_holds_and_no_other_changes_anything(
    ferry: tuple[Reading, Reading], said: list[tuple[str, tuple[str, object]]]
):
    machine = ferry[0]
    made = [_correction(machine, number, *one) for number, one in enumerate(said, 1)]
    last = {(one.target, one.field): one for one in made}
    assert corrected(machine, made) == corrected(machine, sorted(last.values(), key=lambda one: one.id))
    holds = {told.id: told for told in corrected(machine, made).statements}
    for one in last.values():
        own = one.target.partition(".")[2]
        if one.field != "present" and own in holds:
            assert plain(getattr(holds[own], one.field)) == one.value
        elif one.field == "present":
            assert (own in holds) == one.value


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(STEP, min_size=1, max_size=7))
def test_the_archive_holds_the_machines_reading_with_the_standing_corrections_laid_over(
    desk, steps: list[tuple[str, object]]
):
    archive = desk.archive
    machine = archive.reading("oslo", machine=True)
    records = list(archive.records())
    begun = len(archive.corrections())
    for target, said in steps:
        try:
            if target == "undo":
                archive.undo(begun + 1 + said, "bo")
            else:
                archive.correct(f"oslo.{target}", *said, by="anna")
        except (CorrectionError, LookupError):
            continue
    log = [one.correction for one in archive.corrections()]
    assert archive.reading("oslo", machine=True) == machine
    assert archive.reading("oslo") == corrected(machine, standing(log))
    assert [one.correction.id for one in archive.corrections() if one.stands and one.correction.undoes is None] == [
        one.id for one in standing(log)
    ]
    for one in standing(log):
        archive.undo(one.id, "bo")
    assert archive.reading("oslo") == machine
    assert list(archive.records()) == records


def _correction(reading: Reading, number: int, own: str, said: tuple[str, object]) -> Correction:
    from dragoman.archive.anchors import anchors_of
    from dragoman.archive.values import checked

    field, value = said
    held = checked(Scope.STATEMENT, own, field, value, reading)
    anchor = plain(anchors_of(reading)[own])
    return Correction(number, Scope.STATEMENT, f"oslo.{own}", field, held, "x", "now", anchor=anchor)
