"""The way in: `letterbook`, `python -m letterbook`, and `build_pages.py` of a project."""

import io
import os
import sys
from pathlib import Path


def advice(missing: ModuleNotFoundError) -> str:
    """Return what to do where something that the program needs is not installed."""
    unix = "run 'make site' first, then use '.venv/bin/python build_pages.py'"
    windows = r"set up .venv as CONTRIBUTING.md says, then use '.venv\Scripts\python build_pages.py'"
    return f"{missing}: {windows if os.name == 'nt' else unix}"


try:
    from letterbook.commands import main
except ModuleNotFoundError as click_is_missing:
    sys.exit(advice(click_is_missing))


def print_every_character() -> None:
    """Let output hold any character: UTF-8 in files and pipes; on a terminal that lacks it, its number.

    On Windows a pipe has the encoding of the country, in which most names of the archive cannot be written.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def start(project: Path | None = None) -> None:
    """Run the command line; without a project, that of the folder one is in."""
    print_every_character()
    try:
        main(obj=project)
    except ModuleNotFoundError as library_is_missing:
        # A command's libraries are loaded when it is used.
        sys.exit(advice(library_is_missing))


if __name__ == "__main__":
    start()
