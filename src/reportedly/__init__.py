"""reportedly: reads news about conflicts and negotiations; what was said and done, and on whose word.

Importing it is light: spaCy and the readers are imported by the first reading.
"""

from importlib.metadata import version

from reportedly.api import read, read_many
from reportedly.errors import ArticleRejected, ReportedlyError, RunAborted
from reportedly.model import (
    Act,
    Actor,
    Anchor,
    Article,
    Credit,
    Cue,
    Figure,
    Furniture,
    Gap,
    Passage,
    Phrase,
    Place,
    Position,
    Published,
    Reading,
    Role,
    Statement,
    Talks,
    Time,
    Who,
)

__version__ = version("reportedly")

__all__ = [
    "Act",
    "Actor",
    "Anchor",
    "Article",
    "ArticleRejected",
    "Credit",
    "Cue",
    "Figure",
    "Furniture",
    "Gap",
    "Passage",
    "Phrase",
    "Place",
    "Position",
    "Published",
    "Reading",
    "ReportedlyError",
    "Role",
    "RunAborted",
    "Statement",
    "Talks",
    "Time",
    "Who",
    "__version__",
    "read",
    "read_many",
]
