"""The options that commands share, and how a command ends."""

import errno
import sys
from collections.abc import Callable, Mapping
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any

import click

from letterbook.folders import Folders
from letterbook.problems.formats import FORMATS
from letterbook.problems.problem import Problem, ProblemsFound, has_errors
from letterbook.publishing.output_folders import named_refusal

# Exit statuses; wrong use is click's own 2.
PROBLEMS = 1
INTERRUPTED = 130

FOLDER = click.Path(file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)

# Under which a run keeps the folder of the project.
ROOT = "letterbook.root"


def keep_root(context: click.Context, _: object, named: Path | None) -> None:
    """Keep the folder of the project: the one named, else that of the script that was called, else the one at hand."""
    # Not resolved: a project may link to a program that lies elsewhere.
    context.meta[ROOT] = (named or context.obj or Path.cwd()).absolute()


def within(name: str) -> Path:
    """Return a place in the project."""
    found = click.get_current_context().meta[ROOT]
    assert isinstance(found, Path)
    return found / name


GIVE_ROOT = click.option(
    "--root",
    type=FOLDER,
    # Before the others, which are found below it.
    is_eager=True,
    expose_value=False,
    callback=keep_root,
    help="The folder of the project.",
    show_default="that of build_pages.py, else the one you are in",
)

OPTIONS: Mapping[str, Callable[[Callable[..., None]], Callable[..., None]]] = {
    name: click.option(f"--{name}", type=FOLDER, default=partial(within, name), show_default=name, help=says)
    for name, says in (
        ("sources", "The folder of records."),
        ("docs", "The folder of pages."),
        ("captures", "Saved copies of articles."),
    )
} | {
    "strict": click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    "format": click.option(
        "--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How to print problems."
    ),
    "quiet": click.option("--quiet", is_flag=True, help="Print only problems."),
}


def options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command --root, and some of the options that commands share; all of them if none is named."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        command = GIVE_ROOT(command)
        for name in reversed(names or tuple(OPTIONS)):
            command = OPTIONS[name](command)
        return command

    return give


def report_errors(*faults: type[Exception]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command print the problems it meets, the faults named here, and what the system refuses; and end it so."""

    def give(work: Callable[..., None]) -> Callable[..., None]:
        def run(**options: Any) -> None:
            try:
                work(**options)
            except ProblemsFound as found:
                refuse(found.problems, options.get("form", "text"))
            except faults as fault:
                click.echo(str(fault), err=True)
                sys.exit(PROBLEMS)
            except OSError as fault:
                # Of a pipe that nobody reads any more, click makes a quiet end.
                if fault.errno == errno.EPIPE:
                    raise
                click.echo(named_refusal(fault), err=True)
                sys.exit(PROBLEMS)
            except KeyboardInterrupt:
                click.echo("interrupted", err=True)
                sys.exit(INTERRUPTED)

        return update_wrapper(run, work)

    return give


def refuse(problems: tuple[Problem, ...], form: str) -> None:
    """Print the problems that stopped a command, and end it."""
    tell(problems, form)
    strictly = " With --strict, as in 'make check', a warning counts." if not has_errors(problems) else ""
    click.echo(f"{len(problems)} problem{'s'[: len(problems) != 1]}; nothing was written.{strictly}", err=True)
    sys.exit(PROBLEMS)


def tell(problems: tuple[Problem, ...], form: str) -> None:
    """Print problems in the chosen form."""
    if problems:
        click.echo(FORMATS[form](problems))


def folders(sources: Path, docs: Path, captures: Path, site: Path | None = None) -> Folders:
    """Return where everything lies, by absolute paths."""
    found = (resolved(path) for path in (sources, docs, site or within("site"), captures))
    return Folders(within(""), *found)


def resolved(path: Path) -> Path:
    """Return a path without links; one whose links lead in a circle is wrong use."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise click.UsageError(f"'{path}' is a link that leads to itself; name another place") from None


def existing(sources: Path) -> Path:
    """Return a folder of records that is there; a mistyped one is wrong use, and is not made."""
    if not sources.is_dir():
        raise click.UsageError(f"there is no folder of records at '{sources}'; name it with --sources")
    return sources
