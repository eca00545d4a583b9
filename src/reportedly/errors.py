"""The errors that reportedly raises; each message gives the value, the place and the next step."""

from __future__ import annotations

__all__ = ["ArticleRejected", "ReportedlyError", "RunAborted"]


class ReportedlyError(Exception):
    """Base of every error that this package raises on purpose."""


class ArticleRejected(ReportedlyError):
    """One input can't be read: it is counted by `reason` and the run goes on.

    `reason` is a short fixed word for summaries (`missing`, `empty`, `binary`, …);
    `source_id` names the input (path, URL, or `path:line`).
    """

    def __init__(self, message: str, *, reason: str, source_id: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.source_id = source_id


class RunAborted(ReportedlyError):
    """The whole run can't go on: a damaged model, an unknown reader, an unusable option."""
