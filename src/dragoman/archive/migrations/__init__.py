"""How an archive of an earlier version becomes one of this: revisions in the order in which they were made."""
