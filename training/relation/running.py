"""Runs an exported model for the relation of two statements: one pair, alone, in both orders. Needs no torch."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.collation.vectors import encode
from dragoman.models import tokenizer
from dragoman.models.session import SLOW_FUSION
from training.relation.pairs import LABELS, MIRROR
from training.relation.rows import joined

Chances = Mapping[str, float]
"""The probability of each of `LABELS`."""


class RelationModel:
    """The model in a file: a cross-encoder of word pieces, or a head over the shipped encoder's states."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
        )
        self.whole = [given.name for given in self.session.get_inputs()] == ["ids"]

    def __call__(self, one: str, other: str) -> Chances:
        """How likely each relation is, the mean of both orders; mirrored where they change places."""
        there, back = self._run(one, other), self._run(other, one)
        return {label: (there[label] + back[MIRROR.get(label, label)]) / 2 for label in LABELS}

    def _run(self, one: str, other: str) -> Chances:
        (logits,) = self.session.run(["logits"], self._given(one, other))
        raised = np.exp(logits[0].astype(np.float64) - logits[0].max())
        return dict(zip(LABELS, (raised / raised.sum()).tolist(), strict=True))

    def _given(self, one: str, other: str) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
        if self.whole:
            row = joined(tokenizer().encode(one).ids, tokenizer().encode(other).ids)
            return {"ids": np.array([row], dtype=np.int64)}
        return {"one": encode(one).states[None], "other": encode(other).states[None]}
