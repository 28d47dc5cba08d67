"""Sharing pages among makers in several processes; what one does not bring, the one that asked makes (`run.py`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from mkdocs.structure.files import File

from letterbook.publishing.processes import PORTION, answered, can_fork, cores, forked, portioned, received, send
from letterbook.publishing.speed.maker import Made, Maker

# The title and front matter of a page.
Head: TypeAlias = tuple[str | None, dict[str, Any]]


class Crew:
    """One or more makers: in this process alone, or in others."""

    def __init__(self, maker: Maker, connections: Sequence[Connection]) -> None:
        self.maker, self.connections = maker, list(connections)
        # Which pages were read where, and so must be made there.
        self.begun: dict[Connection, list[int]] = {}

    def read(self, places: Sequence[int]) -> dict[int, Head]:
        """Read some pages, and return their titles and front matter; one that cannot be read is left out."""
        if not self.connections:
            return dict(read_here(self.maker, places))
        for number, connection in enumerate(self.connections):
            self.begun[connection] = list(places[number :: len(self.connections)])
        return {place: head for some in self.all_answer("read", self.begun) for place, head in some.items()}

    def tell(self, heads: Mapping[int, Head]) -> None:
        """Tell all makers the titles and front matter of pages that they may not have read themselves."""
        list(self.all_answer("heads", {connection: dict(heads) for connection in self.connections}))

    def make(self, places: Sequence[int]) -> Iterator[tuple[int, Made]]:
        """Make some pages, and yield what came of them, in any order; one that cannot be made is left out."""
        if not self.connections:
            yield from made_here(self.maker, places)
            return
        wanted, bound = set(places), {place for begun in self.begun.values() for place in begun}
        mine = {connection: [one for one in begun if one in wanted] for connection, begun in self.begun.items()}
        for some in self.all_answer("make", mine):
            yield from some
        free = portioned([place for place in places if place not in bound])
        for _, made in answered(self.connections, [("make", portion) for portion in free]):
            yield from made or ()

    def all_answer(self, work: str, what: Mapping[Connection, object]) -> Iterator[Any]:
        """Ask several processes at once, and yield what those answer that are there."""
        asked = [connection for connection, one in what.items() if send(connection, (work, one))]
        for connection in asked:
            answer = received(connection)
            if answer is not None:
                yield answer


@contextmanager
def crew(maker: Maker, pages: int, most: int) -> Iterator[Crew]:
    """Give makers for so many pages within the block."""
    number = min(most or cores(), pages // PORTION) if can_fork() else 1
    with maker.at_work():
        if number <= 1:
            yield Crew(maker, ())
            return
        with forked(lambda asked: answer(maker, *asked), number) as connections:
            yield Crew(maker, connections)


def answer(maker: Maker, work: str, what: Any) -> object:
    """Do what is asked for, in a process of its own."""
    if work == "read":
        return dict(read_here(maker, what))
    if work == "make":
        return list(made_here(maker, what))
    for place, head in what.items():
        if place not in maker.begun:
            restore(maker.pages[place], *head)
    return True


def read_here(maker: Maker, places: Iterable[int]) -> Iterator[tuple[int, Head]]:
    """Yield the titles and front matter of pages; one that cannot be read is left out."""
    for place in places:
        # Whatever it is, MkDocs will meet it again, and say so in its turn.
        with suppress(Exception):
            yield place, maker.read(place)


def made_here(maker: Maker, places: Iterable[int]) -> Iterator[tuple[int, Made]]:
    """Yield what came of pages; one that cannot be made is left out."""
    for place in places:
        with suppress(Exception):
            yield place, maker.make(place)


def restore(file: File, title: str | None, meta: dict[str, Any]) -> None:
    """Give a page that is not rendered what others ask of it."""
    page = file.page
    assert page is not None
    page.meta = meta
    page._title_from_render = title
    page.markdown = page.content = ""
