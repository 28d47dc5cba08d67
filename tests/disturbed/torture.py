"""Disturb each command again and again, and print what that did: `python -m tests.disturbed.torture`.

A run is killed at random moments, and refused its changes of the file system, one a run. After each, the command runs
again, undisturbed; what then lies in the project has to be what it leaves if nobody ever disturbed it, byte for byte.
"""

import random
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.disturbed.running import Disturbance, Ended
from tests.disturbed.scenes import SCENES
from tests.disturbed.trials import Stage, Trial

# Longest files, in bytes: of a disk that is full in the middle of a page, of a picture, of the search index.
SIZES = (1, 100, 1_000, 5_000, 20_000, 60_000, 200_000, 600_000)

# How many runs are killed at most for one that is cut short.
MOST_TRIED = 4

# A run may take longer beside others than it did alone.
SLOWER = 1.1


def kills(seconds: float, chance: random.Random) -> Iterator[Disturbance]:
    """Yield kills at random moments of a run that takes so many seconds, of all its processes or of the first one."""
    while True:
        yield Disturbance(kill_after=chance.uniform(0, seconds * SLOWER), kill_all=chance.random() < 1 / 2)


def killed(stage: Stage, count: int, chance: random.Random) -> Iterator[Trial]:
    """Yield runs that are killed until so many were cut short; some end before, and those count for nothing.

    How long a run takes is measured again by each that ends: the machine may have been busier before.
    """
    seconds, cut_short = stage.undisturbed.seconds, 0
    for _ in range(count * MOST_TRIED):
        trial = stage.tried(next(kills(seconds, chance)))
        yield trial
        cut_short += trial.ended.status < 0
        seconds = min(seconds, trial.ended.seconds) if trial.ended.status == 0 else seconds
        if cut_short == count:
            return


def refusals(count: int, undisturbed: Ended) -> Iterator[Disturbance]:
    """Yield refusals of changes, spread evenly over a run, of changes of what it starts, and of long files."""
    for number in spread(count, undisturbed.changes):
        yield Disturbance(refused=number)
    for number in spread(count // 2, undisturbed.changes_of_programs):
        yield Disturbance(refused_programs=number)
    for size in SIZES[: count // 2] if count // 2 < len(SIZES) else SIZES:
        yield Disturbance(longest_file=size)


def spread(count: int, total: int) -> Sequence[int]:
    """Return so many numbers from 1 to a total, evenly spread; all of them if there are no more."""
    return sorted({1 + (2 * place + 1) * total // (2 * count) for place in range(count)}) if total else []


def trials_of(name: str, count: int, refused: int, seed: int) -> list[Trial]:
    """Return what came of disturbing one command."""
    with TemporaryDirectory() as folder:
        stage = Stage(SCENES[name], Path(folder) / "stage")
        chance = random.Random(f"{seed} {name}")
        return [*killed(stage, count, chance), *map(stage.tried, refusals(refused, stage.undisturbed))]


def line_of(name: str, trials: Sequence[Trial]) -> str:
    """Return what came of disturbing a command as a line of a table."""
    tried = [one for one in trials if one.disturbance.kill_after is not None]
    refused = [one for one in trials if one.disturbance.kill_after is None]
    cut_short = sum(one.ended.status < 0 for one in tried)
    ends = Counter(one.ended.status for one in refused)
    wrong = sum(bool(one.faults) for one in trials)
    return f"{name:12} {len(tried):6} {cut_short:10} {len(refused):8} {ends[1]:7} {ends[0]:8} {wrong:6}"


def main() -> None:
    """Disturb the commands, print a table and every fault, and exit with 1 where there was one."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100, help="how often each command is cut short by a kill")
    options.add_argument("--refusals", type=int, default=60, help="how many of its changes are refused")
    options.add_argument("--seed", type=int, default=1, help="of the random moments")
    options.add_argument("--jobs", type=int, default=2, help="how many commands are disturbed at a time")
    options.add_argument("commands", nargs="*", default=list(SCENES), metavar="COMMAND")
    given = options.parse_args()
    click.echo("command       kills  cut short  refusals  told  went on  wrong")
    found: dict[str, list[Trial]] = {}
    with ProcessPoolExecutor(given.jobs) as pool:
        rest = (repeat(given.kills), repeat(given.refusals), repeat(given.seed))
        for name, trials in zip(given.commands, pool.map(trials_of, given.commands, *rest), strict=True):
            found[name] = trials
            click.echo(line_of(name, trials))
            for one in trials:
                if one.faults:
                    click.echo(f"\n{name}, {one.disturbance}:\n  " + "\n  ".join(one.faults) + "\n")
    everything = [one for trials in found.values() for one in trials]
    cut_short = sum(one.ended.status < 0 for one in everything if one.disturbance.kill_after is not None)
    refused = sum(one.disturbance.kill_after is None for one in everything)
    wrong = sum(bool(one.faults) for one in everything)
    click.echo(f"{cut_short} kills that cut a run short, {refused} refusals: {wrong} with a fault.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
