"""Which files of the program a project carries, and what they hold there.

A project holds the whole program, so that whoever clones it can build it, and no change elsewhere breaks it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

# Where a wheel puts what lies beside the package in a repository.
INSTALLED = PACKAGE / "project"

# Carried as they are, but for what is marked as Letterbook's own.
CARRIED = (
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/dependabot.yml",
    ".github/workflows/check.yml",
    ".github/workflows/site.yml",
    "CONTRIBUTING.md",
    "Makefile",
    "SECURITY.md",
    "THIRD_PARTY.md",
    "build_pages.py",
    "docs/about/citing.md",
    "docs/about/formats.md",
    "docs/about/hosting.md",
    "docs/about/nginx.conf",
    "docs/about/reading.md",
    "docs/contributing",
    "mkdocs.yml",
    "requirements/book.txt",
    "requirements/site.txt",
    "theme",
)

# The licence of the program, which goes with it; the project has one of its own.
LICENCE = "LICENSE"

# What builds and checks the edition: of this repository the tests are others.
TESTS = PACKAGE / "founding" / "texts" / "tests"

# A part of a file that an edition does not get; behind "===", as comments, what it gets instead.
OWN = re.compile(
    r"^[^\n]*>>> of Letterbook's own[^\n]*\n.*?(?:^[^\n]*=== in an edition[^\n]*\n(?P<instead>.*?))?^[^\n]*<<<[^\n]*\n",
    re.MULTILINE | re.DOTALL,
)
SITE_NAME = re.compile(r"^site_name: (.*)$", re.MULTILINE)


def program_files(title: str) -> dict[str, bytes]:
    """Return what a project holds of the program, by the path in the project; `title` is shown at the top of its pages.

    Of this very program, from the repository it lies in or from where its wheel was installed.
    """
    beside = place_of_files()
    found = {name: carried(path, title) for name, path in files_of(beside)}
    found |= {f"letterbook/{name}": path.read_bytes() for name, path in below(PACKAGE) if not is_beside(name)}
    found |= {f"tests/{name}": path.read_bytes() for name, path in below(TESTS)}
    return found | {f"letterbook/{LICENCE}": licence_of_program().encode()}


def place_of_files() -> Path:
    """Return the folder in which what belongs to a project lies beside the package, or within it where installed."""
    return INSTALLED if INSTALLED.is_dir() else PACKAGE.parent


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the path in the project of each file that is carried, and where it lies here."""
    for name in CARRIED:
        path = folder / name
        if path.is_dir():
            yield from ((f"{name}/{inner}", found) for inner, found in below(path))
        else:
            yield name, path


def below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder, by their paths in it, but for what Python keeps there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix(), path


def is_beside(name: str) -> bool:
    """Whether a file of the package lies beside it in a project: those that a wheel puts into it, and the licence."""
    return name.startswith(f"{INSTALLED.name}/") or name == LICENCE


def carried(path: Path, title: str) -> bytes:
    """Return what a file holds in an edition of that title."""
    held = path.read_bytes()
    if b"\0" in held:
        return held
    text = without_own(held.decode())
    if path.name == "mkdocs.yml":
        text = SITE_NAME.sub(lambda _: f"site_name: {json.dumps(title, ensure_ascii=False)}", text, count=1)
    return text.encode()


def site_name_in(configuration: str) -> str | None:
    """Return the title that a configuration of a site shows at the top of its pages; None where it has none."""
    found = SITE_NAME.search(configuration)
    if not found:
        return None
    try:
        return str(json.loads(found[1]))
    except ValueError:
        # Written by hand, without quotation marks.
        return found[1].strip().strip("'")


def without_own(text: str) -> str:
    """Return a text without what is marked as Letterbook's own, and with what an edition has instead."""
    return OWN.sub(lambda found: re.sub(r"^( *)# ?", r"\1", found["instead"] or "", flags=re.MULTILINE), text)


def licence_of_program() -> str:
    """Return the licence under which the program may be used, changed and passed on."""
    for path in (PACKAGE / LICENCE, place_of_files() / LICENCE):
        if path.is_file():
            # Behind the line stands what holds for the records of a repository.
            return re.split(r"\n-{20,}\n", path.read_text(encoding="utf-8"), maxsplit=1)[0].rstrip("\n") + "\n"
    raise FileNotFoundError(f"{LICENCE} of the program")
