"""Statements: what an account says a speaker said, and the undertakings in them."""

from dataclasses import dataclass

from dragoman.model.actor import Actor
from dragoman.model.errors import ModelError
from dragoman.model.span import Span
from dragoman.model.vocabulary import Act, Polarity, Status, Strength


@dataclass(frozen=True)
class Statement:
    """One thing that an account says a speaker said.

    `span` is what is shown; `content` what was said without its cue (it may equal `span`). `speaker` and `addressee`
    are empty where the account leaves them open. `reported_by` is the chain of reporters, nearest first, in the
    account's words. `confidence` is the probability that the account has these words and credits them to this speaker.
    """

    id: str
    span: Span
    content: Span
    speaker: tuple[Actor, ...] = ()
    addressee: tuple[Actor, ...] = ()
    act: Act = Act.INFORM
    strength: Strength | None = None
    polarity: Polarity = Polarity.POSITIVE
    topics: tuple[str, ...] = ()
    cue: Span | None = None
    source: Span | None = None
    outline: str | None = None
    reported_by: tuple[str, ...] = ()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.span.length <= 0:
            message = f"statement {self.id} has an empty span"
            raise ModelError(message)


@dataclass(frozen=True)
class Undertaking:
    """Who will do what, with whom, by when and on what condition, resting on statements (their ids)."""

    id: str
    who: tuple[str, ...]
    what: str
    kind: str
    with_whom: tuple[str, ...] = ()
    when: str | None = None
    condition: str | None = None
    status: Status = Status.OPEN
    statements: tuple[str, ...] = ()
