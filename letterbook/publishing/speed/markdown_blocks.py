"""Blocks of Markdown at the pace of a text: no processor is asked whose mark is not in a block."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown import blockprocessors, util
from markdown.blockparser import BlockParser
from markdown.extensions import def_list, footnotes, md_in_html, tables
from markdown.extensions.admonition import AdmonitionProcessor

# Without one of these marks in a block, with an end of line before it, the processor does nothing with it. Each is
# compared with the class as it is, for one that inherits may do more.
BLOCK_MARKS: Mapping[type, Sequence[str]] = {
    md_in_html.MarkdownInHtmlProcessor: (util.STX,),
    tables.TableProcessor: ("|",),
    blockprocessors.HashHeaderProcessor: ("\n#",),
    blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
    blockprocessors.HRProcessor: tuple(one + blank + one for one in "-_*" for blank in ("", " ", "  ")),
    def_list.DefListProcessor: ("\n: ", "\n : ", "\n  : ", "\n   : "),
    blockprocessors.BlockQuoteProcessor: (">",),
    footnotes.FootnoteBlockProcessor: ("[^",),
    blockprocessors.ReferenceProcessor: ("]:",),
}

Search = Callable[[str], Any]


def parse_blocks(self: BlockParser, parent: Any, blocks: list[str]) -> None:
    """Parse blocks as the parser of a converter does, but ask no processor whose mark is not in a block."""
    processors: list[tuple[Any, str, Search | None]] | None = self.__dict__.get("letterbook_marked")
    if processors is None:
        processors = [(one, *marked(BLOCK_MARKS.get(type(one), ("",)))) for one in self.blockprocessors]
        self.__dict__["letterbook_marked"] = processors
    while blocks:
        lines = f"\n{blocks[0]}"
        for processor, mark, search in processors:
            if not (search(lines) if search else mark in lines):
                continue
            if processor.test(parent, blocks[0]):
                if processor.run(parent, blocks) is not False:
                    break
                lines = f"\n{blocks[0]}"


def marked(marks: Sequence[str]) -> tuple[str, Search | None]:
    """Return a mark, or what finds one of several."""
    return (marks[0], None) if len(marks) == 1 else ("", re.compile("|".join(map(re.escape, marks))).search)


def admonition_told_by(test: Callable[..., bool]) -> Callable[..., bool]:
    """Return what says whether a block is of an admonition, and looks closer only where it may be."""

    def is_admonition(self: AdmonitionProcessor, parent: Any, block: str) -> bool:
        may_go_on = self.current_sibling is not None or (len(parent) > 0 and parent[-1].tag == "div")
        return ("!!!" in block or may_go_on) and test(self, parent, block)

    return is_admonition
