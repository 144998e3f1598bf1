"""How a text is laid out: titles, datelines, outlines, turns and furniture."""

from dragoman.reading.layout import BlockKind, Layout, lay_out


def kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind.value for block in lay_out(text, title).blocks]


def words(text: str, layout: Layout) -> list[str]:
    return [block.span.of(text) for block in layout.blocks]


def outlines(text: str) -> list[tuple[str | None, int | None]]:
    return [(block.outline, block.parent) for block in lay_out(text).blocks if block.kind is BlockKind.ITEM]


PROSE = "The minister said that the two sides would go on talking and that he was glad of it."
LONG = " ".join([PROSE] * 5)


def test_title_dateline_and_paragraph() -> None:
    text = f"Ministers talk about fish\n\nMay 3, 2012\n\n{PROSE}"
    assert kinds(text) == ["title", "dateline", "paragraph"]
    assert lay_out(text).title == (0, 25)


def test_known_title_is_found_although_it_ends_as_a_sentence_does() -> None:
    text = f"The King met the envoy.\n\n{PROSE}"
    assert kinds(text) == ["paragraph", "paragraph"]
    assert kinds(text, "The King met the envoy.") == ["title", "paragraph"]


def test_title_over_two_lines_is_one() -> None:
    text = f"Call between the Minister of Ruritania and\nthe Foreign Secretary of Graustark\n\n{PROSE}"
    assert kinds(text) == ["title", "title", "paragraph"]


def test_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert lay_out(f"{PROSE}\n\n{PROSE}").title is None


def test_headings_inside_are_no_prose() -> None:
    text = f"Ministers talk\n\n{PROSE}\n\nEnvoy leaves for home\n\n{PROSE}"
    layout = lay_out(text)
    assert kinds(text) == ["title", "paragraph", "heading", "paragraph"]
    assert len(layout.prose) == 3


def test_only_line_of_the_body_is_read_although_it_lacks_its_full_stop() -> None:
    assert kinds("Ministers talk\n\nThe minister met his guest and thanked him") == ["title", "paragraph"]


def test_lines_with_dates_are_datelines() -> None:
    for line in (
        "21:47, May 3, 2012",
        "2020-02-07 09:31",
        "Posted on: March 5, 2019 | Back | Print",
        "Submitted on Tue, 05/04/2021 - 08:15",
        "MARCH 2, 2020",
        "[Provisional Translation]",
        "Ottawa, Ontario",
    ):
        assert kinds(f"Ministers talk\n{line}\n\n{PROSE}") == ["title", "dateline", "paragraph"], line


def test_dateline_at_the_head_of_a_paragraph_is_cut_off() -> None:
    for head in (
        "MOSCOW, March 3 (TASS) —",
        "New Delhi:",
        "ANKARA (AA) -",
        "Tokyo, 5 May (Kyodo) --",
        "TOKYO (Pacific Wire), June 10 –",
        "Lusaka, 10 June 2010 (PACWIRE):",
    ):
        text = f"Ministers talk\n\n{head} {PROSE}"
        layout = lay_out(text)
        assert kinds(text) == ["title", "dateline", "paragraph"], head
        assert words(text, layout)[1:] == [head, PROSE]


def test_nested_outline_has_paths_and_governors() -> None:
    text = (
        "Call\n\n1. The ministers spoke.\n\n2. (1) On fish, Minister Oda said to the effect as follows.\n\n"
        "(a) Nets are dear.\n(b) Boats are old.\n\n(2) In reply, Minister Ruiz said as follows.\n\n"
        "(a) He agreed.\n\n3. They parted."
    )
    assert outlines(text) == [
        ("1.", None),
        ("2.", None),
        ("2.(1)", 2),
        ("2.(1)(a)", 3),
        ("2.(1)(b)", 3),
        ("2.(2)", 2),
        ("2.(2)(a)", 6),
        ("3.", None),
    ]


def test_lead_paragraph_governs_the_list_below_it() -> None:
    text = f"Call\n\n{PROSE} They agreed as follows:\n\n1. To meet.\n\n2. To write."
    assert outlines(text) == [("1.", 1), ("2.", 1)]


def test_paragraph_that_is_no_lead_governs_nothing() -> None:
    assert outlines(f"Call\n\n{PROSE}\n\n1. To meet.\n\n2. To write.") == [("1.", None), ("2.", None)]


def test_number_glued_to_a_sentence_begins_an_item_where_the_count_goes_on() -> None:
    text = "Call\n\nThey spoke of their relations.1. Both ministers agreed to meet.\n\n2. They agreed to write."
    assert kinds(text) == ["title", "paragraph", "item", "item"]
    assert kinds("Call\n\nThey spoke of relations.1. Both ministers agreed to meet.") == ["title", "paragraph"]


def test_letters_and_romans_are_told_apart_by_the_count() -> None:
    romans = "Call\n\n(i) One thing.\n(ii) Two things.\n(iii) Three things."
    assert [path for path, _ in outlines(romans)] == ["(i)", "(ii)", "(iii)"]
    letters = "Call\n\n" + "\n".join(f"({letter}) A thing." for letter in "abcdefghij")
    assert [path for path, _ in outlines(letters)] == [f"({letter})" for letter in "abcdefghij"]


