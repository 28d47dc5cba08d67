"""How well `capture` reads saved pages of which somebody knows what is right: `make capture-trial PAGES=folder`.

The folder holds pages, and beside each a file of the same name that ends in .json, with what is known of it: "title",
"authors" (a list) or "byline" (a line), "published" (EDTF), "body" (the text of the article). What is not known is
left out. Folders within are looked through too. Nothing of the pages is kept.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import trafilatura

from letterbook.intake.capture import proposals_for
from letterbook.intake.capture_block import CaptureFault
from letterbook.intake.page.encoding import decode_page
from letterbook.intake.page.lines import INVISIBLE
from letterbook.intake.page.tree import PageFault, readable
from letterbook.intake.particulars import body_of, particulars
from letterbook.intake.saved_file import SavedFile, read_saved

PAGES = {".html", ".htm", ".xhtml", ".mhtml"}

# Fewer words of an article are no measure of how much of it was found.
FEWEST_WORDS = 30

WRITTEN_BY = re.compile(r"(?i)^\s*(?:by|von|por|par|di)\s+")
BETWEEN = re.compile(r"(?i)\s*(?:[,;&]|\s(?:and|und|y|et)\s)\s*")


@dataclass(frozen=True)
class Account:
    """What somebody says of a page: a program that read it, or whoever knows."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    body: str = ""


@dataclass(frozen=True)
class Tried:
    """How two programs fared with a page: "exact", "part" and so on for each thing that is known of it."""

    page: str
    outcomes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # Recall and precision of the words of the body.
    shares: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    refused: str = ""
    lost: int = 0


def words(text: str) -> list[str]:
    """Return the words of a text, without case and marks."""
    return re.findall(r"\w+", text.casefold())


def tried(page: Path) -> Tried:
    """Return how `capture`, and the library alone, fare with a page."""
    known = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    right = Account(known.get("title", ""), authors_in(known), known.get("published", ""), known.get("body", ""))
    try:
        saved = read_saved(page)
    except CaptureFault as fault:
        return Tried(page.name, refused=str(fault))
    accounts = {"capture": by_capture(saved), "library": by_library(page)}
    long = len(words(right.body)) >= FEWEST_WORDS
    return Tried(
        page.name,
        {who: dict(outcomes(said, right)) for who, said in accounts.items()},
        {who: shares(said.body, right.body) for who, said in accounts.items()} if long else {},
        lost=lost_words(page, saved),
    )


