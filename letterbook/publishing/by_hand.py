"""What people put into `docs/` beside the generated pages: pages, images, files to take away; nothing that runs there.

Pages load scripts and style sheets of their own site. So one in `docs/` would run on every page, if it had the name of
one of the theme's, or on a page that asks for it; and MkDocs follows links, wherever they lead.
"""

from collections.abc import Iterator
from pathlib import Path

from letterbook.files.writing import OURS, files_below, is_folder
from letterbook.pages.generated import GENERATED_FOLDERS, HOME

SCRIPTS, STYLES = frozenset({".cjs", ".js", ".mjs"}), frozenset({".css"})


def faults_by_hand(docs: Path) -> list[str]:
    """Return what may not lie in a folder of pages, in order, each in words; what the build makes is not looked at."""
    found = ((path.relative_to(docs).as_posix(), path) for path in files_by_hand(docs))
    return [f"'{docs.name}/{name}' {fault}" for name, path in sorted(found) if (fault := fault_of(path))]


def files_by_hand(docs: Path) -> Iterator[Path]:
    """Yield the files and links of a folder of pages that the build does not make."""
    made = {HOME, *GENERATED_FOLDERS}
    for top in docs.iterdir():
        if top.name not in made and not top.name.startswith(OURS):
            yield from files_below(top) if is_folder(top) else [top]


def fault_of(path: Path) -> str:
    """Say why a file or link may not lie among the pages; "" where it may."""
    if path.is_symlink():
        return "is a link, which could lead anywhere; put the file itself there"
    if path.suffix.lower() in SCRIPTS:
        return "is a script, and would run on the site; scripts belong in theme/js/, and mkdocs.yml names them"
    if path.suffix.lower() in STYLES:
        return "is a style sheet; those of the site belong in theme/css/, and mkdocs.yml names them"
    return ""
