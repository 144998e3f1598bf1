"""What can go wrong, as one tree.

DragomanError
├── SourceError (ValueError)     an input that cannot become an account
│   ├── NotTextError             binary, or in no encoding that can be told
│   ├── EmptyAccountError        nothing but white space
│   ├── TooLargeError            beyond the limit of size
│   └── MetadataError            metadata that is malformed or contradicts itself
└── ModelError (ValueError)      a value that breaks a rule of the model (a span outside its text, an unknown act)
"""


class DragomanError(Exception):
    """Anything that Dragoman raises on purpose. The message says what was wrong, where, and what to do."""


class SourceError(DragomanError, ValueError):
    """An input cannot become an account."""


class NotTextError(SourceError):
    """The input is binary, or its encoding cannot be told."""


class EmptyAccountError(SourceError):
    """The input holds nothing but white space."""


class TooLargeError(SourceError):
    """The input is larger than an account may be."""


class MetadataError(SourceError):
    """Metadata is malformed or contradicts itself."""


class ModelError(DragomanError, ValueError):
    """A value breaks a rule of the model."""
