"""reportedly: reads news about conflicts and negotiations; what was said and done, and on whose word."""

from importlib.metadata import version

from reportedly.api import read, read_many
from reportedly.errors import ArticleRejected, ReportedlyError, RunAborted
from reportedly.model import Article, Reading

__version__ = version("reportedly")

__all__ = ["Article", "ArticleRejected", "Reading", "ReportedlyError", "RunAborted", "__version__", "read", "read_many"]
