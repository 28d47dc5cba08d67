"""Work shared among processes, tried in a program of its own: that of the tests has threads, and forks nothing."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence

from letterbook.publishing import processes
from letterbook.publishing.processes import PORTION, apart, spread

ITEMS = list(range(PORTION * 7 + 3))
EXPECTED = [number * number for number in ITEMS]
HERE = os.getpid()


def squares(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the squares of numbers, with the process that found each."""
    return [(number * number, os.getpid()) for number in numbers]


def all_comes_back() -> None:
    """Each item is worked on once, in processes of their own."""
    found = list(spread(squares, ITEMS))
    assert sorted(square for square, _ in found) == EXPECTED
    assert HERE not in {process for _, process in found}
    assert len({process for _, process in found}) > 1


def few_items_need_no_process() -> None:
    """What is done at once is not given away."""
    assert {process for _, process in spread(squares, ITEMS[:PORTION])} == {HERE}


def what_is_raised_is_raised_here() -> None:
    """An error in a process is the caller's to hear."""

    def fails(numbers: Sequence[int]) -> Iterable[int]:
        raise ValueError(f"not {numbers[0]}")

    try:
        list(spread(fails, ITEMS))
    except ValueError as fault:
        assert str(fault) == "not 0"
    else:
        raise AssertionError("nothing was raised")


def a_process_dies() -> None:
    """What a process took with it is done here."""

    def deadly(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
        if os.getpid() != HERE and 20 in numbers:
            os._exit(1)
        return squares(numbers)

    assert sorted(square for square, _ in spread(deadly, ITEMS)) == EXPECTED


def all_processes_die() -> None:
    """Where every process dies, all is done here."""

    def deadly(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
        if os.getpid() != HERE:
            os._exit(1)
        return squares(numbers)

    assert list(spread(deadly, ITEMS)) == [(square, HERE) for square in EXPECTED]


def nothing_is_left() -> None:
    """No process is left when all is done, also where nobody takes the rest."""
    some = spread(squares, ITEMS)
    next(iter(some))
    some.close()
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return
    raise AssertionError("a process is left")


def no_more_processes() -> None:
    """Where the system refuses another process, those that are there do the work; without any, it is done here."""
    start = processes.multiprocessing.get_context("fork").Process.start
    for allowed in (1, 0):
        started = []

        def refusing(process: object, started: list[object] = started, allowed: int = allowed) -> None:
            if len(started) == allowed:
                raise BlockingIOError("no more processes")
            started.append(process)
            start(process)

        processes.multiprocessing.get_context("fork").Process.start = refusing
        assert sorted(square for square, _ in spread(squares, ITEMS)) == EXPECTED


def one_works_apart() -> None:
    """Work in a process of its own brings what it comes to, and leaves nothing here."""
    assert apart(os.getpid) not in (None, HERE)
    assert multiprocessing.active_children() == []


def nothing_comes_of_work_that_fails_apart() -> None:
    """Where something is raised, or the process dies, or none is to be had, nothing comes back, and nobody waits."""

    def fails() -> int:
        raise ValueError("told by whoever does the work here")

    assert apart(fails) is None
    assert apart(lambda: os._exit(3)) is None

    def refuses(process: object) -> None:
        raise BlockingIOError("no more processes")

    processes.multiprocessing.get_context("fork").Process.start = refuses
    assert apart(os.getpid) is None


def work_apart_ends_with_whoever_asked() -> None:
    """Whoever is stopped while waiting stops the work as well."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, stopped)
    signal.alarm(1)
    try:
        apart(lambda: time.sleep(50))
    except KeyboardInterrupt:
        assert multiprocessing.active_children() == []
        return
    raise AssertionError("not stopped")


SCENARIOS = (
    all_comes_back,
    few_items_need_no_process,
    what_is_raised_is_raised_here,
    a_process_dies,
    all_processes_die,
    nothing_is_left,
    no_more_processes,
    one_works_apart,
    nothing_comes_of_work_that_fails_apart,
    work_apart_ends_with_whoever_asked,
)

if __name__ == "__main__":
    processes.cores = lambda: 3
    next(one for one in SCENARIOS if one.__name__ == sys.argv[1])()