def test_dates_initials_and_decimals_are_no_items() -> None:
    for line in (
        "9. June was the day on which they met.",
        "S. Oda spoke first.",
        "1.5 tonnes of fish were caught.",
        "I. Ruiz spoke.",
    ):
        assert BlockKind.ITEM not in {block.kind for block in lay_out(f"Call\n\n{PROSE}\n\n{line}").blocks}, line


def test_bullets_are_counted() -> None:
    text = "Call\n\nHe made the following points:\n• Fish\n• Nets and boats\n\nThey parted."
    assert outlines(text) == [("•1", 1), ("•2", 1)]


def test_dash_at_the_head_of_one_line_is_no_bullet() -> None:
    assert kinds(f"Call\n\n{PROSE}\n— and that was all he said.") == ["title", "paragraph", "paragraph"]


def test_turns_are_labelled_and_their_paragraphs_follow() -> None:
    text = f"Q: What did you say?\n\nTHE PRESIDENT: I said no.\n\nAnd I meant it.\n\nMR PRICE: {PROSE}"
    layout = lay_out(text)
    assert [(block.kind.value, block.parent) for block in layout.blocks] == [
        ("speaker_turn", None),
        ("speaker_turn", None),
        ("paragraph", 1),
        ("speaker_turn", None),
    ]
    assert [block.marker.of(text) for block in layout.blocks if block.marker] == ["Q:", "THE PRESIDENT:", "MR PRICE:"]


def test_turns_within_a_line_are_cut() -> None:
    text = f"{PROSE} * * * President of Ruritania Rudolf Elph: Good morning. {PROSE} Chancellor Anna Sapt: Thank you."
    assert kinds(text) == ["paragraph", "furniture", "speaker_turn", "speaker_turn"]


def test_attribution_lines() -> None:
    for line in (
        "The following is attributable to Spokesperson Ann Lee:",
        "(Communicated by the Chancellor's Adviser)",
    ):
        assert kinds(f"Ministers talk\n\n{line}\n\n{PROSE}") == ["title", "attribution_line", "paragraph"], line
    assert kinds(f"Remarks\n\nAnn B. Lee, Secretary of State\n\nHall of Flags\n\n{PROSE}")[1] == "attribution_line"


def test_lines_by_themselves_furniture() -> None:
    for line in (
        "Print | E-mail | Follow us | Comment",
        "Home > World News",
        "About Us Press Releases",
        "Share now",
        "###",
        "-30-",
        "Posted in: DIPLOMACY",
        "Advertisement",
        "For the best experience, open",
        "https://example.org/a",
        "Page 2 of 3",
        "For media inquiries, please contact press@example.org.",
        "Related Link",
        "Office of the Spokesperson",
        "Copyright 2012 The Gazette. All rights reserved.",
        "We use cookies to make this page better.",
    ):
        assert kinds(f"Ministers talk\n\n{PROSE}\n\n{line}\n\n{PROSE}")[2] == "furniture", line


def test_furniture_before_the_title_is_passed_over() -> None:
    text = f"Home > World News\nAdvertisement\nMinisters talk about fish\n\n{PROSE}"
    assert kinds(text) == ["furniture", "furniture", "title", "paragraph"]


def test_other_headlines_after_the_source_line_are_furniture_to_the_end() -> None:
    text = (
        f"Ministers talk\n\n{LONG}\n\nSource: Gazette\n\nSpecial Coverage\n"
        "• Queen opens a bridge\n• From rain to snow\nEditor's Pick\n"
        "• A dog is seen in the harbour on May 3, 2012. It was later found to be a seal. (Gazette/Ann Lee)"
    )
    assert kinds(text) == ["title", "paragraph", "source_line"] + ["furniture"] * 5


def test_text_goes_on_after_related_headlines_in_its_middle() -> None:
    text = f"Ministers talk\n\n{PROSE}\n\nRelated articles\n• Queen opens a bridge\n\n{LONG}"
    assert kinds(text) == ["title", "paragraph", "furniture", "furniture", "paragraph"]


def test_captions_and_source_lines() -> None:
    text = f"Ministers talk\nReuters\nPhoto: Archive\n\n{PROSE}\n\n(Original text in French)"
    assert kinds(text) == ["title", "source_line", "caption", "paragraph", "source_line"]


def test_quotation_that_fills_a_line_is_a_quote() -> None:
    text = f"Ministers talk\n\nHe said:\n\n“We shall meet again, and soon.”\n\n{PROSE}"
    layout = lay_out(text)
    assert kinds(text)[2] == "quote"
    assert layout.blocks[2].parent == 1


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Ministers talk\n\nThe minister of Ruritania said yesterday that the two sides\n"
        "would go on talking about fish and about the nets with which\nthey are caught.\n\nThey parted."
    )
    assert kinds(text) == ["title", "paragraph", "paragraph"]


def test_block_at_an_offset() -> None:
    text = f"Ministers talk\n\n{PROSE}"
    layout = lay_out(text)
    assert layout.index_at(0) == 0
    assert layout.index_at(15) is None
    block = layout.block_at(20)
    assert block is not None
    assert block.kind is BlockKind.PARAGRAPH
