"""`build`: from records to pages."""

import sys
from pathlib import Path

import click

from letterbook.commands.options import PROBLEMS, folders, options, report_errors, tell
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.outputs import refuse_pages
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import Written
from letterbook.standing import Built, inputs, standing_build


@click.command()
@options()
@click.option("--private", is_flag=True, help="Build into private/, with the full text of every capture at hand.")
@report_errors(WriteFault)
def build(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, private: bool) -> None:
    """Write the pages of all records into docs/."""
    where = folders(sources, docs, captures)
    if private:
        publish_privately(where, strict, form, quiet)
        return
    found = build_pages(where, strict)
    tell(found.warnings, form)
    if not quiet:
        click.echo(summary(found.counted, found.written))


def build_pages(where: Folders, strict: bool = False) -> Built:
    """Write the pages of the collection into `docs/`; raises ProblemsFound or WriteFault, and then writes nothing."""
    refuse_pages(where)
    with writing(where.docs):
        read = inputs(where)
        return standing_build(where, read, strict) or build_what_changed(where, read, strict)


def build_what_changed(where: Folders, read: str, strict: bool) -> Built:
    """Write the pages that are not up to date."""
    # Most of a run that has nothing to do would be spent on loading these.
    from letterbook.reading.contents import helped  # noqa: PLC0415

    with helped(where.sources, where.cache) as ahead:
        from letterbook.incremental import built  # noqa: PLC0415

        return built(where, read, strict, ahead)


def publish_privately(where: Folders, strict: bool, form: str, quiet: bool) -> None:
    """Build the pages and the site for one's own use, and end as publishing ends."""
    # As above; it loads MkDocs, too.
    from letterbook.build import build_private  # noqa: PLC0415
    from letterbook.commands.publish import conclude  # noqa: PLC0415
    from letterbook.publishing.site import SiteFault  # noqa: PLC0415

    try:
        report = build_private(where, strict)
    except SiteFault as fault:
        click.echo(str(fault), err=True)
        sys.exit(PROBLEMS)
    conclude(report, form, quiet)


def summary(counted: str, done: Written) -> str:
    """Return what a run did, in one line."""
    became = f"{len(done.written)} files written, {done.unchanged} unchanged, {len(done.removed)} removed."
    return f"{counted}: {became}"
