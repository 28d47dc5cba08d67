"""What is said while a page is made, kept and said again in its turn."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias
from unittest.mock import patch

# The name of a logger, a level, and a message.
Message: TypeAlias = tuple[str, int, str]


@contextmanager
def kept_back(into: list[Message]) -> Iterator[None]:
    """Keep what is logged within the block, instead of saying it."""

    def keep(logger: logging.Logger, record: logging.LogRecord) -> None:
        # Before any filter: those are asked when it is said.
        into.append((logger.name, record.levelno, record.getMessage()))

    with patch.object(logging.Logger, "handle", keep):
        yield


def say(messages: Iterable[Message]) -> None:
    """Say what was kept back."""
    for name, level, words in messages:
        logger = logging.getLogger(name)
        logger.handle(logger.makeRecord(name, level, "", 0, words, (), None))
