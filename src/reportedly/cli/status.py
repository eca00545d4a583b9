"""The exit statuses of every verb; `docs/reference/cli.md` has them for users."""

from __future__ import annotations

__all__ = ["ABORTED", "BROKEN_PIPE", "INTERRUPTED", "READ", "SOME_FAILED", "USAGE"]

READ = 0
SOME_FAILED = 1
USAGE = 2  # click's own
ABORTED = 3
INTERRUPTED = 130  # as shells give it: 128 + SIGINT
BROKEN_PIPE = 141  # 128 + SIGPIPE
