"""What robots read: that they are welcome, and where the list of pages is."""

from pathlib import Path

ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"


def write_robots(site: Path, address: str | None) -> None:
    """Write `robots.txt` into a built site; it names the sitemap where the site's address is known.

    Robots read it at the root of a host only; below a path it does no harm.
    """
    (site / ROBOTS).write_bytes(robots(address).encode())


def robots(address: str | None) -> str:
    """Return what robots may read, which is everything, and the whole address of the sitemap, which they want."""
    # There is no sitemap without an address: its pages are named by theirs.
    sitemap = f"\nSitemap: {address.rstrip('/')}/{SITEMAP}\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
