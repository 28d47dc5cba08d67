"""What is computed of an edition as a whole: once, however many pages and rules ask for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from importlib import import_module
from typing import Generic, TypeVar

from letterbook.reading.edition import Edition
from letterbook.reading.noted import Reading, remembered

# Between the module and the name of a function, which together name it as a source.
SEPARATOR = ":"

# How the modules of this program begin, and what a function has that is marked `once`.
OURS, MARK = "letterbook.", "once_of"

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class OfOne(Generic[Value]):
    """What was computed of one record, and what was read for it."""

    value: Value
    # No set: of so many records, that would take more memory than the values.
    readings: tuple[Reading, ...]


def once(compute: Callable[[Edition], Value]) -> Callable[[Edition], Value]:
    """Make a function of an edition remember its value there; the value must not be changed by whoever gets it.

    It is kept with the edition, not with the function, so that it goes when the edition goes. Of a mapping, reads are
    recorded key by key; so it holds plain values (texts, numbers, days, records, tuples and frozen groups of
    them), which can be compared with those of an earlier build.
    """
    source = f"{compute.__module__}{SEPARATOR}{compute.__qualname__}"

    @wraps(compute)
    def looked_up(edition: Edition) -> Value:
        return remembered(edition.computed, edition.notes, source, partial(compute, edition))

    setattr(looked_up, MARK, source)
    return looked_up


def each(compute: Callable[[Edition, str], Value]) -> Callable[[Edition, str], Value]:
    """Make a function of an edition and an id remember its value for each id, and what was read for it.

    Whoever asks for the value is recorded as a reader of all that, not of the value: so it need not be plain.
    """
    source = f"{compute.__module__}{SEPARATOR}{compute.__qualname__}"

    @wraps(compute)
    def looked_up(edition: Edition, id: str) -> Value:
        if (source, id) not in edition.computed:
            readings: set[Reading] = set()
            with edition.notes.into(readings):
                edition.computed[source, id] = OfOne(compute(edition, id), tuple(readings))
        held: OfOne[Value] = edition.computed[source, id]  # type: ignore[assignment]  # as this very function put it
        edition.notes.add(held.readings)
        return held.value

    return looked_up


def computing(source: str) -> Callable[[Edition], object] | None:
    """Return the function marked `once` that has the name of a source; None where the program has none."""
    module, _, name = source.partition(SEPARATOR)
    # Whatever a name says, nothing is imported that is not of this program.
    if not module.startswith(OURS):
        return None
    try:
        found = getattr(import_module(module), name, None)
    except ImportError:
        return None
    return found if hasattr(found, MARK) else None
