"""Names of files and folders, and what lies there in place of files."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.inputs import ADA, ARTICLE, NOTE, SECRET, STAR, Input

# Names that a shell, a system, a reader or a program might take for something else, in place of "x".
NAMES = {
    "a device of Windows": "con.yml",
    "another device": "lpt1.yml",
    "a new line": "a\nb.yml",
    "a carriage return": "a\rb.yml",
    "an escape sequence": "a\x1b[2Jb.yml",
    "quotation marks": "a'b\"c.yml",
    "a command": "$(touch pwned).yml",
    "a command in backticks": "`touch pwned`.yml",
    "a command after a semicolon": "a;touch pwned;.yml",
    "a pipe to a command": "a|touch pwned.yml",
    "a leading hyphen": "-rf.yml",
    "an option": "--root=x.yml",
    "a workflow's expression": "${{ github.token }}.yml",
    "a workflow's command": "::error::x.yml",
    "a variable": "$HOME.yml",
    "a star": "*.yml",
    "an override": "a\u202elmy.yml",
    "zero width": "a\u200bda.yml",
    "a homoglyph": "аda.yml",
    "climbing backwards": "x\\..\\..\\x.yml",
    "a stream of Windows": "ada.yml:x.yml",
    "percent signs": "%2e%2e%2fx.yml",
    "bytes that are no UTF-8": os.fsdecode(b"a\xff.yml"),
    "many characters": "a" * 200 + ".yml",
    "a reserved id": "index.yml",
    "only its ending": " .yml",
}


def named(name: str) -> Callable[[Path], object]:
    """Return what writes a record of a name."""
    return lambda project: (project / "sources/people" / name).write_text("name: Eve\n", encoding="utf-8")


def linked(place: str, target: str) -> Callable[[Path], object]:
    """Return what makes a link in place of whatever is there."""

    def lay(project: Path) -> None:
        path = project / place
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return lay


def listening(project: Path) -> None:
    """Make a socket in place of a record; its path may be long, so it is made from its folder."""
    here = Path.cwd()
    os.chdir((project / ADA).parent)
    try:
        Path("ada.yml").unlink()
        socket.socket(socket.AF_UNIX).bind("ada.yml")
    finally:
        os.chdir(here)


def piped(place: str) -> Callable[[Path], object]:
    """Return what makes a pipe in place of a file, for which whoever reads it waits."""

    def lay(project: Path) -> None:
        path = project / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    return lay


def folder_instead(project: Path) -> None:
    """Make a folder in place of a record."""
    (project / ADA).unlink()
    (project / ADA).mkdir()


def in_a_circle(project: Path) -> None:
    """Make two links that lead to each other."""
    (project / ADA).unlink()
    (project / ADA).symlink_to("eve.yml")
    (project / "sources/people/eve.yml").symlink_to("ada.yml")


def other_folder(project: Path, target: str = "../../outside") -> None:
    """Make a link to a folder elsewhere in place of a folder of records."""
    (project / "sources/topics").symlink_to(target)


def names() -> list[Input]:
    """Return all inputs that are names, links and what is no file."""
    odd = [
        Input(f"a name of {what}", place="sources/people/", says="[file-name]", lay=named(name))
        for what, name in NAMES.items()
    ]
    unreadable = "[unreadable-file]"
    return [
        *odd,
        Input("a link out", {}, f"{ADA}:1:1:", unreadable, lay=linked(ADA, f"../../../{SECRET}")),
        Input("a link to a zero device", {}, f"{ADA}:1:1:", unreadable, lay=linked(ADA, "/dev/zero")),
        Input("a link to a terminal", {}, f"{ADA}:1:1:", unreadable, lay=linked(ADA, "/dev/stdin")),
        Input("a link to itself", {}, f"{ADA}:1:1:", unreadable, lay=linked(ADA, "ada.yml")),
        Input("links in a circle", {}, f"{ADA}:1:1:", unreadable, lay=in_a_circle),
        Input("a link to a record", {}, f"{ADA}:1:1:", unreadable, lay=linked(ADA, "bela.yml")),
        Input("a pipe", {}, f"{ADA}:1:1:", unreadable, lay=piped(ADA)),
        Input(
            "a pipe as the collection",
            {},
            "sources/collection.yml:1:1:",
            unreadable,
            lay=piped("sources/collection.yml"),
        ),
        Input(
            "a pipe as the introduction",
            {},
            "sources/introduction.yml:1:1:",
            unreadable,
            lay=piped("sources/introduction.yml"),
        ),
        Input(
            "a pipe as a seal", {}, "sources/seals/star.yml:1:1:", "[seal-damaged]", lay=piped("sources/seals/star.yml")
        ),
        Input(
            "a pipe as an image",
            {},
            "sources/facsimiles/x.jpg:1:1:",
            "[image-not-shown]",
            ("check", "--strict"),
            piped("sources/facsimiles/x.jpg"),
        ),
        Input(
            "a pipe as a capture",
            {STAR: f"{ARTICLE}capture: {{file: x.txt}}\n"},
            f"{STAR}:5:17:",
            "[capture-unreadable]",
            lay=piped("captures/x.txt"),
        ),
        Input(
            "a link as a capture",
            {STAR: f"{ARTICLE}capture: {{file: x.txt}}\n", "captures/y.txt": "y"},
            f"{STAR}:5:17:",
            "[capture-unreadable]",
            lay=linked("captures/x.txt", f"../../{SECRET}"),
        ),
        Input("a socket", {}, f"{ADA}:1:1:", unreadable, lay=listening),
        Input("a folder as a record", {}, f"{ADA}:1:1:", "[file-name]", lay=folder_instead),
        Input("a folder that is a link out", {}, "sources/topics:1:1:", "[unreadable-file]", lay=other_folder),
        Input(
            "a folder that is a link to everything",
            {},
            "sources/facsimiles:1:1:",
            "[unreadable-file]",
            lay=lambda p: (p / "sources/facsimiles").symlink_to("/"),
        ),
        Input(
            "a folder of seals that is a link",
            {},
            "sources/seals:1:1:",
            "[unreadable-file]",
            lay=lambda p: (p / "sources/seals").symlink_to("/etc"),
        ),
        Input(
            "a folder that is a link to above",
            {},
            "sources/topics:1:1:",
            "[unreadable-file]",
            lay=lambda p: other_folder(p, ".."),
        ),
        Input(
            "a folder of folders",
            {"sources/people/" + "a/" * 200 + "x.yml": "name: X\n"},
            "sources/people/a:1:1:",
            "[file-name]",
        ),
        Input(
            "a folder of another name",
            {"sources/../sources/evil/x.yml": "name: X\n"},
            "sources/evil:1:1:",
            "[unknown-folder]",
        ),
        Input(
            "an id in the place of another's",
            {"sources/people/note.yml": "name: X\n"},
            "sources/people/note.yml:1:1:",
            "[duplicate-id]",
        ),
        Input(
            "an id of a kind that is none",
            {NOTE: "sender: star\nrecipient: bela\nsummary: S.\nwitnesses: [{article: star, form: mention}]\n"},
            f"{NOTE}:1:9:",
            "[wrong-kind]",
        ),
    ]
