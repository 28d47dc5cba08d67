"""The images of letters as files of the site: as they lie beside the records."""

from collections.abc import Mapping
from pathlib import Path

from letterbook.reading.ahead import FACSIMILES
from letterbook.reading.edition import Edition
from letterbook.reading.images import images_shown


def images_of(sources: Path, edition: Edition) -> Mapping[str, Path]:
    """Return the images that letters show, by their path relative to `docs/`, each with where it lies."""
    names = (f"{FACSIMILES}/{name}" for name in images_shown(edition.letters))
    return {name: sources / name for name in names}
