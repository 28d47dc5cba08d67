"""What a CMIF file holds, read as a stream: its header, then one letter after the other, each with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast
from xml.etree import ElementTree
from xml.parsers import expat

from letterbook.intake.cmif.headers import Header, local, one_line, take_header, text_of

NAMES = ("persName", "orgName")


class CmifFault(Exception):
    """A file that cannot be read as CMIF; the message says where and why."""


@dataclass(frozen=True)
class Name:
    """A person, organisation or place as a file names it: the words, its identifiers, and how sure the file is."""

    tag: str
    text: str
    refs: tuple[str, ...] = ()
    cert: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class WrittenDate:
    """A date as a file has it: its attributes, without white space around them, and its text."""

    attributes: Mapping[str, str]
    text: str = ""


@dataclass(frozen=True)
class Action:
    """One action of a letter: sent, received, forwarded; `strange` is what it holds that CMIF knows nothing of."""

    type: str
    names: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    strange: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoteRef:
    """One statement of a note of version 2: what it says, of which target, in which words."""

    type: str
    target: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One letter of a file: the line it begins in, its key, address and source, what was done with it, and notes."""

    line: int
    key: str
    ref: str
    source: str
    other: Mapping[str, str]
    actions: tuple[Action, ...]
    notes: tuple[str, ...] = ()
    statements: tuple[NoteRef, ...] = ()
    mentioned: tuple[Name, ...] = ()


def refuse_malformed(path: Path) -> None:
    """Raise CmifFault with line and column where a file is no well-formed XML; reads all of it, and keeps nothing."""
    # As the parser that reads the file: names have namespaces, and every entity is known.
    parser = expat.ParserCreate(namespace_separator=" ")
    unknown: list[tuple[int, int, str]] = []
    parser.SkippedEntityHandler = lambda name, _: unknown.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber, name)
    )
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as fault:
        what = expat.errors.messages.get(fault.code, "no XML")
        raise CmifFault(
            f"{path}:{fault.lineno}:{fault.offset + 1}: {what}; the file is not well-formed XML; fix it there"
        ) from None
    except (LookupError, ValueError) as fault:
        raise CmifFault(f"{path}: its encoding cannot be read ({fault}); save it in UTF-8") from None
    for line, column, name in unknown[:1]:
        raise CmifFault(f"{path}:{line}:{column + 1}: the entity '&{name};' is not defined in the file; write it out")


def entries(path: Path, header: Header) -> Iterator[Entry]:
    """Yield the letters of a file, and fill in its header before the first; memory does not grow with the file.

    Raises CmifFault where it is no TEI.
    """
    with path.open("rb") as file:
        found = False
        for line, element in elements(file):
            tag = local(element.tag)
            if tag == "correspDesc":
                found = True
                yield entry(line, element)
            elif tag == "teiHeader" or not found:
                take_header(header, element)
        if not found and not header.title:
            raise CmifFault(f"{path}: it has no 'correspDesc' and no title, so it is not a CMIF file")


def names(path: Path) -> Iterator[Name]:
    """Yield every name in a file, wherever it stands."""
    with path.open("rb") as file:
        for _, element in ElementTree.iterparse(file):
            tag = local(element.tag)
            if tag in NAMES or tag == "placeName":
                yield name(element)
            elif tag == "correspDesc":
                element.clear()


# Elements that are read when they end, and then forgotten.
READ = frozenset({"correspDesc", "titleStmt", "publicationStmt", "sourceDesc"})


def elements(file: IO[bytes]) -> Iterator[tuple[int, ElementTree.Element]]:
    """Yield the elements that are read, each whole, with the line it begins in."""
    parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(events=("start", "end"))
    above: list[ElementTree.Element] = []
    begun = 0
    for number, line in enumerate(file, start=1):
        parser.feed(line)
        for event, element in cast(Iterator[tuple[str, ElementTree.Element]], parser.read_events()):
            name = local(element.tag)
            if event == "start":
                above.append(element)
                begun = number if name in READ else begun
                continue
            above.pop()
            if name in READ:
                yield begun, element
                # What was read is forgotten; so is what stood around it and is not read.
                if above:
                    above[-1].clear()


def entry(line: int, element: ElementTree.Element) -> Entry:
    """Return a letter of a file."""
    known = frozenset({"key", "ref", "source"})
    notes = [part for part in element if local(part.tag) == "note"]
    return Entry(
        line=line,
        key=one_line(element.get("key", "")),
        ref=one_line(element.get("ref", "")),
        source=one_line(element.get("source", "")).lstrip("#"),
        other=attributes(element, known),
        actions=tuple(action(part) for part in element if local(part.tag) == "correspAction"),
        notes=tuple(words for note in notes if (words := words_of(note))),
        statements=tuple(stated(part) for note in notes for part in note.iter() if local(part.tag) == "ref"),
        mentioned=tuple(
            name(part) for note in notes for part in note.iter() if local(part.tag) in (*NAMES, "placeName")
        ),
    )


def words_of(note: ElementTree.Element) -> str:
    """Return what a note says in words, without its statements for machines."""
    pieces = [note.text or ""]
    for part in note:
        pieces += ["" if local(part.tag) == "ref" else "".join(part.itertext()), part.tail or ""]
    return one_line("".join(pieces))


def stated(part: ElementTree.Element) -> NoteRef:
    """Return a statement of a note of version 2."""
    return NoteRef(
        one_line(local(part.get("type", "").rpartition(":")[2])), one_line(part.get("target", "")), text_of(part)
    )


def action(element: ElementTree.Element) -> Action:
    """Return an action."""
    parts: dict[str, list[ElementTree.Element]] = {}
    for part in element:
        parts.setdefault(local(part.tag), []).append(part)
    ends = [part for tag in NAMES for part in parts.pop(tag, [])]
    places, dates = parts.pop("placeName", []), parts.pop("date", [])
    return Action(
        type=one_line(element.get("type", "")),
        names=tuple(name(part) for part in ends),
        places=tuple(name(part) for part in places),
        dates=tuple(written_date(part) for part in dates),
        strange=tuple(one_line(f"<{tag}> {text_of(part)}") for tag, some in parts.items() for part in some),
    )


def name(element: ElementTree.Element) -> Name:
    """Return a name; in real files one attribute may hold several identifiers."""
    return Name(
        local(element.tag),
        text_of(element),
        tuple(one_line(element.get("ref", "")).split()),
        one_line(element.get("cert", "")),
        one_line(element.get("evidence", "")),
    )


def written_date(element: ElementTree.Element) -> WrittenDate:
    """Return a date as the file has it."""
    return WrittenDate(attributes(element), text_of(element))


def attributes(element: ElementTree.Element, but: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return the attributes of an element by name, but some; without characters that no record can hold."""
    return {one_line(local(name)): one_line(value) for name, value in element.attrib.items() if name not in but}
