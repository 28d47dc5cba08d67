"""Images of letters: each lies where it is looked for, and is looked for by a letter."""

from collections.abc import Iterator
from difflib import get_close_matches

from letterbook.problems.problem import Problem, Severity, SourceLocation
from letterbook.reading.ahead import FACSIMILES
from letterbook.reading.images import images_shown
from letterbook.rules.case import Case

EXAMPLE = "images:\n  - {file: 1921-09-21-1r.jpg, shows: One leaf in ink.}"


def check_images_are_there(case: Case) -> Iterator[Problem]:
    """An image that a letter shows is a file in `sources/facsimiles/`, and holds what its ending says."""
    for letter in case.edition.letters:
        for number, witness in enumerate(letter.witnesses):
            for place, image in enumerate(witness.images):
                if fault := missing(image.file, case):
                    path = ("witnesses", number, "images", place, "file")
                    yield case.problem(letter, path, "image-not-found", fault)


def missing(file: str, case: Case) -> str:
    """Say why an image cannot be shown; "" where it can."""
    there = case.records.images
    if file not in there:
        near = get_close_matches(file, there, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        return f"there is no file '{file}' in sources/{FACSIMILES}/{hint}"
    return f"'sources/{FACSIMILES}/{file}' {there[file]}" if there[file] else ""


def check_images_are_shown(case: Case) -> Iterator[Problem]:
    """A file in `sources/facsimiles/` is an image that a letter shows."""
    for file in sorted(case.records.images.keys() - set(images_shown(case.edition.letters))):
        message = "no letter shows this file; name it under `images` of a witness, or remove it"
        place = SourceLocation(f"sources/{FACSIMILES}/{file}")
        yield Problem(place, "image-not-shown", message, Severity.WARNING, EXAMPLE)
