"""Readings of accounts become records: linked, aligned, merged and compared."""

from dragoman.collation.collating import collate, collate_all, links_of, record_of

__all__ = ["collate", "collate_all", "links_of", "record_of"]
