"""Projects in which a command has something to do, made from the invented edition: before an edit and after it."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.disturbed.running import run
from tests.publishing.built import copy_written_by_hand, made_a_project

TOY = Path(__file__).parents[1] / "toy_edition"

# A saved page of the web, invented, as `capture` takes it.
PAGE = """<!doctype html><html lang="en"><head><title>The last letter</title>
<meta property="og:site_name" content="Morning Post"><meta property="article:published_time" content="1921-11-02">
</head><body><article><h1>The last letter</h1><p>By Eve Long</p>
<p>The governor of the north wrote once more before the winter, said a clerk who saw the envelope.</p>
<p>Nobody has seen the sheet itself, and both houses decline to speak of it until the spring.</p>
</article></body></html>
"""

# An index of letters, invented, in the form in which editions exchange it.
INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters of a mill</title>
<editor>Ada Miller</editor></titleStmt><publicationStmt><publisher>Mill</publisher><date when="2026-01-01"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
</publicationStmt><sourceDesc><bibl type="online" xml:id="mill">Letters of a mill</bibl></sourceDesc></fileDesc>
<profileDesc>{letters}</profileDesc></teiHeader><text><body><p/></body></text></TEI>
"""
LETTER = """<correspDesc source="#mill" key="{number}"><correspAction type="sent"><persName>Writer {writer}</persName>
<placeName>Town {place}</placeName><date when="1880-01-{number:02d}"/></correspAction>
<correspAction type="received"><persName>Reader {reader}</persName></correspAction></correspDesc>
"""


def index_of(count: int) -> str:
    """Return an index of so many letters."""
    made = (LETTER.format(number=n, writer=n % 5, place=n % 3, reader=n % 7) for n in range(1, count + 1))
    return INDEX.format(letters="".join(made))


def toy_project(folder: Path) -> None:
    """Make a folder the project of the invented edition, with its captures and the pages written by hand."""
    for name in ("sources", "captures"):
        shutil.copytree(TOY / name, folder / name)
    copy_written_by_hand(folder / "docs")
    made_a_project(folder)


def edit(folder: Path) -> None:
    """Change records: one that many pages name, one that becomes another, one that is new, one that goes."""
    people = folder / "sources/people"
    described = people / "bela-south.yml"
    kept = [line for line in described.read_text().splitlines() if not line.startswith("description:")]
    described.write_text("\n".join([*kept, "description: Engineer of the long bridge, later its keeper.", ""]))
    (people / "nora-river.yml").write_text("name: Nora River\nsort_name: River, Nora\n")
    collection = folder / "sources/collection.yml"
    collection.write_text(collection.read_text().replace("title: ", "title: Once more, ", 1))
    mentioning = folder / "sources/topics/river.yml"
    mentioning.write_text("name: The river\n")


def unseal(folder: Path) -> None:
    """Remove the seals, so that all are to be written."""
    shutil.rmtree(folder / "sources/seals")


def save_page(folder: Path) -> None:
    """Put a saved page beside the project's folders, as somebody does who is about to take it in."""
    write_saved(folder, "page.html", PAGE)


def write_saved(folder: Path, name: str, text: str) -> None:
    """Put a file beside the project's folders."""
    (folder / "saved").mkdir(exist_ok=True)
    (folder / "saved" / name).write_text(text, encoding="utf-8")


def short_index(folder: Path) -> None:
    """Put a short index into a folder, from which it is to be imported into another one there."""
    write_saved(folder, "mill.xml", index_of(12))


def longer_index(folder: Path) -> None:
    """Put a longer index in place of the one that was imported."""
    write_saved(folder, "mill.xml", index_of(28))


@dataclass(frozen=True)
class Scene:
    """A command with something to do: how its project is made, whether it ran there before, and what changed since."""

    command: tuple[str, ...]
    make: Callable[[Path], None] = toy_project
    change: Callable[[Path], None] = edit
    ran_before: bool = True

    def prepare(self, folder: Path) -> None:
        """Make a folder the project, just before the command."""
        folder.mkdir(parents=True)
        self.make(folder)
        if self.ran_before:
            before = run(self.command, folder)
            assert before.status == 0, before.told
        self.change(folder)


SCENES: Mapping[str, Scene] = {
    "build": Scene(("build", "--quiet")),
    "seal": Scene(("seal",), change=unseal, ran_before=False),
    "import-cmif": Scene(("import-cmif", "saved/mill.xml", "--into", "mill"), short_index, longer_index),
    "capture": Scene(("capture", "saved/page.html", "--id", "last-letter"), change=save_page, ran_before=False),
    "site": Scene(("site",)),
    "offline": Scene(("offline",)),
}
