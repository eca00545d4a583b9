"""Talks: each round of negotiation that an article speaks of, once."""

from reportedly.reading.talks.reader import TalksReader

__all__ = ["TalksReader"]
