"""MiniLM's forward pass written for export, with onnxruntime's own attention operator.

The same weights and the same numbers as the transformers implementation, but a graph that onnxruntime runs about half
as fast again on one core. Word vectors are kept in int8 with a scale for each word, which costs less than one scale
for all. Shared by the attribution tagger's export and, where wanted, the sentence encoder's.
"""

from typing import Any

import torch
from torch import Tensor, nn

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

    def forward(self, ids: Tensor) -> Tensor:
        """States [B, T, D] of word pieces ids [B, T], all of one length: there is no padding."""
        words = self.words[ids].float() * self.scale[ids]
        states = self.norm(words + self.places[: ids.shape[1]])
        for layer in self.layers:
            states = layer(states)
        return states


class FusedAttention(torch.autograd.Function):
    """Self-attention that becomes onnxruntime's own operator on export, which one core runs faster than its parts."""

    @staticmethod
    def symbolic(graph: Any, states: Any, weight: Any, bias: Any, heads: int) -> Any:
        """The operator com.microsoft.Attention: states [B, T, D], weight [D, 3 D], bias [3 D]."""
        made = graph.op("com.microsoft::Attention", states, weight, bias, num_heads_i=heads)
        made.setType(states.type())
        return made

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, bias: Tensor, heads: int) -> Tensor:
        """The same in torch."""
        del ctx
        size = states.shape[-1] // heads
        query, key, value = (states @ weight + bias).unflatten(-1, (3, heads, size)).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query @ key.transpose(-1, -2) * size**-0.5, -1)
        return (weights @ value).transpose(1, 2).flatten(2)


class PlainLayer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, layer: nn.Module, heads: int) -> None:
        super().__init__()
        attention = layer.attention.self
        parts = (attention.query, attention.key, attention.value)
        self.heads = heads
        self.weight = nn.Parameter(torch.cat([part.weight.detach() for part in parts]).T.contiguous())
        self.bias = nn.Parameter(torch.cat([part.bias.detach() for part in parts]))
        self.mix, self.norm_attention = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.widen, self.narrow, self.norm_out = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm
        self.activate = layer.intermediate.intermediate_act_fn

    def forward(self, states: Tensor) -> Tensor:
        """States [B, T, D] after attention and the feed-forward part."""
        mixed = FusedAttention.apply(states, self.weight, self.bias, self.heads)
        states = self.norm_attention(states + self.mix(mixed))
        return self.norm_out(states + self.narrow(self.activate(self.widen(states))))
