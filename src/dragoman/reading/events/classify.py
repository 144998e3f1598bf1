"""The classifier: from a sentence's features to PLOVER's root classes, by multinomial logistic regression.

Weights come from `training/events`; what they were trained on and how well they do stands in `models/events.md`.
"""

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from dragoman.lexicon.acts import plover_type
from dragoman.model import Statement
from dragoman.reading.events.clause import Clause, clause_of
from dragoman.reading.events.features import LEXICAL_WEIGHT, Vector, contextual, lexical


class EventType(NamedTuple):
    """A root class of PLOVER (None for a text without words) and its probability in [0, 1]."""

    root: str | None
    probability: float


class Head(NamedTuple):
    """The trained weights: the classes, the place of each lexical feature, and weights [features + states, classes]."""

    classes: tuple[str, ...]
    places: dict[str, int]
    weights: Vector


def event_type(sentence: str, source: str | None = None, target: str | None = None) -> EventType:
    """What kind of event a sentence tells of: what `source` does to `target`, given as they stand in it.

    The classes are PLOVER's roots (Halterman et al. 2023, "PLOVER and POLECAT"): AGREE, CONSULT, SUPPORT, COOPERATE,
    AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT. Never raises.

    >>> event_type("Ruritania expelled two envoys of Sylvania on Monday.", "Ruritania", "two envoys of Sylvania").root
    'SANCTION'
    """
    clause = clause_of(sentence, source, target)
    if clause is None:
        return EventType(None, 0.0)
    trained = head()
    chances = probabilities(vector(clause, trained.places) @ trained.weights)
    best = int(np.argmax(chances))
    return EventType(trained.classes[best], float(chances[best]))


def statement_event(statement: Statement) -> EventType:
    """The event type of a statement, whose source is its speaker: that of its act, as certain as the statement is.

    Bare statements and appeals have none: PLOVER has no home for them, and what their content tells was not done by
    saying it.
    """
    return EventType(plover_type(statement.act), statement.confidence)


def vector(clause: Clause, places: dict[str, int]) -> Vector:
    """A clause's features as one row: the lexical ones at their places, then the encoder's states."""
    words = np.zeros(len(places), dtype=np.float32)
    words[[places[name] for name in lexical(clause) if name in places]] = LEXICAL_WEIGHT
    return np.concatenate([words, contextual(clause)])


def probabilities(scores: Vector) -> Vector:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Vector = powers / powers.sum(axis=-1, keepdims=True)
    return result


@cache
def head() -> Head:
    """The shipped weights, opened once a process."""
    with (
        as_file(files("dragoman.models") / "events.npz") as path,
        np.load(path, allow_pickle=False) as stored,
    ):
        places = {str(name): place for place, name in enumerate(stored["features"])}
        classes = tuple(map(str, stored["classes"]))
        return Head(classes, places, stored["weights"].astype(np.float32))
