"""Searching the archive: the query language, its way to both databases, hits, facets, and similar statements."""

from dragoman.archive.search.fields import FIELDS, Field
from dragoman.archive.search.results import Facet, Hit, Results, Similar
from dragoman.archive.search.searching import Page, search
from dragoman.archive.search.similar import Neighbours

__all__ = ["FIELDS", "Facet", "Field", "Hit", "Neighbours", "Page", "Results", "Similar", "search"]
