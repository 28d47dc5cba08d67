"""What is kept of the last build into a folder of pages, so that one with nothing to do is done at once."""

from dataclasses import asdict, dataclass
from pathlib import Path

from letterbook.files.checksums import fingerprint_of
from letterbook.reading.cache import Cache


@dataclass(frozen=True)
class Imprint:
    """Where and when an edition is published: the address of its site and the one at which mistakes are reported, ""
    where there is none, and the newest day of its public history, as ISO 8601 has it.
    """

    address: str
    report_to: str
    day: str


@dataclass(frozen=True)
class LastBuild:
    """The last build into a folder: a fingerprint of what it read, one of what lay there after it, and the files; with
    the imprint of what it built, for which no record need be read again.
    """

    inputs: str
    made: str
    planned: int
    imprint: Imprint


@dataclass(frozen=True)
class Kept:
    """What is kept of one folder of pages; each has its own."""

    name: str

    @classmethod
    def of(cls, docs: Path) -> "Kept":
        """Return what is kept of a folder."""
        return cls(fingerprint_of(str(docs)))

    @property
    def ledger(self) -> str:
        """The name under which its ledger is kept."""
        return f"ledger-{self.name}"

    def last_build(self, cache: Cache) -> LastBuild | None:
        """Return the last build into the folder; None where nothing is known of it."""
        held = cache.read(f"built-{self.name}")
        try:
            return LastBuild(**{**held, "imprint": Imprint(**held["imprint"])}) if isinstance(held, dict) else None
        except (KeyError, TypeError):
            return None

    def keep(self, cache: Cache, last: LastBuild) -> None:
        """Keep what a build into the folder read and made."""
        cache.write(f"built-{self.name}", asdict(last))
