"""A disturbed run, another one after it, and what is then compared with runs that nobody disturbed."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from letterbook.files.writing import OURS
from letterbook.publishing.made import RECORD
from letterbook.reading.cache import FOLDER
from tests.disturbed.running import HUNG, Disturbance, Ended, run
from tests.disturbed.scenes import Scene

# How many lines a refusal may have: itself, and what was said before it came.
LINES = 3


@dataclass(frozen=True)
class Trial:
    """What was done to a run, how it ended, and what was wrong with that or after it; nothing should be."""

    disturbance: Disturbance
    ended: Ended
    faults: tuple[str, ...]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a project by its path, but for what runs keep for later ones."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    read = {name: content_of(path) for name, path in named.items() if not name.startswith(f"{FOLDER}/")}
    return {name: content for name, content in read.items() if content is not None}


def content_of(path: Path) -> bytes | None:
    """Return what a file holds; None if a run whose first process alone was killed has removed it meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def left_behind(folder: Path) -> list[str]:
    """Return what of a run lies in a project after its end: all that is ours, hidden, and no record and no cache."""
    found = (path for path in folder.rglob(f"{OURS}*") if path.name not in (RECORD, FOLDER))
    return sorted(path.relative_to(folder).as_posix() for path in found)


def is_hidden(name: str) -> bool:
    """Whether a path leads into a hidden place of a run, such as where it puts files aside; a record is none."""
    *folders, file = name.split("/")
    return any(folder.startswith(OURS) for folder in folders) or (file.startswith(OURS) and file != RECORD)


def differences(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    """Return what is missing, too much or other in files by their paths."""
    return [
        f"{name}: {'missing' if name not in found else 'too much' if name not in expected else 'other'}"
        for name in sorted({*found, *expected})
        if found.get(name) != expected.get(name)
    ]


class Stage:
    """A scene in a folder: the project as it is before the command, and as the command leaves it undisturbed."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene, self.folder = scene, folder
        scene.prepare(folder / "before")

    @cached_property
    def undisturbed(self) -> Ended:
        """How the command ends if nobody disturbs it; it leaves the project in `after`."""
        ended = run(self.scene.command, self.copied("after"))
        assert ended.status == 0, ended.told
        return ended

    @cached_property
    def after(self) -> Mapping[str, bytes]:
        """What the project holds after an undisturbed run."""
        assert self.undisturbed
        return contents(self.folder / "after")

    @cached_property
    def by_hand(self) -> Mapping[str, bytes]:
        """What no run may touch: all that lies there before an undisturbed run, and is the same after it."""
        before = contents(self.folder / "before")
        return {name: content for name, content in before.items() if self.after.get(name) == content}

    def copied(self, name: str) -> Path:
        """Return a copy of the project as it is before the command."""
        project = self.folder / name
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(self.folder / "before", project, symlinks=True)
        return project

    def tried(self, disturbance: Disturbance) -> Trial:
        """Run the command disturbed, and once more, and return what was wrong."""
        expected, project = self.after, self.copied("tried")
        ended = run(self.scene.command, project, disturbance)
        there = contents(project)
        lost = [f"lost: {name}" for name, content in self.by_hand.items() if there.get(name) != content]
        # Whatever it was refused that only saves time, a run that ends well has done all of its work. What it could not
        # remove of a hidden place of its own, the next one removes.
        shown = {name: content for name, content in there.items() if not is_hidden(name)}
        undone = [f"not done: {one}" for one in differences(shown, expected)] if ended.status == 0 else []
        again = run(self.scene.command, project)
        faults = [*wrong_with(ended), *lost, *undone, *self.wrong_again(again, project, expected)]
        return Trial(disturbance, ended, tuple(faults))

    def wrong_again(self, again: Ended, project: Path, expected: Mapping[str, bytes]) -> Iterator[str]:
        """Yield what is wrong with the run after the disturbed one, and with what it leaves."""
        if again.status:
            yield f"the next run ended with {again.status}: {again.told}"
        yield from (f"different: {one}" for one in differences(contents(project), expected))
        yield from (f"left behind: {one}" for one in left_behind(project))


def wrong_with(ended: Ended) -> Iterator[str]:
    """Yield what is wrong with how a run ended: it hangs, or does not say in a line what was refused."""
    if ended.status == HUNG:
        yield "hangs"
    if "Traceback" in ended.told or (ended.status not in (0, 1, 2, HUNG) and ended.status > 0):
        yield f"no clear line: {ended.told}"
    elif ended.status in (1, 2) and not 0 < len(ended.told.splitlines()) <= LINES:
        yield f"many lines: {ended.told}"
