"""The colours keep the contrast that WCAG 2.2 asks for at level AA, by light and by dark."""

import re

import pytest

from dragoman.export.html.drawing import static
from dragoman.export.html.page import STYLES

STYLE = static("book.css")
ENOUGH = 4.5
TOPICS = [f"t{number}" for number in range(9)]


def colours(scheme):
    """The named colours of a scheme."""
    named = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE)
    return {name: light if scheme == "light" else dark for name, light, dark in named}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_known():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "soft", "link", "warn", *TOPICS])
def test_words_stand_out_from_the_paper(scheme, text):
    named = colours(scheme)
    assert contrast(named[text], named["paper"]) >= ENOUGH


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("text", ["ink", "soft", "link"])
def test_words_stand_out_from_every_highlight(scheme, topic, text):
    named = colours(scheme)
    assert contrast(named[text], named[f"{topic}-tint"]) >= ENOUGH


@pytest.mark.parametrize("sheet", STYLES)
def test_every_colour_is_named_and_only_there(sheet):
    rules = re.sub(r":root \{.*?\}", "", static(sheet), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b", rules)
