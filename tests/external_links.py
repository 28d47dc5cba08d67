"""Ask every address outside the site whether it still answers. `make links`; it reports, and stops nothing.

Polite: one request at a time to each host, a pause between two, and nothing read but the head of the answer.
"""

import argparse
import html
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import read
from letterbook.problems.problem import ProblemsFound
from letterbook.review.sheet import Item, Section, as_markdown, as_text

ROOT = Path(__file__).resolve().parent.parent

AGENT = "Letterbook link check (weekly; asks once whether a cited page still answers)"
TIMEOUT_SECONDS = 20
PAUSE_SECONDS = 1.0
HOSTS_AT_ONCE = 8

GONE = (404, 410)

# A link in Markdown, as pages/markup.py and people write it.
LINK = re.compile(r"\]\(<?(https?://[^\s<>]+?)>?\)|<(https?://[^\s<>]+)>")


class Answer(StrEnum):
    """What came of asking."""

    FINE = "fine"
    GONE = "gone"
    SILENT = "no answer"
    REFUSED = "refuses programs or has trouble"


@dataclass(frozen=True)
class Asked:
    """An address, the pages that link to it, and what came of asking it."""

    address: str
    pages: tuple[str, ...]
    answer: Answer
    detail: str


def addresses(pages: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return each address outside the site, without its fragment, with the pages that link to it."""
    found: dict[str, set[str]] = defaultdict(set)
    for page, text in pages.items():
        for match in LINK.finditer(text):
            address = html.unescape(match[1] or match[2])
            found[address.partition("#")[0]].add(page)
    return {address: tuple(sorted(linking)) for address, linking in sorted(found.items())}


def ask(address: str) -> tuple[Answer, str]:
    """Ask one address; nothing that can go wrong on the way is an exception here."""
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=TIMEOUT_SECONDS) as answer:
            return Answer.FINE, str(answer.status)
    except HTTPError as error:
        return (Answer.GONE if error.code in GONE else Answer.REFUSED), str(error.code)
    except (OSError, HTTPException, ValueError) as error:
        return Answer.SILENT, type(error).__name__ + (f": {error.args[0]}" if error.args else "")


def ask_host(links: Iterable[tuple[str, tuple[str, ...]]], pause: float = PAUSE_SECONDS) -> list[Asked]:
    """Ask the addresses of one host, one after the other."""
    found = []
    for number, (address, pages) in enumerate(links):
        if number:
            time.sleep(pause)
        found.append(Asked(address, pages, *ask(address)))
    return found


def host(address: str) -> str:
    """Return whom an address asks; the address itself where it names nobody."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address


def ask_all(links: Mapping[str, tuple[str, ...]], pause: float = PAUSE_SECONDS) -> list[Asked]:
    """Ask all addresses, several hosts at once, but each host one thing at a time."""
    hosts: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for address, pages in links.items():
        hosts[host(address)].append((address, pages))
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda group: ask_host(group, pause), hosts.values())
        return sorted((one for group in answers for one in group), key=lambda asked: asked.address)


def sections(asked: Iterable[Asked]) -> Iterator[Section]:
    """Yield what a maintainer looks into, the surest first; addresses that answer are only counted."""
    found = list(asked)
    for answer in (Answer.GONE, Answer.SILENT, Answer.REFUSED):
        items = tuple(
            Item(one.address, one.detail, "", tuple(f"linked from {page}" for page in one.pages))
            for one in found
            if one.answer is answer
        )
        if items:
            yield Section(answer.value.capitalize(), items)


def written_pages() -> dict[str, str]:
    """Return every page, generated and written by hand, by its path below docs/; raises ProblemsFound."""
    report = read(Folders.below(ROOT))
    by_hand = {f"{folder}/{path.name}": path for folder in ("about", "contributing") for path in by_name(folder)}
    texts = {page: path.read_text(encoding="utf-8") for page, path in by_hand.items()}
    return {**texts, **render(Context(report.edition, report.verification))}


def by_name(folder: str) -> list[Path]:
    """Return the pages of a folder that are written by hand."""
    return sorted((ROOT / "docs" / folder).glob("*.md"))


def main() -> None:
    """Ask every address, and tell what came of it, in text, and as Markdown in a file if one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--summary", type=Path, help="add the result to this file as Markdown")
    summary = parser.parse_args().summary
    try:
        links = addresses(written_pages())
    except ProblemsFound as found:
        # That is the business of the check, which says what and where.
        sys.stdout.write(f"{found} in the records: nothing was asked.\n")
        return
    asked = ask_all(links)
    fine = sum(one.answer is Answer.FINE for one in asked)
    lead = f"{fine} of {len(asked)} addresses answer."
    found = list(sections(asked))
    sys.stdout.write(as_text(lead, found) + "\n")
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(as_markdown("Links to other sites", lead, found))


if __name__ == "__main__":
    main()
