"""All inputs, and what must come of each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.hostile.captures import captures
from tests.hostile.cmif_files import cmif_files
from tests.hostile.inputs import SECRET_WORDS, Input
from tests.hostile.names import names
from tests.hostile.pages import pages
from tests.hostile.records import records
from tests.hostile.runner import MEGABYTES, SECONDS

KINDS: Mapping[str, Callable[[], list[Input]]] = {
    "records": records,
    "names and links": names,
    "captures": captures,
    "CMIF files": cmif_files,
    "pages by hand": pages,
}

# Those that take longer than a second, as was measured; `make torture` tries them too.
LONG = frozenset(
    {
        *(
            "a table of 100,000 columns",
            "100,000 line breaks",
            "data of 100,000 objects",
            "links by the hundred thousand",
        ),
        *("4 MB of words in a page", "10 MB of an image in a page", "lines by the hundred thousand"),
        *("blank lines by the million", "spaces by the million", "columns that backtrack"),
        *("a boundary of a million characters", "5,000 names in a letter", "3,000 letters of one key"),
        *("editors by the thousand", "aliases by the thousand", "100,000 paragraphs"),
        *("10 MB of a script", "100,000 namespaces", "3,000 elements in each other by hand"),
        # A site of its own for each.
        *("an isolate in a description, published", "a homoglyph in a name, published"),
        *("zero width in a name, published", "a name that is a script, published"),
        *("a description of one long word, published", "a digest of nothing but marks, published"),
    }
)

CORPUS = [replace(one, kind=kind) for kind, make in KINDS.items() for one in make()]


def faults(one: Input, project: Path, outcome: Mapping[str, Any]) -> list[str]:
    """Return in what an outcome is not what it must be; nothing if it is."""
    lines = outcome["output"].splitlines()
    shown = [line for line in lines if line.startswith(one.place) and one.says in line]
    wrong = {
        f"it tried: {outcome['violations']}": bool(outcome["violations"]),
        f"it ended with {outcome['status']}": outcome["status"] != (1 if one.is_refused else 0),
        f"nothing says {one.place} {one.says}": one.is_refused and not shown,
        f"it took {outcome['seconds']:.1f} s": outcome["seconds"] > SECONDS,
        f"it took {outcome['megabytes']:.0f} MB": outcome["megabytes"] > MEGABYTES,
        "it fell over": "Traceback" in outcome["output"],
        "it told a secret": SECRET_WORDS in outcome["output"],
        "a character that hides others is printed": bool(set("\u202e\u2067\u200b\x1b") & set(outcome["output"])),
        f"{one.shows} is not shown": one.shows is not None and not is_shown(project, *one.shows),
    }
    return [what for what, is_wrong in wrong.items() if is_wrong]


def is_shown(project: Path, name: str, words: str) -> bool:
    """Whether a file of the project holds some words."""
    path = project / name
    return path.is_file() and words in path.read_text(encoding="utf-8", errors="replace")
