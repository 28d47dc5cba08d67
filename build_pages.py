#!/usr/bin/env python3
"""The command line of Letterbook; `letterbook/commands/` holds the commands."""

import sys

try:
    from letterbook.commands import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing}: run 'make site' first, then use '.venv/bin/python build_pages.py'")

if __name__ == "__main__":
    main()
