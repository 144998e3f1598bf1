"""Logistic regression with a penalty that holds each weight near what was thought of it, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def fit_logistic(given: Array, right: Array, mean: Array, penalty: Array, steps: int) -> Array:
    """The weights [features] under which `right` [rows], ones and zeros, is likeliest for `given` [rows, features].

    Each weight pays its `penalty` [features], halved, times the square of its distance from `mean` [features], where
    the search begins. No chance is involved.
    """
    weights, held = mean.copy(), np.diag(penalty)
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (chance - right) + held @ (weights - mean)
        weights = weights - np.linalg.solve((given.T * (chance * (1 - chance))) @ given + held, slope)
    return weights
