"""`serve`: the site while one works."""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from letterbook.commands.build import summary
from letterbook.commands.options import existing, folders, options, report_errors, tell
from letterbook.files.writing import WriteFault
from letterbook.folders import Folders
from letterbook.outputs import refuse_pages
from letterbook.pages.generated import GENERATED_FOLDERS, HOME
from letterbook.previewing import Preview
from letterbook.problems.problem import ProblemsFound
from letterbook.publishing.error_page import fault_page, problems_page
from letterbook.publishing.following import Watched
from letterbook.publishing.preview import AddressTaken
from letterbook.publishing.preview import serve as serve_site
from letterbook.publishing.site import CONFIGURATION, SiteFault
from letterbook.publishing.standby import Standby

HIGHEST_PORT = 65_535


def host_and_port(_: object, __: object, address: str) -> tuple[str, int]:
    """Return an address in its two parts."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > HIGHEST_PORT:
        raise click.BadParameter(f"'{address}' is not an address such as 127.0.0.1:8000")
    return host, int(port)


@click.command()
@options()
@click.option("--address", default="127.0.0.1:8000", show_default=True, callback=host_and_port, help="Where to serve.")
@report_errors(AddressTaken, WriteFault)
def serve(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, address: tuple[str, int]
) -> None:
    """Serve the site while you work; the browser follows every change, and shows what is wrong.

    Files for download are made again by the next build.
    """
    where = folders(existing(sources), docs, captures)
    refuse_pages(where)

    def make(site: Path, show: Callable[[], None]) -> str:
        try:
            report = preview.build(site, show)
        except ProblemsFound as found:
            tell(found.problems, form)
            return problems_page(found.problems, lambda file: lines_of(where, file))
        except (SiteFault, WriteFault, OSError) as fault:
            click.echo(str(fault), err=True)
            return fault_page(str(fault))
        except Exception as fault:
            # A fault of the program: the server goes on, and the browser does not wait for ever.
            click.echo(traceback.format_exc(), err=True)
            return fault_page(f"{type(fault).__name__}: {fault}\nThis is a bug in the program; see the terminal.")
        tell(report.warnings, form)
        if not quiet:
            click.echo(summary(report.counted, report.written))
        return ""

    with Standby() as engine:
        preview = Preview(where, strict, engine.run)
        serve_site(make, *address, watched(where), lambda url: click.echo(f"Serving on {url}; Ctrl-C ends it."))


def lines_of(where: Folders, file: str) -> Sequence[str]:
    """Return the lines of a file that a problem names, as far as it can be read."""
    folder = next((folder for folder in (where.sources, where.docs) if file.startswith(f"{folder.name}/")), None)
    try:
        return (folder.parent / file).read_text(encoding="utf-8-sig", errors="replace").splitlines() if folder else []
    except OSError:
        return []


def watched(where: Folders) -> Watched:
    """Return what the site is made of: records, captures, theme and configuration, and pages."""
    captures = [where.captures] if where.captures and where.captures.is_dir() else []
    paths = (where.sources, *captures, where.root / "theme", where.root / CONFIGURATION)
    return Watched(paths, where.docs, frozenset({HOME, *GENERATED_FOLDERS}))
