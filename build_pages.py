#!/usr/bin/env python3
"""The command line of Letterbook: parses arguments and calls one function each."""

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import update_wrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

try:
    import click

    from letterbook import build as stages
    from letterbook.exports.book import BookFault
    from letterbook.intake.capture import CaptureFault
    from letterbook.intake.revisions import NoRevision, unpack
    from letterbook.intake.scaffold import ESSENTIALS, DraftFault, Unsaid
    from letterbook.pages import reported, sheet
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
DAY = click.DateTime(["%Y-%m-%d"])
NEW_FILE = click.Path(dir_okay=False, path_type=Path)

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
        except (SiteFault, BookFault) as fault:
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


def wrote(paths: list[Path]) -> list[str]:
    """Return what is said of written files; of the schemas, which change with every new id, in one line."""
    schemas = [path for path in paths if path.suffix == ".json"]
    renewed = (
        [f"renewed {len(schemas)} of the schemas in schema/, which know every id; commit them too"] if schemas else []
    )
    return [*(f"wrote {path.parent.name}/{path.name}" for path in paths if path not in schemas), *renewed]


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
@click.option("--summary", type=NEW_FILE, help="Add all problems to this file too, as Markdown.")
@telling
def check(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, summary: Path | None
) -> None:
    """Say what is wrong in sources/; write nothing."""
    try:
        found = stages.read(folders(sources, docs, captures), strict)
    except ProblemsFound as broken:
        summarise(broken.problems, summary)
        raise
    summarise(found.warnings, summary)
    conclude(found, form, quiet)


def summarise(problems: tuple[Problem, ...], summary: Path | None) -> None:
    """Add problems to a file of Markdown, if one is named; GitHub shows it below the run."""
    if summary:
        listed = reported.problems_section(problems)
        lead = "The records are in order." if not problems else "What is to be mended in the records."
        with summary.open("a", encoding="utf-8") as file:
            file.write(sheet.as_markdown("Check", lead, [listed] if problems else []))


@main.command()
@click.option("--since", metavar="REVISION", help="What git calls the older state; by default where main was left.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--pages", type=NEW_FILE, help="Write the addresses of the pages that change into this file.")
@options("sources", "captures")
def report(sources: Path, captures: Path, since: str | None, form: str, pages: Path | None) -> None:
    """Say what the records of today change against those of a git revision."""
    sources = sources.resolve()
    with TemporaryDirectory() as aside:
        try:
            name = unpack(sources, since, Path(aside))
        except NoRevision as missing:
            raise click.UsageError(str(missing)) from None
        told = stages.compare(folders(sources, ROOT / "docs", captures), Path(aside) / sources.name)
    found = list(reported.sections(told))
    lead = f"{reported.summary(told)} Compared with {name}."
    text = sheet.as_text(lead, found) if form == "text" else sheet.as_markdown("What this changes", lead, found)
    click.echo(text.rstrip("\n"))
    if pages:
        pages.write_text("".join(f"{address}\n" for address in reported.addresses(told)), encoding="utf-8")
    if told.has_errors:
        sys.exit(PROBLEMS)


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
@click.option("--into", type=FOLDER, default=None, show_default="data in the folder of pages", help="Where to.")
@telling
def book(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, into: Path | None = None
) -> None:
    """Write the whole edition as an EPUB and a PDF."""
    conclude(stages.book(folders(sources, docs, captures), strict, into and into.resolve()), form, quiet)


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
        for line in [*told, *wrote(written)]:
            click.echo(line)


def prompted(question: str, proposal: str | None, fault: Callable[[str], str | None]) -> str:
    """Return the answer to a question, which is put again until nothing is wrong with it."""

    def checked(answer: str) -> str:
        if message := fault(answer.strip()):
            raise click.UsageError(message)
        return answer.strip()

    return str(click.prompt(question, default=proposal, show_default=bool(proposal), value_proc=checked))


def existing(sources: Path) -> Path:
    """Return a folder of records that is there; a mistyped one is wrong use, and is not made."""
    if not sources.is_dir():
        raise click.UsageError(f"there is no folder of records at '{sources}'; name it with --sources")
    return sources


def is_asking() -> bool:
    """Whether there is somebody at a terminal to be asked."""
    return sys.stdin.isatty()


def essentials(command: Callable[..., None]) -> Callable[..., None]:
    """Give `new` an option for each field that it asks for."""
    for name in sorted({field.name for fields in ESSENTIALS.values() for field in fields}, reverse=True):
        kinds = [kind for kind, fields in ESSENTIALS.items() if name in {field.name for field in fields}]
        command = click.option(f"--{name}", f"given_{name}", help=f"Of {', '.join(kinds)}.")(command)
    return command


@main.command()
@click.argument("kind", type=click.Choice(sorted(ESSENTIALS)))
@click.option("--id", "id_", help="The id of the record; proposed if you give none.")
@essentials
@click.option("--today", type=DAY, help="The day of the first entry.", default=lambda: date.today().isoformat())
@options("sources", "quiet")
@telling
def new(kind: str, id_: str | None, today: datetime, sources: Path, quiet: bool, **given: str | None) -> None:
    """Begin a record: write it, commented, where it belongs. Asks on a terminal for what is not given."""
    known = {name.removeprefix("given_"): value for name, value in given.items() if value}
    where = folders(existing(sources), ROOT / "docs", ROOT / "captures")
    try:
        day = today.date().isoformat()
        written, told = stages.new(kind, known, id_, day, where, prompted if is_asking() else None)
    except Unsaid as fault:
        raise click.UsageError(str(fault)) from None
    except DraftFault as fault:
        click.echo(f"{fault}; nothing was written", err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        for line in [*wrote(written), *told]:
            click.echo(line)


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; end with status 1 if a schema is not current.")
@options("sources", "quiet")
@telling
def schema(check: bool, sources: Path, quiet: bool) -> None:
    """Write the schemas by which editors complete records, with the ids that there are now."""
    where = folders(existing(sources), ROOT / "docs", ROOT / "captures")
    if check:
        stale = stages.stale_schemas(where)
        for name in stale:
            click.echo(f"{sources.name}/{name} is not current; type 'make schema' and commit it")
        sys.exit(PROBLEMS if stale else 0)
    written = stages.renew_schemas(where)
    if not quiet:
        click.echo("\n".join(wrote(written)) or "Every schema is as it was.")


if __name__ == "__main__":
    main()
