"""A whole page of a newspaper, as it is copied from a screen."""

from dragoman.reading.layout import lay_out

PAGE = """Skip to main content
World
Home / News / Politics
Minister Ruiz rings Oda over fish quota
By Ann Lee, Staff Reporter
Updated: 12 May 2012 | 10:30 IST
3 min read
FILE PHOTO: Minister Ruiz at a summit. REUTERS/Ann Lee
STRELSAU, May 12 (Reuters) - Minister Ruiz told his counterpart on Friday that nets are dear, his ministry said.
"We shall go on talking," Ruiz said. "There is no other way."
ALSO READ | Queen opens bridge
He added that he hoped to visit soon, and that his wife, who had never seen the sea, would come with him.
(Reporting by Ann Lee; Editing by Bob Roe)
Tags: fish, Ruritania, Graustark
Latest News
Dog found to be a seal
Bridge opened by the queen in Zenda after long delay
© 2012 The Gazette
"""


def test_only_title_and_paragraphs_of_a_page_are_prose() -> None:
    prose = [block.span.of(PAGE) for block in lay_out(PAGE).prose]
    assert [words.split()[0] for words in prose] == ["Minister", "Minister", '"We', "He"]


def test_kinds_of_a_page() -> None:
    kinds = " ".join(block.kind.value for block in lay_out(PAGE).blocks)
    assert kinds == (
        "furniture furniture furniture title source_line dateline furniture caption dateline "
        "paragraph paragraph furniture paragraph source_line furniture furniture furniture furniture furniture"
    )
