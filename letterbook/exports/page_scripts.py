"""Data for pages, as scripts that assign it and run nothing: a page opened from a disk cannot fetch."""

import json
import re

from letterbook.pages.generated import GENERATED

# What could end the script or begin another, and what a reader of the file would not see or see elsewhere: each is
# written by its number, as scripts allow in a text.
UNSAFE = re.compile(r"[<>&']|[^ -~\w]")


def assigning(name: str, value: object) -> str:
    """Return a script that assigns a value to a part of `letterbook`, with the mark of the build's own files."""
    held = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"/* generated: {GENERATED} */\nletterbook.{name}={unbreakable(held)};\n"


def unbreakable(data: str) -> str:
    """Return JSON as a script may hold it: nothing in it ends the script, opens a tag, or cannot be seen."""
    return UNSAFE.sub(lambda found: escaped(found[0]), data)


def escaped(character: str) -> str:
    """Return a character by its number; one beyond U+FFFF as the two units that scripts count it as."""
    if character.isprintable() and character not in "<>&'":
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
