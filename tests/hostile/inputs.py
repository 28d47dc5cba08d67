"""What an input of the corpus is, and the small project over which it is laid."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Changes a project beyond files: makes links, pipes, folders. It gets the folder of the project.
Lay = Callable[[Path], object]

ADA, BELA, STAR, NOTE, COLLECTION = (
    f"sources/{name}.yml" for name in ("people/ada", "people/bela", "articles/star", "letters/note", "collection")
)
ARTICLE = "title: T\nkind: news\nlanguage: en\nread: part\n"
LETTER = "sender: ada\nrecipient: bela\nsummary: S.\n"
WITNESSES = "witnesses: [{article: star, form: mention}]\n"
EDITION = "title: T\nversion: 1\nformat: 1\ndescription: D\neditors: [E]\nlicence: CC0 1.0\n"
PROJECT = {
    COLLECTION: EDITION,
    ADA: "name: Ada\n",
    BELA: "name: Bela\n",
    STAR: ARTICLE,
    NOTE: LETTER + WITNESSES,
}

# Beside the project, so that no project may reach it.
SECRET = "outside/secret.txt"
SECRET_WORDS = "the words of a secret"

CHECK = ("check",)
SITE = ("site",)


def nothing(project: Path) -> None:
    """Lay nothing more."""


@dataclass(frozen=True)
class Input:
    """One hostile input: what is laid over the project, the command, and what must come of it.

    `place` begins a line of what is printed, and `says` is in that line: the code of a problem, or words. Where the
    input is taken, `says` is "" and `shows` is what must be in a file, by its path in the project.
    """

    name: str
    files: Mapping[str, str | bytes] = field(default_factory=dict, repr=False)
    place: str = ""
    says: str = ""
    command: tuple[str, ...] = CHECK
    lay: Lay = nothing
    shows: tuple[str, str] | None = None
    kind: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether the command must end with the status of problems."""
        return bool(self.says)


def laid(one: Input, folder: Path) -> Path:
    """Return the project of an input, made in a folder that is empty."""
    project = folder / "project"
    files: dict[str, str | bytes] = {**PROJECT, **one.files}
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    (folder / SECRET).parent.mkdir()
    (folder / SECRET).write_text(SECRET_WORDS, encoding="utf-8")
    if one.command[0] in ("site", "offline"):
        as_a_site(project)
    one.lay(project)
    return project


def as_a_site(project: Path) -> None:
    """Give a project what a site needs besides, and let pages by hand lie beside those that are in the navigation."""
    (project / "theme").symlink_to(ROOT / "theme")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("not_in_nav: |\n", "not_in_nav: |\n  /about/*\n"), "utf-8")
    for folder in ("about", "contributing"):
        shutil.copytree(
            ROOT / "docs" / folder, project / "docs" / folder, dirs_exist_ok=True, copy_function=unless_there
        )


def unless_there(source: str, target: str) -> None:
    """Copy a file where no input has laid another."""
    if not Path(target).exists():
        shutil.copyfile(source, target)
