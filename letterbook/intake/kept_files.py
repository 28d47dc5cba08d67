"""The files that are laid among the captures: the text, what it was made from, and what they replace."""

import codecs
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.excerpt import first_words
from letterbook.intake.saved_file import SavedFile
from letterbook.verification.captures import CapturedText
from letterbook.verification.finding import find
from letterbook.verification.quotations import Cited

# So many paragraphs that changed are shown.
SHOWN = 8

# More paragraphs are compared one by one, whatever their order.
LONG = 3_000


@dataclass(frozen=True)
class Kept:
    """The files to lay among the captures: the text, and what it was made from.

    What they replace is written before them, under other names: a run that ends between loses nothing.
    """

    former: dict[Path, bytes]
    files: dict[Path, bytes]

    @property
    def text(self) -> Path:
        """The file of the text."""
        return next(iter(self.files))


def captured_files(
    source: Path, id: str, saved: SavedFile, captures: Path, may_replace: bool, others: Collection[str]
) -> Kept:
    """Return the files to lay among the captures; `others` are the names of the captures of other articles.

    A file that is there with other words is kept under another name where it may be replaced; else CaptureFault.
    """
    # macOS takes a name apart into letters and accents; the record names it as it is typed.
    name = unicodedata.normalize("NFC", source.name)
    if not name.isprintable():
        raise CaptureFault("the file's name has unprintable characters; rename it")
    own = f"{id}.txt" if saved.kept else f"{id}{source.suffix}" if name in others else name
    made = {captures / own: saved.text.joined().encode()}
    if saved.kept:
        made[captures / f"{id}{saved.suffix}"] = saved.kept
    files: dict[Path, bytes] = {}
    aside: dict[Path, bytes] = {}
    for path, content in made.items():
        held = path.read_bytes() if path.exists() else content
        is_same = unsaved(held) == unsaved(content)
        if not is_same and not may_replace:
            raise CaptureFault(
                f"{captures.name}/ already holds another capture as '{path.name}'; with --replace it is kept there "
                f"as '{former_name(path).name}', and this one takes its place"
            )
        files[path] = held if is_same else content
        if not is_same:
            aside[former_name(path)] = held
    return Kept(aside, files)


def former_name(path: Path) -> Path:
    """Return the first free name under which a replaced capture is kept: "post-1921.former-1.txt"."""
    number = 1
    while (free := path.with_name(f"{path.stem}.former-{number}{path.suffix}")).exists():
        number += 1
    return free


def unsaved(content: bytes) -> bytes:
    """Return what a file holds, whichever system it was saved on: without byte order mark and carriage returns."""
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def differences_told(before: CapturedText, after: CapturedText, cited: list[Cited]) -> list[str]:
    """Say which paragraphs differ between two captures of an article, and which of its quotations that touches."""
    old, new = before.normal_paragraphs, after.normal_paragraphs
    is_long = len(old) + len(new) > LONG
    changes = [] if is_long else SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changes = [one for one in changes if one[0] != "equal"]
    gone = [row("gone", number, before) for _, first, end, _, _ in changes for number in range(first, end)]
    come = [row("new", number, after) for _, _, _, first, end in changes for number in range(first, end)]
    if is_long:
        gone = [row("gone", place, before) for place in without(old, new)]
        come = [row("new", place, after) for place in without(new, old)]
    rows = [*gone, *come]
    more = [f"           and {len(rows) - SHOWN} paragraphs more"] if len(rows) > SHOWN else []
    return [*rows[:SHOWN], *more, *quotations_told(before, after, cited)]


def without(some: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return the places, from 0, of paragraphs that others do not have."""
    known = set(others)
    return [place for place, one in enumerate(some) if one not in known]


def row(what: str, place: int, text: CapturedText) -> str:
    """Return a paragraph that differs, by its place from 0, as a row."""
    return f"{what:<10} {f'p{place + 1}':<9} “{first_words(text.paragraphs[place])}”"


def quotations_told(before: CapturedText, after: CapturedText, cited: list[Cited]) -> Iterator[str]:
    """Say of each quotation that stood in the old capture if it stands elsewhere in the new one, or nowhere."""
    for one in cited:
        was, now = found_in(one, before), found_in(one, after)
        if was and now and was != now:
            yield f"moved      “{first_words(one.text)}” in {one.record}: p{was} is now p{now}"
        elif was and not now:
            yield f"touched    “{first_words(one.text)}” in {one.record}: its words are no longer there"


def found_in(cited: Cited, text: CapturedText) -> int:
    """Return the paragraph in which a quotation stands; 0 where it stands in none."""
    found = find(cited.text, text.normal_paragraphs, range(1, len(text.paragraphs) + 1))
    return found.paragraph if found else 0
