"""Positions: a party's move on an issue, each time the article reports one."""

from reportedly.reading.positions.reader import PositionReader

__all__ = ["PositionReader"]
