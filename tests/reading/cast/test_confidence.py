"""How sure a resolution is."""

from dragoman.reading.cast.confidence import Evidence, evidence, score
from dragoman.reading.cast.values import Form

LEAD = "Norwegian Foreign Minister Ivar Berg spoke with Danish Foreign Minister Jens Holm. "


def test_every_mention_has_a_confidence(told):
    cast = told(LEAD + "He thanked his Danish counterpart, and both ministers agreed.").cast
    assert cast.mentions
    assert all(0 < mention.confidence < 1 for mention in cast.mentions)


def test_a_name_is_surer_than_a_pronoun(told):
    cast = told(LEAD + "He agreed.").cast
    assert cast.mentions[0].confidence > cast.mentions[-1].confidence


def test_rivals_and_distance_lower_it():
    near = Evidence(Form.PRONOUN, 50, 0, known=True)
    assert score(near) > score(near._replace(distance=1500)) > score(near._replace(distance=1500, rivals=3))
    assert score(near) > score(near._replace(known=False))


def test_namesakes_are_rivals(told):
    cast = told("President Anna Berg met Minister Ivar Berg.").cast
    assert {found.rivals for mention, found in evidence(cast) if mention.form is Form.NAME} == {1}