def authors_in(known: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors that are known of a page."""
    named = known.get("authors") or BETWEEN.split(WRITTEN_BY.sub("", known.get("byline", "")))
    return tuple(name for name in named if words(name))


def by_capture(saved: SavedFile) -> Account:
    """Return what `capture` proposes."""
    proposals = proposals_for(saved)
    found = particulars(saved.text, proposals, saved.page)
    authors = found.authors.names if found.authors else ()
    taken = {one.paragraph for one in proposals}
    body = body_of(saved.text, proposals) if len(taken) < len(saved.text.paragraphs) else []
    return Account(found.title, authors, found.published.day or "", "\n".join(body))


def by_library(page: Path) -> Account:
    """Return what the library finds that `capture` asks too."""
    try:
        text = decode_page(page.read_bytes()).text
    except PageFault:
        return Account()
    found = trafilatura.bare_extraction(readable(text), with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Account()
    return Account(found.title or "", tuple((found.author or "").split("; ")), found.date or "", found.text or "")


def outcomes(said: Account, right: Account) -> Iterator[tuple[str, str]]:
    """Yield how right an account is in each thing that is known."""
    if right.title:
        yield "title", compared(words(said.title), words(right.title))
    if right.authors:
        yield "byline", of_names({" ".join(words(name)) for name in said.authors if words(name)}, right.authors)
    if right.published:
        yield "date", of_days(said.published, right.published)


def compared(said: list[str], right: list[str]) -> str:
    """Return whether words are exactly the right ones, hold them or are held by them, or are wrong."""
    one, other = f" {' '.join(said)} ", f" {' '.join(right)} "
    if one == other:
        return "exact"
    return "contains" if said and (one in other or other in one) else "wrong"


def of_names(said: set[str], right: Iterable[str]) -> str:
    """Return whether names are the right ones, have some word of them, are none, or are wrong."""
    wanted = {" ".join(words(name)) for name in right}
    if not said:
        return "absent"
    if said == wanted:
        return "right"
    return "part" if set(" ".join(said).split()) & set(" ".join(wanted).split()) else "wrong"


def of_days(said: str, right: str) -> str:
    """Return whether a day is right, one off, another one, or not there."""
    if not said:
        return "absent"
    if said[:10] == right[:10]:
        return "right"
    try:
        apart = abs((date.fromisoformat(said[:10]) - date.fromisoformat(right[:10])).days)
    except ValueError:
        return "wrong"
    return "a day off" if apart == 1 else "wrong"


def shares(said: str, right: str) -> tuple[float, float]:
    """Return how much of the right words was found, and how much of what was found is right, from 0 to 1."""
    found, wanted = Counter(words(said)), Counter(words(right))
    both = (found & wanted).total()
    return both / wanted.total(), both / found.total() if found else 1.0


class Shown(HTMLParser):
    """A second reading of a page by another parser: the words that stand outside what no reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of the library
        """Note the beginning of an element that no reader sees."""
        if tag in INVISIBLE - {"meta", "link", "head"}:
            self.hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note its end."""
        if tag in self.hidden:
            # The last of them: such elements lie in each other.
            del self.hidden[len(self.hidden) - 1 - self.hidden[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take in what readers see."""
        if not self.hidden:
            self.said.append(data)


def lost_words(page: Path, saved: SavedFile) -> int:
    """Return how many words of a page another parser sees that are not in its lines."""
    try:
        text = readable(decode_page(page.read_bytes()).text)
    except PageFault:
        return 0
    reader = Shown()
    reader.feed(text)
    seen = Counter("".join(words(" ".join(reader.said))))
    kept = Counter("".join(words(" ".join(saved.text.paragraphs))))
    return (seen - kept).total()


def told(found: list[Tried]) -> Iterator[str]:
    """Yield the table."""
    for thing, kinds in (
        ("title", ("exact", "contains", "wrong")),
        ("byline", ("right", "part", "wrong", "absent")),
        ("date", ("right", "a day off", "wrong", "absent")),
    ):
        known = [one for one in found if thing in one.outcomes.get("capture", {})]
        cells = []
        for who in ("capture", "library"):
            counts = Counter(one.outcomes[who][thing] for one in known)
            cells.append(" / ".join(str(counts[kind]) for kind in kinds))
        yield f"| {thing} {' / '.join(kinds)}, of {len(known)} known | {cells[0]} | {cells[1]} |"
    measured = [one for one in found if one.shares]
    cells = [mean(one.shares[who] for one in measured) for who in ("capture", "library")]
    yield f"| body: mean recall / precision, {len(measured)} pages | {cells[0]} | {cells[1]} |"
    halves = [sum(one.shares[who][0] < 0.5 for one in measured) for who in ("capture", "library")]
    yield f"| pages below half recall | {halves[0]} | {halves[1]} |"
    yield f"| refused | {sum(bool(one.refused) for one in found)} | |"
    yield f"| pages of which another parser sees letters that are in no line | {sum(one.lost > 0 for one in found)} | |"


def mean(pairs: Iterable[tuple[float, float]]) -> str:
    """Return the means of pairs: ".964 / .947"."""
    recalls, precisions = zip(*pairs, strict=True)
    return " / ".join(f"{sum(some) / len(some):.3f}".lstrip("0") for some in (recalls, precisions))


def main() -> None:
    """Try all pages of a folder, on all cores, and print the table, then every page that was refused."""
    folder = Path(sys.argv[1])
    pages = sorted(path for path in folder.rglob("*") if path.suffix in PAGES and path.with_suffix(".json").is_file())
    if not pages:
        sys.exit(f"no pages with answers lie in '{folder}': a page.html needs a page.json beside it")
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(tried, pages, chunksize=8))
    print(f"| {len(pages)} pages | capture | trafilatura alone |\n|---|---|---|")
    print("\n".join(told(found)))
    for one in found:
        if one.refused:
            print(f"refused: {one.refused}")
        if one.lost:
            print(f"{one.page}: {one.lost} letters are in no line")


if __name__ == "__main__":
    main()
