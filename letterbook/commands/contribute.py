"""`new`, `capture`, `seal`, `schema`: what the archive does for those who add to it."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from letterbook import contribute as stages
from letterbook.commands.options import FOLDER, PROBLEMS, existing, folders, options, report_errors, within
from letterbook.files.writing import WriteFault
from letterbook.intake.asking import ESSENTIALS, needed
from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.scaffold import DraftFault, Unsaid

DAY = click.DateTime(["%Y-%m-%d"])


def wrote(paths: list[Path]) -> list[str]:
    """Return what is said of written files; of the schemas, which change with every new id, in one line."""
    schemas = [path for path in paths if path.suffix == ".json"]
    renewed = (
        [f"renewed {len(schemas)} of the schemas in schema/, which know every id; commit them too"] if schemas else []
    )
    return [*(f"wrote {path.parent.name}/{path.name}" for path in paths if path not in schemas), *renewed]


def ended(message: str, end: str) -> str:
    """Return a message with how it ended; after a question, or several lines, as a sentence of its own."""
    if "\n" in message:
        return f"{message}\n{end.capitalize()}."
    return f"{message} {end.capitalize()}." if message.endswith("?") else f"{message}; {end}"


@click.command()
@options("sources", "captures", "quiet", "format")
@report_errors(WriteFault)
def seal(sources: Path, captures: Path, quiet: bool, **_: str) -> None:
    """Prove by seals that quotations were found in the captures at hand; commit what it writes.

    Comparisons of an editor are bound to their words; for that no captures are needed.
    """
    where = folders(sources, within("docs"), captures)
    changed = [f"seals/{name}" for name in stages.seal(where)] if captures.is_dir() else []
    changed += [path.relative_to(where.sources).as_posix() for path in stages.bind(where)]
    if not changed and not captures.is_dir():
        raise click.UsageError(f"there is no folder of captures at '{captures}'; name it with --captures")
    if not quiet:
        for name in changed:
            click.echo(f"wrote {sources.name}/{name}")
        click.echo("Commit them with the records." if changed else "Every seal is as it was.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", required=True, help="The id of the article's record.")
@click.option("--replace", is_flag=True, help="Replace a capture block that is there already.")
@click.option("--new", "begin", is_flag=True, help="Begin a record, though an article has nearly the same id.")
@click.option("--incomplete", is_flag=True, help="Only the beginning of the article was saved.")
@click.option("--encoding", help="The file's encoding, such as cp949, where it does not say it or says a wrong one.")
@options("sources", "captures", "quiet")
@report_errors(WriteFault)
def capture(
    file: Path,
    id_: str,
    replace: bool,
    begin: bool,
    incomplete: bool,
    encoding: str | None,
    sources: Path,
    captures: Path,
    quiet: bool,
) -> None:
    """Take a saved article (text, HTML or MHTML) and propose its record; an editor reviews it."""
    where = folders(existing(sources), within("docs"), captures)
    try:
        written, told = stages.take(file, id_, where, replace, begin, encoding, is_complete=not incomplete)
    except CaptureFault as fault:
        click.echo(ended(f"{file}: {fault}", "nothing was changed"), err=True)
        if fault.would_be:
            click.echo(f"With --replace the block would become:\n{fault.would_be.rstrip()}", err=True)
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


def is_asking() -> bool:
    """Whether there is somebody at a terminal to be asked."""
    return sys.stdin.isatty()


def essentials(command: Callable[..., None]) -> Callable[..., None]:
    """Give `new` an option for each field that it asks for, in the order of its questions."""
    for name in reversed(dict.fromkeys(field.name for fields in ESSENTIALS.values() for field in fields)):
        command = click.option(f"--{name}", f"given_{name}", help=kinds_with(name))(command)
    return command


def kinds_with(name: str) -> str:
    """Say which kinds of record are asked for a field, and which of them need it."""
    kinds = [kind for kind, fields in ESSENTIALS.items() if name in {field.name for field in fields}]
    needing = [kind for kind in kinds if f"--{name}" in needed(kind)]
    rest = [kind for kind in kinds if kind not in needing]
    said = [f"needed: {', '.join(needing)}" if needing else "", f"optional: {', '.join(rest)}" if rest else ""]
    return f"{'; '.join(part for part in said if part).capitalize()}."


def needs() -> str:
    """Return which options each kind of record needs; kinds that need the same stand together."""
    kinds: dict[str, list[str]] = {}
    for kind in ESSENTIALS:
        kinds.setdefault(" ".join(needed(kind)), []).append(kind)
    return "; ".join(f"{', '.join(alike)} {options}" for options, alike in kinds.items())


NEW = f"""Begin a record: write it, commented, where it belongs.

At a terminal it asks for what is not given, in the order of these options. Elsewhere these are needed: {needs()}.
"""


@click.command(help=NEW, short_help="Begin a record: write it, commented, where it belongs.")
@click.argument("kind", type=click.Choice(sorted(ESSENTIALS)))
@click.option("--id", "id_", help="The id of the record; proposed if you give none.")
@essentials
@click.option("--today", type=DAY, help="The day of the first entry.", default=lambda: date.today().isoformat())
@options("sources", "quiet")
@report_errors(WriteFault)
def new(kind: str, id_: str | None, today: datetime, sources: Path, quiet: bool, **given: str | None) -> None:
    """Begin a record: write it, commented, where it belongs. Asks on a terminal for what is not given."""
    known = {name.removeprefix("given_"): value for name, value in given.items() if value}
    where = folders(existing(sources), within("docs"), within("captures"))
    try:
        day = today.date().isoformat()
        written, told = stages.new(kind, known, id_, day, where, prompted if is_asking() else None)
    except Unsaid as fault:
        raise click.UsageError(str(fault)) from None
    except DraftFault as fault:
        click.echo(ended(str(fault), "nothing was written"), err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        for line in [*wrote(written), *told]:
            click.echo(line)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with status 1 if something is not current.")
@click.option("--docs", type=FOLDER, help="Where the guide to all fields lies; docs, unless --sources names others.")
@options("sources", "quiet")
@report_errors(WriteFault)
def schema(check: bool, sources: Path, docs: Path | None, quiet: bool) -> None:
    """Write the schemas by which editors complete records, with the ids that there are now, and the guide to fields."""
    where = folders(existing(sources), docs or within("docs"), within("captures"))
    # Records elsewhere may have pages of their own: a guide is written among those that are named.
    is_ours = docs is not None or where.sources == within("sources").resolve()
    if check:
        stale = [f"{sources.name}/{name}" for name in stages.stale_schemas(where)]
        stale += [f"{where.docs.name}/{name}" for name in stages.stale_guide(where.docs) if is_ours]
        for name in stale:
            click.echo(f"{name} is not current; type 'make schema' and commit it")
        sys.exit(PROBLEMS if stale else 0)
    written = stages.renew(where, with_guide=is_ours)
    if not quiet:
        click.echo("\n".join(wrote(written)) or "Every schema is as it was.")
