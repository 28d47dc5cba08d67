"""Addresses made from that of the repository: where records are kept and mistakes reported."""

import re
from urllib.parse import quote, urlsplit

from letterbook.records.models import Collection

# The file view of a branch; other hosts' forms are shown as they are, and lead to the file only.
FILE_VIEW = re.compile(r"(?P<home>https?://.+)/blob/(?P<branch>[^/]+)/?")

# How each sort of host shows the files of a branch, and under which addresses it takes a new text, or another one.
# In their order: GitLab; GitHub, which takes 8,191 bytes (github/docs#5136); Gitea and Forgejo, of which some versions
# open an empty page.
HOSTS = (
    (
        re.compile(r"(?P<home>https?://.+)/-/blob/(?P<branch>[^/]+)/?"),
        {"new": "/-/new/{branch}?file_name={file}", "edit": "/-/edit/{branch}/{file}"},
    ),
    (
        FILE_VIEW,
        {
            "new": "/new/{branch}?filename={file}",
            "newWithText": "/new/{branch}?filename={file}&value={text}",
            "edit": "/edit/{branch}/{file}",
        },
    ),
    (
        re.compile(r"(?P<home>https?://.+)/src/branch/(?P<branch>[^/]+)/?"),
        {
            "new": "/_new/{branch}/{folder}?filename={name}",
            "newWithText": "/_new/{branch}/{folder}?filename={name}&value={text}",
            "edit": "/_edit/{branch}/{file}",
        },
    ),
)

# What the best known of them are called.
KNOWN = {"github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg"}

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


def ways_to_contribute(collection: Collection) -> dict[str, str]:
    """Return where a file is proposed, as far as that is known: the name of the host, its addresses, a mail address.

    In the addresses, `{file}`, `{folder}`, `{name}` and `{text}` stand for what is filled in. `newWithText` is missing
    where the host takes no text in an address. The text of a file that there is, none of them takes.
    """
    mail = {"mail": collection.mail} if collection.mail else {}
    for view, addresses in HOSTS:
        if found := view.fullmatch(collection.repository or ""):
            home, branch = found["home"], found["branch"]
            site = urlsplit(home).hostname or home
            named = {name: f"{home}{address}".replace("{branch}", branch) for name, address in addresses.items()}
            return {"host": KNOWN.get(site, site), **named, **mail}
    return mail
