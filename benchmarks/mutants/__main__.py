"""How many small faults the tests notice: `make mutants`.

mutmut makes mutants of the functions in letterbook/records, letterbook/rules and letterbook/verification: copies in
which one thing is changed. A seeded sample of them is tried: each with the tests that run what was changed, up to the
first that fails. The sample is printed, the survivors with their change, and the share that was killed. A mutant that
no test runs has survived; one whose time runs out is killed. What is in `equal.toml` is no fault, with a reason for
each; it is printed apart, and not counted. Status 1 where fewer are killed than 90 % of those that count.

Tests run in copies of the project in a temporary folder; two at once, as forks of processes that are warm. It takes
some twenty minutes on two cores. Tests that need a browser, or saved articles, take no part.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutants.making import make
from benchmarks.mutants.printing import known_as_equal, printed
from benchmarks.mutants.running import Tried, observe, try_all
from benchmarks.mutants.sampling import Mutant, sample

ROOT = Path(__file__).resolve().parent.parent.parent

TARGET = 0.9

# Tests of these rooms and of those that show what they do, as long as they are quick and ask nothing of the clock.
FOLDERS = (
    *(f"tests/{room}" for room in ("records", "reading", "verification", "facts", "rules", "problems", "guide")),
    "tests/test_broken_editions.py",
    "tests/test_sealing_command.py",
)


def options() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description="how many mutants tests kill")
    parser.add_argument("--seed", type=int, nargs="+", default=[20], help="which sample is drawn, or which ones (20)")
    parser.add_argument("--number", type=int, default=500, help="how many mutants are tried (500)")
    parser.add_argument("--only", nargs="*", default=(), help="try only mutants whose name contains one of these")
    return parser.parse_args()


def copied(folder: Path) -> None:
    """Copy the working tree into a folder, without what git ignores and without links."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def measured(folder: Path, drawn: Sequence[Mutant]) -> list[Tried]:
    """Return what came of each mutant, tried in two copies of the folder of which one stays as it is."""
    pristine = folder / "pristine"
    copies = [folder / name / "copy" for name in ("one", "two")]
    for copy in copies:
        shutil.copytree(pristine, copy)
    seen = observe(copies, pristine, FOLDERS)
    for test in seen.failing:
        print(f"takes no part, as it fails without any mutant: {test}")
    return try_all(drawn, seen, copies, pristine, FOLDERS)


def main() -> int:
    """Make mutants, try a sample, print what came of it; return 1 where too few are killed, or a reason is stale."""
    asked = options()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="letterbook-mutants-") as name:
        folder = Path(name)
        copied(folder / "pristine")
        made = make(folder / "pristine")
        reasons = known_as_equal(made)
        wanted = [one for one in made if not asked.only or any(part in one.name for part in asked.only)]
        samples = {seed: sample(wanted, seed, asked.number) for seed in asked.seed}
        found = measured(folder, list({one.name: one for drawn in samples.values() for one in drawn}.values()))
    results = {one.mutant.name: one for one in found}
    missed = 0
    for seed, drawn in samples.items():
        rooms = ", ".join(f"{room} {count}" for room, count in Counter(one.room for one in drawn).items())
        print(f"\n{len(drawn)} of {len(wanted)} mutants, drawn with seed {seed}: {rooms}")
        missed |= printed([results[one.name] for one in drawn], reasons, TARGET)
    return missed


if __name__ == "__main__":
    sys.exit(main())
