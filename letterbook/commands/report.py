"""`report`: what a change of the records changes, for those who review it."""

import sys
from pathlib import Path

import click

from letterbook.commands.options import NEW_FILE, PROBLEMS, folders, options, report_errors, within
from letterbook.files.writing import WriteFault, temporary_folder, write_given
from letterbook.outputs import refuse_file
from letterbook.review import report as reported
from letterbook.review import sheet
from letterbook.review.compare import compare
from letterbook.review.revisions import NoRevision, unpack

# The first line of a file of addresses, by which it is known from what somebody else wrote; no address looks like it.
MARK = "# pages that change, by build_pages.py report"


@click.command()
@click.option(
    "--since", metavar="REVISION", help="The older state, as git calls it; by default where the branch left main."
)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--pages", type=NEW_FILE, help="Write the addresses of the pages that change into this file.")
@options("sources", "captures")
@report_errors(WriteFault)
def report(sources: Path, captures: Path, since: str | None, form: str, pages: Path | None) -> None:
    """Report what changed in the records since a git revision."""
    where = folders(sources, within("docs"), captures)
    sources = where.sources
    if pages:
        refuse_file(where, pages, "the addresses of changed pages", MARK)
    with temporary_folder() as aside:
        try:
            name = unpack(sources, since, aside)
        except NoRevision as missing:
            raise click.UsageError(str(missing)) from None
        told = compare(where, aside / sources.name)
    found = list(reported.sections(told))
    lead = f"{reported.summary(told)} Compared with {name}."
    text = sheet.as_text(lead, found) if form == "text" else sheet.as_markdown("What this changes", lead, found)
    click.echo(text.rstrip("\n"))
    if pages:
        addresses = "".join(f"{line}\n" for line in (MARK, *reported.addresses(told)))
        write_given(pages, addresses)
    if told.has_errors:
        sys.exit(PROBLEMS)
