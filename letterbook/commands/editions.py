"""`new edition`, `upgrade`: whole projects."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from letterbook import editions as stages
from letterbook.commands.contribute import DAY, ended, is_asking, prompted
from letterbook.commands.options import FOLDER, PROBLEMS, folders, options, report_errors, resolved, within
from letterbook.files.writing import WriteFault
from letterbook.founding.first_records import FoundingFault
from letterbook.founding.founding_facts import Founding, fault_of
from letterbook.intake.cmif.entries import CmifFault
from letterbook.intake.cmif.importing import header_of, refuse_files
from letterbook.records.licences import LICENCES

QUESTIONS = {
    "title": "Title of the edition",
    "from": "Who writes (a name)",
    "to": "To whom (a name)",
    "language": "Language of the letters, such as en",
    "licence": "Licence of your own texts",
    "address": "Address of the site, such as https://letters.example.org/ [Enter: not known]",
    "editor": "Who edits it",
}
PROPOSED = {"language": "en", "licence": "CC BY 4.0", "address": "", "editor": "The editors"}

FILE = click.Path(path_type=Path)

# How many files of an upgrade are named.
NAMED = 10


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--from-cmif", "cmif", type=FILE, multiple=True, help="A CMIF file with the letters; may be given several times."
)
@click.option("--title", help="Its title. Needed.")
@click.option("--from", "from_", help="Who writes: the name of the first correspondent. Needed.")
@click.option("--to", help="To whom: the name of the second. Needed.")
@click.option("--language", help="The language of the letters, as a tag such as de; en by default.")
@click.option(
    "--licence",
    help=f"The licence of your own texts: {', '.join(LICENCES)}, or another in words. CC BY 4.0 by default.",
)
@click.option("--address", help="The address of the published site, if you know it.")
@click.option("--editor", "editors", multiple=True, help="Who edits it; may be given several times.")
@click.option("--today", type=DAY, help="The day of the first entries.", default=lambda: date.today().isoformat())
@options("quiet")
@report_errors(WriteFault)
def edition(
    folder: Path,
    cmif: tuple[Path, ...],
    title: str | None,
    from_: str | None,
    to: str | None,
    language: str | None,
    licence: str | None,
    address: str | None,
    editors: tuple[str, ...],
    today: datetime,
    quiet: bool,
) -> None:
    """Begin an edition of your own in a new FOLDER: a whole project, with the program, pages, tests and one letter.

    At a terminal it asks for what you leave out, in this order. Elsewhere --title, --from and --to must
    be given; with --from-cmif, the title is that of the first file, and there is no sample letter.
    """
    given = {"title": title, "from": from_, "to": to, "language": language, "licence": licence, "address": address}
    if cmif:
        given = taken_from_files(cmif, given)
    said = {name: answer(name, value) for name, value in given.items()}
    named = editors or (answer("editor", None),)
    if faults := [f"--{name}: {fault}" for name, value in said.items() if (fault := fault_of(name, value, bool(cmif)))]:
        raise click.UsageError("\n".join(faults))
    founding = Founding(
        title=said["title"],
        sender=said["from"],
        recipient=said["to"],
        language=said["language"],
        licence=said["licence"],
        address=said["address"],
        editors=named,
        today=today.date().isoformat(),
    )
    here = folders(within("sources"), within("docs"), within("captures"))
    try:
        count = stages.found(founding, resolved(folder), here, cmif)
    except (FoundingFault, CmifFault) as fault:
        click.echo(ended(str(fault), "nothing was written"), err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        click.echo(f"wrote {count} files into {folder}{', and the records of the letters' if cmif else ''}")
        if cmif:
            click.echo(f"{folder / stages.REPORT} lists what was repaired or left out.")
        click.echo(f"Next: cd {folder}; git init; make site; make test. Then read README.md there.")


def taken_from_files(paths: tuple[Path, ...], given: dict[str, str | None]) -> dict[str, str | None]:
    """Return what is given of an edition, with the title of the first file where none is; nobody need be named."""
    try:
        refuse_files(paths)
    except CmifFault as fault:
        click.echo(ended(str(fault), "nothing was written"), err=True)
        sys.exit(PROBLEMS)
    return {**given, "title": given["title"] or header_of(paths[0]).title or None, "from": "", "to": ""}


@click.command("import-cmif")
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--into", type=FOLDER, required=True, help="The folder of the project that gets the letters.")
@click.option("--today", type=DAY, help="The day of the first entry.", default=lambda: date.today().isoformat())
@options("quiet")
@report_errors(WriteFault)
def import_cmif(files: tuple[Path, ...], into: Path, today: datetime, quiet: bool) -> None:
    """Import the letters of CMIF files as records; what a newer file changes is brought in, what you changed stays.

    import-report.txt lists all repairs and omissions, with file and line.
    """
    here = folders(within("sources"), within("docs"), within("captures"))
    say = (lambda _: None) if quiet else click.echo
    try:
        done = stages.import_cmif(files, resolved(into), here, today.date().isoformat(), say)
    except CmifFault as fault:
        click.echo(ended(str(fault), "nothing was written"), err=True)
        sys.exit(PROBLEMS)
    if not quiet:
        click.echo(f"letters: {done.read:,} read, {done.imported:,} imported, {done.skipped:,} skipped")
        click.echo(f"records: {done.written:,} written, {done.unchanged:,} unchanged")
        click.echo(f"{into / stages.REPORT} lists {len(done.lines):,} repairs and omissions")


def answer(name: str, given: str | None) -> str:
    """Return what was given or, where somebody is at a terminal, is answered; else what is proposed."""
    if given is not None:
        return given.strip()
    if is_asking():
        return prompted(QUESTIONS[name], PROPOSED.get(name), asked(name))
    if name not in PROPOSED:
        raise click.UsageError("an edition needs --title, --from and --to")
    return PROPOSED[name]


def asked(name: str) -> Callable[[str], str | None]:
    """Return what says of an answer what is wrong with it."""
    return lambda value: fault_of(name, value)


@click.command()
@options("quiet")
@report_errors(WriteFault)
def upgrade(quiet: bool) -> None:
    """Replace an edition's program with this newer one; keep what you changed or wrote."""
    done = stages.upgrade(folders(within("sources"), within("docs"), within("captures")))
    if quiet:
        return
    if not (done.written or done.removed):
        click.echo("Every file of the program is up to date.")
    for verb, names in (("wrote", done.written), ("removed", done.removed)):
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        if names:
            click.echo(f"{verb} {', '.join(names[:NAMED])}{more}")
    for name in done.kept:
        click.echo(f"{name} stays as you changed it; compare it with {name}.new, if there is one, then remove that")
    if done.written or done.removed:
        click.echo("Next: make check, to see whether the records have the format that this program reads; make test.")
