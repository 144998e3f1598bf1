"""Language and world knowledge: data files under `data/`, the one loader that reads them, and what they answer."""

from dragoman.lexicon.loader import load_rows, load_table

__all__ = ["load_rows", "load_table"]
