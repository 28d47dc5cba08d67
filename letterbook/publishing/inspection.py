"""One look at each file that MkDocs made: its policy is written, and whatever is wrong is found.

What comes out of a look is all that is ever published, so nothing is published at which nobody looked. A file is looked
at again when it changed, or when what is looked for did. What is asked of a whole site, such as whether every link
leads somewhere, is answered from what the looks found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern

from letterbook.files.checksums import checksum, fingerprint_of
from letterbook.files.stamps import Stamp, stamp, stamp_from
from letterbook.files.writing import WriteFault, write_files
from letterbook.publishing.audit import BuiltPage, Finding, is_read, parsed, read_page, whole
from letterbook.publishing.harmless import harms_in, may_harm
from letterbook.publishing.leaks import Run, runs_in_file
from letterbook.publishing.policy import Guard, is_page
from letterbook.publishing.processes import spread
from letterbook.reading.cache import Cache
from letterbook.verification.copying import Search


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a file found: when the file was made, what it is published as, and what is said of it."""

    made: Stamp
    published: str
    page: BuiltPage | None = None
    copied: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Inspector:
    """Looks at files; `search` is for words of captures, if there are any."""

    guard: Guard
    search: Search | None = None

    @property
    def setting(self) -> str:
        """What the looks depend on, besides the files and the program."""
        told = [self.guard.from_disk, *(one.pattern for one in self.guard.known)]
        return fingerprint_of(repr([*told, self.search.fingerprint if self.search else ""]))

    def look(self, name: str, made: Stamp, content: bytes) -> tuple[bytes, Looked]:
        """Return a file as it is to be published, and what was found in it."""
        findings: list[Finding] = []
        if is_page(Path(name)):
            # A browser reads the ends of lines alike, and takes the hash of a script after that.
            text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
            text, findings = self.guard.protected(name, text)
            content = text.encode()
        seen = self.seen(name, content)
        page = seen.page and replace(seen.page, faults=(*seen.page.faults, *findings))
        return content, replace(seen, made=made, page=page)

    def seen(self, name: str, content: bytes) -> Looked:
        """Return what is found in a file that is published as it is."""
        page = None
        if is_read(name) or may_harm(Path(name)):
            root = parsed(content)
            page = read_page(name, root)
            page = replace(page, faults=(*(page.faults if is_read(name) else ()), *harms_in(name, root)))
        copied = tuple(sorted(runs_in_file(name, content, self.search))) if self.search else ()
        return Looked((0, 0, 0, 0), checksum(content), page, copied)


@dataclass(frozen=True)
class Inspected:
    """A site at which somebody looked: what was found in each of its files."""

    looks: Mapping[str, Looked]

    def findings(self, base: str) -> list[Finding]:
        """Return everything that is wrong with the site itself; `base` is the path below which it is hosted."""
        pages = {name: looked.page for name, looked in self.looks.items() if looked.page}
        return sorted(whole(pages, self.looks, base))

    @property
    def copied(self) -> list[tuple[Run, str]]:
        """Words of captures beyond what is quoted, each with the file in which it is."""
        return [(run, name) for name, looked in self.looks.items() for run in looked.copied]


def inspect(
    files: Mapping[str, Path], inspector: Inspector, known: Mapping[str, Looked], there: Mapping[str, str], aside: Path
) -> Inspected:
    """Look at files, by the paths that they get in the site, and write those that differ from it into a folder aside.

    `known` are earlier looks, and `there` the SHA-256 of each file that is published already.
    """
    stamps = {name: stamp(path) for name, path in files.items()}
    looks = {
        name: known[name]
        for name in files
        if name in known and stamps[name] == known[name].made and there.get(name) == known[name].published
    }

    def look(some: Sequence[str]) -> list[tuple[str, Looked]]:
        return [(name, looked_at(name)) for name in some]

    def looked_at(name: str) -> Looked:
        made = stamps[name]
        if made is None:
            raise WriteFault(f"'{files[name]}' was removed while the site was built; try again")
        content, looked = inspector.look(name, made, files[name].read_bytes())
        if there.get(name) != looked.published:
            write_files({aside / name: content})
        return looked

    looks |= dict(spread(look, sorted(set(files) - set(looks))))
    return Inspected(dict(sorted(looks.items())))


def recall(cache: Cache, name: str, setting: str) -> dict[str, Looked]:
    """Return the looks that were kept under a name, if they were for the same."""
    parts = cache.parts(name)
    if next(parts, None) != setting:
        return {}
    try:
        return dict(map(from_part, parts))
    except (TypeError, ValueError, AttributeError, KeyError):
        return {}


def keep(cache: Cache, name: str, setting: str, inspected: Inspected) -> None:
    """Keep looks under a name for a later run."""
    cache.write_parts(name, [setting, *(as_part(name, looked) for name, looked in inspected.looks.items())])


def as_part(name: str, looked: Looked) -> list[object]:
    """Return a look in a form that can be kept."""
    page = looked.page
    told = [page.anchors, page.links, [[one.line, one.message] for one in page.faults]] if page else None
    return [name, looked.made, looked.published, told, looked.copied]


def from_part(part: object) -> tuple[str, Looked]:
    """Return the look that `as_part` put in a form; raises TypeError or ValueError for anything else."""
    if not isinstance(part, list):
        raise TypeError
    name, made, published, told, copied = part
    page = None
    if told is not None:
        anchors, links, faults = told
        page = BuiltPage(
            name, interned(anchors), dict(zip(interned(links), links.values(), strict=True)), faults_of(name, faults)
        )
    return name, Looked(stamp_from(made), published, page, tuple((article, words) for article, words in copied))


def interned(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts of which each is held once, however many pages have it."""
    return tuple(map(intern, texts))


def faults_of(name: str, faults: Iterable[tuple[int, str]]) -> tuple[Finding, ...]:
    """Return what is wrong with a page."""
    return tuple(Finding(name, line, message) for line, message in faults)
