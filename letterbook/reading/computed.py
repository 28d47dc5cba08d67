"""What is computed of an edition as a whole: once, however many pages and rules ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from letterbook.reading.edition import Edition

Value = TypeVar("Value")


def once(compute: Callable[[Edition], Value]) -> Callable[[Edition], Value]:
    """Make a function of an edition remember its value there; the value must not be changed by whoever gets it.

    It is kept with the edition, not with the function, so that it goes when the edition goes.
    """

    @wraps(compute)
    def looked_up(edition: Edition) -> Value:
        if compute not in edition.computed:
            edition.computed[compute] = compute(edition)
        value: Value = edition.computed[compute]  # type: ignore[assignment]  # what this very function returned
        return value

    return looked_up
