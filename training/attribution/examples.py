"""Turns annotated articles into training examples for the attribution tagger: one example a passage."""

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from dragoman.reading.passages import passages
from training.attribution.network import minilm_folder

LONGEST = 200
NONE, SOURCE, CONTENT = 0, 1, 2
OUTSIDE, BEGIN, INSIDE = 0, 1, 2

Span = tuple[int, int]


@dataclass
class Cue:
    """Word pieces [start, end) of a cue, and for every word piece of its passage how likely each label is [T, 3]."""

    start: int
    end: int
    target: Tensor


@dataclass
class Example:
    """A passage: its word pieces, for each how likely it is outside, begins or is inside a cue [T, 3], and its cues."""

    ids: list[int]
    cue_target: Tensor
    cues: list[Cue] = field(default_factory=list)


def reader() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2, cutting what is longer than the tagger reads."""
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def load(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """All passages of a JSON Lines file of `{doc, text, attributions: [{source, cue, content}]}`."""
    with path.open(encoding="utf-8") as lines:
        return [example for line in lines for example in examples(json.loads(line), tokenizer)]


def examples(article: dict, tokenizer: Tokenizer) -> list[Example]:
    """The passages of one article, each with the attributions whose cue begins in it."""
    text = article["text"]
    spans = list(passages(text))
    starts = [start for start, _ in spans]
    homes: dict[int, list[dict]] = {}
    for attribution in article["attributions"]:
        homes.setdefault(bisect_right(starts, attribution["cue"][0][0]) - 1, []).append(attribution)
    encodings = tokenizer.encode_batch([text[start:end] for start, end in spans])
    return [
        _example(encoding, start, homes.get(index, []))
        for index, (encoding, (start, _)) in enumerate(zip(encodings, spans, strict=True))
    ]


def _example(encoding: Encoding, base: int, attributions: list[dict]) -> Example:
    offsets = [(a + base, b + base) if b > a else None for a, b in encoding.offsets]
    marks = [OUTSIDE] * len(offsets)
    cues = []
    for attribution in attributions:
        first, last = attribution["cue"][0][0], attribution["cue"][-1][1]
        touched = [k for k, o in enumerate(offsets) if o and o[0] < last and first < o[1]]
        if not touched:
            continue
        start, end = touched[0], touched[-1] + 1
        marks[start:end] = [BEGIN] + [INSIDE] * (end - start - 1)
        cues.append(Cue(start, end, _certain([_label(o, attribution) for o in offsets])))
    return Example(encoding.ids, _certain(marks), cues)


def _certain(labels: list[int]) -> Tensor:
    """One-hot distributions [T, 3]; a byte a label keeps a corpus in memory."""
    return functional.one_hot(torch.tensor(labels), 3).to(torch.uint8)


def _label(offset: Span | None, attribution: dict) -> int:
    if offset is None:
        return NONE
    if _touches(offset, attribution["content"]):
        return CONTENT
    return SOURCE if _touches(offset, attribution["source"]) else NONE


def _touches(offset: Span, spans: list[Span]) -> bool:
    return any(offset[0] < end and start < offset[1] for start, end in spans)
