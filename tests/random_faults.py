"""What goes wrong with the files of an edition: by a slip of the hand, by an editor, a disk, a stranger."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

# A fault in the files of a `sources/` folder.
Fault = Callable[[Path, Random], None]

BYTES = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\r\n",
        b"\t",
        b"\x1b[31m",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"[[",
        b"]]",
        b"|",
        b"&x ",
        b"*x ",
        b"!!int ",
        b"<<: ",
        b"? ",
        b"- ",
        b": ",
        b" #x",
        b"---\n",
    ),
    *(
        b'"',
        b"'",
        b"\\",
        b'"\\0"',
        b"%",
        b"@",
        b"`",
        b"...\n",
        b"\n\n",
        b"x: y\n",
        b"  x: y\n",
        b"- x\n",
        b"null",
        b"~",
        b"[]",
    ),
    *("ệ".encode(), "e\u0302\u0323".encode(), "\u202e".encode(), "\ufeff".encode(), "🚀".encode(), b"x" * 300),
)

NAMES = (
    *(
        "Index.yml",
        "index.yml",
        "con.yml",
        "unknown.yml",
        "a b.yml",
        "x.yaml",
        "x.yml.txt",
        "é.yml",
        "-.yml",
        "1921.yml",
    ),
    *("x" * 90 + ".yml", "x.", ".x.yml", "#x.yml", "x.yml~", "collection.yml", "\u202ex.yml", "a\nb.yml", "김.yml"),
)

PLACES = (
    "people",
    "letters",
    "seals",
    "schema",
    "People",
    "peopel",
    "imports",
    "facsimiles",
    "",
    ".hidden",
    "a/b",
    "é",
)


def files(sources: Path) -> list[Path]:
    """Return the files of an edition, in order."""
    return sorted(path for path in sources.rglob("*") if path.is_file() and path.suffix != ".png")


def some(sources: Path, chance: Random) -> Path:
    """Return some file."""
    return chance.choice(files(sources))


def lines(path: Path) -> list[bytes]:
    """Return the lines of a file, with their ends."""
    return path.read_bytes().splitlines(keepends=True) or [b""]


def drop_line(sources: Path, chance: Random) -> None:
    """Remove a line, most often a field."""
    path = some(sources, chance)
    held = lines(path)
    del held[chance.randrange(len(held))]
    path.write_bytes(b"".join(held))


def repeat_line(sources: Path, chance: Random) -> None:
    """Repeat a line elsewhere, most often a field."""
    path = some(sources, chance)
    held = lines(path)
    held.insert(chance.randint(0, len(held)), chance.choice(held))
    path.write_bytes(b"".join(held))


def swap_values(sources: Path, chance: Random) -> None:
    """Exchange the values of two fields."""
    path = some(sources, chance)
    held = lines(path)
    fields = [number for number, line in enumerate(held) if b": " in line]
    if len(fields) > 1:
        one, other = chance.sample(fields, 2)
        (key, mark, value), (second, _, another) = held[one].partition(b": "), held[other].partition(b": ")
        held[one], held[other] = key + mark + another, second + mark + value
    path.write_bytes(b"".join(held))


def mistype(sources: Path, chance: Random) -> None:
    """Change, lose or double a letter of a word."""
    path = some(sources, chance)
    held = path.read_bytes()
    words = [found.start() for found in re.finditer(rb"[a-z0-9-]", held)]
    if words:
        here = chance.choice(words)
        path.write_bytes(
            held[:here] + chance.choice([b"", b"x", held[here : here + 1] * 2, b" ", b"-"]) + held[here + 1 :]
        )


def cut(sources: Path, chance: Random) -> None:
    """Lose the end of a file, or its beginning."""
    path = some(sources, chance)
    held = path.read_bytes()
    here = chance.randint(0, len(held))
    path.write_bytes(chance.choice([held[:here], held[here:]]))


def splice(sources: Path, chance: Random) -> None:
    """Put bytes in somewhere, in place of some or of none."""
    path = some(sources, chance)
    held = path.read_bytes()
    here = chance.randint(0, len(held))
    there = min(len(held), here + chance.choice([0, 0, 1, 9]))
    strange = chance.choice([chance.choice(BYTES), chance.randbytes(chance.randint(1, 4))])
    path.write_bytes(held[:here] + strange + held[there:])


def splice_another(sources: Path, chance: Random) -> None:
    """Put a part of another file in."""
    path, other = some(sources, chance), some(sources, chance)
    held, part = lines(path), lines(other)
    start = chance.randrange(len(part))
    here = chance.randint(0, len(held))
    path.write_bytes(b"".join([*held[:here], *part[start : start + 3], *held[here:]]))


def rename(sources: Path, chance: Random) -> None:
    """Give a file another name."""
    path = some(sources, chance)
    path.rename(path.with_name(chance.choice(NAMES)))


def move(sources: Path, chance: Random) -> None:
    """Put a file, or a copy of it, into another folder."""
    path, folder = some(sources, chance), sources / chance.choice(PLACES)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / path.name).exists():
        chance.choice([shutil.copyfile, shutil.move])(path, folder / path.name)


def remove(sources: Path, chance: Random) -> None:
    """Remove a file, or leave nothing in it, or put a folder or a link in its place."""
    path = some(sources, chance)
    if len(files(sources)) > 1:
        path.unlink()
        place = chance.choice(["nothing", "empty", "folder", "link"])
        if place == "empty":
            path.write_bytes(b"")
        elif place == "folder":
            path.mkdir()
        elif place == "link":
            path.symlink_to(chance.choice(["nowhere", ".", str(some(sources, chance))]))


FAULTS: tuple[Fault, ...] = (
    drop_line,
    repeat_line,
    swap_values,
    mistype,
    cut,
    splice,
    splice_another,
    rename,
    move,
    remove,
)
