"""Work shared among processes that are forked from this one, so that each knows all that it knows.

A process that fails loses nothing: what it did not bring is done by the one that asked.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# So many items are given out at a time; fewer are not worth a process.
PORTION = 16

# Looking for garbage takes a tenth of the time, and finds little.
SELDOM = (100_000, 50, 50)

# Seconds after which a process that holds a lock for a moment must be gone.
GONE = 5

# Does work in a process: takes what was sent there, and returns the answer.
Answer = Callable[[Any], Any]


def can_fork() -> bool:
    """Whether work can be shared with processes that are forked, now: not while others work within this one."""
    # On macOS, libraries of the system may fail in a process that was forked.
    return sys.platform not in ("win32", "darwin", "emscripten", "wasi") and threading.active_count() == 1


def cores() -> int:
    """Return how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(work: Callable[[Sequence[Item]], Iterable[Result]], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what comes of items, in any order, some at a time; raises what `work` raises."""
    number = min(cores(), len(items) // PORTION) if can_fork() else 1
    portions = portioned(items)
    if number > 1:
        with forked(lambda places: [done(work, portions[place]) for place in places], number) as connections:
            for place, results in answered(connections, [[place] for place in range(len(portions))]):
                if results is not None and results[0] is not None:
                    yield from results[0]
                    portions[place[0]] = []
    for some in portions:
        yield from work(some) if some else ()


def apart(work: Callable[[], Result]) -> Result | None:
    """Return what work comes to in a process of its own, which takes with it what it needed in memory; None where
    something was raised, or no process can be had.
    """
    if not can_fork():
        return None
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    # No daemon, because these may have no processes of their own.
    process = fork.Process(target=answer_once, args=(work, theirs, ours), daemon=False)
    try:
        with suppress(OSError):
            process.start()
        theirs.close()
        answer: Result | None = received(ours) if process.pid else None
        return answer
    except BaseException:
        if process.pid:
            process.terminate()
        raise
    finally:
        ours.close()
        if process.pid:
            process.join()


def answer_once(work: Callable[[], object], connection: Connection, other: Connection) -> None:
    """Send what work comes to; nothing where something was raised, which will be raised where it can be told."""
    other.close()
    with suppress(Exception, KeyboardInterrupt):
        connection.send(work())


def as_it_is(what: Any) -> Any:
    """Return the same."""
    return what


@contextmanager
def meanwhile(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    pack: Callable[[Result], Any] = as_it_is,
    unpack: Callable[[Any], Result] = as_it_is,
) -> Iterator[Callable[[Item], Result]]:
    """Give what comes of an item, within the block. A process of its own begins with the last of some items at once,
    and goes on to the first; what it has not begun when it is asked for, and what it does not bring, comes of `work`
    here, which raises what it raises. What it has made it holds packed until that is asked for.
    """
    fork = multiprocessing.get_context("fork") if items and can_fork() else None
    taken = fork and marks(fork, len(items))
    if fork is None or taken is None:
        yield work
        return
    ours, theirs = fork.Pipe()
    shared = Shared(work, items, taken, pack, unpack)
    process = fork.Process(target=work_ahead, args=(shared, theirs, ours), daemon=True)
    try:
        with suppress(OSError):
            process.start()
        theirs.close()
        yield (lambda item: asked_of(ours, shared, item)) if process.pid else work
    finally:
        ours.close()
        if process.pid:
            process.terminate()
            process.join()


def marks(fork: Any, number: int) -> Any:
    """Return so many marks that forked processes share; None on a system that has none to share."""
    with suppress(OSError, ImportError):
        return fork.Array("b", number)
    return None


@dataclass
class Shared(Generic[Item, Result]):
    """Work that two processes do: each item is done by the one that takes it first."""

    work: Callable[[Item], Result]
    items: Sequence[Item]
    taken: Any
    pack: Callable[[Result], Any] = as_it_is
    unpack: Callable[[Any], Result] = as_it_is

    @cached_property
    def places(self) -> dict[Item, int]:
        """Where each item is."""
        return {item: place for place, item in enumerate(self.items)}

    def take(self, item: Item) -> bool:
        """Take an item, and return whether nobody had; one that is not shared, whoever asks may have."""
        place = self.places.get(item)
        if place is None:
            return True
        lock = self.taken.get_lock()
        if not lock.acquire(timeout=GONE):
            return True
        try:
            was, self.taken[place] = self.taken[place], True
        finally:
            lock.release()
        return not was


def asked_of(connection: Connection, shared: Shared[Item, Result], item: Item) -> Result:
    """Return what comes of an item: of one that another process has taken, what came of it there, if anything did."""
    answer = None if shared.take(item) else received(connection) if send(connection, item) else None
    return shared.work(item) if answer is None else shared.unpack(answer[0])


def work_ahead(shared: Shared[Item, Any], connection: Connection, other: Connection) -> None:
    """Take items from the last on, and answer what came of one whenever that is asked, until nobody asks any more."""
    other.close()
    gc.set_threshold(*SELDOM)
    found: dict[Item, list[object] | None] = {}
    left = reversed(shared.items)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            ahead = None if connection.poll() else next(left, None)
            if ahead is None:
                connection.send(found.pop(connection.recv(), None))
            elif shared.take(ahead):
                found[ahead] = done(lambda one: [shared.pack(shared.work(one[0]))], [ahead])


def done(work: Callable[[Sequence[Item]], Iterable[Result]], items: Sequence[Item]) -> list[Result] | None:
    """Return what comes of items; None where something was raised, which will be raised where it can be told."""
    with suppress(Exception):
        return list(work(items))
    return None


def portioned(items: Sequence[Item], size: int = PORTION) -> list[Sequence[Item]]:
    """Return items so many at a time."""
    return [items[start : start + size] for start in range(0, len(items), size)]


@contextmanager
def forked(answer: Answer, number: int) -> Iterator[list[Connection]]:
    """Give connections to so many processes within the block; each answers what is sent to it."""
    fork = multiprocessing.get_context("fork")
    # What is there before is no garbage, and is not copied by a look for it.
    was_frozen = gc.get_freeze_count()
    gc.freeze()
    pairs = [fork.Pipe() for _ in range(number)]
    ours = [one for one, _ in pairs]
    processes = [fork.Process(target=serve, args=(answer, other, pairs), daemon=True) for _, other in pairs]
    started: list[Any] = []
    try:
        # A system may refuse one more; those that are there do the work.
        with suppress(OSError):
            for process in processes:
                process.start()
                started.append(process)
        for _, other in pairs:
            other.close()
        yield ours[: len(started)]
    finally:
        for connection in ours:
            connection.close()
        for process in started:
            process.join()
        if not was_frozen:
            gc.unfreeze()


def serve(answer: Answer, connection: Connection, pairs: Iterable[tuple[Connection, Connection]]) -> None:
    """Answer until nobody asks any more."""
    # Whoever holds an end of another's connection keeps its death from being noticed.
    for end in (end for pair in pairs for end in pair if end is not connection):
        end.close()
    gc.set_threshold(*SELDOM)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send(answer(connection.recv()))


def answered(connections: Iterable[Connection], questions: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Ask each question of one of the processes, and yield it with the answer; None where its process is gone."""
    left = list(questions)[::-1]
    asked: dict[Connection, Any] = {}
    for connection in connections:
        ask(connection, left, asked)
    while asked:
        for connection in ready(asked):
            question = asked.pop(connection)
            answer = received(connection)
            if answer is not None:
                ask(connection, left, asked)
            yield question, answer


def ready(asked: Iterable[Connection]) -> list[Connection]:
    """Return the connections on which something can be read, as soon as there is one."""
    return [one for one in wait(list(asked)) if isinstance(one, Connection)]


def ask(connection: Connection, left: list[Any], asked: dict[Connection, Any]) -> None:
    """Send the next question to a process, if there is one and the process is there to take it."""
    if left:
        question = left.pop()
        if send(connection, question):
            asked[connection] = question


def send(connection: Connection, what: object) -> bool:
    """Send something to a process; return whether it is there to take it."""
    try:
        connection.send(what)
    except OSError:
        return False
    return True


def received(connection: Connection) -> Any:
    """Return what a process sends; None where it is gone."""
    with suppress(EOFError, OSError):
        return connection.recv()
    return None
