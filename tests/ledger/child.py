"""Adds variants of the story one by one, in a process that tests start and kill: `python -m tests.ledger.child PLACE FROM COUNT`."""

from __future__ import annotations

import sys

from tests.ledger.story import readings, variant

from reportedly.ledger import Addition, Ledger


def main() -> None:
    """Add them, and tell of each on stdout once it is written."""
    place, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Ledger.open(place) as ledger:
        for k in range(first, first + count):
            ledger.add(Addition(variant(readings()[k % 8], k)))
            print(k, flush=True)


if __name__ == "__main__":
    main()
