"""Where in some words stands what was looked for: spans, which each form of output marks in its own safe way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.archive.indexing.folding import Token, tokens
from dragoman.archive.search.plan import Text
from dragoman.model import Span


def highlights(words: str, texts: Sequence[Text]) -> tuple[Span, ...]:
    """The spans, in order and apart, of what a search looked for."""
    spans = sorted(_found(tokens(words), texts)) if texts else []
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)


def best_paragraph(words: str, texts: Sequence[Text]) -> tuple[int, str]:
    """Where the line of a text begins that has most of what was looked for, and the line; the first where none has."""
    best, most, start = (0, ""), -1, 0
    for line in words.split("\n"):
        if line.strip() and (count := len(highlights(line, texts))) > most:
            best, most = (start, line), count
        start += len(line) + 1
    return best


def _found(told: Sequence[Token], texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Start and end of every phrase, found from the places of its first word."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(told):
        places.setdefault(token.word, []).append(place)
    for text in texts:
        for phrase in text.phrases:
            for place in _begun(places, phrase, begins=text.begins):
                here = told[place : place + len(phrase)]
                if _stands(here, phrase, begins=text.begins):
                    yield here[0].start, here[-1].end


def _begun(places: Mapping[str, Sequence[int]], phrase: tuple[str, ...], *, begins: bool) -> Iterable[int]:
    """Where a phrase may begin."""
    if begins and len(phrase) == 1:
        return [place for word, found in places.items() if word.startswith(phrase[0]) for place in found]
    return places.get(phrase[0], ())


def _stands(here: Sequence[Token], phrase: tuple[str, ...], *, begins: bool) -> bool:
    """Whether these words are a phrase."""
    if len(here) < len(phrase):
        return False
    *before, last = phrase
    same = here[-1].word.startswith(last) if begins else here[-1].word == last
    return same and all(token.word == word for token, word in zip(here, before, strict=False))
