"""`clean`: away with what the program made."""

from pathlib import Path

import click

from letterbook.clearing import clear_all
from letterbook.commands.options import folders, options, report_errors, within
from letterbook.files.writing import WriteFault

# How many of the files that stay are named.
NAMED = 10


@click.command()
@options("docs", "quiet")
@report_errors(WriteFault)
def clean(docs: Path, quiet: bool) -> None:
    """Remove the pages, site, copies and pictures that this program made; leave all else."""
    done = clear_all(folders(within("sources"), docs, within("captures")))
    if not quiet:
        click.echo(f"{done.count} files removed.")
    for path in done.kept[:NAMED]:
        click.echo(f"'{path}' stays: this program may not have made it, or it was changed since", err=True)
    if len(done.kept) > NAMED:
        click.echo(f"{len(done.kept) - NAMED} more stay; remove by hand those you do not need", err=True)
