"""Bytes → Article: text, furniture, date, outlet, credits."""

from reportedly.intake.sources import take, take_all
from reportedly.intake.taken import MAX_BYTES, IntakeOptions, Kind, Taken
from reportedly.intake.text import Known, article_from_text

__all__ = ["MAX_BYTES", "IntakeOptions", "Kind", "Known", "Taken", "article_from_text", "take", "take_all"]
