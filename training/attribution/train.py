"""Train the attribution tagger. About 7 minutes an epoch on two idle cores.

usage: python -m training.attribution.train TRAIN.jsonl OUT.pt [--epochs 5]
"""

import argparse
import random
import sys
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.attribution.examples import LONGEST, Example, load
from training.attribution.network import Tagger, minilm_folder

SEED = 1
BATCH_PIECES = 1600
POOL = 3200
ENCODER_RATE, HEAD_RATE = 8e-5, 6e-4
WARM_UP = 100
CUE_WEIGHT = 3
IGNORE = -100


def train(examples: list[Example], out: Path, epochs: float) -> None:
    """Fit a tagger to `examples` with a linearly falling rate and save its weights after every epoch."""
    torch.manual_seed(SEED)
    model = Tagger().train()
    optimiser = _optimiser(model)
    rates = [group["lr"] for group in optimiser.param_groups]
    total = int(len(batches(examples, 0)) * epochs)
    began, step, epoch = time.time(), 0, 0
    while step < total:
        for batch in batches(examples, epoch):
            pace = min(1, (step + 1) / WARM_UP) * (1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            loss = _loss(model, [examples[i] for i in batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                seconds = time.time() - began
                print(f"step {step}/{total} loss {loss.item():.4f} {seconds:.0f} s", file=sys.stderr, flush=True)
            if step >= total:
                break
        epoch += 1
        torch.save(model.state_dict(), out)


def batches(examples: list[Example], epoch: int) -> list[list[int]]:
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


def _optimiser(model: Tagger) -> torch.optim.Optimizer:
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _loss(model: Tagger, batch: list[Example]) -> Tensor:
    width = max(len(example.ids) for example in batch)
    ids = torch.tensor([_pad(example.ids, width, 0) for example in batch])
    mask = torch.tensor([_pad([1] * len(example.ids), width, 0) for example in batch])
    marks = torch.tensor([_pad([IGNORE, *e.cue_labels[1:-1], IGNORE], width, IGNORE) for e in batch])
    states, cues = model.encode(ids, mask)
    loss = CUE_WEIGHT * functional.cross_entropy(cues.flatten(0, 1), marks.flatten(), ignore_index=IGNORE)
    links = [(row, cue) for row, example in enumerate(batch) for cue in example.cues]
    if not links:
        return loss
    rows = torch.tensor([row for row, _ in links])
    start = torch.tensor([cue.start for _, cue in links])
    end = torch.tensor([cue.end for _, cue in links])
    labels = torch.tensor([_pad(cue.labels, width, IGNORE) for _, cue in links])
    logits = model.link(states[rows], mask[rows], start, end)
    return loss + functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORE)


def _pad(values: list[int], width: int, filler: int) -> list[int]:
    return values + [filler] * (width - len(values))


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_float32_matmul_precision("medium")
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    train(load(arguments.train, tokenizer), arguments.out, arguments.epochs)


if __name__ == "__main__":
    main()
