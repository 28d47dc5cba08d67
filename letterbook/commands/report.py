"""`report`: what a change of the records amounts to, for those who review it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from letterbook.commands.options import NEW_FILE, PROBLEMS, ROOT, folders, options, telling
from letterbook.compare import compare
from letterbook.intake.revisions import NoRevision, unpack
from letterbook.pages import reported, sheet


@click.command()
@click.option("--since", metavar="REVISION", help="What git calls the older state; by default where main was left.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--pages", type=NEW_FILE, help="Write the addresses of the pages that change into this file.")
@options("sources", "captures")
@telling()
def report(sources: Path, captures: Path, since: str | None, form: str, pages: Path | None) -> None:
    """Say what the records of today change against those of a git revision."""
    sources = sources.resolve()
    with TemporaryDirectory() as aside:
        try:
            name = unpack(sources, since, Path(aside))
        except NoRevision as missing:
            raise click.UsageError(str(missing)) from None
        told = compare(folders(sources, ROOT / "docs", captures), Path(aside) / sources.name)
    found = list(reported.sections(told))
    lead = f"{reported.summary(told)} Compared with {name}."
    text = sheet.as_text(lead, found) if form == "text" else sheet.as_markdown("What this changes", lead, found)
    click.echo(text.rstrip("\n"))
    if pages:
        addresses = "".join(f"{address}\n" for address in reported.addresses(told))
        pages.write_text(addresses, encoding="utf-8", newline="\n")
    if told.has_errors:
        sys.exit(PROBLEMS)
