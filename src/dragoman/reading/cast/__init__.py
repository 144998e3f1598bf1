"""The cast: the persons, offices, parties and bodies that an account mentions, resolved."""

from dragoman.reading.cast.mentions import find_cast, participant_actors
from dragoman.reading.cast.references import resolve_references
from dragoman.reading.cast.values import Cast, Form, Mention

__all__ = ["Cast", "Form", "Mention", "find_cast", "participant_actors", "resolve_references"]
