"""Looking at all files of a folder at once, for tests that lay traps in a site: what `inspect` finds file by file."""

from pathlib import Path

from letterbook.publishing.audit import Finding, is_read, parsed, read_page, whole
from letterbook.publishing.harmless import harms_in, may_harm
from letterbook.publishing.leaks import Leak, leaks_of, runs_in_file
from letterbook.publishing.policy import Guard, is_page
from letterbook.publishing.renewing import files_of
from letterbook.reading.edition import Edition
from letterbook.verification.captures import Captures
from letterbook.verification.copying import Search


def audit(site: Path, base: str = "") -> list[Finding]:
    """Return everything wrong in a built site, sorted; `base` is the path under which it is hosted ("/archive/")."""
    files = dict(files_of(site))
    pages = {name: read_page(name, parsed(files[name].read_bytes())) for name in sorted(files) if is_read(name)}
    return sorted(whole(pages, files, base))


def harms(site: Path) -> list[Finding]:
    """Return whatever in the pages and drawings of a built site could run, load or submit something, sorted."""
    found = [harms_in(name, parsed(path.read_bytes())) for name, path in files_of(site) if may_harm(path)]
    return sorted(finding for some in found for finding in some)


def leaks(site: Path, edition: Edition, captures: Captures) -> list[Leak]:
    """Return the first leak of each article in each file of a built site, sorted, those of the same words as one."""
    search = Search.after(edition, captures)
    found = [(run, name) for name, path in files_of(site) for run in runs_in_file(name, path.read_bytes(), search)]
    return leaks_of(found, edition)


def protect(site: Path, from_disk: bool = False) -> list[Finding]:
    """Write the policy into every page of a site; return a finding for each script that the theme does not know."""
    guard, findings = Guard.of_theme(from_disk), list[Finding]()
    for name, path in sorted(files_of(site)):
        if is_page(path):
            page, found = guard.protected(name, path.read_text(encoding="utf-8"))
            path.write_text(page, encoding="utf-8", newline="")
            findings += found
    return findings
