"""Files as a bag: a folder that says of itself what it holds, with the SHA-256 of each file.

Source: RFC 8493, The BagIt File Packaging Format (V1.0).
"""

from collections.abc import Iterable, Mapping

from letterbook.files.checksums import checksum, digest_of
from letterbook.files.writing import WriteFault
from letterbook.publishing.packing import Content

# What the bag is about lies below this; beside it lies only what the bag says of itself.
PAYLOAD = "data"

DECLARATION = "bagit.txt"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"

# The standard wants these written as numbers in a manifest; not every program that reads bags knows that of "%".
UNSAFE = frozenset("%\r\n")


def bag(
    payload: Mapping[str, Content], info: Iterable[tuple[str, str]], beside: Mapping[str, bytes]
) -> dict[str, Content]:
    """Return the files of a bag by their paths in it: the payload, what is to lie beside it, and the tag files.

    `info` is what the bag says of itself, label by label; its size is added. Raises WriteFault where the name of a file
    would not be read back by every program.
    """
    held: dict[str, Content] = {f"{PAYLOAD}/{name}": content for name, content in payload.items()}
    refuse_names(held)
    tags = {
        **beside,
        DECLARATION: DECLARED,
        INFO: lines((*info, ("Payload-Oxum", f"{sum(map(size_of, held.values()))}.{len(held)}"))),
        MANIFEST: manifest(held),
    }
    return {**held, **tags, TAG_MANIFEST: manifest(tags)}


def lines(info: Iterable[tuple[str, str]]) -> bytes:
    """Return what a bag says of itself, a line for each label; white space within a value becomes a single space."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info).encode()


def manifest(files: Mapping[str, Content]) -> bytes:
    """Return the SHA-256 of each file with its path, in the form that `sha256sum --check` reads too."""
    return "".join(f"{sha256_of(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def sha256_of(content: Content) -> str:
    """Return the SHA-256 of what a file holds."""
    return checksum(content) if isinstance(content, bytes) else digest_of(content)


def size_of(content: Content) -> int:
    """Return how many bytes a file holds."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def refuse_names(names: Iterable[str]) -> None:
    """Raise WriteFault for the first name that programs which read bags would not agree on."""
    for name in sorted(names):
        shown = name.encode("utf-8", "backslashreplace").decode()
        if shown != name or UNSAFE & set(name):
            raise WriteFault(
                f"{shown.removeprefix(f'{PAYLOAD}/')!r} has a character in its name that an archive cannot keep: a "
                "percent sign, the end of a line, or bytes that are not UTF-8; rename the file, then try again"
            )
