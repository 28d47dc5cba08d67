"""`make fuzz`: property tests with many more examples, then each target of `targets.py`, for so many minutes in all.

    python -m tests.fuzzing [--minutes N] [--into FOLDER]

The last lines say what was tried, how often, and what failed; with a failure it ends with status 1. Inputs that failed,
and those that reached new code, are in the folder, by default `.fuzzing/`, which git ignores. Put a shortened input of
a fault that was mended into `corpus/`, where `make test` tries it from then on.
"""

import argparse
import importlib.util
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CORPUS = HERE / "corpus"
TARGETS = tuple(sorted(path.name for path in CORPUS.iterdir()))

# Property tests, in the order in which they are tried: those of parsers, those of whole editions.
PARSERS = ("records", "reading", "verification", "intake", "problems", "fuzzing", "test_what_runs_leave.py")
EDITIONS = ("test_random_editions.py", "test_incremental.py")

# Parts of the whole time: for either, and for all targets together.
SHARES = {PARSERS: 0.2, EDITIONS: 0.4}
OF_TARGETS = 0.4

# An input that takes longer, in seconds, or more memory, in MB, is a fault too.
SLOWEST, LARGEST = 10, 1500
LONGEST = 4096

# How many times as many examples as usual are tried in the first run of the property tests, and in later ones.
FIRST, LATER = 1, 3


@dataclass(frozen=True)
class Outcome:
    """What one part of the whole did: how many inputs it tried, and what failed."""

    name: str
    tried: int
    faults: tuple[str, ...]

    def __str__(self) -> str:
        failed = f"{len(self.faults)} new: {', '.join(self.faults)}" if self.faults else "no new fault"
        return f"{self.name:<12} {self.tried:>9,} executions   {failed}"


def main() -> int:
    """Try everything, print what came of it, and return the status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--into", type=Path, default=ROOT / ".fuzzing")
    options = parser.parse_args()
    # A shell has those whom it starts in the background ignore it, and they their own.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    outcomes = []
    for outcome in tried(options.minutes * 60, options.into.absolute()):
        click.echo(str(outcome))
        outcomes.append(outcome)
    faults = sum(len(one.faults) for one in outcomes)
    click.echo(
        f"\n{options.minutes:g} minutes of fuzzing: {sum(one.tried for one in outcomes):,} executions, {faults} faults"
    )
    click.echo("\n".join(map(str, outcomes)))
    return 1 if faults else 0


def tried(seconds: float, into: Path) -> Iterator[Outcome]:
    """Yield what comes of each part, for so many seconds in all; inputs go into a folder."""
    for paths, share in SHARES.items():
        yield properties("parsers" if paths == PARSERS else "editions", paths, share * seconds, into)
    is_guided = importlib.util.find_spec("atheris") is not None
    if not is_guided:
        click.echo("atheris is not installed: targets are tried with their corpus spoiled at random, without guidance")
    for name in TARGETS:
        yield targeted(name, OF_TARGETS * seconds / len(TARGETS), into, is_guided)


def properties(name: str, paths: Sequence[str], seconds: float, into: Path) -> Outcome:
    """Run property tests again and again, each time with other examples, until the time is up."""
    into.mkdir(parents=True, exist_ok=True)
    end, number, faults, times = time.monotonic() + seconds, 0, list[str](), FIRST
    # In the folder of all runs, pytest would end by clearing up after others.
    room = f"--basetemp={into / 'room'}"
    options = ("-m", "hypothesis", "-v", "--hypothesis-show-statistics", "-p", "no:cacheprovider", room)
    while (left := end - time.monotonic()) > 1 and not faults:
        command = [sys.executable, "-m", "pytest", *options, *shuffled(paths)]
        output, _ = run(command, left, {"LETTERBOOK_EXAMPLES": str(times)})
        number += sum(int(found) for found in re.findall(r"- (\d+) passing,", output))
        # As each test ends: a run that is ended has no summary.
        faults += re.findall(r"^(\S+::.+?) (?:FAILED|ERROR)\b", output, re.MULTILINE)
        keep(into / f"{name}.log", output)
        times = LATER
    return Outcome(name, number, tuple(faults))


def shuffled(paths: Iterable[str]) -> list[str]:
    """Return the modules with property tests among some below `tests/`, in any order: a run may end before the last."""
    found = [file for path in paths for file in (ROOT / "tests" / path).rglob("test_*.py")]
    found += [ROOT / "tests" / path for path in paths if path.endswith(".py")]
    chosen = [str(file) for file in found if "@given" in file.read_text(encoding="utf-8")]
    return random.sample(chosen, len(chosen))


def targeted(name: str, seconds: float, into: Path, is_guided: bool) -> Outcome:
    """Try a target for so many seconds."""
    reached, failed = into / name, into / "failed" / name
    reached.mkdir(parents=True, exist_ok=True)
    failed.mkdir(parents=True, exist_ok=True)
    before = set(failed.iterdir())
    module = [sys.executable, "-m", f"tests.fuzzing.{'guided' if is_guided else 'unguided'}", name]
    bounds = [f"-timeout={SLOWEST}", f"-rss_limit_mb={LARGEST}", f"-max_len={LONGEST}", f"-artifact_prefix={failed}/"]
    guided = [f"-max_total_time={max(1, round(seconds))}", *bounds, str(reached), str(CORPUS / name)]
    unguided = [str(seconds), str(failed), str(CORPUS / name)]
    # Instrumenting the modules takes a while, which libFuzzer does not count.
    output, status = run([*module, *(guided if is_guided else unguided)], seconds + 120, {})
    number = [int(found) for found in re.findall(r"(?:^#|Done )(\d+)", output, re.MULTILINE)]
    # One that was only slow is no fault: libFuzzer keeps it for information.
    faults = sorted(path.name for path in set(failed.iterdir()) - before if not path.name.startswith("slow-unit"))
    keep(into / f"{name}.log", output)
    return Outcome(name, max(number, default=0), tuple(faults or ([f"status {status}"] if status else [])))


def run(command: Sequence[str], seconds: float, environment: dict[str, str]) -> tuple[str, int]:
    """Return what a command printed, and its status; after so many seconds it is ended, which is no failure."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=seconds)[0], process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT)
    try:
        return process.communicate(timeout=30)[0], 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.communicate()[0], 0


def keep(path: Path, output: str) -> None:
    """Keep what the last run of a part printed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(output, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
