"""Read the example articles and show the result: the main job, end to end, in one command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

EXAMPLES = Path(__file__).parent
OUT = EXAMPLES.parent / "out" / "demo"
COMMAND = Path(sys.executable).with_name("reportedly")


def has_screen() -> bool:
    """Whether a browser window can be opened here."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Read every article into an HTML page; show the first in the terminal. The exit status is the reader's."""
    articles = sorted(path for path in EXAMPLES.glob("[0-9]*") if path.suffix in {".txt", ".html"})
    width = str(shutil.get_terminal_size((100, 24)).columns)
    shown = subprocess.run([COMMAND, "read", str(articles[0])], check=False, env={**os.environ, "COLUMNS": width})  # noqa: S603 - our own command
    pages = subprocess.run([COMMAND, "read", *map(str, articles), "--format", "html", "--out", str(OUT)], check=False)  # noqa: S603
    status = shown.returncode or pages.returncode
    if status:
        return status
    made = sorted(OUT.glob("*.html"))
    print(f"\n{len(articles)} articles read; their pages:")
    for page in made:
        print(f"  {page}")
    if has_screen() and made:
        webbrowser.open(made[0].as_uri())
    return 0


if __name__ == "__main__":
    sys.exit(main())
