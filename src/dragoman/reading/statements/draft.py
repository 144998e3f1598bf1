"""A draft: what is known of a statement before its speaker, act and strength are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Actor, Span

UNTAGGED = 0.5
"""Confidence of a draft that grammar finds where the tagger saw nothing."""


@dataclass(frozen=True)
class Draft:
    """What is known of a statement before its speaker, act and strength are told.

    `voice` is set where the speaker comes from elsewhere than a source (an outline's lead, a transcript's turn).
    `inner` is a cue inside the content that tells the act ("said he *hoped* …"). `reporters` are the words of those
    whom the account leans on, nearest first. `finite` says whether the content is a clause of its own, `inside`
    whether somebody else's statement tells of it.
    """

    content: Span
    cue: Span | None = None
    source: Span | None = None
    voice: tuple[Actor, ...] | None = None
    inner: Span | None = None
    reporters: tuple[Span, ...] = ()
    finite: bool = True
    inside: bool = False
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where the draft begins, its cue included."""
        return min(self.content.start, self.cue.start) if self.cue else self.content.start

    @property
    def reach(self) -> Span:
        """Cue and content together."""
        return self.content.to(self.cue) if self.cue else self.content


def in_order(*groups: Sequence[Draft]) -> list[Draft]:
    """The drafts of all groups that have content, in the order of the text."""
    every = [draft for group in groups for draft in group if draft.content.length]
    return sorted(every, key=lambda draft: (draft.start, draft.content))
