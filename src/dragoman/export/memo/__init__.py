"""The memo: one page on a contact, each sentence of which carries the numbers of the words it rests on."""

from dragoman.export.memo.document import Document, document_of
from dragoman.export.memo.markdown import to_memo
from dragoman.export.memo.page import Memo, Section
from dragoman.export.memo.sentences import Sentence

__all__ = ["Document", "Memo", "Section", "Sentence", "document_of", "to_memo"]
