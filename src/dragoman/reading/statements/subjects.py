"""Whose verb a cue is, where the parser has tied it to the clause before it and not to the verb of speech before that.

"Berg stressed that the road was open *and urged* Oslo to pay": a parser often coordinates "urged" with "was". A verb of
speech in the tense of an earlier one, of whose clause it would be part, has the subject of that one.
"""

from typing import TYPE_CHECKING

from dragoman.model import Span
from dragoman.reading.statements.cues import cue_act, finite_verb
from dragoman.reading.syntax import SUBJECTS, Sentence, shared_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 6
"""So many steps up the parse at most."""


def partner(verb: "Token") -> "Token | None":
    """The verb with which one is coordinated; None for a verb that is not, or that has a subject of its own."""
    if verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.lefts):
        return None
    above = verb.head
    for _ in range(FARTHEST):
        if above.dep_ not in {"ccomp", "conj", "xcomp"}:
            break
        teller = above.head
        joined = teller.tag_ == verb.tag_ and above.tag_ != verb.tag_ and not _is_participle(verb)
        if joined and _tells(teller) and _tells(verb):
            return teller
        above = teller
    return verb.head


def _is_participle(verb: "Token") -> bool:
    """Whether a "verb" behind a comma may but describe the noun before it ("an actor, *committed* to the law")."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    return before is not None and before.text == "," and before.i > 0 and before.nbor(-1).tag_.startswith("N")


def is_misread(verb: "Token") -> bool:
    """Whether a "verb" is a plural noun of a list that the parser misread ("raised the leak, *reports* that …")."""
    if verb.tag_ != "VBZ" or verb.dep_ != "conj" or verb.head.tag_ != "VBD" or verb.i == verb.sent.start:
        return False
    return verb.nbor(-1).text == "," and not any(child.dep_ in SUBJECTS for child in verb.lefts)


def _tells(verb: "Token") -> bool:
    """Whether a verb is one of speech or attitude."""
    return cue_act(verb.text) is not None or bool(finite_verb().fullmatch(verb.text))


def subject_of(sentence: Sentence, cue: Span) -> Span | None:
    """The subject of an active cue, or the one that it shares with the verb it goes with; None for a passive."""
    verb = next((token for token in sentence.tokens(cue) if token.tag_.startswith("V")), None)
    joined = partner(verb) if verb is not None else None
    if verb is None or joined is None or joined == verb.head or any(c.dep_ == "auxpass" for c in verb.children):
        return shared_subject(sentence, cue)
    return shared_subject(sentence, sentence.place(joined))
