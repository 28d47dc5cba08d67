"""Work shared among processes, tried in a program of its own: that of the tests has threads, and forks nothing."""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from letterbook import incremental
from letterbook.exports.plan import make_all
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pipeline import read
from letterbook.publishing import ledger, processes
from letterbook.publishing.processes import PORTION, Shared, apart, marks, meanwhile, spread
from letterbook.standing import inputs
from tests.publishing.built import ROOT

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


def some_is_done_meanwhile() -> None:
    """What was begun in another process is not done here; what was not, and other items, are."""
    with meanwhile(lambda item: (item * item, os.getpid()), ITEMS[:9]) as make:
        time.sleep(0.5)
        found = [make(item) for item in (*ITEMS[4:9], *ITEMS[:4], *ITEMS[9:12])]
    assert sorted(square for square, _ in found) == EXPECTED[:12]
    assert {process == HERE for _, process in found[:9]} == {False}
    assert {process for _, process in found[9:]} == {HERE}
    assert multiprocessing.active_children() == []


def what_was_made_is_held_packed() -> None:
    """What another process has made, it packs; what comes of an item is as it was, wherever that was made."""

    def packed(found: tuple[int, int]) -> list[int]:
        assert os.getpid() != HERE
        return [*found, os.getpid()]

    def unpacked(held: list[int]) -> tuple[int, int]:
        assert held[1] == held[2] and os.getpid() == HERE
        return held[0], held[1]

    with meanwhile(lambda item: (item, os.getpid()), ITEMS[:9], packed, unpacked) as make:
        time.sleep(0.5)
        found = [make(item) for item in ITEMS[:12]]
    assert [item for item, _ in found] == ITEMS[:12]
    assert {process == HERE for _, process in found[:9]} == {False}
    assert {process for _, process in found[9:]} == {HERE}


def each_is_done_once() -> None:
    """Two processes begin at the two ends, and neither waits for the other before they meet."""
    done_here = []

    def slow(item: int) -> int:
        time.sleep(0.05)
        if os.getpid() == HERE:
            done_here.append(item)
        return os.getpid()

    with meanwhile(slow, ITEMS[:20]) as make:
        found = list(map(make, ITEMS[:20]))
    assert [item for item, process in zip(ITEMS, found, strict=False) if process == HERE] == done_here
    assert 0 < len(done_here) < 20
    assert done_here == ITEMS[: len(done_here)]


def nobody_waits_for_what_is_not_asked_for() -> None:
    """When the block ends, so does the work."""
    began = time.monotonic()
    with meanwhile(lambda item: time.sleep(0.2) or item, ITEMS) as make:
        assert make(ITEMS[0]) == ITEMS[0]
    assert time.monotonic() - began < 0.2 * len(ITEMS) / 2
    assert multiprocessing.active_children() == []


def a_lock_that_nobody_gives_back_stops_nobody() -> None:
    """Where a process died within the moment in which it takes an item, the item is done here."""
    processes.GONE = 0.2
    fork = multiprocessing.get_context("fork")
    taken = marks(fork, 1)
    holder = fork.Process(target=lambda: taken.get_lock().acquire() and os._exit(0))
    holder.start()
    holder.join()
    assert Shared(abs, ITEMS[:1], taken).take(ITEMS[0])


def without_anything_to_share_all_is_done_here() -> None:
    """On a system that has no marks for two processes, one does the work."""
    processes.marks = lambda *_: None
    with meanwhile(abs, ITEMS) as make:
        assert make is abs


def what_fails_meanwhile_is_done_here() -> None:
    """What is raised, or goes with a process that dies, comes to nothing there; what is raised here is raised."""

    def fails_elsewhere(item: int) -> int:
        if os.getpid() != HERE:
            os._exit(1) if item == ITEMS[2] else (_ for _ in ()).throw(ValueError())
        return item

    with meanwhile(fails_elsewhere, ITEMS) as make:
        time.sleep(0.2)
        assert list(map(make, ITEMS)) == ITEMS

    def fails(item: int) -> int:
        raise ValueError(f"not {item}")

    with meanwhile(fails, ITEMS) as make:
        try:
            make(ITEMS[3])
        except ValueError as fault:
            assert str(fault) == "not 3"
        else:
            raise AssertionError("nothing was raised")


def a_build_makes_the_same_with_another_process() -> None:
    """What another process makes for a build is what one alone makes, and stands the next time."""
    made_here = []
    plain_make = ledger.make
    ledger.make = lambda target, context: made_here.append(target.path) or plain_make(target, context)
    incremental.WORTH_ANOTHER = 0
    with tempfile.TemporaryDirectory() as folder:
        project = replace(Folders.below(Path(folder)), captures=None)
        shutil.copytree(ROOT / "tests" / "toy_edition" / "sources", project.sources)
        incremental.built(project, inputs(project), strict=False)
        assert "letters/1921-12-north-to-south.md" in made_here
        assert "wordings/index.md" not in made_here
        checked = read(project)
        for name, content in make_all(Context(checked.edition, checked.verification)):
            assert (project.docs / name).read_bytes() == content, name
        made_here.clear()
        (project.docs / "index.md").unlink()
        incremental.built(project, inputs(project), strict=False)
        assert made_here == ["index.md"]


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
    some_is_done_meanwhile,
    what_was_made_is_held_packed,
    each_is_done_once,
    nobody_waits_for_what_is_not_asked_for,
    a_lock_that_nobody_gives_back_stops_nobody,
    without_anything_to_share_all_is_done_here,
    what_fails_meanwhile_is_done_here,
    a_build_makes_the_same_with_another_process,
)

if __name__ == "__main__":
    processes.cores = lambda: 3
    next(one for one in SCENARIOS if one.__name__ == sys.argv[1])()
