"""Write the trained cross-encoder as one int8 ONNX file: `ids` [1, T] to `logits` [1, 7].

usage: python -m training.relation.export WEIGHTS.pt OUT.onnx
"""

import argparse
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import PlainEncoder
from training.relation.network import CrossEncoder

OPSET = 17


class Exported(nn.Module):
    """One pair, without padding."""

    def __init__(self, network: CrossEncoder) -> None:
        super().__init__()
        self.encoder, self.head = PlainEncoder(network.encoder), network.head

    def forward(self, ids: Tensor) -> Tensor:
        """Logits [1, 7] of word pieces ids [1, T]."""
        return self.head(self.encoder(ids), torch.ones_like(ids))


def main() -> None:
    """Export and quantise, seven bits of range, so that processors without VNNI do not saturate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    network = CrossEncoder()
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Exported(network).eval(),
            (torch.randint(5, 900, (1, 40)),),
            str(full),
            input_names=["ids"],
            output_names=["logits"],
            dynamic_axes={"ids": {1: "T"}},
            dynamo=False,
            opset_version=OPSET,
        )
        quantize_dynamic(
            full,
            options.out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
        )
    print(f"{options.out.name}: {options.out.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
