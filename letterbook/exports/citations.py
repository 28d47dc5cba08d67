"""References as files: all letters and articles in one, in each of the forms that programs read."""

from collections.abc import Iterator

from letterbook.pages.citing.forms import WRITERS
from letterbook.pages.citing.items import items
from letterbook.pages.context import Context
from letterbook.pages.generated import REFERENCES
from letterbook.pages.plan import Target
from letterbook.reading.edition import Edition

CITATIONS = "references"


def plan_references(_: Edition) -> Iterator[Target]:
    """Yield the references in each form."""
    return (Target(path, CITATIONS) for path in REFERENCES.values())


def make_references(target: Target, context: Context) -> str:
    """Return all references in the form that the path of the file names."""
    return next(WRITERS[form] for form, path in REFERENCES.items() if path == target.path)(items(context.edition))
