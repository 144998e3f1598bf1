"""Finds who said what: cue, source and content of each attribution, by the shipped tagger.

One encoder pass a passage marks cues; for each cue a small second network labels every word piece as source, content
or neither. Decisions are taken on whole words. What a tagger cannot see (outline leads, joint speakers, chains of
reporters) is the business of `dragoman.reading.statements`. Made by `training/attribution`; see the model card.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Span
from dragoman.models.session import session, tokenizer
from dragoman.reading.passages import encodable, passages

CUE_CHANCE = 0.5
"""Probability from which a word counts as (part of) a cue."""

LEAST = 0.5
"""Confidence under which an attribution is dropped; chosen, as its formula is, on the development articles."""

LONGEST = 200
"""Word pieces that are read in one go; longer passages are cut in halves."""

SOURCE, CONTENT = 1, 2

Floats = NDArray[np.float32]


class Attribution(NamedTuple):
    """Words that attribute content to a source. `source` and `content` may be in several pieces, or missing.

    `confidence` is the cue's probability times the square of what the words of the content have in the mean: a cue is
    no cue where nothing clearly follows from it.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


class _Passage(NamedTuple):
    ids: list[int]
    offsets: list[tuple[int, int]]
    """Of each word piece, in the text; empty (start == end) for special pieces."""
    words: list[tuple[int, int]]
    """Ranges of word pieces that make up a word."""


def tag(text: str, spans: Iterable[Span] | None = None) -> list[Attribution]:
    """Find the attributions in `text`, or only in the given spans of it, in the order of their cues.

    The same text and spans always give the same result, whatever else was tagged before.
    """
    found = [
        attribution
        for start, end in _cut(text, spans)
        for passage in _prepare(text, start, end)
        for attribution in _tag(text, passage)
    ]
    return sorted(found, key=lambda attribution: (attribution.cue, attribution.content))


def _cut(text: str, spans: Iterable[Span] | None) -> list[tuple[int, int]]:
    if spans is None:
        return list(passages(text))
    return [(start + span.start, end + span.start) for span in spans for start, end in passages(span.of(text))]


def _prepare(text: str, start: int, end: int) -> Iterator[_Passage]:
    """The passage in word pieces; in halves where it has more than the tagger reads."""
    encoding = tokenizer().encode(encodable(text[start:end]))
    if len(encoding.ids) > LONGEST and end - start > 1:
        space = text.rfind(" ", start + 1, (start + end) // 2)
        middle = space if space > start else (start + end) // 2
        yield from _prepare(text, start, middle)
        yield from _prepare(text, middle, end)
        return
    offsets = [(a + start, b + start) for a, b in encoding.offsets]
    words = _words(text, offsets)
    if words:
        yield _Passage(encoding.ids, offsets, words)


def _words(text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Group word pieces that touch and belong to one word: letters, digits, and what joins them ("don't")."""
    words: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(offsets):
        if start == end:
            continue
        joins = words and offsets[words[-1][1] - 1][1] == start and words[-1][1] == index
        if joins and _in_word(text[start]) and _in_word(text[start - 1]):
            words[-1] = (words[-1][0], index + 1)
        else:
            words.append((index, index + 1))
    return words


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "-'’"


def _tag(text: str, passage: _Passage) -> Iterator[Attribution]:
    """The attributions of one passage. Passages are read one by one, so that none depends on another."""
    states, logits = session("attribution_encoder").run(None, {"ids": np.array([passage.ids], np.int64)})
    chance = _softmax(logits[0])
    cues = _cues(chance, passage.words)
    if not cues:
        return
    starts, ends = (np.array(column, np.int64) for column in zip(*cues, strict=True))
    labels = session("attribution_link").run(None, {"states": states, "start": starts, "end": ends})[0]
    for number, (start, end) in enumerate(cues):
        likely = _word_chances(labels[number], passage.words, (start, end))
        marks = likely.argmax(-1).tolist()
        content = _spans(text, passage, marks, CONTENT)
        confidence = float(1 - chance[start:end, 0].min()) * _content_chance(likely) ** 2
        if content and confidence >= LEAST:
            cue = Span(passage.offsets[start][0], passage.offsets[end - 1][1])
            yield Attribution(cue, _spans(text, passage, marks, SOURCE), content, round(confidence, 3))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def _cues(chance: Floats, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of word pieces that are cues: neighbouring words above the threshold, cut where one begins anew."""
    likely = (1 - chance[:, 0] > CUE_CHANCE).tolist()
    cues: list[tuple[int, int]] = []
    for start, end in words:
        if not likely[start]:
            continue
        _, begin, inside = chance[start]
        if cues and cues[-1][1] == start and inside >= begin:
            cues[-1] = (cues[-1][0], end)
        else:
            cues.append((start, end))
    return cues


def _word_chances(logits: Floats, words: Sequence[tuple[int, int]], cue: tuple[int, int]) -> Floats:
    """How likely each word is none, source or content, by its word pieces together; the cue's own words are none."""
    starts = [start for start, _ in words]
    chances = _softmax(np.add.reduceat(logits[: words[-1][1]], starts, axis=0))
    chances[[start < cue[1] and cue[0] < end for start, end in words]] = (1, 0, 0)
    return chances


def _content_chance(likely: Floats) -> float:
    """What the words that are content have in the mean; 0 where there are none."""
    among = likely[likely.argmax(-1) == CONTENT, CONTENT]
    return float(among.mean()) if among.size else 0.0


def _spans(text: str, passage: _Passage, marks: Sequence[int], wanted: int) -> tuple[Span, ...]:
    """Spans of the words so labelled, joined where only blanks and punctuation lie between."""
    spans: list[Span] = []
    for (first, last), mark in zip(passage.words, marks, strict=True):
        if mark != wanted:
            continue
        start, end = passage.offsets[first][0], passage.offsets[last - 1][1]
        if spans and not any(character.isalnum() for character in text[spans[-1].end : start]):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(span for span in spans if any(character.isalnum() for character in span.of(text)))
