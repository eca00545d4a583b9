"""A place where the text speaks of a round of negotiation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import TalksStatus
    from reportedly.reading.talks.details import Found

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a round. `first` and `last` are tokens.

    `fresh`: it says that the round is another one; `is_meeting`: it tells of which persons met; `is_deal`: it names what a round led to, and who brokered it;
    `is_heading`: it stands in a line without a full stop, which says in brief what the text says in full.
    """

    noun: Token
    first: int
    last: int
    venue: Found | None
    time: Found | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    delegates: tuple[str, ...]
    status: TalksStatus | None
    issues: tuple[str, ...]
    fresh: bool
    is_round: bool
    is_meeting: bool = False
    is_deal: bool = False
    is_heading: bool = False

    @property
    def weight(self) -> int:
        """How much the phrase itself names: the mention with most of it anchors the round."""
        named = (self.venue, self.venue, self.parties, self.parties, self.time, self.issues, self.mediators)
        return sum(map(bool, named)) + 2 * self.is_round + self.fresh

    @property
    def rank(self) -> int:
        """How well the mention stands for its round: a noun names it better than the verb that tells who brokers it."""
        return self.weight - 3 * (self.noun.pos_ == "VERB" and bool(self.mediators)) - 3 * self.is_heading

    @property
    def is_definite(self) -> bool:
        """Whether it is "the talks" or "the latest round", known before."""
        return any(part.lower_ == "the" for part in self.noun.doc[self.first : self.noun.i])
