"""Files of the whole, put together piece by piece: lists of all their rows would take more memory than the records."""

import io
from collections.abc import Iterable, Iterator


def written(pieces: Iterable[str]) -> bytes:
    """Return pieces of text as one file in UTF-8."""
    file = io.BytesIO()
    for piece in pieces:
        file.write(piece.encode())
    return file.getvalue()


def separated(rows: Iterable[str]) -> Iterator[str]:
    """Yield rows with a comma and a new line between them, as JSON needs them."""
    for number, row in enumerate(rows):
        yield f",\n{row}" if number else row
