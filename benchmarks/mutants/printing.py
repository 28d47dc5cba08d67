"""What came of mutants, in lines to read: the sample, the survivors, and the share that was killed."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.mutants.running import Tried
from benchmarks.mutants.sampling import Mutant

EQUAL = Path(__file__).parent / "equal.toml"


class Stale(ValueError):
    """An entry of `equal.toml` that is about no mutant."""


def known_as_equal(made: Sequence[Mutant]) -> Mapping[str, str]:
    """Return why a mutant is no fault, by its name; raises Stale where an entry is about no mutant of these."""
    reasons: dict[str, str] = {}
    for entry in tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", []):
        change = {f"-{entry['was']}", f"+{entry['is']}"}
        found = [
            mutant.name
            for mutant in made
            if (mutant.module, mutant.function) == (entry["module"], entry["function"])
            and {line[0] + line[1:].strip() for line in mutant.change} == change
        ]
        if not found:
            raise Stale(f"{EQUAL.name}: no mutant of {entry['module']} {entry['function']} is {entry['is']!r}")
        reasons |= dict.fromkeys(found, entry["because"])
    return reasons


def line_of(one: Tried) -> str:
    """Return a mutant of the sample in a line: where it is, what was changed, and what came of it."""
    change = " ".join(f"{line[0]} {line[1:].strip()}" for line in one.mutant.change)
    end = f"killed by {one.killed_by}" if one.killed_by else "SURVIVED"
    return (
        f"{one.mutant.module.removeprefix('letterbook.')} {one.mutant.function}: {change} | {end} | {one.tests} tests"
    )


def shown(one: Tried, reason: str = "") -> str:
    """Return a survivor with its change, line by line, and the reason why it is no fault, if there is one."""
    lines = [f"{one.mutant.name} ({one.tests} tests run it)", *(f"    {line}" for line in one.mutant.change)]
    return "\n".join([*lines, *([f"    because {reason}"] if reason else [])])


def printed(found: Sequence[Tried], reasons: Mapping[str, str], target: float) -> int:
    """Print the sample, the survivors and the figure; return 1 below the target, or where a reason is wrong."""
    survivors = [one for one in found if one.killed_by is None]
    equal = [one for one in survivors if one.mutant.name in reasons]
    wrong = [one for one in found if one.killed_by and one.mutant.name in reasons]
    counted = len(found) - len(equal)
    print("\nThe sample\n", *(line_of(one) for one in found), sep="\n")
    print("\nSurvivors\n", *(shown(one) for one in survivors if one not in equal), sep="\n")
    print("\nEqual to what they change, and not counted\n")
    print(*(shown(one, reasons[one.mutant.name]) for one in equal), sep="\n")
    print(*(f"{EQUAL.name} says that nobody can kill {one.mutant.name}; it was" for one in wrong), sep="\n")
    killed = sum(one.killed_by is not None for one in found)
    rooms = Counter(one.mutant.room for one in found)
    for room, count in rooms.items():
        dead = sum(one.killed_by is not None for one in found if one.mutant.room == room)
        print(f"{room}: {dead} of {count} killed")
    late = sum(one.killed_by is not None and "::" not in one.killed_by for one in found)
    unrun = sum(not one.tests for one in survivors)
    print(f"{killed} of {counted} killed, {killed / max(counted, 1):.1%} (target {target:.0%})")
    print(f"{late} of these by the end of their time, or of the start of the program, not by a test that fails")
    print(f"{unrun} of the survivors are run by no test; {len(equal)} mutants are equal to what they change")
    return 1 if wrong or killed < target * counted else 0
