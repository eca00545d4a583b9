"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, microdata, links and time elements."""

from reportedly.intake.metadata.page import PageFacts, Said, read_page

__all__ = ["PageFacts", "Said", "read_page"]
