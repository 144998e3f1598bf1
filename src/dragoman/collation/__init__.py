"""Readings of accounts become records: linked, aligned, merged and compared."""

from dragoman.collation.collating import collate, collate_all, contact_of, links_of, record_of
from dragoman.collation.judged import Judgement, MatchRuling

__all__ = ["Judgement", "MatchRuling", "collate", "collate_all", "contact_of", "links_of", "record_of"]
