"""The cheaper candidate: a head over the states that the shipped encoder has of each statement by itself.

usage: python -m training.relation.head NLI OUT.onnx [--epochs 4] [--made 6000]

The encoder stays as it is, so that at run time only the head is new, some two layers over states that alignment has
already. Trained and exported in one go; the graph takes `one` [1, T, 384] and `other` [1, U, 384]. Needs torch.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel

from training.attribution.network import WIDTH, minilm_folder
from training.relation.pairs import LABELS, load, make
from training.relation.rows import LONGEST
from training.relation.train import ALLOWED, BATCH, SEED, WARM, nli_rows

INNER, HEADS, LAYERS = 256, 4, 2
RATE = 5e-4
OPSET = 17

Row = tuple[str, str, str]
States = dict[str, Tensor]


class StateHead(nn.Module):
    """The states of two statements to logits: every piece looks at all pieces of both."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Linear(WIDTH, INNER)
        self.side = nn.Embedding(2, INNER)
        self.norm = nn.LayerNorm(INNER)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.widen, self.label = nn.Linear(2 * INNER, INNER), nn.Linear(INNER, len(LABELS))
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.side.weight, std=0.02)

    def forward(self, one: Tensor, other: Tensor, mask: Tensor) -> Tensor:
        """Logits [B, 7] of states [B, T, 384] and [B, U, 384] with the mask [B, T + U] of both."""
        pieces = one.shape[1]
        left, right = (
            self.enter(x * WIDTH**0.5) + side for x, side in zip((one, other), self.side.weight, strict=True)
        )
        states = self.drop(self.norm(torch.cat([left, right], 1)))
        bias = (1.0 - mask)[:, None, None, :] * -1e9
        for layer in self.layers:
            states = layer(states, bias)
        weighed = states * mask[..., None]
        first = weighed[:, :pieces].sum(1) / mask[:, :pieces].sum(1, keepdim=True)
        second = weighed[:, pieces:].sum(1) / mask[:, pieces:].sum(1, keepdim=True)
        return self.label(self.drop(torch.tanh(self.widen(torch.cat([first, second], 1)))))


class Layer(nn.Module):
    """A transformer layer whose attention is written out, so that exported shapes stay free."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.mix = nn.Linear(INNER, 3 * INNER), nn.Linear(INNER, INNER)
        self.widen, self.narrow = nn.Linear(INNER, 2 * INNER), nn.Linear(2 * INNER, INNER)
        self.norm_attention, self.norm_out = nn.LayerNorm(INNER), nn.LayerNorm(INNER)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States [B, T, D] after attention, where the bias [B, 1, 1, T] allows it, and the feed-forward part."""
        query, key, value = self.qkv(states).unflatten(-1, (3, HEADS, INNER // HEADS)).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(query @ key.transpose(-1, -2) * (INNER // HEADS) ** -0.5 + bias, -1)
        states = self.norm_attention(states + self.drop(self.mix((weights @ value).transpose(1, 2).flatten(2))))
        return self.norm_out(states + self.drop(self.narrow(torch.relu(self.widen(states)))))


class Exported(nn.Module):
    """One pair, without padding."""

    def __init__(self, head: StateHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Logits [1, 7] of states [1, T, 384] and [1, U, 384]."""
        return self.head(one, other, torch.ones_like(torch.cat([one, other], 1)[..., 0]))


def states_of(texts: Sequence[str]) -> States:
    """The encoder's states of each text as alignment has them: of length 1, without those of its own two pieces."""
    pieces = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    pieces.no_padding()
    pieces.no_truncation()
    encoder = AutoModel.from_pretrained(minilm_folder(), add_pooling_layer=False).eval()
    rows = sorted(
        ((text, pieces.encode(text).ids[:LONGEST]) for text in set(texts)), key=lambda row: (len(row[1]), row)
    )
    found: States = {}
    with torch.no_grad():
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            ids = pad_sequence([torch.tensor(row) for _, row in part], batch_first=True)
            mask = pad_sequence([torch.ones(len(row)) for _, row in part], batch_first=True)
            states = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            for (text, row), state in zip(part, states, strict=True):
                found[text] = nn.functional.normalize(state[1 : len(row) - 1], dim=1).half()
    return found


def batches(rows: Sequence[Row], states: States, rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """States, mask and allowed labels of all pairs, those of like length together, the batches in any order."""
    order = sorted(rows, key=lambda row: max(len(states[row[1]]), len(states[row[2]])) + rng.random() * 6)
    starts = list(range(0, len(order), BATCH))
    rng.shuffle(starts)
    for start in starts:
        part = order[start : start + BATCH]
        sides = [[states[row[side]].float() for row in part] for side in (1, 2)]
        masks = [pad_sequence([torch.ones(len(state)) for state in side], batch_first=True) for side in sides]
        one, other = (pad_sequence(side, batch_first=True) for side in sides)
        allowed = torch.tensor([[float(name in ALLOWED[row[0]]) for name in LABELS] for row in part])
        yield one, other, torch.cat(masks, 1), allowed


def fit(head: StateHead, given: Sequence[Row], dev: Sequence[Row], states: States, epochs: int) -> None:
    """Train in place, and say after each epoch how much of `dev` is right."""
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    steps = epochs * -(-len(given) // BATCH)
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
    )
    began = time.monotonic()
    for epoch in range(epochs):
        head.train()
        for one, other, mask, allowed in batches(given, states, rng):
            chances = torch.log_softmax(head(one, other, mask), 1)
            loss = -torch.logsumexp(chances.masked_fill(allowed == 0, -1e9), 1).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        head.eval()
        with torch.no_grad():
            hits = [
                allowed.gather(1, head(one, other, mask).argmax(1, keepdim=True)).flatten()
                for one, other, mask, allowed in batches(dev, states, random.Random(SEED))  # noqa: S311 - nothing secret
            ]
        share = torch.cat(hits).mean().item()
        print(f"epoch {epoch + 1}: {share:.3f} of dev right, {time.monotonic() - began:.0f} s", flush=True)


def export(head: StateHead, out: Path) -> None:
    """Write the head as int8 ONNX."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Exported(head).eval(),
            (torch.randn(1, 9, WIDTH), torch.randn(1, 7, WIDTH)),
            str(full),
            input_names=["one", "other"],
            output_names=["logits"],
            dynamic_axes={"one": {1: "T"}, "other": {1: "U"}},
            dynamo=False,
            opset_version=OPSET,
        )
        constant = {"MatMulConstBOnly": True}
        quantize_dynamic(
            full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, extra_options=constant
        )
    print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


def main() -> None:
    """Read the arguments, train, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nli", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--made", type=int, default=6000, help="pairs of our own invention")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    grammar = load("train")
    given: list[Row] = [*make(grammar, options.made, SEED), *nli_rows(options.nli / "train.tsv")]
    dev: list[Row] = [*make(grammar, 500, SEED + 1), *nli_rows(options.nli / "dev.tsv")]
    states = states_of([text for row in (*given, *dev) for text in row[1:]])
    head = StateHead()
    fit(head, given, dev, states, options.epochs)
    export(head, options.out)


if __name__ == "__main__":
    main()
