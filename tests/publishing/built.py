"""Sites that are built for tests to look at, and served to them."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from letterbook import build
from letterbook.build import Report
from letterbook.folders import Folders
from letterbook.pages.generated import GENERATED_FOLDERS, HOME

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """A site that was built: where its sources, pages and HTML lie, and what the build said."""

    folders: Folders
    report: Report

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.folders.site

    def pages(self) -> Iterator[tuple[str, Path]]:
        """Yield every page with its path in the site; the page for dead links is none of its own."""
        for path in sorted(self.site.rglob("*.html")):
            if path.name != "404.html":
                yield path.relative_to(self.site).as_posix(), path


def copy_written_by_hand(docs: Path) -> None:
    """Copy the pages that are written by hand into a folder of pages."""
    generated = {ROOT / "docs" / name for name in (HOME, *GENERATED_FOLDERS)}
    shutil.copytree(ROOT / "docs", docs, ignore=lambda here, names: {n for n in names if Path(here, n) in generated})


def made_a_project(folder: Path) -> Path:
    """Give a folder what MkDocs reads beside the pages of a project: its configuration and the theme; return it."""
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def build_site(folder: Path, sources: Path, changes: Mapping[str, str] | None = None) -> Built:
    """Build a site in a folder from a copy of some sources, with some of their files replaced or added."""
    shutil.copytree(sources, folder / "sources")
    for name, text in (changes or {}).items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    copy_written_by_hand(folder / "docs")
    folders = Folders(made_a_project(folder), folder / "sources", folder / "docs", folder / "site")
    return Built(folders, build.site(folders))


def unpacked(folder: Path, built: Built) -> Path:
    """Pack the offline copy of a built site as a user does, unpack it in a folder, and return where it then lies."""
    report = build.offline(built.folders, folder / "dist")
    assert not report.findings
    # As on a stick: with a space, an accent and Hangul on the way.
    place = folder / "mémoire 한글 stick"
    with zipfile.ZipFile(report.packed[0]) as archive:
        archive.extractall(place)
    (copy,) = place.iterdir()
    return copy


def sampled(pages: Iterable[Path], every: int = 12) -> list[Path]:
    """Return the first page of each folder and one of every so many others, in order; all pages in `make torture`."""
    ordered = sorted(pages)
    if os.environ.get("LETTERBOOK_TORTURE") == "1":
        return ordered
    # A hosted page is the index of a folder of its own.
    folders = {path: path.parent.parent if path.name == "index.html" else path.parent for path in ordered}
    first = {folders[path]: path for path in reversed(ordered)}.values()
    return sorted({*first, *ordered[::every]})


def another_day() -> dict[str, str]:
    """Return an environment in which a program takes it to be some day in 2031; skips the test without faketime."""
    if not shutil.which("faketime"):
        pytest.skip("no faketime on this machine, which sets another day")
    preload = subprocess.run(["faketime", "2031-05-06 07:08:09", "env"], capture_output=True, check=True, text=True)
    return dict(line.split("=", 1) for line in preload.stdout.splitlines() if line.startswith(("LD_PRE", "FAKET")))
