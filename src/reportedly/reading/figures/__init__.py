"""Figures: counts of people, with bounds, what befell them, by whom, where, when, and on whose word."""

from reportedly.reading.figures.reader import FigureReader

__all__ = ["FigureReader"]
