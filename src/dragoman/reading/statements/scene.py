"""The scene of an account: everything that the steps from drafts to statements look at and none of them changes."""

import re
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Actor, Contact, ContactKind, Span
from dragoman.reading.cast import Cast
from dragoman.reading.layout import Layout
from dragoman.reading.statements.draft import Draft
from dragoman.reading.syntax import Syntax

_JOINT = re.compile(r"\bjoint (?:press )?(?P<paper>\w+)", re.IGNORECASE)
_HEAD = 90
"""Code points in which an account's title says what paper it is."""


@dataclass(frozen=True)
class Scene:
    """One account's layout, syntax and cast, the participants of its main contact, and where it tells of contacts.

    `writer` is who wrote the letter or message that the account tells of, if it does; `author`
    who tells the account as "I", if somebody does; `side` the publisher's party.
    """

    layout: Layout
    syntax: Syntax
    cast: Cast
    participants: tuple[Actor, ...] = ()
    told: tuple[Span, ...] = ()
    writer: tuple[Actor, ...] = ()
    author: Actor | None = None
    side: str | None = None

    @property
    def text(self) -> str:
        """The account's text."""
        return self.cast.text

    @cached_property
    def joint_papers(self) -> frozenset[str]:
        """The sorts of paper of which the account calls one joint ("release", "statement")."""
        return frozenset(match["paper"].casefold() for match in _JOINT.finditer(self.text))

    @cached_property
    def is_joint_paper(self) -> bool:
        """Whether the account is itself a paper of several, whose "we" are all of them ("Joint Statement of …")."""
        parties = {actor.party for actor in self.participants}
        return len(parties) > 1 and _JOINT.search(self.text, 0, _HEAD) is not None

    def whom(self, span: Span) -> tuple[Actor, ...]:
        """Whom the words of a source mean."""
        return self.cast.whom(span)


def is_another(scene: Scene, outer: Draft, whom: tuple[Actor, ...]) -> bool:
    """Whether `whom` is a person, and none of those who speak in the draft `outer`."""
    own = scene.whom(outer.source) if outer.source else ()
    return any(actor.person for actor in whom) and not set(whom) & set(own)


def writer_of(contact: Contact | None, participants: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who of the participants wrote the letter or message that a contact is; () for any other contact."""
    if contact is None or contact.kind not in {ContactKind.LETTER, ContactKind.MESSAGE} or not contact.initiator:
        return ()
    return tuple(actor for actor in participants if actor.party == contact.initiator)
