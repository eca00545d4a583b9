"""Bytes → Article: text, furniture, date, outlet, credits."""

from reportedly.intake.sources import take, take_all
from reportedly.intake.taken import KINDS, MAX_BYTES, IntakeOptions, Kind, Raw, Taken
from reportedly.intake.text import Known, article_from_text

__all__ = [
    "KINDS",
    "MAX_BYTES",
    "IntakeOptions",
    "Kind",
    "Known",
    "Raw",
    "Taken",
    "article_from_text",
    "take",
    "take_all",
]
