"""Where articles are kept that were taken in: lines, raw bytes, exclusions, and how far a run has come."""

from reportedly.intake.store.folder import Folder
from reportedly.intake.store.lines import exclusion_line, line_of, remake
from reportedly.intake.store.raw import RawStore

__all__ = ["Folder", "RawStore", "exclusion_line", "line_of", "remake"]
