"""The two forms of the finder: what its tests open, choose and type."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.reading.edition import Edition
from tests.publishing.built import Built


@dataclass(frozen=True)
class Form:
    """A site with a finder, and what is chosen and typed in it.

    Either the page holds the table of all letters, or they are too many for one page and come from a file of data.
    """

    built: Built
    address: str
    copy: Path
    direction: str
    years: tuple[str, str]
    rare: str
    words: tuple[str, ...]
    word: str
    name: str

    @property
    def edition(self) -> Edition:
        """The edition that the site was built of."""
        return self.built.report.edition
