"""Multinomial logistic regression by L-BFGS (Nocedal 1980, "Updating quasi-Newton matrices with limited storage")."""

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.events.classify import probabilities

Array = NDArray[np.float64]
Objective = Callable[[Array], tuple[float, Array]]

PENALTY = 2.5
"""On the sum of squared weights, halved."""

BALANCE = 0.5
"""A class of n examples weighs n to the power of 1 - BALANCE: rare ones count for more than their number."""

STEPS = 150
MEMORY = 8
CLOSE = 1e-6
SHORTEST_STEP = 1e-8
ENOUGH_CURVATURE = 1e-10
ENOUGH_FALL = 1e-4


def fit(features: NDArray[np.float32], labels: Sequence[str], classes: Sequence[str]) -> NDArray[np.float32]:
    """Weights [features, classes] that make the labels likely."""
    truth = np.array([[label == name for name in classes] for label in labels], dtype=np.float32)
    weight = truth @ (np.maximum(truth.sum(axis=0), 1) ** -BALANCE)
    weight *= len(weight) / weight.sum()

    def objective(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(features.shape[1], len(classes))
        chances = probabilities(features @ weights.astype(np.float32))
        loss = -(weight * np.log(np.maximum((chances * truth).sum(axis=1), 1e-12))).sum()
        slope = features.T @ ((chances - truth) * weight[:, None]).astype(np.float32) + PENALTY * weights
        return float(loss) + 0.5 * PENALTY * float(flat @ flat), slope.astype(np.float64).ravel()

    found = minimise(objective, np.zeros(features.shape[1] * len(classes)))
    return found.reshape(features.shape[1], len(classes)).astype(np.float32)


def minimise(objective: Objective, start: Array) -> Array:
    """Where a convex function is least; `objective` gives its value and slope."""
    here = start
    value, slope = objective(here)
    pairs: deque[tuple[Array, Array]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        direction = -_scaled(slope, pairs)
        step = 1.0
        while True:
            there = here + step * direction
            value_there, slope_there = objective(there)
            if value_there <= value + ENOUGH_FALL * step * float(slope @ direction) or step < SHORTEST_STEP:
                break
            step /= 2
        moved, turned = there - here, slope_there - slope
        if moved @ turned > ENOUGH_CURVATURE:
            pairs.append((moved, turned))
        done = abs(value - value_there) < CLOSE * max(1.0, abs(value))
        here, value, slope = there, value_there, slope_there
        if done:
            break
    return here


def _scaled(slope: Array, pairs: deque[tuple[Array, Array]]) -> Array:
    """The slope times the approximate inverse of the Hessian: the two-loop recursion."""
    if not pairs:
        return slope / max(1e-9, float(np.abs(slope).sum()))
    result, shares = slope.copy(), []
    for moved, turned in reversed(pairs):
        share = (moved @ result) / (turned @ moved)
        shares.append(share)
        result -= share * turned
    moved, turned = pairs[-1]
    result *= (moved @ turned) / (turned @ turned)
    for (moved, turned), share in zip(pairs, reversed(shares), strict=True):
        result += moved * (share - (turned @ result) / (turned @ moved))
    return result
