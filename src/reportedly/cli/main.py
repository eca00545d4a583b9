"""The command `reportedly`: its verbs, and what its exit statuses mean."""

from __future__ import annotations

import os
import sys

import click

from reportedly import __version__
from reportedly.cli.read import read
from reportedly.cli.readers import readers
from reportedly.cli.status import ABORTED, BROKEN_PIPE, INTERRUPTED
from reportedly.errors import RunAborted

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportedly")
def reportedly() -> None:
    """What was said and done, and on whose word.

    Reads news about conflicts and negotiations: who said what, who did what to whom, with which figures, which side
    wants what, and according to whom, each with its evidence.
    """


reportedly.add_command(read)
reportedly.add_command(readers)


def main() -> None:
    """Run the command line; leaves with one of the documented exit statuses."""
    try:
        status = reportedly.main(prog_name="reportedly", standalone_mode=False)
    except RunAborted as aborted:
        click.echo(f"reportedly: aborted: {aborted}", err=True)
        status = ABORTED
    except click.ClickException as wrong:
        wrong.show()
        status = wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("reportedly: interrupted; what was printed is whole", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = BROKEN_PIPE
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
