"""Pandoc, which comes with the program: the same input makes the same bytes, on any machine and on any day."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from letterbook.files.writing import WriteFault

# The package that brings it. It is not imported, which would take longer than most of what is asked of pandoc.
PACKAGE = "pypandoc"


class PandocFault(WriteFault):
    """Pandoc is not there, or refused; the message is what it said. What it should have made cannot be written."""


def pandoc() -> str:
    """Return the path of the program, which ends in .exe on Windows. Raises PandocFault.

    It is the one that comes with the package: another on the machine would make other bytes.
    """
    folder = folder_of(PACKAGE) / "files"
    found = [path for path in (folder / "pandoc", folder / "pandoc.exe") if path.is_file()]
    if not found:
        raise PandocFault(f"there is no pandoc in {folder}; 'make site' installs it")
    return str(found[0])


def folder_of(package: str) -> Path:
    """Return where the files of an installed package lie. Raises PandocFault where it is not installed."""
    found = find_spec(package)
    if not found or not found.origin:
        raise PandocFault(f"there is no package '{package}', which citations need; 'make site' installs it")
    return Path(found.origin).parent


def run(arguments: Sequence[str], given: bytes, environment: Mapping[str, str] | None = None) -> bytes:
    """Return what pandoc makes of some input; it knows no place and no user. Raises PandocFault."""
    command = [pandoc(), "--eol=lf", *arguments]
    surroundings = {"TZ": "UTC", "LC_ALL": "C.UTF-8", **of_the_system(), **(environment or {})}
    done = subprocess.run(command, input=given, capture_output=True, check=False, env=surroundings)
    if done.returncode:
        raise PandocFault(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def of_the_system() -> dict[str, str]:
    """Return what no program on Windows starts without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def as_meta(value: object) -> dict[str, object]:
    """Return a value as the metadata of a pandoc document has it; text stays text, and what is so already stays."""
    if isinstance(value, list):
        return {"t": "MetaList", "c": [as_meta(item) for item in value]}
    if isinstance(value, dict):
        return value if "t" in value else {"t": "MetaMap", "c": {name: as_meta(item) for name, item in value.items()}}
    return {"t": "MetaString", "c": str(value)}
