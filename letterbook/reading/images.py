"""The images of letters that lie beside the records, in `sources/facsimiles/`."""

from collections.abc import Iterable
from pathlib import Path

from letterbook.files.systems import is_of_a_system
from letterbook.files.writing import begins, files_below
from letterbook.reading.ahead import FACSIMILES
from letterbook.records.models import Letter

# How a file begins that is what its ending says; of WebP, the size of the file stands before the second.
BEGINNINGS = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".webp": b"RIFF"}


def images_in(sources: Path) -> dict[str, str]:
    """Return the files of `sources/facsimiles/` by their path below it, each with what is wrong with it, or ""."""
    folder = sources / FACSIMILES
    # Nothing is read through a link.
    found = () if folder.is_symlink() else files_below(folder)
    paths = sorted(path for path in found if not is_of_a_system(path))
    return {path.relative_to(folder).as_posix(): image_fault(path) for path in paths}


def image_fault(path: Path) -> str:
    """Say why a file is no image that a page can show; "" where it is one."""
    if path.is_symlink() or not path.is_file():
        return "is not a plain file; put the image itself there"
    kind = path.suffix.lower()
    if kind not in BEGINNINGS:
        return "does not end in .jpg, .jpeg, .png or .webp"
    try:
        is_one = begins(path, BEGINNINGS[kind])
    except OSError as refused:
        return f"cannot be read: {refused.strerror}"
    return "" if is_one else f"is not what its ending says; save the image again as {kind}"


def images_shown(letters: Iterable[Letter]) -> list[str]:
    """Return the names of the images that letters show, each once, in order."""
    return sorted({one.file for letter in letters for witness in letter.witnesses for one in witness.images})
