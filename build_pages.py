#!/usr/bin/env python3
"""The command line of this project; `letterbook/commands/` holds the commands."""

from pathlib import Path

# First this one, which says what to do where the libraries of the other are not installed.
from letterbook.__main__ import start
from letterbook.commands import main

__all__ = ["main"]

if __name__ == "__main__":
    start(Path(__file__).absolute().parent)
