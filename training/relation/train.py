"""Train the cross-encoder for the relation of two statements. Some ten minutes of one core.

usage: python -m training.relation.train NLI OUT.pt [--epochs 2] [--made 6000] [--without-nli]

NLI is a folder of `train.tsv` and `dev.tsv` (sentence1, sentence2, gold_label); its three classes say less than our
seven, so that an entailment counts as learnt where the sum of all labels that it allows is high.
"""

import argparse
import csv
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.attribution.network import minilm_folder
from training.relation.network import CrossEncoder
from training.relation.pairs import LABELS, load, make
from training.relation.rows import joined

SEED = 1
BATCH = 32
RATE = 1e-4
WARM = 0.1
ALLOWED = {
    "entailment": ("same", "entails", "weaker"),
    "neutral": ("entailed", "stronger", "different"),
    "contradiction": ("contradicts",),
} | {label: (label,) for label in LABELS}
"""The labels that a given one allows."""


class Example(NamedTuple):
    """The pieces of a pair in one row, and for each of `LABELS` whether it is allowed."""

    ids: list[int]
    allowed: list[float]


def nli_rows(path: Path) -> list[tuple[str, str, str]]:
    """Label, premise and hypothesis of each pair in a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["gold_label"], row["sentence1"], row["sentence2"]) for row in rows]


def examples(rows: Sequence[tuple[str, str, str]]) -> list[Example]:
    """Pairs as the network reads them."""
    pieces = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    pieces.no_padding()
    pieces.no_truncation()
    found = []
    for label, one, other in rows:
        ids = joined(pieces.encode(one).ids, pieces.encode(other).ids)
        found.append(Example(ids, [float(name in ALLOWED[label]) for name in LABELS]))
    return found


def batches(given: Sequence[Example], rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Ids, mask and allowed labels of all examples, those of like length together, the batches in any order."""
    order = sorted(range(len(given)), key=lambda place: len(given[place].ids) + rng.random() * 6)
    starts = list(range(0, len(order), BATCH))
    rng.shuffle(starts)
    for start in starts:
        chosen = [given[place] for place in order[start : start + BATCH]]
        longest = max(len(example.ids) for example in chosen)
        ids = torch.tensor([example.ids + [0] * (longest - len(example.ids)) for example in chosen])
        lengths = torch.tensor([len(example.ids) for example in chosen])
        mask = (torch.arange(longest)[None] < lengths[:, None]).long()
        yield ids, mask, torch.tensor([example.allowed for example in chosen])


def fit(network: nn.Module, given: Sequence[Example], dev: Sequence[Example], epochs: int) -> None:
    """Train in place, and say after each epoch how much of `dev` is right."""
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    steps = epochs * -(-len(given) // BATCH)
    wanted = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(wanted, RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
    )
    began = time.monotonic()
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for number, (ids, mask, allowed) in enumerate(batches(given, rng)):
            chances = torch.log_softmax(network(ids, mask), 1)
            loss = -torch.logsumexp(chances.masked_fill(allowed == 0, -1e9), 1).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(wanted, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            if number % 50 == 0:
                print(f"{epoch + 1}.{number} {total / (number + 1):.3f} {time.monotonic() - began:.0f} s", flush=True)
        share = right(network, dev)
        print(f"epoch {epoch + 1}: {share:.3f} of dev right, {time.monotonic() - began:.0f} s", flush=True)


def right(network: nn.Module, given: Sequence[Example]) -> float:
    """The share of examples whose likeliest label is allowed."""
    network.eval()
    with torch.no_grad():
        found = [
            float(allowed[row, best])
            for ids, mask, allowed in batches(given, random.Random(SEED))  # noqa: S311 - nothing secret
            for row, best in enumerate(network(ids, mask).argmax(1).tolist())
        ]
    return sum(found) / len(found)


def main() -> None:
    """Read the arguments, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nli", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--made", type=int, default=6000, help="pairs of our own invention")
    parser.add_argument("--without-nli", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    grammar = load("train")
    given, dev = make(grammar, options.made, SEED), make(grammar, 500, SEED + 1)
    nli = [] if options.without_nli else nli_rows(options.nli / "train.tsv")
    network = CrossEncoder()
    fit(network, examples([*given, *nli]), examples([*dev, *nli_rows(options.nli / "dev.tsv")]), options.epochs)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
