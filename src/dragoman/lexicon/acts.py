"""The speech acts as event data knows them: Searle's class and PLOVER's event type of each."""

from dragoman.lexicon.loader import load_table
from dragoman.model import Act


def searle_class(act: Act) -> str:
    """The class of an act: assertive, directive, commissive or expressive (Searle, "A taxonomy of illocutionary acts").

    >>> searle_class(Act.PROMISE)
    'commissive'
    """
    return str(load_table("acts")[act.value]["searle"])


def plover_type(act: Act) -> str | None:
    """The PLOVER event type of an act; None for those that PLOVER has no home for (bare statements, appeals).

    What a speaker undertakes to do is AGREE until it is done, as in CAMEO's "express intent to cooperate".

    >>> plover_type(Act.ACCUSE)
    'ACCUSE'
    """
    return load_table("acts")[act.value]["plover"] or None
