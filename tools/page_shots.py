"""Pictures of every page before a fictional desk, wide and narrow, light and dark: docs/screenshots and its index.

usage: page_shots.py [NAME...]

The desk is examples/desk/releases.jsonl, with some corrections and a list of what was set aside. With names of pages
(tools/pages_list.py) only those are taken.
"""

import base64
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from browsing import NARROW, WIDE, browsing, serving, window
from pages_list import PAGES, at
from playwright.sync_api import Page as Window

from dragoman.archive import Archive, ArchiveError
from dragoman.web import Settings

ROOT = Path(__file__).parents[1]
DESK = ROOT / "examples" / "desk" / "releases.jsonl"
FOLDER = ROOT / "docs" / "screenshots"
INDEX = ROOT / "docs" / "screenshots.md"
SIZES = {"wide": WIDE, "narrow": NARROW}
SCHEMES = ("light", "dark")
TALLEST = 2000
"""Pixels of a page that a picture shows; the rest of a long one looks alike."""
QUALITY = 40


def main() -> None:
    """Take all pictures, or those of the pages that are named, and write the index."""
    wanted = set(sys.argv[1:])
    FOLDER.mkdir(parents=True, exist_ok=True)
    with desk() as archive, serving(archive, Settings(archive="desk.db")) as base, browsing() as browser:
        pages = at(PAGES, archive)
        for size, view in SIZES.items():
            for scheme in SCHEMES:
                with window(browser, view, scheme) as page:
                    page.set_default_timeout(120_000)
                    for name, path in pages:
                        if not wanted or name in wanted:
                            page.goto(base + path)
                            page.wait_for_load_state("networkidle")
                            take(page, FOLDER / f"{name}-{size}-{scheme}.webp")
    INDEX.write_text("".join(index([name for name, _ in pages])), encoding="utf-8")
    total = sum(one.stat().st_size for one in FOLDER.iterdir())
    print(f"{len(pages)} pages, {total / 1e6:.1f} MB in {FOLDER.relative_to(ROOT)}")


@contextmanager
def desk() -> Iterator[Archive]:
    """The archive of the fictional desk, some days after its last release, with what persons have said of it."""
    with tempfile.TemporaryDirectory() as folder:
        clock = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        with Archive(Path(folder, "desk.db"), clock=lambda: clock) as archive:
            archive.place = "desk.db"
            archive.add(DESK)
            Path(folder, "scan.pdf").write_bytes(b"%PDF-1.4")
            with chdir(folder):
                archive.add(Path("scan.pdf"))
            for target, field, value, note in SAID:
                try:
                    archive.correct(target, field, value, by="anna", note=note)
                except ArchiveError as error:
                    print(f"{target} {field}: {error}")
            yield archive


SAID = (
    ("oslo-2024-03-12.s3", "topics", ["fishing quotas"], "the line is about quotas too"),
    ("reykjavik-2024-05-21.s2", "strength", "hope", None),
    ("valletta-2024-06-03.u1", "status", "kept", "experts met in December"),
    ("lisbon-2026-02-10.c0", "place", "Lisbon", None),
)
"""What persons say of it: the target, the field, the value and a note."""


def take(page: Window, path: Path) -> None:
    """A picture of a page, as long as it is but not beyond measure."""
    height = int(page.evaluate("Math.ceil(document.documentElement.scrollHeight)"))
    width = int(page.evaluate("innerWidth"))
    clip = {"x": 0, "y": 0, "width": width, "height": min(max(height, 1), TALLEST), "scale": 1}
    session = page.context.new_cdp_session(page)
    shown = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    path.write_bytes(base64.b64decode(session.send("Page.captureScreenshot", shown)["data"]))
    session.detach()


def index(names: list[str]) -> Iterator[str]:
    """The index of all pictures."""
    yield "# The pages\n\nEach as it stands before a fictional desk (`examples/desk`), at 1440 and 390 pixels, light "
    yield "and dark. Long ones are cut. Made by `make screenshots`.\n"
    for name in names:
        yield f"\n## {name.replace('-', ' ').capitalize()}\n\n"
        for size in SIZES:
            for scheme in SCHEMES:
                width = 420 if size == "wide" else 150
                source = f"screenshots/{name}-{size}-{scheme}.webp"
                yield f'<img src="{source}" alt="{name}, {size}, {scheme}" width="{width}">\n'


if __name__ == "__main__":
    main()
