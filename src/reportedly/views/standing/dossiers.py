"""Dossiers: standing questions in TOML files, by which every view can be narrowed.

```toml
name = "Hallen valley"
places = ["Brask", "Sant Aurel"]
issues = ["prisoner exchange", "blockade"]
since = 2025-03-01
feeds = ["https://news.example/feed.xml"]

[[parties]]
name = "Hallen Liberation Front"
aliases = ["the Front", "HLF"]
```
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.ledger import Query

__all__ = ["Dossier", "Party", "read_dossier"]


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party, by the name that views show, and the other names it has."""

    name: str
    aliases: tuple[str, ...] = ()


class Dossier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A standing question. An entry is of it where one of the parties or places is in it, within the dates.

    `issues` narrow positions and talks. `webhook`: an address that `watch` posts what is new to.
    """

    name: str
    parties: tuple[Party, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    feeds: tuple[str, ...] = ()
    webhook: str | None = None

    @property
    def same(self) -> list[tuple[str, str]]:
        """Other names with the names they stand for."""
        return [(alias, party.name) for party in self.parties for alias in party.aliases]

    def narrow(self, query: Query) -> Query:
        """The query within this dossier."""
        days = [day for day in (query.since, self.since and self.since.isoformat()) if day]
        ends = [day for day in (query.until, self.until and self.until.isoformat()) if day]
        since, until = max(days, default=None), min(ends, default=None)
        names = tuple(party.name for party in self.parties)
        return replace(query, around=names, near=self.places, since=since, until=until)


def read_dossier(path: Path) -> Dossier:
    """A dossier from its file. Raises `RunAborted` with the place of what is wrong."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Dossier)
    except OSError as error:
        msg = f"{path} can't be read ({error.strerror}): check the path of the dossier"
        raise RunAborted(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path} is no TOML ({error}): see the example in docs/reference/dossiers.md"
        raise RunAborted(msg) from error
    except msgspec.ValidationError as error:
        msg = f"{path} is no dossier ({error}): see docs/reference/dossiers.md for its keys"
        raise RunAborted(msg) from error
