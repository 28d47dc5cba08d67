"""What a newer program changes in a project: its own files, unless a hand changed them, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from letterbook.files.checksums import checksum
from letterbook.publishing.made import Made
from letterbook.publishing.renewing import held_by

# Beside a file that a hand changed: what the newer program would have put there.
BESIDE = ".new"


@dataclass(frozen=True)
class Upgrade:
    """What is to be written, by path, and which files of the program stay as a hand left them."""

    files: Mapping[str, bytes]
    kept: tuple[str, ...]


def upgrade_of(project: Path, made: Made, program: Mapping[str, bytes]) -> Upgrade:
    """Return how a project gets the files of a program: those that a hand changed stay, the new ones come beside them.

    A file that is as the program would have it is the program's, whoever put it there.
    """
    changed = tuple(name for name, content in program.items() if is_changed(project, made, name, content))
    moved = {
        f"{name}{BESIDE}": content
        for name, content in program.items()
        # What the older program wrote is what the newer one writes: there is nothing to carry over.
        if name in changed
        and made.files.get(name) != checksum(content)
        # And what somebody wrote under that name is not touched.
        and not is_changed(project, made, f"{name}{BESIDE}", content)
    }
    return Upgrade({name: content for name, content in program.items() if name not in changed} | moved, changed)


def is_changed(project: Path, made: Made, name: str, content: bytes) -> bool:
    """Whether a file of the program is there, and neither as the older program left it nor as the newer one has it."""
    there = held_by(project, name)
    return bool(there) and there != checksum(content) and not made.is_ours(name, there)
