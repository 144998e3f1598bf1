"""The cast: the persons, offices, parties and bodies that an account mentions, resolved."""

from dragoman.reading.cast.mentions import find_cast, participant_actors
from dragoman.reading.cast.references import resolve_references
from dragoman.reading.cast.values import Cast, Form, Mention
from dragoman.reading.cast.voice import author_of

__all__ = ["Cast", "Form", "Mention", "author_of", "find_cast", "participant_actors", "resolve_references"]
