"""Which accounts tell of the same contact: entries, their comparison, clusters, and what persons have ruled."""

from dragoman.collation.linking.apart import told_apart
from dragoman.collation.linking.blocks import keys_of
from dragoman.collation.linking.clusters import EntryId
from dragoman.collation.linking.entries import PARTS, Days, Entry, days_of, entries_of, lead_vector
from dragoman.collation.linking.holding import held_by
from dragoman.collation.linking.index import Index
from dragoman.collation.linking.rejoining import told_whole
from dragoman.collation.linking.rulings import Ruling, RulingError, load_rulings, named, save_ruling
from dragoman.collation.linking.scope import about, turned
from dragoman.collation.linking.scores import Tie, tie

__all__ = [
    "PARTS",
    "Days",
    "Entry",
    "EntryId",
    "Index",
    "Ruling",
    "RulingError",
    "Tie",
    "about",
    "days_of",
    "entries_of",
    "held_by",
    "keys_of",
    "lead_vector",
    "load_rulings",
    "named",
    "save_ruling",
    "tie",
    "told_apart",
    "told_whole",
    "turned",
]
