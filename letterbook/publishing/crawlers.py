"""What robots read: that they are welcome, and where the list of pages is."""

from pathlib import Path

from letterbook.files.writing import write_files

ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"


def write_robots(folder: Path, address: str | None) -> dict[str, Path]:
    """Write `robots.txt` into a folder, and return it by its path in the site; it names the sitemap, if there is one.

    Robots read it at the root of a host only; below a path it does no harm.
    """
    write_files({folder / ROBOTS: robots(address).encode()})
    return {ROBOTS: folder / ROBOTS}


def robots(address: str | None) -> str:
    """Return what robots may read, which is everything, and the whole address of the sitemap, which they want."""
    # There is no sitemap without an address: its pages are named by theirs.
    sitemap = f"\nSitemap: {address.rstrip('/')}/{SITEMAP}\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
