"""Export a trained attribution tagger to ONNX and quantise it to int8.

usage: python -m training.attribution.export TAGGER.pt src/dragoman/models

Writes `attribution_encoder.onnx` (word pieces to states and cue logits) and `attribution_link.onnx` (states and a cue
to a label for each word piece), both with free shapes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.network import STUDENT, WIDTH, Link, Tagger
from training.encoder import PlainEncoder

OPSET = 17


class Encoder(nn.Module):
    """The part of a tagger that runs once a passage."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder = PlainEncoder(tagger.encoder)
        self.cues = tagger.cues

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """States and cue logits of word pieces."""
        states = self.encoder(ids)
        return states, self.cues(states)


class Linker(nn.Module):
    """The part of a tagger that runs for the cues of one passage."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link

    def forward(self, states: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Labels [N, T, 3] from states [1, T, D] of a passage and the word pieces [start, end) of its N cues."""
        states = self.link.enter(states).expand(start.shape[0], -1, -1)
        mask = torch.ones_like(states[:, :, 0], dtype=torch.long)
        return self.link(states, mask, start, end)


def export(weights: Path, out: Path) -> None:
    """Write both graphs of the tagger with `weights` to the folder `out`."""
    tagger = Tagger(STUDENT)
    tagger.load_state_dict(torch.load(weights, weights_only=True))
    tagger.eval()
    _write(
        Encoder(tagger),
        (torch.randint(5, 900, (1, 40)),),
        {"ids": {1: "T"}},
        {"states": {1: "T"}, "cues": {1: "T"}},
        out / "attribution_encoder.onnx",
    )
    cues = torch.tensor([1, 2, 3, 4]), torch.tensor([2, 4, 4, 5])
    _write(
        Linker(tagger.link),
        (torch.randn(1, 40, WIDTH), *cues),
        {"states": {1: "T"}, "start": {0: "N"}, "end": {0: "N"}},
        {"labels": {0: "N", 1: "T"}},
        out / "attribution_link.onnx",
    )


def _write(module: nn.Module, example: tuple[Tensor, ...], inputs: dict, outputs: dict, path: Path) -> None:
    """Export `module` and quantise it; `inputs` and `outputs` name the free axes of each tensor."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            module,
            example,
            str(full),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**inputs, **outputs},
            dynamo=False,
            opset_version=OPSET,
        )
        quantize_dynamic(
            full,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
        )
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.out)


if __name__ == "__main__":
    main()
