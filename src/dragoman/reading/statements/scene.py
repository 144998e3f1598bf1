"""The scene of an account: everything that the steps from drafts to statements look at and none of them changes."""

from dataclasses import dataclass

from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast
from dragoman.reading.layout import Layout
from dragoman.reading.syntax import Syntax


@dataclass(frozen=True)
class Scene:
    """One account's layout, syntax and cast, the participants of its main contact, and where it tells of contacts."""

    layout: Layout
    syntax: Syntax
    cast: Cast
    participants: tuple[Actor, ...] = ()
    told: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The account's text."""
        return self.cast.text

    def whom(self, span: Span) -> tuple[Actor, ...]:
        """Whom the words of a source mean."""
        return self.cast.whom(span)
