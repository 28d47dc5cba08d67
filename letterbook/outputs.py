"""What each stage asks before it writes: whether it may, there; nothing that people wrote is ever replaced."""

from pathlib import Path

from letterbook.files.writing import WriteFault, begins
from letterbook.folders import Folders
from letterbook.publishing.output_folders import CAPTURES, PAGES, RECORDS, refusals_named, refuse_place


def refuse_pages(folders: Folders) -> None:
    """Raise WriteFault where the folder of pages is, holds or lies in what people wrote."""
    refuse_place(folders.docs, "generated pages", folders.root, named(folders, PAGES), PAGES, "--docs")


def refuse_beside(folders: Folders) -> None:
    """Raise WriteFault where the folder of records is, holds or lies in something else."""
    refuse_place(folders.sources, "records", folders.root, named(folders, RECORDS), RECORDS, "--sources")


def refuse_captures(folders: Folders) -> None:
    """Raise WriteFault where the folder of captures is, holds or lies in something else."""
    if folders.captures:
        refuse_place(folders.captures, "captures", folders.root, named(folders, CAPTURES), CAPTURES, "--captures")


def refuse_output(folders: Folders, output: Path, use: str, option: str = "") -> None:
    """Raise WriteFault where a folder or file that is none of records, captures and pages is, holds or lies in them."""
    refuse_place(output, use, folders.root, named(folders), option=option)


def refuse_file(folders: Folders, file: Path, use: str, mark: str) -> None:
    """Raise WriteFault where a file that a command is told to write is not its own: it begins otherwise.

    An empty one holds nothing that could be lost; one that is no regular file, such as a pipe, keeps nothing.
    """
    refuse_output(folders, file, use)
    with refusals_named():
        if file.is_file() and file.stat().st_size and not begins(file, mark.encode()):
            raise WriteFault(f"'{file}' holds something other than {use}, so it is not changed; name another file")


def named(folders: Folders, *but: str) -> dict[str, Path]:
    """Return the folders that the command line names, in words; but some."""
    found = {RECORDS: folders.sources, PAGES: folders.docs, CAPTURES: folders.captures}
    return {what: place for what, place in found.items() if place and what not in but}
