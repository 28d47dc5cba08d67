"""`site`, `offline`, `archive`, `book`: from records to what people read."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from letterbook import build as stages
from letterbook.commands.build import summary
from letterbook.commands.options import FOLDER, PROBLEMS, folders, options, report_errors, resolved, tell, within
from letterbook.exports.book import BookFault
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.publishing.site import SiteFault, unused_address

# What packs something into a folder.
Stage: TypeAlias = Callable[[Folders, Path, bool], stages.Report]


def conclude(report: stages.Report, form: str, quiet: bool) -> None:
    """Print what a run found and did; findings in the built site, or a book not made, end it with that of problems."""
    tell(report.warnings, form)
    for finding in (*report.findings, *report.told, *([report.failed] if report.failed else [])):
        click.echo(str(finding), err=True)
    if not quiet and report.written:
        click.echo(summary(report.counted, report.written))
    if report.findings or report.failed:
        sys.exit(PROBLEMS)


@click.command()
@options()
@click.option(
    "--site-dir", type=FOLDER, default=partial(within, "site"), show_default="site", help="The folder to build in."
)
@report_errors(SiteFault, WriteFault)
def site(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, site_dir: Path) -> None:
    """Build the pages, publish them as a site, and audit it."""
    report = stages.site(folders(sources, docs, captures, site_dir), strict)
    if unused := unused_address(report.imprint.address, os.environ.get("SITE_URL", "")):
        click.echo(unused, err=True)
    conclude(report, form, quiet)


@click.command()
@options()
@click.option(
    "--into", type=FOLDER, default=partial(within, "dist"), show_default="dist", help="The folder for the copy."
)
@report_errors(SiteFault, WriteFault)
def offline(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path) -> None:
    """Pack a copy of the site to read from disk, without a network."""
    pack(stages.offline, sources, docs, captures, strict, form, quiet, into)


@click.command()
@options()
@click.option(
    "--into", type=FOLDER, default=partial(within, "dist"), show_default="dist", help="The folder for the archive."
)
@report_errors(SiteFault, WriteFault)
def archive(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path) -> None:
    """Pack records, pages, program, site and copy as one bag to keep for good."""
    pack(stages.archive, sources, docs, captures, strict, form, quiet, into)


def pack(
    stage: Stage, sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path
) -> None:
    """Run a stage that packs something into a folder, and tell what came of it."""
    report = stage(folders(sources, docs, captures), resolved(into), strict)
    conclude(report, form, quiet)
    for path in () if quiet else report.packed:
        click.echo(f"wrote {into.name}/{path.name}")


@click.command()
@options()
@click.option("--into", type=FOLDER, default=None, show_default="data in the folder of pages", help="Where to.")
@report_errors(BookFault, WriteFault)
def book(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path | None) -> None:
    """Write the whole edition as an EPUB and a PDF."""
    conclude(stages.book(folders(sources, docs, captures), strict, into and resolved(into)), form, quiet)
