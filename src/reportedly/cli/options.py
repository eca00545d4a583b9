"""Options that may be given once, and values that are checked before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportedly.intake.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PublishedDate", "once"]


def once(*names: str, default: Any = None, **settings: Any) -> Callable[[Any], Any]:
    """A `click.option` that is an error where it is given twice: click itself takes the last one in silence."""

    def only_one(_context: click.Context, _parameter: click.Parameter, values: tuple[Any, ...]) -> Any:
        if len(values) > 1:
            msg = f"given {len(values)} times ({', '.join(map(str, values))}): give it once."
            raise click.BadParameter(msg)
        return values[0] if values else default

    return click.option(*names, multiple=True, callback=only_one, **settings)


class PublishedDate(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.3 alone
    """A date that exists, made ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ISO 8601 form; fails with a usage error for "31 February"."""
        found = iso_date(value)
        if found is None:
            self.fail(f"{value!r} is no date: write it as 2024-03-24, or as '24 March 2024'.", param, ctx)
        return found
