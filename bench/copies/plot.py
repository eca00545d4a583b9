"""The growth as a picture: two straight lines, or not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["draw"]

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 360, 70, 50, 30, 30


def draw(growth: Sequence[dict[str, Any]]) -> str:
    """An SVG with both axes logarithmic: CPU seconds by articles, beside a line on which time grows as articles do."""
    sizes = [one["articles"] for one in growth]
    times = [max(one["seconds"], 1e-3) for one in growth]
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    ideal = [times[0] * size / sizes[0] for size in sizes]
    floor, ceiling = math.floor(math.log10(min(times))), math.ceil(math.log10(max(*times, *ideal)))

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(seconds) - floor) / (ceiling - floor) * (HEIGHT - BOTTOM - TOP)

    def line(values: Sequence[float]) -> str:
        return " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in zip(sizes, values, strict=True))

    ticks = "".join(
        f'<text x="{x(size):.0f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>' for size in sizes
    ) + "".join(
        f'<text x="{LEFT - 8}" y="{y(10**k) + 4:.0f}" text-anchor="end">{10**k:g} s</text>'
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(10**k):.0f}" y2="{y(10**k):.0f}" stroke="#8885"/>'
        for k in range(floor, ceiling + 1)
    )
    dots = "".join(
        f'<circle cx="{x(s):.1f}" cy="{y(t):.1f}" r="4" fill="#1f5566"/>' for s, t in zip(sizes, times, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img" '
        f'aria-label="CPU seconds to place articles among those before, by their number"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<text x="{LEFT}" y="18" font-size="13">CPU seconds to place so many articles among those before them</text>{ticks}'
        f'<polyline points="{line(ideal)}" fill="none" stroke="#999" stroke-dasharray="5 4"/>'
        f'<polyline points="{line(times)}" fill="none" stroke="#1f5566" stroke-width="2"/>{dots}'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 12}" text-anchor="end" fill="#555">articles; dashed: linear</text></svg>\n'
    )
