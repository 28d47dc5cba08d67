"""What is fuzzed: each target takes any bytes, and raises where the program breaks a promise about them.

A promise is: a value or a fault of its own kind, and no other exception; a problem with a place inside the file;
nothing lost. `make test` runs the targets over the corpus, `make fuzz` over inputs that nobody has thought of.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from letterbook.intake.capture import Wish, capture, proposals_for
from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.cmif.entries import CmifFault
from letterbook.intake.cmif.importing import collection_of, import_files, refuse_files
from letterbook.intake.page.tree import PageFault
from letterbook.intake.saved_file import SavedFile, read_bytes
from letterbook.pages.edited_text import edited
from letterbook.problems.problem import Problem, has_errors
from letterbook.reading.digests import blocks, texts, unsupported
from letterbook.reading.link import link
from letterbook.reading.load import Records, load
from letterbook.reading.references import links, stray_brackets
from letterbook.reading.validation import validated
from letterbook.records.dates import DateFault, LetterDate, parse_date, parse_old_style
from letterbook.records.edited_words import bare, meanings
from letterbook.records.file_text import LINE_END
from letterbook.records.ids import LONGEST_ID, proposed_id
from letterbook.records.julian import OldStyle
from letterbook.records.models import KINDS, Collection, Introduction
from letterbook.records.models.fields import Digest
from letterbook.records.models.values import ID_PATTERN
from letterbook.records.source_text import LINES, SourceText, parse
from letterbook.verification.captures import split
from letterbook.verification.finding import find, normal_quotation
from letterbook.verification.normal_text import aligned, normalised
from letterbook.verification.seals import Seal, damages

# Where folders for a moment are made: in memory, if the system has such a place.
MEMORY = Path("/dev/shm")
ROOM = MEMORY if MEMORY.is_dir() else None

TODAY = "2026-01-31"
FILE = "letters/x.yml"


def is_inside(problem: Problem, text: str) -> bool:
    """Whether the place of a problem lies in a text, or just behind it, as editors or YAML's parser count lines."""
    line, column = problem.place.line, problem.place.column
    return any(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
        for lines in (LINE_END.split(text), LINES.split(text))
    )


def assert_inside(problems: Iterable[Problem], raw: bytes) -> None:
    """Fail where a problem has a place that its file does not have."""
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    outside = [problem for problem in problems if not is_inside(problem, text)]
    assert not outside, f"a place outside the file: {outside[0]}"


def record(raw: bytes) -> None:
    """Any file is a record of each kind, or has problems; and all that follows ids and links in it ends as well."""
    source, problems = parse(FILE, raw)
    assert (source is None) == bool(problems)
    assert_inside(problems, raw)
    if source is not None:
        for kind in KINDS:
            of_kind(source, kind, raw)
        collection, faults = validated(Collection, source)
        introduction, more = validated(Introduction, source)
        seal, others = validated(Seal, source)
        assert_inside([*faults, *more, *others], raw)
        for model, found in ((collection, faults), (introduction, more), (seal, others)):
            assert (model is None) == bool(found)
        if seal:
            assert all(source.place(path).line <= len(LINES.split(source.text)) for path, _ in damages(seal))
        if collection:
            assert_inside(link(Records(collection, source, {}, {}, {}, {}, introduction, source))[1], raw)


def of_kind(source: SourceText, kind: type, raw: bytes) -> None:
    """A file is a record of a kind, or has problems; its ids and links lead somewhere, or are problems."""
    found, faults = validated(kind, source, id="x")
    assert (found is None) == bool(faults)
    assert_inside(faults, raw)
    if found is not None:
        assert_inside(link(Records(None, None, {"x": found}, {"x": source}, {"x": FILE}, {}))[1], raw)


def saved(raw: bytes) -> None:
    """Any saved file is an article, or is refused; of its text every line is there, and its record can be read."""
    for name in ("saved.txt", "saved.html"):
        found = None
        with suppress(PageFault, CaptureFault):
            found = read_bytes(Path(name), raw, None, unwrap=name == "saved.html")
        if found:
            taken(Path(name), found)
        if found and found.page:
            return


