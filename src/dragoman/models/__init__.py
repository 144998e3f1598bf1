"""The shipped neural networks, run by onnxruntime on one thread: no torch, no download, the same figures every time."""

from dragoman.models.session import session, tokenizer

__all__ = ["session", "tokenizer"]
