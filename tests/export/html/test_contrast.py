"""The colours keep the contrast that WCAG 2.2 asks for at level AA, by light and by dark."""

import re
from importlib.resources import files

import pytest

STYLE = (files("dragoman.export.html") / "page.css").read_text(encoding="utf-8")
ENOUGH = 4.5
TOPICS = [f"t{number}" for number in range(9)]


def colours(scheme):
    """The named colours of a scheme; dark ones stand in for light ones."""
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in split())
    return light if scheme == "light" else light | dark


def split():
    place = STYLE.index("@media screen and (prefers-color-scheme: dark)")
    return STYLE[:place], STYLE[place : STYLE.index(".t0 {")]


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


def test_dark_names_every_colour_that_light_names():
    light, dark = (set(re.findall(r"--([\w-]+): #", part)) for part in split())
    assert light == dark


def test_every_colour_of_the_page_is_named():
    rules = STYLE.split("box-sizing", 1)[1].split("@media print")[0]
    assert not re.findall(r"#[0-9a-f]{3,8}\b", rules)
