"""Which mutants `make mutants` tries: a sample that a seed draws, spread over the rooms."""

from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.mutants.sampling import ROOMS, Mutant, sample, shares


def mutants(**sizes: int) -> list[Mutant]:
    """Return so many mutants of each room, ten in each function."""
    return [
        Mutant(
            name=f"letterbook.{room}.dates.x_f{number // 10}__mutmut_{number % 10}",
            room=room,
            module=f"letterbook.{room}.dates",
            function=f"f{number // 10}",
            change=(f"-    a = {number}", "+    a = None"),
            path="dates.py",
            lines=range(1, 2),
        )
        for room, size in sizes.items()
        for number in range(size)
    ]


ALL = mutants(records=300, rules=130, verification=170)


def test_one_seed_draws_one_sample():
    """One seed draws the same mutants, in whatever order they come; another seed draws others."""
    drawn = sample(ALL, 20, 60)
    assert drawn == sample(ALL[::-1], 20, 60) and len(set(drawn)) == 60
    assert set(drawn) != set(sample(ALL, 21, 60))


@pytest.mark.parametrize("number", [1, 60, 500, 600])
def test_a_sample_is_spread_over_the_rooms(number):
    """Each room has its share, but for what is lost in whole numbers."""
    drawn = Counter(one.room for one in sample(ALL, 20, number))
    sizes = Counter(one.room for one in ALL)
    assert drawn.total() == number
    assert all(abs(drawn[room] - number * sizes[room] / len(ALL)) < 1 for room in ROOMS)


def test_no_more_are_drawn_than_there_are():
    """A sample as large as all of them is all of them."""
    assert set(sample(ALL, 20, 1000)) == set(ALL)
    assert shares({"records": 2, "rules": 1}, 3) == {"records": 2, "rules": 1}


def test_a_change_of_one_function_leaves_the_sample_of_the_others():
    """What was drawn from other functions is drawn again, so that a survivor that was dealt with can be looked for."""
    changed = [replace(one, change=("-    b = 1",)) if one.function == "f0" else one for one in ALL]
    before, after = ({one for one in sample(some, 20, 60) if one.function != "f0"} for some in (ALL, changed))
    assert len(before & after) >= len(before) - 3
