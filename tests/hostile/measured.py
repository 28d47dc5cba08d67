"""Prints what the inputs of each kind take at worst, and all that is not as it must be.

python -m tests.hostile.measured [KIND or NAME ...]
"""

import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.hostile.asking import running
from tests.hostile.corpus import CORPUS, faults
from tests.hostile.inputs import Input, laid


def main(wanted: list[str]) -> None:
    """Run the inputs whose kind or name is wanted; all if none is."""
    chosen = [one for one in CORPUS if not wanted or one.kind in wanted or one.name in wanted]
    took, last = defaultdict(list), Input("")
    with running() as run, TemporaryDirectory() as above:
        for number, one in enumerate(chosen):
            if one.files is not last.files or not one.files:
                folder = Path(above) / str(number)
                folder.mkdir()
                project = laid(one, folder)
                outcome = run(project, one.command)
            last = one
            took[one.kind].append((outcome["seconds"], outcome["megabytes"], one.name))
            if wrong := faults(one, project, outcome):
                click.echo(f"{one.name}: {wrong}\n    {outcome['output'][:300]!r}")
    click.echo("| kind | inputs | worst seconds | worst MB |\n| --- | --- | --- | --- |")
    for kind, each in took.items():
        seconds, memory = max(each)[0], max(megabytes for _, megabytes, _ in each)
        click.echo(f"| {kind} | {len(each)} | {seconds:.1f} | {memory:.0f} |")
    slow = [f"{name} {seconds:.1f} s" for each in took.values() for seconds, _, name in sorted(each)[-6:]]
    click.echo(f"\nSlowest: {'; '.join(slow)}")
    click.echo(f"Together: {sum(seconds for each in took.values() for seconds, *_ in each):.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
