"""The date in an address: /2024/05/03/, /2024-05-03-, /20240503."""

from __future__ import annotations

import re

from reportedly.intake.dates import iso_date

__all__ = ["date_in_url"]

IN_PATH = re.compile(
    r"[/_.-](?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?=[/_.?#-]|$)"
)


def date_in_url(url: str) -> str | None:
    """The date in an address's path, ISO 8601; `None` where there is none, or one that can't be.

    >>> date_in_url("https://example.org/news/2024/05/03/truce"), date_in_url("https://example.org/2024/13/03/")
    ('2024-05-03', None)
    """
    path = url.partition("://")[2].partition("?")[0]
    for found in IN_PATH.finditer(path):
        date = iso_date(f"{found['year']}-{found['month']}-{found['day']}")
        if date:
            return date
    return None
