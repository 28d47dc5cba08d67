"""Running the tests against mutants: who is run by which test, and what came of each."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.mutants.sampling import Mutant
from benchmarks.mutants.trying import AT_START, NOBODY, WAITING
from tests.test_mirrors import EXCUSED

# What a mutant may take of a processor: this many seconds, and a multiple of what its tests take without it.
AT_LEAST, TIMES = 20, 5


@dataclass(frozen=True)
class Test:
    """A test, the seconds of a processor that it takes, and the names under which lines are noted that it runs."""

    name: str
    seconds: float
    contexts: frozenset[str]


@dataclass(frozen=True)
class Seen:
    """What was seen without any mutant."""

    # The quickest first; without those that fail.
    tests: Sequence[Test]
    # By file and line, the names under which it ran.
    ran_in: Mapping[tuple[str, int], frozenset[str]]
    failing: Sequence[str]

    def contexts(self, mutant: Mutant) -> frozenset[str]:
        """Return the names under which a line of the changed statement ran."""
        return frozenset().union(*(self.ran_in.get((mutant.path, line), ()) for line in mutant.lines))

    def tests_of(self, mutant: Mutant) -> list[Test]:
        """Return the tests that run the changed statement."""
        contexts = self.contexts(mutant)
        return ordered([test for test in self.tests if test.contexts & contexts], mutant.module)


def ordered(tests: Sequence[Test], module: str) -> list[Test]:
    """Return tests, those that are about a module before others, and quick ones before slow ones."""
    own = own_test(module)
    return sorted(tests, key=lambda test: (own not in test.name, test.seconds))


def own_test(module: str) -> str:
    """Return which test shows what a module does, as `tests/test_mirrors.py` knows it."""
    name = module.removeprefix("letterbook.")
    return EXCUSED.get(name, f"/test_{name.rpartition('.')[2]}.py")


@dataclass(frozen=True)
class Tried:
    """A mutant, how many tests tried it, and which of them killed it; None if it survived."""

    mutant: Mutant
    tests: int
    killed_by: str | None


def planned(copy: Path, plan: Mapping[str, Any], seconds: float | None = None) -> list[dict[str, Any]]:
    """Carry out a plan in a copy and return the lines it wrote; `seconds` bounds it."""
    place, results = copy.parent / "plan.json", copy.parent / "results.jsonl"
    place.write_text(json.dumps(plan), encoding="utf-8")
    results.write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.mutants.trying", str(place), str(results)]
    with (copy.parent / "output.txt").open("w", encoding="utf-8") as output:
        try:
            subprocess.run(command, cwd=copy, stdout=output, stderr=output, check=False, timeout=seconds)
        except subprocess.TimeoutExpired:
            return [{"failed": "its time ran out"}]
    return [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]


def complete(lines: Sequence[dict[str, Any]], copy: Path) -> Sequence[dict[str, Any]]:
    """Return the lines of a plan that was carried out; raises where it was not, with the end of what it printed."""
    if not lines or "done" not in lines[-1] or any("failed" in line for line in lines):
        raise RuntimeError((copy.parent / "output.txt").read_text(encoding="utf-8")[-3000:] + str(lines[-2:]))
    return lines


def observe(copies: Sequence[Path], pristine: Path, folders: Sequence[str]) -> Seen:
    """Run all tests without a mutant: once to see what they run, once in the order in which mutants are tried."""
    lines = complete(planned(copies[0], {"step": "observe", "folders": folders}), copies[0])
    ran = sorted((line for line in lines if "test" in line), key=lambda line: line["seconds"])
    nobody = {"name": NOBODY, "tests": [line["test"] for line in ran if line["passed"]], "seconds": 3600}
    again = complete(planned(copies[1], forking([nobody], pristine, folders)), copies[1])
    failing = {line["test"] for line in ran if not line["passed"]}
    failing |= {line["killed_by"] for line in again if line.get("killed_by")}
    tests = [
        Test(line["test"], line["seconds"], frozenset(line["contexts"])) for line in ran if line["test"] not in failing
    ]
    ran_in = {(line["file"], line["line"]): frozenset(line["ran_in"]) for line in lines if "ran_in" in line}
    return Seen(tests, ran_in, sorted(failing))


def forking(mutants: Sequence[Mapping[str, Any]], pristine: Path, folders: Sequence[str]) -> dict[str, Any]:
    """Return the plan to try mutants in forks of one process."""
    return {"step": "fork", "folders": folders, "mutants": mutants, "pristine": str(pristine)}


def forked(drawn: Sequence[Mutant], seen: Seen, copy: Path, pristine: Path, folders: Sequence[str]) -> list[Tried]:
    """Try mutants in forks of one process."""
    tests = {mutant.name: seen.tests_of(mutant) for mutant in drawn}
    mutants = [
        {"name": name, "tests": [test.name for test in each], "seconds": allowed(each)} for name, each in tests.items()
    ]
    lines = complete(planned(copy, forking(mutants, pristine, folders)), copy)
    # Of one that ended by itself the first line counts.
    ends = {line["mutant"]: line["killed_by"] for line in reversed(lines) if "mutant" in line}
    return [Tried(mutant, len(tests[mutant.name]), ends[mutant.name]) for mutant in drawn]


def allowed(tests: Sequence[Test]) -> float:
    """Return how many seconds of a processor a mutant has before it is taken to hang."""
    return AT_LEAST + TIMES * sum(test.seconds for test in tests)


def alone(mutant: Mutant, seen: Seen, copy: Path, folders: Sequence[str]) -> Tried:
    """Try a mutant in a process where it is awake before anything is imported, with any tests."""
    tests = ordered(seen.tests, mutant.module)
    plan = {"step": "alone", "folders": folders, "mutant": mutant.name, "tests": [test.name for test in tests]}
    lines = planned(copy, plan, WAITING * allowed(tests))
    if not lines or "done" not in lines[-1] or any("failed" in line for line in lines):
        return Tried(mutant, len(tests), "the start of the program, which fails")
    return Tried(mutant, len(tests), next((line["killed_by"] for line in lines if "mutant" in line), None))


def tried(drawn: Sequence[Mutant], seen: Seen, copy: Path, pristine: Path, folders: Sequence[str]) -> list[Tried]:
    """Try mutants; those that survive a fork, and run while the program starts, once more from the start."""
    return [
        alone(one.mutant, seen, copy, folders)
        if one.killed_by is None and AT_START in seen.contexts(one.mutant)
        else one
        for one in forked(drawn, seen, copy, pristine, folders)
    ]


def try_all(
    drawn: Sequence[Mutant], seen: Seen, copies: Sequence[Path], pristine: Path, folders: Sequence[str]
) -> list[Tried]:
    """Try mutants in two processes at once, each with its copy; what came of them is in the order drawn."""
    parts = [drawn[place :: len(copies)] for place in range(len(copies))]
    with ThreadPoolExecutor(len(copies)) as pool:
        halves = pool.map(
            lambda part: tried(part[0], seen, part[1], pristine, folders), zip(parts, copies, strict=True)
        )
        found = {one.mutant.name: one for half in halves for one in half}
    return [found[mutant.name] for mutant in drawn]
