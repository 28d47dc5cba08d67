"""The command line: parses arguments, calls one function each, prints what came of it.

A command's module is imported when the command is used, so that `check` need not wait for what makes books.
"""

from importlib import import_module

import click

# Where each command is.
MODULES = {
    "build": "build",
    "check": "check",
    "serve": "serve",
    "site": "publish",
    "offline": "publish",
    "archive": "publish",
    "book": "publish",
    "new": "contribute",
    "capture": "contribute",
    "seal": "contribute",
    "schema": "contribute",
    "report": "report",
    "clean": "clean",
    "upgrade": "editions",
    "import-cmif": "editions",
}


class Commands(click.Group):
    """The commands; without one, `build`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Return the names of the commands."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Return a command, or None where there is none of that name."""
        if cmd_name not in MODULES:
            return None
        found = getattr(import_module(f"{__name__}.{MODULES[cmd_name]}"), cmd_name.replace("-", "_"))
        assert isinstance(found, click.Command)
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` in front of arguments that name no command."""
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the records in sources/ into pages in docs/ and a site. Without a command: build."""
