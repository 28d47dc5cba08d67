"""The `capture:` block of an article's record: made of proposals, and put where it belongs."""

import json
import re
from collections.abc import Sequence
from itertools import groupby

from letterbook.intake.drafting import field as drafted
from letterbook.intake.proposals import Proposal
from letterbook.reading.examples import shape_of
from letterbook.records.models import Article
from letterbook.records.source_text import SourceText
from letterbook.verification.captures import LineClass

NAME = "capture"


class CaptureFault(Exception):
    """A file that cannot be captured; the message says why and what to do. Nothing was changed.

    `would_be` is the block that is there when somebody says so.
    """

    def __init__(self, message: str, would_be: str = "") -> None:
        super().__init__(message)
        self.would_be = would_be


def capture_block(name: str, proposals: Sequence[Proposal], is_complete: bool = True) -> str:
    """Return the `capture:` block of a record; `is_complete` says whether the whole article was saved."""
    lines = [f"{NAME}:", f"  file: {scalar(name)}", *([] if is_complete else ["  complete: no"])]
    for part in (LineClass.TITLE, LineClass.STANDFIRST):
        lines += [f"  {part.value}: {found}" for found in ranges(proposals, part)[:1]]
    for part in (LineClass.BYLINE, LineClass.FURNITURE):
        if found := ranges(proposals, part):
            lines.append(f"  {part.value}: [{', '.join(found)}]")
    return "\n".join(lines) + "\n"


def is_beginning(source: SourceText | None) -> bool:
    """Whether the block of a record that is there says that only the beginning was saved."""
    block = source.content.get(NAME) if source else None
    return isinstance(block, dict) and block.get("complete") == "no"


def ranges(proposals: Sequence[Proposal], part: LineClass) -> list[str]:
    """Return the paragraphs proposed as one class, neighbours joined: ["p7-p13", "p31"]."""
    numbers = [proposal.paragraph for proposal in proposals if proposal.part is part]
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        found.append(f"p{run[0]}" if len(run) == 1 else f"p{run[0]}-p{run[-1]}")
    return found


def scalar(text: str) -> str:
    """Return text as a YAML scalar that nothing in it can break."""
    return text if re.fullmatch(r"[A-Za-z0-9][\w./-]*", text) else json.dumps(text, ensure_ascii=False)


def with_block(raw: bytes, source: SourceText, block: str, may_replace: bool) -> str:
    """Return an existing record with the block; everything else stays as it is, to the byte.

    The block takes the place of one that a draft shows commented out, if nobody changed that.
    One that is there already was reviewed by an editor: it is replaced only on request, and what it says of
    borrowed paragraphs is kept. The very same stays without a word: a run that was killed is taken up so.
    """
    lines = raw.decode().splitlines(keepends=True)
    block = block.replace("\n", line_end(raw))
    if NAME not in source.content:
        start, end = commented(lines) or (len(lines), len(lines))
        gap = line_end(raw) if start and not lines[start - 1].endswith("\n") else ""
        return "".join([*lines[:start], gap, block, *lines[end:]])
    block += "".join(borrowed_lines(source, lines))
    start, end = block_lines(source, NAME, lines)
    is_same = "".join(lines[start:end]).rstrip() == block.rstrip()
    if not may_replace and not is_same:
        raise CaptureFault("its record already has a capture block, which stays", would_be=block)
    return "".join(lines if is_same else [*lines[:start], block, *lines[end:]])


def commented(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return where a draft's commented block begins and what is below it begins, as line numbers from 0.

    None where there is none, or where somebody wrote something into it.
    """
    bare = [line.rstrip("\r\n") for line in lines]
    start = next((number for number, line in enumerate(bare) if line.startswith(f"# {NAME}:")), None)
    if start is None:
        return None
    below = (number for number in range(start + 1, len(bare)) if not bare[number].startswith("#   "))
    end = next(below, len(bare))
    return (start, end) if set(bare[start:end]) <= draft_lines() else None


def draft_lines() -> set[str]:
    """Return the lines by which the draft of an article shows the block."""
    shape = shape_of(Article)
    return {f"# {line}" for line in drafted(NAME, shape, shape.get("$defs", {}), None)}


def line_end(raw: bytes) -> str:
    """Return how the lines of a record end: as on Windows where all of them do, else as everywhere else."""
    return "\r\n" if 0 < raw.count(b"\n") == raw.count(b"\r\n") else "\n"


def block_lines(source: SourceText, name: str, lines: Sequence[str]) -> tuple[int, int]:
    """Return where a field of the record begins and where it has ended, as line numbers from 0.

    Comments and empty lines between it and the next field are not its own.
    """
    start = source.key_place((name,)).line - 1
    following = [source.key_place((other,)).line - 1 for other in source.content]
    end = min((line for line in following if line > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def borrowed_lines(source: SourceText, lines: Sequence[str]) -> list[str]:
    """Return the lines of a capture block that say which paragraphs are borrowed."""
    content = source.content[NAME]
    if not isinstance(content, dict) or "borrowed" not in content:
        return []
    start = source.key_place((NAME, "borrowed")).line - 1
    _, end = block_lines(source, NAME, lines)
    inside = [source.key_place((NAME, name)).line - 1 for name in content]
    return list(lines[start : min((line for line in inside if line > start), default=end)])
