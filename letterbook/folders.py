"""Where everything of a project lies."""

from dataclasses import dataclass
from pathlib import Path

from letterbook.reading.cache import Cache


@dataclass(frozen=True)
class Folders:
    """Where everything lies."""

    root: Path
    sources: Path
    docs: Path
    site: Path
    captures: Path | None = None

    @property
    def cache(self) -> Cache:
        """What runs leave for later ones."""
        return Cache.of(self.root)

    @classmethod
    def below(cls, root: Path) -> "Folders":
        """Return the folders of a project as the repository lays them out."""
        return cls(root, root / "sources", root / "docs", root / "site", root / "captures")
