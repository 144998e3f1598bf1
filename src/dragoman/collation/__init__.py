"""Readings of accounts of one contact become a record: aligned, merged and compared."""

from dragoman.collation.collating import collate

__all__ = ["collate"]
