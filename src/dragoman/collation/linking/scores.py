"""How likely two entries are of one contact: the weights of their fields' levels, added and told one by one."""

from dataclasses import dataclass
from functools import cache
from math import exp

from dragoman.collation.linking.entries import Entry
from dragoman.collation.linking.fields import compare_fields
from dragoman.lexicon import load_table
from dragoman.model import Weight

PLACES = 4
RULED = 1000.0


@dataclass(frozen=True)
class Tie:
    """Two entries and how likely they are of one contact; `weights` add up, with the base, to the log odds."""

    one: Entry
    other: Entry
    weights: tuple[Weight, ...]
    probability: float
    ruled: bool = False

    @property
    def odds(self) -> float:
        """The natural log odds that both are of one contact; beyond any evidence where a person has ruled so."""
        return RULED if self.ruled else base() + sum(weight.weight for weight in self.weights)


def tie(one: Entry, other: Entry) -> Tie:
    """Compare two entries; the same, but for their order, whichever is named first."""
    table = load_table("linking")["weights"]
    weights = tuple(Weight(field, level, table[field][level]) for field, level in compare_fields(one, other).items())
    odds = base() + sum(weight.weight for weight in weights)
    return Tie(one, other, weights, round(1 / (1 + exp(-odds)), PLACES))


@cache
def base() -> float:
    """The log odds before any evidence."""
    return float(load_table("linking")["base"])
