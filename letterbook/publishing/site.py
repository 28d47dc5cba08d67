"""Publishing `docs/` with MkDocs, strictly: a warning of the engine stops the build."""

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from letterbook.publishing.engine import command
from letterbook.publishing.last_build import Imprint

# What MkDocs reads, in the folder of a project.
CONFIGURATION = "mkdocs.yml"


class SiteFault(Exception):
    """MkDocs refused to build; the message is what it said."""


class Use(StrEnum):
    """What a site is built for."""

    HOSTED = "hosted"
    OFFLINE = "offline"
    PRIVATE = "private"
    PREVIEW = "preview"


# What `mkdocs.yml` reads of its environment; a copy for a disk has no address of its own.
ENVIRONMENTS: dict[Use, dict[str, str]] = {
    Use.HOSTED: {"OFFLINE": "false"},
    Use.OFFLINE: {"OFFLINE": "true", "SITE_URL": ""},
    Use.PRIVATE: {"OFFLINE": "true", "SITE_URL": "", "NOINDEX": "true"},
    # MkDocs takes of it only that the site lies at the root of wherever it is served.
    Use.PREVIEW: {"OFFLINE": "false", "SITE_URL": "http://127.0.0.1/"},
}


# Builds a site as `run_once` does: from the root of the project, an environment, and two folders.
RunEngine: TypeAlias = Callable[[Path, Mapping[str, str], Path, Path], subprocess.CompletedProcess[str]]


def publish(
    root: Path,
    imprint: Imprint,
    docs: Path,
    site: Path,
    memory: Path,
    use: Use = Use.HOSTED,
    run: RunEngine | None = None,
) -> None:
    """Have MkDocs build the site of the pages in `docs` into `site`, and remember in `memory` what it made of them.

    Both are folders for this alone: what MkDocs does not make is removed. Raises SiteFault with what it complained
    about, or where it has no configuration. Every page of a private site asks search engines to stay away. `run` says
    how MkDocs is run, if not as a process that is started now.
    """
    if not (root / CONFIGURATION).is_file():
        raise SiteFault(
            f"'{root}' has no '{CONFIGURATION}', which a site needs; name the project with --root, "
            "or copy Letterbook's file and its folder 'theme' there"
        )
    done = (run or run_once)(root, engine_environment(imprint, docs) | ENVIRONMENTS[use], site, memory)
    if done.returncode:
        raise SiteFault(complaint(done.stderr or done.stdout))


def run_once(root: Path, environment: Mapping[str, str], site: Path, memory: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a project in a process of its own."""
    return subprocess.run(
        command(site, memory),
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        # It keeps the locks of this run, should it outlive it: of open files, it is left those alone.
        close_fds=False,
    )


def complaint(output: str) -> str:
    """Return what MkDocs printed, without the lines that only say what it is doing.

    Of what the system refused, such as a file on a full disk, only what the system said.
    """
    if refused := re.search(r"^(?:\w*Error): (\[(?:Errno|WinError) \d+\] .*)$", output, re.MULTILINE):
        return (
            f"the site cannot be written: {refused[1].strip()}; check that you may write there, that there is space, "
            "and that no other program has it open"
        )
    return "\n".join(line for line in output.splitlines() if not line.startswith("INFO")).strip()


def engine_environment(imprint: Imprint, docs: Path) -> dict[str, str]:
    """Return the environment for MkDocs: where the pages lie, the site's address, and a date that is the records' own.

    MkDocs stamps the packed sitemap with the day of the build unless it is given another.
    """
    return {
        **os.environ,
        "DOCS_DIR": str(docs),
        "SITE_URL": imprint.address,
        # Where a mistake on a page without a record is told; the theme adds the page.
        "REPORT_TO": imprint.report_to,
        "SOURCE_DATE_EPOCH": str(int(midnight(imprint).timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        # What it reads, writes and prints does not depend on the country that a computer is set to.
        "PYTHONUTF8": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def unused_address(site: str, wanted: str) -> str:
    """Say that an address given in the environment is not used, where the collection has another or none; else "".

    The collection's `site` stands on pages, in citations and in books too, which know no environment: with an
    address of its own in the environment, one site would name two.
    """
    if not wanted or (site and wanted.rstrip("/") == site.rstrip("/")):
        return ""
    used = f"the address of this site is {site}" if site else "this site has no address"
    line = f"site: {wanted if wanted.endswith('/') else f'{wanted}/'}"
    return f"SITE_URL={wanted} in the environment is not used; {used}. To change it, write '{line}' in collection.yml"


def midnight(imprint: Imprint) -> datetime:
    """Return midnight, UTC, of the day of an imprint."""
    return datetime.combine(date.fromisoformat(imprint.day), time(), UTC)
