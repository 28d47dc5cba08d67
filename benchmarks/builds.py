"""How long builds and checks of invented editions take, as multiples of what nobody can save.

M is what MkDocs takes for the same pages; Y is what PyYAML takes for the same records, with its fastest safe loader.
Each edition is a project of its own in a temporary folder; everything runs as the commands that a user types, each in
a process of its own. Sizes are numbers of letters: `python -m benchmarks.builds 100 1000 10000`, which are the default.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.invented import write_edition

ROOT = Path(__file__).resolve().parent.parent

SIZES = (100, 1_000, 10_000)

# What takes minutes is measured once; the smaller editions, oftener.
ROUNDS = {100: 5, 1_000: 3}

# From nothing, with nothing changed, with one record changed: multiples of M; and of a check, of Y.
FULL, NOTHING, ONE, CHECK, CHECK_AGAIN = 0.5, 0.02, 0.03, 4.0, 1.0

# Megabytes of any one process; times from 1,000 letters to 10,000.
MEMORY, GROWTH = 600, 11.0

# The targets are meant for editions of these sizes.
MEANT = (1_000, 10_000)

PARSE = """
import sys, time, yaml
from pathlib import Path
start = time.perf_counter()
for path in sorted(Path("sources").rglob("*.yml")):
    yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Run:
    """One run of a command: how long it took, in seconds, and the most memory that it had, in megabytes."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Measured:
    """What was measured of an edition, medians in seconds; memory is the most of any process, in megabytes."""

    letters: int
    mkdocs: float
    parsing: float
    full: float
    nothing: float
    one: float
    check: float
    check_again: float
    memory: float


def run(project: Path, *command: str) -> Run:
    """Run a command of Python in a project; raises where it fails."""
    return run_program(project, sys.executable, *command)


def run_program(project: Path, *command: str) -> Run:
    """Run a command in a project; raises where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        # The children of the process, and their memory, are none of the others'.
        process = subprocess.Popen(command, cwd=project, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{output.read().decode(errors='replace')}")
    return Run(time.perf_counter() - start, used.ru_maxrss / 1024)


def project_in(folder: Path, letters: int) -> Path:
    """Return a new project with an invented edition of so many letters."""
    folder.mkdir()
    for name in ("letterbook", "theme"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("build_pages.py", "mkdocs.yml"):
        shutil.copy2(ROOT / name, folder / name)
    for name in ("about", "contributing"):
        shutil.copytree(ROOT / "docs" / name, folder / "docs" / name)
    write_edition(folder / "sources", letters)
    return folder


def without(project: Path, *names: str) -> None:
    """Remove what earlier runs left in a project."""
    for name in names:
        shutil.rmtree(project / name, ignore_errors=True)


def from_nothing(project: Path, command: str) -> Run:
    """Run a command in a project in which nothing was run before."""
    without(project, ".letterbook-cache")
    if command == "build":
        made = project / "docs"
        for path in made.iterdir():
            if path.name in {"about", "contributing"}:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return run(project, "build_pages.py", command)


def change_one(project: Path, letters: int, round_: int) -> None:
    """Add a word to the summary of one letter."""
    path = project / "sources" / "letters" / f"l-{letters // 2 + round_}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(summary: .*)$", r"\1 Again.", text, flags=re.MULTILINE), encoding="utf-8")


def parsing_of(project: Path) -> float:
    """Return how long the records of a project take to parse, in seconds, without starting Python."""
    done = subprocess.run([sys.executable, "-c", PARSE], cwd=project, check=True, capture_output=True, text=True)
    return float(done.stdout)


def measured(project: Path, letters: int) -> Measured:
    """Return what is measured of an edition, in turn, so that what else the machine does falls on all alike."""
    found: dict[str, list[Run]] = {}
    parsing: list[float] = []
    site = str(project / "published")

    def take(name: str, work: Callable[[], Run]) -> None:
        found.setdefault(name, []).append(work())

    for round_ in range(ROUNDS.get(letters, 1)):
        parsing.append(parsing_of(project))
        take("check", lambda: from_nothing(project, "check"))
        take("check_again", lambda: run(project, "build_pages.py", "check"))
        take("full", lambda: from_nothing(project, "build"))
        take("mkdocs", lambda: run(project, "-m", "mkdocs", "build", "--quiet", "--site-dir", site))
        take("nothing", lambda: run(project, "build_pages.py", "build"))
        change_one(project, letters, round_)
        take("one", lambda: run(project, "build_pages.py", "build"))
    medians = {name: statistics.median(one.seconds for one in runs) for name, runs in found.items()}
    ours = [one.memory for name, runs in found.items() for one in runs if name != "mkdocs"]
    return Measured(letters, parsing=statistics.median(parsing), memory=max(ours), **medians)


def lines(one: Measured) -> list[tuple[str, float, float]]:
    """Return each ratio of an edition with its name and its target."""
    return [
        ("build from nothing / M", one.full / one.mkdocs, FULL),
        ("build, nothing changed / M", one.nothing / one.mkdocs, NOTHING),
        ("build, one record changed / M", one.one / one.mkdocs, ONE),
        ("check from nothing / Y", one.check / one.parsing, CHECK),
        ("check, nothing changed / Y", one.check_again / one.parsing, CHECK_AGAIN),
        ("memory of a process, MB", one.memory, MEMORY),
    ]


def told(one: Measured) -> bool:
    """Print what was measured of an edition; return whether it meets every target that is meant for its size."""
    print(f"\n{one.letters} letters: M {one.mkdocs:.2f} s, Y {one.parsing:.2f} s")
    print(f"build {one.full:.2f} s, nothing changed {one.nothing:.2f} s, one record changed {one.one:.2f} s")
    print(f"check {one.check:.2f} s, nothing changed {one.check_again:.2f} s")
    is_meant = one.letters in MEANT
    for name, value, target in lines(one):
        verdict = "" if not is_meant else "met" if value <= target else "MISSED"
        print(f"  {name:<32} {value:8.3f}   target {target:<6} {verdict}", flush=True)
    return not is_meant or all(value <= target for _, value, target in lines(one))


def grown(found: dict[int, Measured]) -> bool:
    """Print how a build from nothing grows from 1,000 letters to 10,000; return whether it meets its target."""
    if not found.keys() >= set(MEANT):
        return True
    small, large = (found[size].full for size in MEANT)
    print(f"\nfrom {MEANT[0]:,} to {MEANT[1]:,} letters a build takes {large / small:.1f} times (target {GROWTH})")
    return large / small <= GROWTH


def main() -> None:
    """Measure editions of some sizes; status 1 where a target is missed."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    found, is_good = {}, True
    for letters in sizes:
        with tempfile.TemporaryDirectory() as name:
            found[letters] = measured(project_in(Path(name) / "edition", letters), letters)
        is_good &= told(found[letters])
    sys.exit(0 if grown(found) and is_good else 1)


if __name__ == "__main__":
    main()
