"""Links of a page to others, led to their addresses as MkDocs leads them: plain ones at once."""

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache

from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.utils import get_relative_url

# A relative link to a page, without anything that an address writes in its own way.
PLAIN = re.compile(r"((?:\.\./)*(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.md)(?:#([A-Za-z0-9_-]+))?")

Lead = Callable[[_RelativePathTreeprocessor, str], str]


def led_by(lead: Lead) -> Lead:
    """Return what leads a link to its address, and leaves to MkDocs whatever is not plain or leads to no page."""

    def path_to_url(self: _RelativePathTreeprocessor, url: str) -> str:
        plain = PLAIN.fullmatch(url)
        if plain is None:
            return lead(self, url)
        path, anchor = plain.groups()
        target = self.files.get_file_from_path(path_from(posixpath.dirname(self.file.src_uri), path))
        if target is None or target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            return lead(self, url)
        address = get_relative_url(target.url, self.file.url)
        if not anchor:
            return address
        self.links_to_anchors.setdefault(target, {}).setdefault(anchor, url)
        return f"{address}#{anchor}"

    return path_to_url


@lru_cache(maxsize=10_000)
def path_from(folder: str, path: str) -> str:
    """Return the path of a page, given as it is written on a page in a folder."""
    return posixpath.normpath(posixpath.join(folder, path).lstrip("/"))
