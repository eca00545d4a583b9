"""The command `reportedly`: its verbs, and what its exit statuses mean."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from reportedly import __version__
from reportedly.cli.add import add
from reportedly.cli.check import backup, check, migrate, restore
from reportedly.cli.copies import copies
from reportedly.cli.export import export
from reportedly.cli.judge import judge
from reportedly.cli.read import read
from reportedly.cli.readers import readers
from reportedly.cli.status import ABORTED, BROKEN_PIPE, INTERRUPTED
from reportedly.cli.take import take
from reportedly.cli.views import VIEWS
from reportedly.cli.watch import watch
from reportedly.errors import RunAborted

__all__ = ["main"]


class Verbs(click.Group):
    """The verbs, with what ends each of them early made an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb. Stands inside click's own handling, which makes 1 of a closed pipe and of an interrupt."""
        try:
            return super().invoke(ctx)
        except RunAborted as aborted:
            click.echo(f"reportedly: aborted: {aborted}", err=True)
            ctx.exit(ABORTED)
        except KeyboardInterrupt:
            click.echo("reportedly: interrupted; what was printed is whole", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has enough; the interpreter must not try to flush what is left.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportedly")
def reportedly() -> None:
    """What was said and done, and on whose word.

    Reads news about conflicts and negotiations: who said what, who did what to whom, with which figures, which side
    wants what, and according to whom, each with its evidence.
    """


reportedly.add_command(add)
reportedly.add_command(read)
reportedly.add_command(copies)
reportedly.add_command(readers)
reportedly.add_command(take)
for verb in (*VIEWS, export, watch, judge, check, backup, restore, migrate):
    reportedly.add_command(verb)


def main() -> None:
    """Run the command line; leaves with one of the documented exit statuses."""
    reportedly.main(prog_name="reportedly")


if __name__ == "__main__":
    main()
