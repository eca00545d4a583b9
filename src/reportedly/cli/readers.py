"""`reportedly readers`: which readers are installed."""

from __future__ import annotations

import click

__all__ = ["readers"]


@click.command()
def readers() -> None:
    """List the installed readers in the order they run in: name, version, what each fills and needs."""
    from reportedly.reading.registry import installed_readers  # noqa: PLC0415 - imports spaCy: more than a second

    for reader in installed_readers():
        needs = f"; needs {', '.join(sorted(reader.requires))}" if reader.requires else ""
        click.echo(f"{reader.name} {reader.version}: fills {', '.join(sorted(reader.emits))}{needs}")
