#!/usr/bin/env python3
"""The command line of Letterbook: parses arguments and calls one function each."""

import sys
from collections.abc import Callable, Mapping
from functools import update_wrapper
from pathlib import Path
from typing import Any

try:
    import click

    from letterbook import build as stages
    from letterbook.intake.capture import CaptureFault
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
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help")):
            args = ["build", *args]
        return super().parse_args(context, args)


FOLDER = click.Path(file_okay=False, path_type=Path)

OPTIONS: Mapping[str, Callable[[Callable[..., None]], Callable[..., None]]] = {
    name: click.option(f"--{name}", type=FOLDER, default=ROOT / name, show_default=name, help=says)
    for name, says in (
        ("sources", "The folder of records."),
        ("docs", "The folder of pages."),
        ("captures", "Saved copies of articles."),
    )
} | {
    "strict": click.option("--strict", is_flag=True, help="Take warnings as errors."),
    "format": click.option(
        "--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How problems are printed."
    ),
    "quiet": click.option("--quiet", is_flag=True, help="Print problems only."),
}


def options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command some of the options that commands share; all of them if none is named."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names or tuple(OPTIONS)):
            command = OPTIONS[name](command)
        return command

    return give


def telling(work: Callable[..., None]) -> Callable[..., None]:
    """Make a command print the problems it meets, and end with the right status."""

    def run(**options: Any) -> None:
        try:
            work(**options)
        except ProblemsFound as found:
            tell(found.problems, options.get("form", "text"))
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


def conclude(report: stages.Report, form: str, quiet: bool) -> None:
    """Print what a run found and did; findings in the built site end it with the status of problems."""
    tell(report.warnings, form)
    for finding in report.findings:
        click.echo(str(finding), err=True)
    if not quiet:
        click.echo(stages.summary(report))
    if report.findings:
        sys.exit(PROBLEMS)


def folders(sources: Path, docs: Path, captures: Path, site: Path = ROOT / "site") -> stages.Folders:
    """Return where everything lies, by absolute paths."""
    return stages.Folders(ROOT, sources.resolve(), docs.resolve(), site.resolve(), captures.resolve())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the records of sources/ into the pages of docs/ and a site. Without a command: build."""


@main.command()
@options()
@click.option("--private", is_flag=True, help="Build into private/, with the full text of every capture at hand.")
@telling
def build(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, private: bool = False
) -> None:
    """Write the pages of all records into docs/."""
    make = stages.build_private if private else stages.build
    conclude(make(folders(sources, docs, captures), strict), form, quiet)


@main.command()
@options()
@telling
def check(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool) -> None:
    """Say what is wrong in sources/; write nothing."""
    conclude(stages.read(folders(sources, docs, captures), strict), form, quiet)


@main.command()
@options()
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "site", show_default="site"
)
@telling
def site(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, site_dir: Path) -> None:
    """Build the pages, publish them as a site, and audit it."""
    conclude(stages.site(folders(sources, docs, captures, site_dir), strict), form, quiet)


@main.command()
@options()
@click.option("--into", type=FOLDER, default=ROOT / "dist", show_default="dist", help="Where to leave the copy.")
@telling
def offline(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path) -> None:
    """Pack a copy of the site that is read from a disk, without any network."""
    report = stages.offline(folders(sources, docs, captures), into.resolve(), strict)
    conclude(report, form, quiet)
    for path in () if quiet else report.packed:
        click.echo(f"wrote {into.name}/{path.name}")


@main.command()
@options()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@telling
def serve(sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, address: str) -> None:
    """Serve the site, rebuilding it whenever a record changes."""
    where = folders(sources, docs, captures)
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


@main.command()
@options("sources", "captures", "quiet", "format")
@telling
def seal(sources: Path, captures: Path, quiet: bool, **_: str) -> None:
    """Prove by seals that quotations were found in the captures at hand; commit what it writes."""
    if not captures.is_dir():
        raise click.UsageError(f"there is no folder of captures at '{captures}'; name it with --captures")
    changed = stages.seal(folders(sources, ROOT / "docs", captures))
    if not quiet:
        for name in changed:
            click.echo(f"wrote {sources.name}/seals/{name}")
        click.echo("Commit them with the records." if changed else "Every seal is as it was.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", required=True, help="The id of the article's record.")
@click.option("--replace", is_flag=True, help="Replace a capture block that is there already.")
@options("sources", "captures", "quiet")
@telling
def capture(file: Path, id_: str, replace: bool, sources: Path, captures: Path, quiet: bool) -> None:
    """Take a saved article (text or HTML) and propose its record; an editor reviews it."""
    try:
        written, told = stages.take(file, id_, folders(sources, ROOT / "docs", captures), replace)
    except CaptureFault as fault:
        click.echo(f"{file}: {fault}; nothing was changed", err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        for line in [*told, *(f"wrote {path.parent.name}/{path.name}" for path in written)]:
            click.echo(line)


if __name__ == "__main__":
    main()
