#!/usr/bin/env python3
"""The command line of Letterbook: parses arguments and calls one function each."""

import sys
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

try:
    import click

    from letterbook import build as stages
    from letterbook.publishing.preview import serve as serve_site
    from letterbook.publishing.site import SiteFault, engine_environment
    from letterbook.records.formats import FORMATS
    from letterbook.records.problems import Problem, ProblemsFound
except ModuleNotFoundError as missing:
    sys.exit(f"{missing}: run 'make site' first, then use '.venv/bin/python build_pages.py'")

ROOT = Path(__file__).resolve().parent

# Exit statuses; wrong use is click's own 2.
PROBLEMS = 1
INTERRUPTED = 130


class Commands(click.Group):
    """The commands; without one, `build`."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put `build` in front of arguments that name no command."""
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = ["build", *args]
        return super().parse_args(context, args)


def folders_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say where things lie and how problems are told."""
    existing = click.Path(file_okay=False, path_type=Path)
    for option in (
        click.option("--quiet", is_flag=True, help="Print problems only."),
        click.option(
            "--format",
            "form",
            type=click.Choice(sorted(FORMATS)),
            default="text",
            help="How problems are printed.",
        ),
        click.option("--strict", is_flag=True, help="Take warnings as errors."),
        click.option("--docs", type=existing, default=ROOT / "docs", help="The folder of pages.", show_default="docs"),
        click.option(
            "--sources",
            type=existing,
            default=ROOT / "sources",
            help="The folder of records.",
            show_default="sources",
        ),
    ):
        command = option(command)
    return command


def telling(work: Callable[..., None]) -> Callable[..., None]:
    """Make a command print the problems it meets, and end with the right status."""

    def run(*, form: str, **options: Any) -> None:
        try:
            work(form=form, **options)
        except ProblemsFound as found:
            tell(found.problems, form)
            click.echo(
                f"{len(found.problems)} problem{'s'[: len(found.problems) != 1]}; nothing was written.",
                err=True,
            )
            sys.exit(PROBLEMS)
        except SiteFault as fault:
            click.echo(str(fault), err=True)
            sys.exit(PROBLEMS)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)

    return update_wrapper(run, work)


def tell(problems: tuple[Problem, ...], form: str) -> None:
    """Print problems in the chosen form."""
    if problems:
        click.echo(FORMATS[form](problems))


def folders(sources: Path, docs: Path, site: Path = ROOT / "site") -> stages.Folders:
    """Return where everything lies, by absolute paths."""
    return stages.Folders(ROOT, sources.resolve(), docs.resolve(), site.resolve())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the records of sources/ into the pages of docs/ and a site. Without a command: build."""


@main.command()
@folders_options
@telling
def build(sources: Path, docs: Path, strict: bool, form: str, quiet: bool) -> None:
    """Write the pages of all records into docs/."""
    report = stages.build(folders(sources, docs), strict)
    tell(report.warnings, form)
    if not quiet:
        click.echo(stages.summary(report))


@main.command()
@folders_options
@telling
def check(sources: Path, docs: Path, strict: bool, form: str, quiet: bool) -> None:
    """Say what is wrong in sources/; write nothing."""
    report = stages.read(folders(sources, docs), strict)
    tell(report.warnings, form)
    if not quiet:
        click.echo(stages.summary(report))


@main.command()
@folders_options
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "site", show_default="site"
)
@telling
def site(sources: Path, docs: Path, strict: bool, form: str, quiet: bool, site_dir: Path) -> None:
    """Build the pages, publish them as a site, and audit it."""
    report = stages.site(folders(sources, docs, site_dir), strict)
    tell(report.warnings, form)
    for finding in report.findings:
        click.echo(str(finding), err=True)
    if not quiet:
        click.echo(stages.summary(report))
    if report.findings:
        sys.exit(PROBLEMS)


@main.command()
@folders_options
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@telling
def serve(sources: Path, docs: Path, strict: bool, form: str, quiet: bool, address: str) -> None:
    """Serve the site, rebuilding it whenever a record changes."""
    where = folders(sources, docs)
    report = stages.build(where, strict)

    def rebuild() -> None:
        try:
            again = stages.build(where, strict)
        except ProblemsFound as found:
            tell(found.problems, form)
            click.echo("The pages stay as they were.", err=True)
            return
        tell(again.warnings, form)
        if not quiet:
            click.echo(stages.summary(again))

    sys.exit(serve_site(ROOT, where.sources, address, engine_environment(report.edition, where.docs), rebuild))


if __name__ == "__main__":
    main()
