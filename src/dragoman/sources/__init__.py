"""From files to accounts: text files, folders, standard input and lists of accounts, a line each.

An account's text is kept as it was received; whatever is known of its publication comes, in this order, from the
caller, from the metadata beside it, and from what the text itself says. Nothing here reads the language of the text.
"""

from dragoman.sources.loading import load, load_each

__all__ = ["load", "load_each"]
