"""How a cross-encoder for the relation of two statements was made and measured. Not shipped, not used at run time."""
