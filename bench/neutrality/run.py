"""How much of the record of shared articles survives when two parties' names are swapped in the text."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Bench, Result, Table, articles_of, gold_lines, main, read_gold
from bench.neutrality.compare import KINDS, Comparison, compare
from bench.neutrality.parties import pairs_of
from bench.neutrality.swap import Swap

from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.model import Reading

# corpus, every how many-th article: all together under two minutes.
SAMPLES = (("talks/dev.jsonl", 1), ("articles/gaza_talks.jsonl", 16), ("polnear/dev.jsonl", 6))
Count = Counter[tuple[str, str]]
ENTRIES = ("statements", "acts", "figures", "positions", "talks")
SHOWN = 12


def survivors(reading: Reading, forms: dict[str, str]) -> Comparison:
    """The reading beside that of the swapped text."""
    swap = Swap(forms)
    swapped = swap.swapped(reading.article.text)
    title = swap(reading.article.title) if reading.article.title else None
    line = {"id": reading.source_id, "text": swapped.text, "title": title, "published": reading.article.published.value}
    ((_, article),) = articles_of([line])
    return compare(reading, read_article(article, source_id=reading.source_id), swap, swapped)


def readings(relative: str, every: int) -> list[Reading]:
    """The sample of a corpus, read."""
    if every == 1:
        return list(read_gold(relative))
    lines = gold_lines(relative)[::every]
    return [read_article(article, source_id=source_id) for source_id, article in articles_of(lines)]


def measure(shown: int = SHOWN) -> Result:
    """The share of entries that both readings hold, by kind of party and of entry."""
    kept: Count = Counter()
    all_of: Count = Counter()
    swaps: Counter[str] = Counter()
    lost: list[str] = []
    for relative, every in SAMPLES:
        for reading in readings(relative, every):
            for party, forms in pairs_of(reading):
                compared = survivors(reading, forms)
                swaps[party] += 1
                for kind in KINDS:
                    kept[party, kind] += compared.shared[kind]
                    all_of[party, kind] += compared.of(kind)
                lost += _lines(reading, forms, compared)
    parties = ("states", "groups", "persons")
    total = _share(kept, all_of, parties, ENTRIES)
    rows = tuple(
        (party, swaps[party], *[f"{_share(kept, all_of, [party], [kind]):.1%}" for kind in KINDS],
         f"{_share(kept, all_of, [party], ENTRIES):.1%}")
        for party in parties
    )  # fmt: skip
    together = ("all", swaps.total(), *[f"{_share(kept, all_of, parties, [k]):.1%}" for k in KINDS], f"{total:.1%}")
    table = Table("entries that survive the swap", ("swapped", "swaps", *KINDS, "entries"), (*rows, together))
    notes = (f"{len(lost)} entries differ; the first {min(shown, len(lost))}:", *lost[:shown])
    return Result({"entries that survive": total}, (table,), notes)


def _share(kept: Count, all_of: Count, parties: Sequence[str], kinds: Sequence[str]) -> float:
    return sum(kept[p, k] for p in parties for k in kinds) / max(1, sum(all_of[p, k] for p in parties for k in kinds))


def _lines(reading: Reading, forms: dict[str, str], compared: Comparison) -> list[str]:
    first, second = next(iter(forms.items()))
    where = f"{reading.source_id} [{first} / {second}]"
    return [
        f"{where} {mark} {kind}: {entry[:400]}"
        for kind in ENTRIES
        for mark, entries in (("-", compared.lost[kind]), ("+", compared.gained[kind]))
        for entry in entries
    ]


BENCH = Bench("neutrality", Path(__file__).parent, measure, gold=tuple(name for name, _ in SAMPLES))

if __name__ == "__main__":
    sys.exit(main(BENCH))
