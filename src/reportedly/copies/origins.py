"""Origins: the text behind several carriers, who had it first, and how each carrier differs from that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportedly.copies.compare import Comparison, Kind, compare
from reportedly.copies.differences import Difference, LostAttribution, differences, lost_attributions
from reportedly.copies.index import CopyIndex
from reportedly.copies.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.copies.words import Words
    from reportedly.model import Article

__all__ = ["Carrier", "Origin", "Origins"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """One article that carries an origin's text.

    `kind`: what it is to the first one ("first" for that itself); `share`: of its own words, how many stand in the
    first one; `differences` and `lost` are seen from the first (`a`) to this one (`b`); `lost_credits`: outlets that
    the first names as its source and this one does not.
    """

    number: int
    source_id: str
    article: Article
    kind: Kind | str
    comparison: Comparison | None = None
    differences: tuple[Difference, ...] = ()
    lost: tuple[LostAttribution, ...] = ()
    lost_credits: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of this article's own words that stand in the first one."""
        return self.comparison.of_b if self.comparison else 1.0


@dataclass(frozen=True, slots=True)
class Origin:
    """A text and those who carry it, the first known publication first.

    `how`: how the first was told: "earliest" by its time, "credited" where times are unknown or the same and the others
    name it, "taken in first" where nothing tells. `overlaps`: numbers of articles of other origins that share passages.
    """

    carriers: tuple[Carrier, ...]
    how: str
    overlaps: tuple[int, ...] = ()

    @property
    def first(self) -> Carrier:
        """The first known publication."""
        return self.carriers[0]


@dataclass(slots=True)
class Origins:
    """Articles placed one at a time among those before; their origins when all are in.

    An article joins the origin of the one it is nearest to, and joins two origins to one where it is a copy or a later
    version of both. The order of arrival decides which article stands for a text in the index, so at the very edge of a
    threshold another order may part an origin otherwise; what is a copy of what is not changed by it.
    """

    index: CopyIndex = field(default_factory=CopyIndex)
    articles: list[tuple[str, Article]] = field(default_factory=list)
    _above: list[int] = field(default_factory=list)
    _overlaps: list[tuple[int, int]] = field(default_factory=list)

    def add(self, source_id: str, article: Article) -> None:
        """Place one more article."""
        number, matches = self.index.add(words_of(article))
        self.articles.append((source_id, article))
        self._above.append(number)
        near = [match for match in matches if match.comparison.is_copy]
        for match in near[:1] + [match for match in near[1:] if match.comparison.kind in {"copy", "write-through"}]:
            self._join(number, match.number)
        self._overlaps += [(match.number, number) for match in matches if not match.comparison.is_copy]

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._above[high] = low

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def groups(self) -> list[list[int]]:
        """The numbers of the articles of each origin, in the order they came."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self.articles)):
            groups.setdefault(self._root(number), []).append(number)
        return list(groups.values())

    def origins(self, *, alone: bool = False) -> Iterator[Origin]:
        """The origins with several carriers, those with most first; with `alone` those with one too."""
        overlaps: dict[int, set[int]] = {}
        for one, other in self._overlaps:
            if self._root(one) != self._root(other):
                overlaps.setdefault(self._root(one), set()).add(other)
                overlaps.setdefault(self._root(other), set()).add(one)
        for group in sorted(self.groups(), key=lambda group: (-len(group), group[0])):
            if alone or len(group) > 1:
                yield self._origin(group, overlaps.get(self._root(group[0]), set()))

    def first(self, group: list[int]) -> tuple[int, str]:
        """Which of the articles of an origin was first, and how that was told; no text is looked at."""
        return self._first(group)

    def _origin(self, group: list[int], overlaps: Iterable[int]) -> Origin:
        first, how = self._first(group)
        words = words_of(self.articles[first][1])
        rest = sorted((number for number in group if number != first), key=self._time)
        carriers = (Carrier(first, *self.articles[first], "first"), *(self._carrier(first, words, n) for n in rest))
        return Origin(carriers, how, tuple(sorted(overlaps)))

    def _first(self, group: list[int]) -> tuple[int, str]:
        """Who had it first, and how that was told: a time with an hour beats a day, a credited outlet a tie."""
        credited = [number for number in group if self._is_credited(number, group)]
        dated = [number for number in group if self._moment(number) is not None]
        if not dated:
            return (credited or group)[0], "credited" if credited else "taken in first"
        earliest = min(dated, key=self._time)
        tied = [
            n
            for n in dated
            if self._day(n) == self._day(earliest) and not (self._is_exact(n) and self._is_exact(earliest))
        ]
        best = next((number for number in credited if number in tied or self._moment(number) is None), None)
        if best is not None and best != earliest:
            return best, "credited"
        return earliest, "earliest"

    def _is_credited(self, number: int, group: list[int]) -> bool:
        outlet = (self.articles[number][1].outlet or "").casefold()
        names = {c.name.casefold() for n in group if n != number for c in self.articles[n][1].credits}
        return bool(outlet) and outlet in names

    def _moment(self, number: int) -> datetime | None:
        value = self.articles[number][1].published.value
        if value is None:
            return None
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def _time(self, number: int) -> tuple[bool, datetime, int]:
        moment = self._moment(number)
        return (moment is None, moment or datetime.max.replace(tzinfo=UTC), number)

    def _day(self, number: int) -> str:
        return (self.articles[number][1].published.value or "")[:10]

    def _is_exact(self, number: int) -> bool:
        return "T" in (self.articles[number][1].published.value or "")

    def _carrier(self, first: int, a: Words, number: int) -> Carrier:
        source_id, article = self.articles[number]
        original = self.articles[first][1]
        b = words_of(article)
        comparison = compare(a, b)
        own = {credit.name.casefold() for credit in article.credits} | {(article.outlet or "").casefold()}
        return Carrier(
            number,
            source_id,
            article,
            comparison.kind,
            comparison,
            differences(a, b, comparison.runs),
            lost_attributions(original.text, article.text, a, b, comparison.runs),
            tuple(dict.fromkeys(c.name for c in original.credits if c.name.casefold() not in own)),
        )
