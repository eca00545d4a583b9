"""Views over a ledger: what is said across articles, laid side by side. Read only, pure functions of the ledger."""

from reportedly.views.standing.figures import Claim, Dispute, Relation, figures
from reportedly.views.standing.news import News, news
from reportedly.views.standing.origins import OriginRow, origins
from reportedly.views.standing.positions import Line, Retraction, Stand, positions
from reportedly.views.standing.said import Said, said
from reportedly.views.standing.search import Hit, search
from reportedly.views.standing.talks import Round, talks
from reportedly.views.standing.timeline import Event, timeline

__all__ = [
    "Claim",
    "Dispute",
    "Event",
    "Hit",
    "Line",
    "News",
    "OriginRow",
    "Relation",
    "Retraction",
    "Round",
    "Said",
    "Stand",
    "figures",
    "news",
    "origins",
    "positions",
    "said",
    "search",
    "talks",
    "timeline",
]
