"""Take the picture of the page that the README shows: `make_screenshot.py [RECORD.json|TEXT] [options]`.

A record (`reportedly read --format json`) is shown as it is, any other file is read as an article first.
Without a file it is the first article of `examples/`. Needs playwright and a `chromium` on the path.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import reportedly
from reportedly.model import Reading
from reportedly.views.page import render_page

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the picture and print where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("source", nargs="?", type=Path, help="a record (.json) or a text")
    parser.add_argument("--out", type=Path, default=HERE / "page.png")
    parser.add_argument("--size", default="1400x900", help="width x height of the window, in CSS pixels")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--choose", default="s2", help="the entry to choose first, such as f1; where there is none, nothing is chosen"
    )
    parser.add_argument("--print", dest="paper", action="store_true", help="a PDF of the printed page instead")
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no chromium on the path; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    take_picture(render_page(load_reading(options.source or first_example())), chromium, options)
    print(options.out)
    return 0


def load_reading(source: Path) -> Reading:
    """A record as it is; a text is read."""
    if source.suffix == ".json":
        return Reading.from_json(source.read_bytes())
    return reportedly.read(source.read_text(encoding="utf-8"))


def first_example() -> Path:
    """The first text of `examples/` by name."""
    return min(path for path in EXAMPLES.glob("*.txt") if path.is_file())


def take_picture(page_source: str, chromium: str, options: argparse.Namespace) -> None:
    """Show the page in a window of the size asked for and save what stands in it."""
    width, height = (int(side) for side in options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(page_source, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_OPTIONS))
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=options.scheme, reduced_motion="reduce"
        )
        page.goto(path.as_uri())
        entry = page.locator(f'a.choose[data-e="{options.choose}"]')
        if entry.count():
            entry.first.click()
        if options.paper:
            page.pdf(path=options.out.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)
        else:
            page.screenshot(path=options.out)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
