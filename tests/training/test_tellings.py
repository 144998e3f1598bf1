"""The tellings that the sentence encoder learns from, and the batches they come in."""

from collections import Counter
from random import Random

from training.sentences.tellings import Contact, batches, load, whole

CONTACTS = tuple(
    Contact(
        tuple(tuple(f"contact {number} point {point} telling {k}" for k in range(3)) for point in range(4)),
        ((f"contact {number} merged", (0, 2)),),
    )
    for number in range(7)
)


def _seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret


def test_a_point_has_tellings_in_different_words():
    for contact in load():
        for told in contact.points:
            assert len({text.casefold() for text in told}) == len(told) >= 2
        assert all(0 <= place < len(contact.points) for _, places in contact.merged for place in places)


def test_no_telling_is_that_of_two_points():
    texts = Counter((number, text) for number, contact in enumerate(load()) for told in contact.points for text in told)
    assert max(texts.values()) == 1


def test_an_epoch_has_every_point_of_every_contact_with_two_tellings():
    found = [row for batch in batches(CONTACTS, _seeded(1)) for row in zip(*batch, strict=True)]
    told = Counter(mark for text, marks in found if "merged" not in text for mark in marks)
    assert set(told.values()) == {2}
    assert len(told) == sum(len(contact.points) for contact in CONTACTS)


def test_what_is_merged_tells_each_of_its_points():
    batch = whole(CONTACTS[0])
    assert batch.told[batch.texts.index("contact 0 merged")] == {(0, 0), (0, 2)}


def test_batches_are_the_same_for_the_same_seed():
    assert list(batches(CONTACTS, _seeded(3))) == list(batches(CONTACTS, _seeded(3)))
