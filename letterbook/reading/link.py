"""From records to an edition: every id and link is followed once, and remembered from its other end."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from letterbook.problems.problem import Problem
from letterbook.reading.doubles import doubles
from letterbook.reading.edition import MENTIONS, RECORDS, TEXTS, Edition, Mention
from letterbook.reading.load import FOLDERS, Records
from letterbook.reading.names import Names
from letterbook.reading.nearest import nearest
from letterbook.reading.noted import Noted, Notes
from letterbook.reading.references import Pointers, links, pointers, stray_brackets
from letterbook.reading.validation import example_at
from letterbook.records.models import Authority, FieldGroup, Record, Reference
from letterbook.records.models.references import UNKNOWN, EndReference
from letterbook.records.source_text import SourceText

# What a link in prose may lead to.
ALL_KINDS = frozenset(kind.kind for kind in FOLDERS.values())

# How many records are offered of whose ids a word was written.
MOST_MEANT = 3


def link(records: Records) -> tuple[Edition | None, list[Problem]]:
    """Return the edition of all records that could be read, with a problem for each id or link that leads nowhere.

    A list with something twice is a problem too. None without a readable `collection.yml`.
    """
    read = [(part, pointers(part), text) for part, text in written(records)]
    problems = [found for part, pointing, text in read for found in unresolved(part, pointing, text, records)]
    doubled = [found for _, pointing, text in read for found in doubles(pointing.values, text)]
    if records.collection is None:
        return None, [*problems, *doubled]
    ordered = dict(sorted(records.records.items()))
    notes = Notes()
    names = Names((record for record in ordered.values() if isinstance(record, Authority)), notes)
    is_whole = not problems and len(records.claimed) == len(ordered)
    of_records = {part.id: pointing for part, pointing, _ in read if isinstance(part, Record)}
    linked = backlinks(ordered, of_records, names)
    edition = Edition(
        records.collection,
        Noted(RECORDS, ordered, notes),
        Noted(TEXTS, records.texts, notes),
        Noted(MENTIONS, linked, notes),
        names,
        is_whole,
        records.introduction,
    )
    return edition, [*problems, *doubled]


def written(records: Records) -> Iterator[tuple[FieldGroup, SourceText]]:
    """Yield everything that could be read of the records, with the text of its file."""
    for id, record in records.records.items():
        yield record, records.texts[id]
    if records.collection and records.collection_text:
        yield records.collection, records.collection_text
    if records.introduction and records.introduction_text:
        yield records.introduction, records.introduction_text


def unresolved(part: FieldGroup, pointing: Pointers, text: SourceText, records: Records) -> Iterator[Problem]:
    """Yield a problem for each id in a field, and each link in prose, that leads to no fitting record."""
    for path, reference in pointing.references:
        if fault := reference_fault(reference, records):
            yield Problem(text.place(path), *fault, example=example_at(type(part), path))
    for path, words in pointing.prose:
        for found in links(words):
            if found.id not in records.claimed:
                message = unknown(found.id, records, f"the link [[{found.id}]]", ALL_KINDS)
                yield Problem(text.place_of(path, f"[[{found.id}"), "unknown-link", message)
        if slip := stray_brackets(words):
            message = f"'{slip}' is not a link; write [[id]] or [[id|words]]"
            yield Problem(text.place_of(path, slip), "unknown-link", message)


def reference_fault(reference: Reference, records: Records) -> tuple[str, str] | None:
    """Return code and message of what is wrong with an id in a field, or None."""
    file = records.claimed.get(reference)
    if file is None:
        return "unknown-id", unknown(
            reference, records, f"the id '{reference}'", reference.kinds, isinstance(reference, EndReference)
        )
    kind = kind_of(file)
    if kind not in reference.kinds:
        wanted = " or ".join(sorted(reference.kinds))
        return (
            "wrong-kind",
            f"'{reference}' is {with_indefinite_article(kind)}; expected {with_indefinite_article(wanted)}",
        )
    return None


def unknown(id: str, records: Records, what: str, kinds: frozenset[str], or_unknown: bool = False) -> str:
    """Say that an id names no record, with the nearest of some kinds that does, or those that contain it."""
    if now := records.former.get(id):
        return f"{what} is a former id; write '{now}'"
    known_ids = [*fitting(kinds, records), *([UNKNOWN] if or_unknown else [])]
    meant = nearest(id, known_ids)
    near = [meant] if meant else [known for known in known_ids if f"-{id}-" in f"-{known}-"][:MOST_MEANT]
    words = " or ".join(f"'{one}'" for one in near)
    remedy = "write the record first, or correct the id"
    if or_unknown:
        remedy = f"{remedy}, or write '{UNKNOWN}' if nobody knows who it was"
    hint = f"did you mean {words}?" if near else remedy
    return f"{what} names no record; {hint}"


def fitting(kinds: frozenset[str], records: Records) -> list[str]:
    """Return the ids of the records of some kinds, sorted."""
    return [id for id, file in sorted(records.claimed.items()) if kind_of(file) in kinds]


def kind_of(file: str) -> str:
    """Return the kind of the record that a file holds, by its folder; "" for a file outside the folders of records."""
    folder = FOLDERS.get(file.split("/")[-2])
    return folder.kind if folder else ""


def with_indefinite_article(kind: str) -> str:
    """Return a kind of record with 'a' or 'an'."""
    return f"{'an' if kind[0] in 'aeo' else 'a'} {kind}"


def backlinks(
    records: Mapping[str, Record], pointing: Mapping[str, Pointers], names: Names
) -> dict[str, tuple[Mention, ...]]:
    """Return, for each record spoken of, the places where others speak of it, in the order of their ids."""
    found: dict[str, dict[Mention, None]] = defaultdict(dict)
    for record in records.values():
        for mention in mentions(record, pointing[record.id], names):
            if mention.of in records and mention.of != record.id:
                found[mention.of].setdefault(mention)
    return {id: tuple(places) for id, places in sorted(found.items())}


def mentions(record: Record, pointing: Pointers, names: Names) -> Iterator[Mention]:
    """Yield each other record that this one speaks of: by id in a field, by link or by name in prose."""
    for path, reference in pointing.references:
        yield Mention(str(reference), record.id, path)
    for path, words in pointing.prose:
        # A name may be broken over two lines.
        line = " ".join(words.split())
        for id in dict.fromkeys([*(found.id for found in links(line)), *named(line, names)]):
            yield Mention(id, record.id, path, words)


def named(words: str, names: Names) -> Iterator[str]:
    """Yield the ids of the records named in prose outside its links."""
    spans = [(found.start, found.end) for found in links(words)]
    for name in names.found_in(words):
        if not any(start < name.end and name.start < end for start, end in spans):
            yield name.id
