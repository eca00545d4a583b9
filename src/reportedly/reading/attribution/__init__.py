"""Who said what: quotations, reporting verbs, hidden sources, headlines, and how statements nest."""

from reportedly.reading.attribution.reader import AttributionReader

__all__ = ["AttributionReader"]
