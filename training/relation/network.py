"""The cross-encoder: all-MiniLM-L6-v2 reads two statements at once, and a linear head tells their relation.

Both statements lie in one segment, parted by the separator, so that the graph of `training.encoder` exports it. Needs
torch and transformers.
"""

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.attribution.network import WIDTH, minilm_folder
from training.relation.pairs import LABELS

FROZEN = 2
"""Layers that stay as they are, from below, beside the word vectors: a fifth of the training's time."""


class CrossEncoder(nn.Module):
    """Two statements to a logit for each of `LABELS`."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(minilm_folder(), add_pooling_layer=False, attn_implementation="eager")
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        self.encoder.encoder.layer[:FROZEN].requires_grad_(requires_grad=False)
        self.head = Head()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits [B, 7] of word pieces ids [B, T]; padding is where the mask is 0."""
        return self.head(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask)


class Head(nn.Module):
    """The states of both statements to logits: the first piece's and the mean, one hidden layer."""

    def __init__(self) -> None:
        super().__init__()
        self.widen = nn.Linear(2 * WIDTH, WIDTH)
        self.label = nn.Linear(WIDTH, len(LABELS))
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Logits [B, 7] of states [B, T, 384] and their mask [B, T]."""
        weight = mask[..., None].to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        return self.label(self.drop(torch.tanh(self.widen(self.drop(torch.cat([states[:, 0], mean], 1))))))
