"""The memo: one page on a contact, each sentence of which carries the numbers of the words it rests on."""

from dragoman.export.memo.markdown import to_memo
from dragoman.export.memo.page import Memo, Section, memo_of
from dragoman.export.memo.sentences import Sentence

__all__ = ["Memo", "Section", "Sentence", "memo_of", "to_memo"]
