"""Addresses made from that of the repository: where records are kept and mistakes reported."""

import re
from urllib.parse import quote

from letterbook.records.models import Collection

# The file view of a branch; other hosts' forms are shown as they are, and lead to the file only.
FILE_VIEW = re.compile(r"(?P<home>https?://.+)/blob/(?P<branch>[^/]+)/?")

# The form that asks what is wrong, in `.github/ISSUE_TEMPLATE/`.
FORM = "correction.yml"


def file_address(collection: Collection, path: str) -> str | None:
    """Return where a file of the project can be seen and changed, or None if no repository is known."""
    return f"{collection.repository.rstrip('/')}/{path}" if collection.repository else None


def history_address(collection: Collection, path: str) -> str | None:
    """Return where the changes of a file are listed, or None if that is not known."""
    found = FILE_VIEW.fullmatch(collection.repository or "")
    return f"{found['home']}/commits/{found['branch']}/{path}" if found else None


def report_address(collection: Collection, page: str = "", record: str = "") -> str | None:
    """Return where to report a mistake on a page, with page and record filled in, or None if that is not known."""
    found = FILE_VIEW.fullmatch(collection.repository or "")
    if not found:
        return None
    filled = {"template": FORM, "record": record, "page": page}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in filled.items() if value)
    return f"{found['home']}/issues/new?{query}"
