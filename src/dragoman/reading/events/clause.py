"""The clause that tells of an event: its words, its governing verb and where source and target stand."""

import re
from typing import TYPE_CHECKING, NamedTuple

from dragoman.model import Span
from dragoman.reading.passages import encodable
from dragoman.reading.syntax import pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 1500
"""Code points of a sentence that are read."""

FARTHEST_VERB = 8
DEEPEST = 7
_WORD = re.compile(r"[\w$€£%'’-]+")
_CORE = frozenset(
    {"aux", "auxpass", "neg", "prt", "xcomp", "dobj", "prep", "pobj", "acomp", "attr", "ccomp", "pcomp", "advmod"}
    | {"dative", "agent", "oprd", "compound"}
)
_VERBAL = frozenset({"xcomp", "prt", "dobj", "aux", "neg", "ccomp", "attr", "acomp", "prep"})
_BELOW_VERBAL = frozenset({"dobj", "pobj", "aux", "neg", "prt"})


class Clause(NamedTuple):
    """What the features of an event are drawn from.

    `words`: of the sentence, lower case. `begins`: the place among them after the source, where what it did is told
    (after the target where that stands first). `source` and `target`: their spans, if named and found. `core`: words
    of the clause that the source governs, without its adjuncts' own modifiers; `verb`: its verb. `verb_span` and
    `core_spans` are their places in the text.
    """

    text: str
    words: tuple[str, ...]
    begins: int
    source: Span | None
    target: Span | None
    core: tuple[str, ...]
    verb: str
    verb_span: Span
    core_spans: tuple[Span, ...]

    @property
    def inverted(self) -> bool:
        """Whether the target stands before the source, as in a passive."""
        return self.source is not None and self.target is not None and self.target.start < self.source.start


def clause_of(sentence: str, source: str | None, target: str | None) -> Clause | None:
    """The clause of a sentence that tells what `source` does to `target`; None for a text without words."""
    text = encodable(sentence[:LONGEST])
    places = [Span(*found.span()) for found in _WORD.finditer(text)]
    if not places:
        return None
    who, whom = _place(text, source), _place(text, target)
    document = pipeline()(text)
    verb = _verb(document, who or whom)
    acted = whom if who and whom and whom.start < who.start else who
    return Clause(
        text=text,
        words=tuple(plain(place.of(text)) for place in places),
        begins=sum(place.start < acted.end for place in places) if acted else 0,
        source=who,
        target=whom,
        core=tuple(plain(token.text) for token in _core(verb, who)),
        verb=plain(verb.text),
        verb_span=Span(verb.idx, verb.idx + len(verb)),
        core_spans=tuple(Span(token.idx, token.idx + len(token)) for token in _verbal(verb)),
    )


def plain(word: str) -> str:
    """A word in lower case without a possessive ending."""
    return word.replace("’", "'").casefold().removesuffix("'s")


def _place(text: str, name: str | None) -> Span | None:
    words = encodable(name or "").strip()
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None


def _verb(document: "Doc", actor: Span | None) -> "Token":
    """The verb that governs the actor's words; without an actor the root of the text."""
    found = document.char_span(*actor, alignment_mode="expand") if actor else None
    token = (document[:] if found is None else found).root
    for _ in range(FARTHEST_VERB):
        if token.tag_.startswith("V") or token.pos_ == "AUX" or token.head.i == token.i:
            break
        token = token.head
    return token


def _core(verb: "Token", source: Span | None) -> list["Token"]:
    """The verb and what hangs on it by the relations of a clause's core, in order; the source left out."""
    kept, edge = {verb.i: verb}, [verb]
    for _ in range(DEEPEST):
        edge = [child for token in edge for child in token.children if _belongs(child, token, source)]
        kept.update((token.i, token) for token in edge)
    return [kept[place] for place in sorted(kept)]


def _belongs(child: "Token", parent: "Token", source: Span | None) -> bool:
    if source is not None and source.start <= child.idx < source.end:
        return False
    return child.dep_ in _CORE or (child.dep_ == "amod" and parent.dep_ in {"dobj", "attr"})


def _verbal(verb: "Token") -> list["Token"]:
    """The verb, its complements, and theirs."""
    near = [child for child in verb.children if child.dep_ in _VERBAL]
    below = [
        grandchild
        for child in near
        if child.dep_ in {"xcomp", "ccomp", "prep"}
        for grandchild in child.children
        if grandchild.dep_ in _BELOW_VERBAL
    ]
    return [verb, *near, *below]
