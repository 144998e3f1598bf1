"""How taggers learn: batches of passages, the loss over them, and the loop that fits a network."""

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.examples import Example
from training.attribution.network import Cues, Tagger

SEED = 1
BATCH_PIECES = 1600
POOL = 3200
ENCODER_RATE, HEAD_RATE = 8e-5, 6e-4
WARM_UP = 100
CUE_WEIGHT = 3
CLASSES = 3


def prepare() -> None:
    """Seed torch and let it use every core, with products in bfloat16 where the processor has them."""
    torch.manual_seed(SEED)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_float32_matmul_precision("medium")


def fit(model: Tagger, epoch_of: Callable[[int], Sequence[Example]], epochs: int, out: Path, pace: float = 1.0) -> None:
    """Fit `model` to the examples of each epoch with linearly falling rates, and save its weights after every one.

    `epoch_of` gives the examples of an epoch, all epochs of about one size; `pace` scales the learning rates.
    """
    optimiser = _optimiser(model.train(), pace)
    rates = [group["lr"] for group in optimiser.param_groups]
    total = len(batches(epoch_of(0), 0)) * epochs
    began, step = time.time(), 0
    for epoch in range(epochs):
        examples = epoch_of(epoch)
        for batch in batches(examples, epoch):
            share = min(1, (step + 1) / WARM_UP) * max(0, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = batch_loss(model, [examples[i] for i in batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{total} loss {loss.item():.4f} {time.time() - began:.0f} s", file=sys.stderr)
        torch.save(model.state_dict(), out)


def batches(examples: Sequence[Example], epoch: int) -> list[list[int]]:
    """Indices of examples in batches of like length and about BATCH_PIECES word pieces, shuffled by epoch."""
    dice = random.Random(SEED + epoch)  # noqa: S311 - a shuffle, no secret
    order = list(range(len(examples)))
    dice.shuffle(order)
    made: list[list[int]] = []
    for begin in range(0, len(order), POOL):
        pool = sorted(order[begin : begin + POOL], key=lambda i: len(examples[i].ids))
        batch: list[int] = []
        for index in pool:
            if batch and len(examples[index].ids) * (len(batch) + 1) > BATCH_PIECES:
                made.append(batch)
                batch = []
            batch.append(index)
        made.append(batch)
    dice.shuffle(made)
    return made


def batch_loss(model: Tagger, batch: Sequence[Example]) -> Tensor:
    """The loss of a batch: of marking its cues, weighted, and of labelling word pieces for each of them."""
    ids, mask = stacked(batch)
    states, marks = model.encode(ids, mask)
    inner = mask.clone()
    inner[:, 0] = 0
    for row, example in enumerate(batch):
        inner[row, len(example.ids) - 1] = 0
    loss = CUE_WEIGHT * _surprise(marks, _targets([e.cue_target for e in batch], ids.shape[1]), inner)
    cues = cues_of(batch)
    if not len(cues.rows):
        return loss
    labels = _targets([cue.target for example in batch for cue in example.cues], ids.shape[1])
    return loss + _surprise(model.links(states, mask, cues), labels, mask[cues.rows])


def stacked(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Word pieces and mask of a batch, each [B, T]."""
    width = max(len(example.ids) for example in batch)
    ids = torch.tensor([example.ids + [0] * (width - len(example.ids)) for example in batch])
    mask = torch.tensor([[1] * len(example.ids) + [0] * (width - len(example.ids)) for example in batch])
    return ids, mask


def cues_of(batch: Sequence[Example]) -> Cues:
    """Where the cues of a batch stand."""
    found = [(row, cue.start, cue.end) for row, example in enumerate(batch) for cue in example.cues]
    return Cues(*torch.tensor(found, dtype=torch.long).reshape(-1, 3).unbind(1))


def _targets(chances: Sequence[Tensor], width: int) -> Tensor:
    """Target distributions [N, T, 3], padded with zeros."""
    return torch.stack([functional.pad(chance, (0, 0, 0, width - len(chance))) for chance in chances]).float()


def _surprise(logits: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """Mean cross entropy of `logits` against target distributions where `mask` is one."""
    return -((functional.log_softmax(logits, -1) * targets).sum(-1) * mask).sum() / mask.sum()


def _optimiser(model: Tagger, pace: float) -> torch.optim.Optimizer:
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": pace * ENCODER_RATE}, {"params": heads, "lr": pace * HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)
