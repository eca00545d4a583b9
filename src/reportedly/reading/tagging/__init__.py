"""A learned tagger of attributions: who said what, by which words. No torch at run time."""

from reportedly.reading.tagging.assembly import TaggedAttribution
from reportedly.reading.tagging.tagger import Tagger, load_tagger

__all__ = ["TaggedAttribution", "Tagger", "load_tagger"]
