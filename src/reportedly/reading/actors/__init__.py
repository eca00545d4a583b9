"""Actors: who speaks and acts in an article, under every name, description and pronoun, and who says each statement."""

from reportedly.reading.actors.reader import ActorReader

__all__ = ["ActorReader"]
