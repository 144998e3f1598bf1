"""Compiles lexicon data that comes from elsewhere: run by hand, results are committed."""
