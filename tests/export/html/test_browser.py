"""The page in a real browser, where there is one: Chromium draws the lines, and its policy lets our own script run."""

import re
import shutil
import subprocess
import tempfile

import pytest

from dragoman.export import to_html
from dragoman.export.notebook import to_frame

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--virtual-time-budget=2000", "--enable-logging=stderr"),
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


def seen(page, tmp_path, width=1440, height=1200):
    """The page's elements and console messages after its script has run in a window of that size."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        own = (f"--user-data-dir={profile}", f"--window-size={width},{height}", "--dump-dom", path.as_uri())
        done = subprocess.run([CHROMIUM, *QUIET, *own], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def with_script(page, script):
    """The page as if a reader did something: its policy makes way for the script of the test."""
    without_policy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return without_policy.replace("</body>", f"<script>addEventListener('load', () => {{{script}}});</script></body>")


def test_bands_in_view_are_drawn_and_nothing_is_reported(record, tmp_path):
    page, messages = seen(to_html(record), tmp_path, height=6000)
    assert messages == []
    assert len(re.findall(r'<path class="[^"]*" data-from="[^"]*" data-to="[^"]*" d="M[\d.]+ ', page)) == 4


def test_focus_on_a_statement_lights_its_partners_and_shows_both(record, tmp_path):
    page, _ = seen(with_script(to_html(record), "document.getElementById('a1.s1').focus()"), tmp_path)
    lit = re.findall(r'<mark class="[^"]*\bon\b[^"]*" id="([^"]+)"', page)
    assert {"a1.s1", "a2.s4"} <= set(lit)
    lens = page[page.index('<aside id="lens"') :]
    assert "no major change" in lens


def test_key_leads_from_finding_to_finding_and_to_the_other_side(record, tmp_path):
    press = "for (const key of ['n', 'n', 'n', 'n', 'o']) document.dispatchEvent(new KeyboardEvent('keydown', {key}));"
    show = "document.title = document.activeElement.id + ' ' + document.getElementById('lens-title').textContent;"
    page, _ = seen(with_script(to_html(record), press + show), tmp_path)
    title = re.search(r"<title>(.*?)</title>", page)[1]
    assert re.fullmatch(r"a2[.-]\S+ Finding 4 of 5: The same content, binding more or less", title)


def test_policy_stops_a_script_that_slipped_in(record, tmp_path):
    page = to_html(record).replace("SANTIAGO", "<script>document.title='owned'</script>SANTIAGO")
    dom, messages = seen(page, tmp_path)
    assert "<title>owned" not in dom
    assert any("Content Security Policy" in line for line in messages)


def test_narrow_window_shows_no_lines_and_does_not_scroll_sideways(record, tmp_path):
    measure = "document.title = document.documentElement.scrollWidth <= innerWidth"
    page, _ = seen(with_script(to_html(record), measure), tmp_path, width=500)
    assert "<title>true" in page


def test_link_in_a_notebook_s_frame_stays_in_the_frame(record, tmp_path):
    frame = to_frame(record).replace(' sandbox="allow-scripts"', "")
    click = (
        "const inner = document.querySelector('iframe').contentDocument;"
        "inner.querySelector('a.words').click();"
        "setTimeout(() => {"
        "  document.title = inner.activeElement.id + ' ' + inner.querySelectorAll('article').length;"
        "}, 300);"
    )
    page, _ = seen(f"<title></title><body>{frame}<script>onload = () => {{{click}}}</script></body>", tmp_path)
    assert re.search(r"<title>a1-\d+ 2</title>", page)
