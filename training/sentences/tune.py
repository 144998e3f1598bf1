"""Tune the sentence encoder on tellings: the tellings of one point nearer to each other than to any other point.

usage: python -m training.sentences.tune OUT.pt [--epochs 8]

Both of what alignment weighs learn together: the cosine of two texts, and how much of one finds its like in the other,
word piece by word piece (the late interaction of Khattab and Zaharia 2020). The loss is contrastive, every other text
of the batch a negative (van den Oord et al. 2018). Takes two cores some ten minutes; the same seed, versions and
processor give the same weights. Says first and last how well the tellings of the contacts kept apart are found.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from dragoman.lexicon import load_table
from training.attribution.network import minilm_folder
from training.sentences.export import LONGEST, Encoder
from training.sentences.tellings import Batch, Contact, Mark, batches, load, whole

SEED = 1
RATE = 4e-5
WARM = 0.1
SHARP = 0.05
"""Temperature of the loss."""
APART = 12
"""Contacts at the end of the file that are not learnt from."""
NEVER = -1e9


class Rows(NamedTuple):
    """Texts as the encoder takes them, each [n, T]: ids, mask, which pieces are words, and how much each weighs."""

    ids: Tensor
    mask: Tensor
    inner: Tensor
    weights: Tensor


class Pieces:
    """Cuts texts into word pieces; those that tell nothing of what a text is about weigh nothing."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()
        table = load_table("wording")
        idle = (
            self.tokenizer.token_to_id(word) for word in {*table["function"], *table["telling"], *".,;:'\"()-–—’“”s"}
        )
        self.idle = torch.tensor(sorted(number for number in idle if number is not None))

    def __call__(self, texts: Sequence[str]) -> Rows:
        """The rows of some texts."""
        found = self.tokenizer.encode_batch(list(texts))
        ids, mask = (torch.tensor([getattr(row, name) for row in found]) for name in ("ids", "attention_mask"))
        inner = mask.bool() & ~torch.tensor([row.special_tokens_mask for row in found]).bool()
        return Rows(ids, mask, inner, (inner & ~torch.isin(ids, self.idle)).float())


def scores(encoder: Encoder, rows: Rows) -> tuple[Tensor, Tensor]:
    """Cosines [n, n], and coverages [n, n]: how much of the text of a row finds its like in that of a column."""
    vectors, states = encoder(rows.ids, rows.mask)
    states = functional.normalize(states, dim=-1)
    near = torch.einsum("itd,jsd->ijts", states, states).masked_fill(~rows.inner[None, :, None, :], -1.0).amax(-1)
    coverage = (near * rows.weights[:, None]).sum(-1) / rows.weights.sum(-1).clamp(min=1.0)[:, None]
    return vectors @ vectors.T, coverage


def loss_of(found: Tensor, told: Sequence[frozenset[Mark]]) -> Tensor:
    """How far texts are from having each other telling of their point, one at a time, before all of other points."""
    same = torch.tensor([[bool(one & other) for other in told] for one in told])
    own = torch.eye(len(told), dtype=torch.bool)
    logits = found / SHARP
    others = torch.logsumexp(logits.masked_fill(same, NEVER), 1, keepdim=True)
    missed = torch.logaddexp(logits, others) - logits
    wanted = same & ~own
    return (missed * wanted).sum() / wanted.sum()


def batch_loss(encoder: Encoder, pieces: Pieces, batch: Batch) -> Tensor:
    """The loss of a batch, by cosine and by the mean of both coverages."""
    cosine, coverage = scores(encoder, pieces(batch.texts))
    return loss_of(cosine, batch.told) + loss_of((coverage + coverage.T) / 2, batch.told)


def fit(encoder: Encoder, pieces: Pieces, contacts: Sequence[Contact], epochs: int) -> None:
    """Tune in place."""
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    steps = epochs * sum(1 for _ in batches(contacts, random.Random(SEED)))  # noqa: S311 - nothing secret
    optimiser = torch.optim.AdamW(encoder.parameters(), RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM * steps), max(0.0, (steps - step) / ((1 - WARM) * steps)))
    )
    began = time.monotonic()
    encoder.train()
    for epoch in range(epochs):
        losses = []
        for batch in batches(contacts, rng):
            loss = batch_loss(encoder, pieces, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        mean = sum(losses) / len(losses)
        sys.stderr.write(f"epoch {epoch + 1}: loss {mean:.3f}, {time.monotonic() - began:.0f} s\n")
    encoder.eval()


def precision(encoder: Encoder, pieces: Pieces, contacts: Sequence[Contact]) -> tuple[float, float]:
    """Mean average precision of a point's other tellings among all of its contact, by cosine and by coverage."""
    found = []
    for contact in contacts:
        batch = whole(contact)
        with torch.no_grad():
            cosine, coverage = scores(encoder, pieces(batch.texts))
        either = torch.maximum(coverage, coverage.T)
        found += [[_average(each[row], row, batch) for each in (cosine, either)] for row in range(len(batch.texts))]
    by_cosine, by_coverage = zip(*found, strict=True)
    return sum(by_cosine) / len(found), sum(by_coverage) / len(found)


def _average(likeness: Tensor, row: int, batch: Batch) -> float:
    """Average precision of one text's ranking of the others."""
    order = [place for place in likeness.argsort(descending=True).tolist() if place != row]
    right = [bool(batch.told[row] & batch.told[place]) for place in order]
    hits = [sum(right[: rank + 1]) / (rank + 1) for rank, hit in enumerate(right) if hit]
    return sum(hits) / len(hits)


def main() -> None:
    """Reads the arguments, tunes, says what it gained on the contacts kept apart, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    contacts = load()
    encoder, pieces = Encoder(minilm_folder()), Pieces()
    before = precision(encoder, pieces, contacts[-APART:])
    fit(encoder, pieces, contacts[:-APART], options.epochs)
    after = precision(encoder, pieces, contacts[-APART:])
    for name, (cosine, coverage) in (("untuned", before), ("tuned", after)):
        sys.stdout.write(f"{name}: average precision {cosine:.3f} by cosine, {coverage:.3f} by coverage\n")
    torch.save(encoder.state_dict(), options.out)


if __name__ == "__main__":
    main()
