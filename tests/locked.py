"""The lock, read as it stands: what is pinned in `requirements/`, with its hashes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Each holds what the one before it holds, and more.
LOCKS = ("site", "book", "test", "long")

# A requirement as the lock has it: name, version, where it is needed, and the SHA-256 of each file of that version.
PINNED = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.+!]+)(?: ; (?P<marker>[^\\\n]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)"
)


@dataclass(frozen=True)
class Locked:
    """One library at one version; `marker` says on which systems it is needed, "" for all."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


# How the lock says what a library is there for: another library, or this project.
PROJECT = "letterbook (pyproject.toml)"


def requirements(lock: str) -> list[str]:
    """Return the requirements of a lock, each with the lines that go on from it; comments are left out."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return re.split(r"(?<!\\)\n", lines)


def read(lock: str) -> Iterator[Locked]:
    """Yield what a lock pins, in order; raises ValueError for a line of another form."""
    for requirement in requirements(lock):
        found = PINNED.fullmatch(requirement)
        if not found:
            raise ValueError(f"requirements/{lock}.txt: {requirement.splitlines()[0]!r} is not pinned with hashes")
        hashes = tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", found["hashes"])))
        yield Locked(found["name"], found["version"], found["marker"] or "", hashes)


def wanted_by(lock: str) -> dict[str, set[str]]:
    """Return for each library of a lock what wants it, as the comments of the lock say: libraries, or `PROJECT`."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if pinned := re.match(r"([a-z0-9-]+)==", line):
            found[pinned[1]] = by = set()
        elif told := re.fullmatch(r" +# +(?:via )?(?!via$)(\S.*)", line):
            by.add(told[1])
    return found
