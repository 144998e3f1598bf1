"""The comparison of aligned readings: what accounts share, what one alone has, and where they differ."""

from dragoman.collation.comparison.findings import compare

__all__ = ["compare"]
