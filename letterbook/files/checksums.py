"""What files and texts hold, told by a few characters."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksum(content: bytes) -> str:
    """Return the SHA-256 of what a file holds, or will hold."""
    return hashlib.sha256(content).hexdigest()


def checksum_of_pieces(pieces: Iterable[bytes]) -> str:
    """Return the SHA-256 of what a file will hold, given piece by piece."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def fingerprint_of(text: str) -> str:
    """Return 24 characters that no two texts share, but by a chance of one in 2^48 for some 16 million of them."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
