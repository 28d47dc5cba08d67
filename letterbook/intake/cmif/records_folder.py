"""The folder of records into which letters are imported: what lies there, and how a record is put there.

Nothing that an editor did is undone: what was changed, renamed or removed stays so, and the report says it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from letterbook.files.writing import write_file
from letterbook.intake.cmif.recorded import Imported, blocks_of, kept, line_of, merged, record_text
from letterbook.intake.cmif.registers import Registered
from letterbook.records.source_text import parse

# Former ids of a record, as a list in its line or below it.
ALIASES = re.compile(r"^aliases:\s*(?:\[([^\]]*)\]|((?:\n\s*-\s*\S+)+)|(\S+))", re.MULTILINE)


@dataclass
class Report:
    """What an import did: letters read, written, unchanged and skipped; and everything that was repaired, with place.

    `lines` are whole lines: file, line of the letter, what was done.
    """

    read: int = 0
    skipped: int = 0
    written: int = 0
    unchanged: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """How many letters have a record now."""
        return self.read - self.skipped


@dataclass
class RecordsFolder:
    """A folder of records, with what earlier imports wrote there, and what this one does."""

    sources: Path
    before: Imported
    report: Report = field(default_factory=Report)
    # How each record is remembered for the next import.
    remembered: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def there(self) -> frozenset[str]:
        """The paths of the records that lay there before."""
        return frozenset(f"{path.parent.name}/{path.name}" for path in self.sources.glob("*/*.yml"))

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """By the path that a record once had: the one under which an editor filed it, with the old id in `aliases`."""
        found: dict[str, str] = {}
        for file in sorted(self.there - self.before.records.keys()):
            text = (self.sources / file).read_text(encoding="utf-8", errors="replace")
            for aliases in ALIASES.finditer(text):
                ids = re.findall(r"[a-z0-9-]+[a-z0-9]", " ".join(part or "" for part in aliases.groups()))
                found |= {f"{file.partition('/')[0]}/{id}.yml": file for id in ids}
        return found

    def put(
        self, kind: str, file: str, fields: Mapping[str, object], source: str = "", one: Registered | None = None
    ) -> None:
        """Write a record, if it changes and an editor left it where it was."""
        blocks = blocks_of(fields)
        self.remembered[file] = line_of(file, kept(record_text(kind, blocks), blocks), source, one)
        place = file
        if file in self.before.records and file not in self.there:
            if file not in self.renamed:
                self.report.lines.append(f"{file} was removed here, and is not written again")
                self.report.unchanged += 1
                return
            place = self.renamed[file]
        self.write(kind, file, place, blocks)

    def write(self, kind: str, file: str, place: str, blocks: Mapping[str, str]) -> None:
        """Write a record to where it lies now, with what an editor made of it."""
        path = self.sources / place
        raw = path.read_bytes() if place in self.there else None
        try:
            there = raw.decode("utf-8") if raw is not None else None
        except UnicodeDecodeError:
            self.report.lines.append(f"{place} is not in UTF-8, and stays as it is")
            return
        made = merged(there, self.before.records.get(file), kind, blocks)
        self.report.lines += [f"'{name}' in {place} stays as an editor has it" for name in made.stayed]
        text = made.text
        if there is not None and text != there and not is_record(text) and is_record(there):
            self.report.lines.append(f"{place} stays as it is: the file's new content cannot be added to it")
            text = there
        if text != there:
            write_file(path, text.encode())
        self.report.written += text != there
        self.report.unchanged += text == there


def is_record(text: str) -> bool:
    """Whether a text is YAML that can be read, each field once."""
    return not parse("record.yml", text.encode())[1]
