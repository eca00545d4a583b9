"""Acts: who did what to whom, typed by PLOVER."""

from reportedly.reading.acts.reader import ActReader

__all__ = ["ActReader"]
