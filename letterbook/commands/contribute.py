"""`new`, `capture`, `seal`, `schema`: what the archive does for those who add to it."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from letterbook import contribute as stages
from letterbook.commands.options import FOLDER, PROBLEMS, existing, folders, options, report_errors, within
from letterbook.files.writing import WriteFault
from letterbook.intake.asking import ESSENTIALS, needed
from letterbook.intake.capture import Wish
from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.scaffold import DraftFault, Unsaid
from letterbook.reading.link import with_indefinite_article

DAY = click.DateTime(["%Y-%m-%d"])


def wrote(paths: list[Path]) -> list[str]:
    """Return what is said of written files; of the schemas, which change with every new id, in one line."""
    schemas = [path for path in paths if path.suffix == ".json"]
    renewed = [f"renewed {len(schemas)} schemas in schema/, which list every id; commit them too"] if schemas else []
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
        click.echo("Commit them with the records." if changed else "No seal changed.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", help="The id of the article's record; if you give none, one is proposed.")
@click.option("--replace", is_flag=True, help="Replace an existing capture and its block.")
@click.option("--new", "begin", is_flag=True, help="Begin a record even if another id is nearly the same.")
@click.option("--incomplete", is_flag=True, help="Only the beginning of the article was saved.")
@click.option("--encoding", help="The file's encoding, such as cp949, if the file does not say it or is wrong.")
@click.option("--unwrap", is_flag=True, help="Join the lines of each paragraph, if the text has line breaks.")
@click.option("--paragraphs", is_flag=True, help="List each paragraph, not ranges.")
@options("sources", "captures", "quiet")
@report_errors(WriteFault)
def capture(file: Path, sources: Path, captures: Path, quiet: bool, **said: Any) -> None:
    """Read a saved article (text, HTML or MHTML) and propose its record; an editor reviews it."""
    where = folders(existing(sources), within("docs"), captures)
    wish = Wish(
        may_replace=said["replace"],
        may_begin=said["begin"],
        encoding=said["encoding"],
        is_complete=not said["incomplete"],
        unwrap=said["unwrap"],
        lists_all=said["paragraphs"],
    )
    try:
        written, told = stages.take(file, said["id_"], wish, where, chosen if is_asking() else None)
    except CaptureFault as fault:
        click.echo(ended(f"{file}: {fault}", "nothing was changed"), err=True)
        if fault.would_be:
            click.echo(f"With --replace the block would become:\n{fault.would_be.rstrip()}", err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        for line in [*told, *wrote(written)]:
            click.echo(line)


def chosen(proposal: str) -> str:
    """Return the id of a new record, as somebody at a terminal chooses it."""
    return prompted("Id of the article's record", proposal or None, lambda _: None)


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


def essentials(kind: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give `new` an option for each field that it asks for, those of a kind of record in the order of its questions.

    Those of other kinds are taken too, and refused with those that there are.
    """
    own = [field.name for field in ESSENTIALS[kind]]
    others = [name for name in NAMES if name not in own]

    def give(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed([*own, *others]):
            says = "Needed." if f"--{name}" in needed(kind) else "Optional."
            command = click.option(f"--{name}", f"given_{name}", help=says, hidden=name in others)(command)
        return command

    return give


NAMES = list(dict.fromkeys(field.name for fields in ESSENTIALS.values() for field in fields))


def beginning(kind: str) -> click.Command:
    """Return the command that begins a record of a kind."""
    asks = "At a terminal it asks for what you leave out, in this order."
    needs = f" Elsewhere you must give {' and '.join(needed(kind))}." if needed(kind) else ""
    short = f"Begin {with_indefinite_article(kind)}."

    @click.command(kind, help=f"{short[:-1]}; with comments, in its folder.\n\n{asks}{needs}", short_help=short)
    @click.option("--id", "id_", help="The id of the record; if you give none, one is proposed.")
    @essentials(kind)
    @click.option("--today", type=DAY, help="The day of the first entry.", default=lambda: date.today().isoformat())
    @options("sources", "quiet")
    @report_errors(WriteFault)
    def record(id_: str | None, today: datetime, sources: Path, quiet: bool, **given: str | None) -> None:
        known = {name.removeprefix("given_"): value for name, value in given.items() if value}
        begin(kind, id_, today, sources, quiet, known)

    return record


def begin(kind: str, id: str | None, today: datetime, sources: Path, quiet: bool, known: dict[str, str]) -> None:
    """Begin a record of what is known, ask for the rest, and print what was written and what comes next."""
    where = folders(existing(sources), within("docs"), within("captures"))
    try:
        day = today.date().isoformat()
        written, told = stages.new(kind, known, id, day, where, prompted if is_asking() else None)
    except Unsaid as fault:
        raise click.UsageError(str(fault)) from None
    except DraftFault as fault:
        click.echo(ended(str(fault), "nothing was written"), err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        for line in [*wrote(written), *told]:
            click.echo(line)


EDITION = "edition"


class Kinds(click.Group):
    """What `new` can begin: a record of each kind, or an edition."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Return what can be begun."""
        return sorted([*ESSENTIALS, EDITION])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Return the command that begins something; None where nothing is called so."""
        if cmd_name == EDITION:
            return import_module("letterbook.commands.editions").edition  # type: ignore[no-any-return]
        return beginning(cmd_name) if cmd_name in ESSENTIALS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that begins something; what nobody can begin is wrong use, told with what there is."""
        if args[0] not in (known := self.list_commands(ctx)):
            ctx.fail(f"'{args[0]}' is not one of {', '.join(known)}")
        return super().resolve_command(ctx, args)


@click.group(cls=Kinds, short_help="Begin a record, or your own edition.")
def new() -> None:
    """Begin a record, with comments, in its folder; or your own edition, in a new folder."""


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with status 1 if something is out of date.")
@click.option("--docs", type=FOLDER, help="The folder of the guide to all fields; docs, unless --sources names others.")
@options("sources", "quiet")
@report_errors(WriteFault)
def schema(check: bool, sources: Path, docs: Path | None, quiet: bool) -> None:
    """Write the schemas that editors use to complete records, with the current ids, and the guide to fields."""
    where = folders(existing(sources), docs or within("docs"), within("captures"))
    # Records elsewhere may have pages of their own: a guide is written among those that are named.
    is_ours = docs is not None or where.sources == within("sources").resolve()
    if check:
        stale = [f"{sources.name}/{name}" for name in stages.stale_schemas(where)]
        stale += [f"{where.docs.name}/{name}" for name in stages.stale_guide(where.docs) if is_ours]
        for name in stale:
            click.echo(f"{name} is out of date; run 'make schema' and commit it")
        sys.exit(PROBLEMS if stale else 0)
    written = stages.renew(where, with_guide=is_ours)
    if not quiet:
        click.echo("\n".join(wrote(written)) or "No schema changed.")