def taken(source: Path, found: SavedFile) -> None:
    """The text of a saved file is a capture, its paragraphs are each proposed for once, its record has its block."""
    numbers = [proposal.paragraph for proposal in proposals_for(found)]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, len(found.text.paragraphs) + 1))
    if found.page:
        assert found.text.paragraphs == split("x", found.page.text).paragraphs
    with TemporaryDirectory(dir=ROOM) as folder:
        sources, captures = Path(folder) / "sources", Path(folder) / "captures"
        (sources / "articles").mkdir(parents=True)
        captures.mkdir()
        made = capture(source, found, "x", Wish(may_begin=True), sources, captures)
        for path, content in made.files.items():
            path.write_bytes(content)
        records, problems = load(sources)
        assert "x" in records.texts, problems
        assert "capture" in records.texts["x"].content
        assert not [problem for problem in problems if problem.code not in {"missing-file", "missing-field"}], problems
        assert captures.joinpath(records.texts["x"].content["capture"]["file"]).read_bytes().decode()


def cmif(raw: bytes) -> None:
    """Any file is a CMIF file, or is refused; of its letters none is lost, and a second import changes nothing."""
    with TemporaryDirectory(dir=ROOM) as folder:
        path, sources = Path(folder) / "index.xml", Path(folder) / "sources"
        path.write_bytes(raw)
        sources.mkdir()
        with suppress(CmifFault):
            refuse_files([path])
            imported(path, sources)


def imported(path: Path, sources: Path) -> None:
    """The letters of a file that can be read are records that pass the check, as many as were not skipped."""
    (sources / "collection.yml").write_bytes(collection_of([path], TODAY))
    first = import_files([path], sources)
    records, problems = load(sources)
    _, unresolved = link(records)
    assert not has_errors([*problems, *unresolved]), [*problems, *unresolved]
    letters = [one for one in records.records.values() if one.kind == "letter"]
    assert len(letters) == first.imported
    assert import_files([path], sources).written == 0


def date(raw: bytes) -> None:
    """Any text is a date or a fault, in either calendar; a date prints as it was written."""
    text = raw.decode("utf-8", "replace")
    with suppress(DateFault):
        found = parse_date(text)
        assert str(found) == text
        ordered(found)
    for begins in ((1, 1), (3, 25), (12, 25)):
        with suppress(DateFault):
            ordered(parse_old_style(text, OldStyle(begins)))


def ordered(found: LetterDate) -> None:
    """A date begins no later than it ends, its readings are in order, and it is not before itself."""
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    assert all(first <= last for first, last in found.readings)
    assert found.bounds[0] <= found.bounds[1] and not found.is_before(found)
    assert found.sort_day is not None


def words(raw: bytes) -> None:
    """Any text is a digest, an edited text, a quotation and a name: none raises, and no word of it is lost."""
    text = raw.decode("utf-8", "replace")
    digest = Digest(text)
    assert all(0 <= one.start < one.end <= len(text) and text[one.start : one.end][:2] == "[[" for one in links(text))
    assert all(isinstance(said, str) for said, _ in unsupported(text))
    in_blocks = "".join(re.findall(r"\w", " ".join(texts(digest))))
    assert is_within(in_blocks, text) and len(list(blocks(digest))) >= 1
    assert stray_brackets(text) is None or "[[" in text or "]]" in text
    assert all(piece == " ".join(piece.split()) for piece in bare(text)) and meanings([text]) is not None
    assert "<script" not in edited(text)
    quotation(text)
    id = proposed_id(text)
    assert not id or (re.fullmatch(ID_PATTERN, id) and len(id) <= LONGEST_ID and proposed_id(id) == id)


def is_within(letters: str, text: str) -> bool:
    """Whether letters stand in a text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def quotation(text: str) -> None:
    """Whatever is normalised stays so; a paragraph without brackets is found in itself."""
    normal = normalised(text)
    assert normalised(normal) == normal and aligned(text)[0] == normal
    assert normal_quotation(normal_quotation(text)) == normal_quotation(text)
    if normal and "[" not in normal:
        assert find(text, [normal], [1]) is not None


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "record": record,
    "saved": saved,
    "cmif": cmif,
    "date": date,
    "words": words,
}
