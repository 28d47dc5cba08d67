"""`serve`: the site while one works."""

from collections.abc import Sequence
from pathlib import Path

import click

from letterbook.build import preview
from letterbook.check import Folders
from letterbook.commands.options import folders, options, tell, telling
from letterbook.commands.publish import summary
from letterbook.pages.addresses import GENERATED_FOLDERS, HOME
from letterbook.pages.mending import fault_page, problems_page
from letterbook.publishing.preview import AddressTaken
from letterbook.publishing.preview import serve as serve_site
from letterbook.publishing.site import SiteFault
from letterbook.publishing.write import WriteFault
from letterbook.records.problems import ProblemsFound

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
@telling(AddressTaken)
def serve(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, address: tuple[str, int]
) -> None:
    """Serve the site while you work; the browser follows every change, and shows what is wrong."""
    where = folders(sources, docs, captures)

    def make(site: Path) -> str:
        try:
            report = preview(where, site, strict)
        except ProblemsFound as found:
            tell(found.problems, form)
            return problems_page(found.problems, lambda file: lines_of(where, file))
        except (SiteFault, WriteFault, OSError) as fault:
            click.echo(str(fault), err=True)
            return fault_page(str(fault))
        tell(report.warnings, form)
        if not quiet:
            click.echo(summary(report))
        return ""

    serve_site(make, *address, watched(where), lambda url: click.echo(f"Serving on {url}; Ctrl-C ends it."))


def lines_of(where: Folders, file: str) -> Sequence[str]:
    """Return the lines of a file that a problem names, as far as it can be read."""
    folder = next((folder for folder in (where.sources, where.docs) if file.startswith(f"{folder.name}/")), None)
    try:
        return (folder.parent / file).read_text(encoding="utf-8", errors="replace").splitlines() if folder else []
    except OSError:
        return []


def watched(where: Folders) -> Sequence[Path]:
    """Return what the site is made of: records, captures, pages written by hand, theme and configuration."""
    made = {HOME, *GENERATED_FOLDERS}
    by_hand = (path for path in sorted(where.docs.iterdir()) if path.name not in made) if where.docs.is_dir() else ()
    captures = [where.captures] if where.captures and where.captures.is_dir() else []
    return (where.sources, *captures, *by_hand, where.root / "theme", where.root / "mkdocs.yml")
