"""How sure a reading is of what it found: a probability for each statement and fact, calibrated on annotated releases.

Each is a logistic function of a few plain features, with weights in `lexicon/data/confidence.toml` that
`training/confidence` fits (Platt 1999, with features of the text beside the tagger's score). Of a statement it says how
likely it is that the account has these words and credits them to these speakers; of a fact, that its value is right.
What lies below the floor is not asserted, but listed as unsure.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.lexicon import load_table
from dragoman.model import Contact, Fact, Statement

FLOOR = 0.2
"""Probability under which a statement is listed as unsure."""

MOST, LEAST = 0.98, 0.05
"""The tagger's own score is taken to lie between these, where its logarithm says something."""

SHORT, LONG = 25, 250
"""Code points under and over which a statement's length tells of ragged or runaway spans."""

EARLY = 400
"""Code points into an account within which the facts of its contact are usually told."""

DIGITS = 3

Features = Mapping[str, float]


def weighed(statements: Sequence[Statement], text: str) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements with their probabilities for `confidence`: those above the floor, and the unsure ones."""
    known = [replace(said, confidence=chance("statement", statement_features(said, text))) for said in statements]
    sure = tuple(said for said in known if said.confidence >= FLOOR)
    return sure, tuple(said for said in known if said.confidence < FLOOR)


def weighed_facts(contact: Contact) -> Contact:
    """The contact, its facts with their probabilities."""
    facts = [replace(fact, confidence=chance("fact", fact_features(fact, contact))) for fact in contact.facts]
    return replace(contact, facts=tuple(facts))


def chance(what: str, features: Features) -> float:
    """The probability that table `what` gives to `features`; a feature without a weight counts nothing."""
    weights = load_table("confidence")[what]
    total = weights["bias"] + sum(weights.get(name, 0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), DIGITS)


def statement_features(said: Statement, text: str) -> dict[str, float]:
    """What is known of a statement whose `confidence` is still the score of what found it."""
    score = min(max(said.confidence, LEAST), MOST)
    source = said.source.of(text).casefold() if said.source else ""
    return {
        "score": math.log(score / (1 - score)) if said.cue else 0.0,
        "no_cue": float(said.cue is None),
        "no_source": float(said.source is None and said.cue is not None),
        "pronoun": float(source in load_table("confidence")["pronouns"]),
        "no_speaker": float(not said.speaker),
        "joint": float(len(said.speaker) > 1),
        "unnamed": float(bool(source) and bool(said.speaker) and all(actor.person is None for actor in said.speaker)),
        "short": float(said.span.length < SHORT),
        "long": float(said.span.length > LONG),
        "cue_after": float(said.cue is not None and said.cue.start > said.span.start),
    }


def fact_features(fact: Fact, contact: Contact) -> dict[str, float]:
    """What is known of a fact: its field, where it stands, whether another contradicts it, how full its contact is."""
    rivals = {other.value for other in contact.facts if other.field == fact.field}
    return {
        fact.field: 1.0,
        "late": float(fact.span.start > EARLY),
        "contested": float(fact.field != "participant" and len(rivals) > 1),
        "alone": float(len(contact.participants) <= 1),
    }
