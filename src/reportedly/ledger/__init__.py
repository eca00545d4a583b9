"""The ledger: what articles say, kept. Append only; SQLite in one file, or PostgreSQL for teams."""

from reportedly.ledger import schema
from reportedly.ledger.check import Fault, check
from reportedly.ledger.judgements import Decision, Judgement, JudgementError, judge, judgements
from reportedly.ledger.query import ArticleRef, Entry, Query, View
from reportedly.ledger.store import Addition, Found, Ledger, LedgerError

__all__ = [
    "Addition",
    "ArticleRef",
    "Decision",
    "Entry",
    "Fault",
    "Found",
    "Judgement",
    "JudgementError",
    "Ledger",
    "LedgerError",
    "Query",
    "View",
    "check",
    "judge",
    "judgements",
    "schema",
]
