"""What `archive check` looks at: the database, each account by itself, and how accounts are linked."""
