"""Linked data as tests read them: object by object, and without asking the network for the context."""

from collections.abc import Iterator
from typing import Any

# As its own context does, with every term one of schema.org.
CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}


def groups(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of some data."""
    if isinstance(data, dict):
        yield data
        for inner in data.values():
            yield from groups(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from groups(inner)


def without_network(url: str, options: object) -> dict[str, Any]:
    """Return the context of schema.org, as a JSON-LD processor asks for it."""
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}
