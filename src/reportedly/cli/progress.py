"""Progress and the summary of a run, on stderr."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field

import click

__all__ = ["Run"]

REDRAW, RELINE = 0.2, 5.0  # seconds between updates: on a terminal in place, elsewhere line by line


@dataclass(slots=True)
class Run:
    """Counts what was read and what failed, and why; shows it while the run goes on where `shown`.

    `total`: how many articles there are, where that is known: the time left is told from it.
    """

    shown: bool
    verb: str = "read"
    total: int | None = None
    read: int = 0
    known: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)
    drawn: float = 0.0
    _line: bool = False

    def count_read(self) -> None:
        """One more article was read."""
        self.read += 1
        self._show()

    def count_known(self, *, left: str | None = None) -> None:
        """One more that an earlier run had; `left`: why it was left out then, and is again."""
        self.known += 1
        if left:
            self.failed[left] += 1
        self._show()

    def reject(self, message: str, reason: str) -> None:
        """One more input failed; its message stands on a line of its own."""
        self.failed[reason] += 1
        self.say(message)

    def say(self, message: str) -> None:
        """A line on stderr, clear of the progress."""
        self._clear()
        click.echo(f"reportedly: {message}", err=True)

    def summarise(self, *, always: bool) -> None:
        """The last line: how many were read and how many failed, by reason; for one article that was read, nothing."""
        self._clear()
        failures = sum(self.failed.values())
        if not (failures or self.read > 1 or always):
            return
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(self.failed.items()))
        known = f", {self.known} there already" if self.known else ""
        said = f"{self.read} {self.verb}{known}, {failures} failed" + (f" ({reasons})" if reasons else "")
        click.echo(f"reportedly: {said}, in {time.monotonic() - self.started:.1f} s", err=True)

    def _show(self) -> None:
        if not self.shown:
            return
        now = time.monotonic()
        if now - self.drawn < (REDRAW if sys.stderr.isatty() else RELINE):
            return
        self.drawn = now
        rate = self.read / max(now - self.started, 1e-6)
        said = f"{self.read} {self.verb}, {sum(self.failed.values())} failed, {rate:.1f} articles/s"
        if self.total is not None and rate:
            left = max(0, self.total - self.read - self.known - sum(self.failed.values())) / rate
            said += f", {_duration(left)} left"
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[2K{said}", err=True, nl=False)
            self._line = True
        else:
            click.echo(f"reportedly: {said}", err=True)

    def _clear(self) -> None:
        if self._line:
            click.echo("\r\x1b[2K", err=True, nl=False)
            self._line = False


def _duration(seconds: float) -> str:
    """A time as a person says it: 40 s, 12 min, 3 h 20 min."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
