"""Mutants, and a seeded sample of them."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROOMS = ("records", "rules", "verification")


@dataclass(frozen=True)
class Mutant:
    """One change of one function."""

    # As mutmut calls it: module, mangled function, number.
    name: str
    room: str
    module: str
    # With its class, as it is written in the module.
    function: str
    # Lines of the function that go ("-…") and come ("+…").
    change: tuple[str, ...]
    # Where the statement stands that was changed, in the copy of the module: a test that runs none cannot notice.
    path: str
    lines: range

    @property
    def identity(self) -> str:
        """What stays the same of a mutant while other functions change."""
        return "\n".join((self.module, self.function, *self.change))


def shares(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """Return how many of a number fall to each room, in proportion to their sizes, by largest remainders."""
    total = sum(sizes.values())
    exact = {room: number * size / total for room, size in sizes.items()}
    given = {room: int(share) for room, share in exact.items()}
    for room in sorted(exact, key=lambda room: given[room] - exact[room])[: number - sum(given.values())]:
        given[room] += 1
    return given


def sample(mutants: Sequence[Mutant], seed: int, number: int) -> list[Mutant]:
    """Return a number of mutants, or all if they are fewer, in proportion from each room.

    They are those whose identities hash lowest with the seed: so a change of one function leaves the sample of all
    other functions nearly as it is.
    """

    def place(mutant: Mutant) -> str:
        return hashlib.sha256(f"{seed}\n{mutant.identity}\n{mutant.name}".encode()).hexdigest()

    rooms: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        rooms[mutant.room].append(mutant)
    given = shares({room: len(each) for room, each in rooms.items()}, min(number, len(mutants)))
    drawn = [mutant for room, each in rooms.items() for mutant in sorted(each, key=place)[: given[room]]]
    return sorted(drawn, key=lambda mutant: (mutant.module, mutant.function, mutant.name))
