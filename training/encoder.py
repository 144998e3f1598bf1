"""MiniLM's forward pass written for export: one product for query, key and value, and a plain additive mask.

The same weights and the same numbers as the transformers implementation, but a graph that onnxruntime runs about half
as fast again on one core. Word vectors are kept in int8 with a scale for each word, which costs less than one scale
for all. Shared by the attribution tagger's export and, where wanted, the sentence encoder's.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

MASKED = -10000.0
LARGEST = 127


class PlainEncoder(nn.Module):
    """A BERT encoder with the weights of `bert` (a transformers BertModel); absolute positions, one segment."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        words = bert.embeddings.word_embeddings.weight.detach()
        scale = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / LARGEST
        self.register_buffer("scale", scale)
        self.register_buffer("words", torch.round(words / scale).to(torch.int8))
        places = bert.embeddings.position_embeddings.weight + bert.embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach().clone())
        self.norm = bert.embeddings.LayerNorm
        heads = bert.config.num_attention_heads
        self.layers = nn.ModuleList(PlainLayer(layer, heads) for layer in bert.encoder.layer)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """States [B, T, D] of word pieces ids [B, T]; mask [B, T] is 0 on padding."""
        words = self.words[ids].float() * self.scale[ids]
        states = self.norm(words + self.places[: ids.shape[1]])
        bias = (1.0 - mask.float())[:, None, None, :] * MASKED
        for layer in self.layers:
            states = layer(states, bias)
        return states


class PlainLayer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, layer: nn.Module, heads: int) -> None:
        super().__init__()
        attention = layer.attention.self
        parts = (attention.query, attention.key, attention.value)
        width = attention.query.in_features
        self.heads, self.size = heads, width // heads
        self.qkv = nn.Linear(width, 3 * width)
        scale = torch.cat([torch.full((width,), self.size**-0.5), torch.ones(2 * width)])
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([part.weight for part in parts]) * scale[:, None])
            self.qkv.bias.copy_(torch.cat([part.bias for part in parts]) * scale)
        self.mix, self.norm_attention = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.widen, self.narrow, self.norm_out = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States [B, T, D] after attention under the additive bias [B, 1, 1, T], and the feed-forward part."""
        query, key, value = self.qkv(states).unflatten(-1, (3, self.heads, self.size)).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query @ key.transpose(-1, -2) + bias, -1)
        mixed = (weights @ value).transpose(1, 2).flatten(2)
        states = self.norm_attention(states + self.mix(mixed))
        return self.norm_out(states + self.narrow(functional.gelu(self.widen(states))))
