"""Events: what kind of event a sentence or a statement tells of, by PLOVER's root classes.

`event_type` reads any sentence: what was done, by whom to whom. `statement_event` answers for a statement of a reading,
by its act. `docs/reference/acts.md` has the classes and the map.
"""

from dragoman.reading.events.classify import EventType, event_type, statement_event

__all__ = ["EventType", "event_type", "statement_event"]
