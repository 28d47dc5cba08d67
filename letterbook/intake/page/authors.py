"""Whom a saved page names as the authors of its article, each as printed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from lxml import html

from letterbook.intake.page.extraction import Extraction
from letterbook.intake.page.metadata import Metadata
from letterbook.intake.page.parts import as_compared
from letterbook.intake.page.told_day import ARTICLES, texts, top_items, types

# More are those of a whole page: lists of other articles.
MOST = 6

# A list of names that is longer, in characters, is none; nor are so many of them named.
LONGEST_SAID, MOST_NAMED = 500, 12
TAG = re.compile(r"<[^<>]{0,300}>")

# A name, and what is no longer one.
SHORTEST, LONGEST, MOST_WORDS = 2, 60, 6

WRITTEN_BY = re.compile(
    r"(?i)^\s*(?:(?:written|posted|reported|story|words|text|interview|article)\s+)?"
    r"(?:by|von|vom|автор|текст|par|por|di|da|door|av|af|przez|author|autor(?:in)?|auteur|autore)\b\s*:?\s+"
)
BETWEEN = re.compile(r"(?i)\s*(?:[;,|/•·&、・]|\s(?:and|und|et|y|e|en|och|og|i|и)\s)\s*")
REPORTER = re.compile(r"\s*(?:기자|특파원|記者|记者)$")

# Before a Korean reporter's name: "Washington=".
PLACED = re.compile(r"^[^\s=]{1,12}=")
ENDS_NAME = re.compile(
    r"""(?xi)
    # Only months that are no names of people: Lee Jun keeps his.
    january | february | september | october | november | december
    | updated?:? | published:? | posted:? | senior | correspondent | reporter | editor | associated | reuters | .*\d.*
    """
)

# What stands where a name is looked for. Whole, case ignored.
NOBODY = re.compile(
    r"""(?xi)
    admin\w* | administrator | user\s?name | guest | gast | invité | staff | web\s?master | editors? | editorial
    | (?:die\ |la\ )?redaktion | (?:la\ )?r[ée]daction | redacci[oó]n | redazione | news\s?desk | author | autor
    | anonymous | unknown | team | reporter | press\ release | pressemitteilung | home | about(\ us)? | submitted | 作者
    | ph\.?d\.? | m\.?[ad]\.? | e\.?\s?v\.?
    | jan | feb | mar | apr | may | jun | jul | aug | sept? | oct | nov | dec
    | (?: follow | share | contact | privacy | terms | cookies? | subscribe | log\s?in | sign\s?in | sign\s?up
      | comments? | lesedauer | photos?\ by | фото | illustration | read\ more | more | weitere? | view | see | all
      | zeige | next | previous | updated? | published | posted ) \b .*
    """
)
ADDRESS = re.compile(r"(?i)https?:|www\.|@|\.(?:com|de|org|net|co|info)\b|\d{3}")


@dataclass(frozen=True)
class Authors:
    """The authors of an article, in order, and what names them."""

    names: tuple[str, ...]
    says: str


# Returns the names that one place of a page gives, as they stand there.
Giver = Callable[[html.HtmlElement], Iterable[str]]


def authors_of(root: html.HtmlElement, lines: Iterable[str], about: Metadata, found: Extraction) -> Authors | None:
    """Return whom a page names as authors, by the first of its places that names any; None where none does.

    But for JSON-LD, a name counts only where readers see it too, in the lines of the page.
    """
    shown = f" {plain(' '.join(lines))} "
    outlets = {joined(site) for site in (*about.sites, found.site, *about.window_parts[1:])}
    told = named(in_json(root), outlets)
    longer = [name for name in named(found.authors, outlets) if f" {plain(name)} " in shown]
    if told and not {plain(name) for name in told} < {plain(name) for name in longer}:
        return Authors(told, "JSON-LD")
    if longer and len(longer) <= MOST:
        return Authors(tuple(longer), "the page")
    for says, giver in GIVERS:
        names = [name for name in named(giver(root), outlets) if f" {plain(name)} " in shown]
        if 0 < len(names) <= MOST:
            return Authors(tuple(names), says)
    return None


def in_json(root: html.HtmlElement) -> Iterator[str]:
    """Yield the authors that the JSON-LD of a page gives to its article."""
    articles = [item for item in top_items(root) if ARTICLES & types(item.get("@type"))]
    held = next((item["author"] for item in articles if item.get("author")), None)
    for one in held if isinstance(held, list) else [held]:
        yield from texts(one.get("name")) if isinstance(one, dict) else texts(one)


def in_links(root: html.HtmlElement) -> list[str]:
    """Return the words of links to the author."""
    return [as_compared(link.text_content()) for link in root.iter("a") if "author" in link.get("rel", "").split()]


def in_marks(root: html.HtmlElement) -> list[str]:
    """Return what elements say that are marked as the author, or as the name within one."""
    marked = [one for one in root.iter() if isinstance(one.tag, str) and "author" in one.get("itemprop", "").split()]
    inner = [next((part for part in one.iter() if part.get("itemprop") == "name"), one) for one in marked]
    return [one.get("content") or as_compared(one.text_content()) for one in inner]


GIVERS: tuple[tuple[str, Giver], ...] = (("a link to the author", in_links), ("a mark of the page", in_marks))


def named(said: Iterable[str], outlets: set[str]) -> tuple[str, ...]:
    """Return the names in what is said, each once, in order: without what is no name of a person, or an outlet's."""
    told = [untagged(one) for one in said if len(one) <= LONGEST_SAID]
    told = [one for one in told if " " in one or not ADDRESS.search(one)]
    parts = [name for one in told for part in BETWEEN.split(one) if (name := cleaned(part))]
    names = {plain(name): name for name in reversed(parts) if is_name(name, outlets)}
    whole = [name for key, name in reversed(names.items()) if not any(is_part(key, other) for other in names)]
    return tuple(whole[:MOST_NAMED])


def untagged(said: str) -> str:
    """Return a text without the marks of HTML that some pages have in their data."""
    return as_compared(TAG.sub(" ", unescape(said)))


def is_part(name: str, other: str) -> bool:
    """Whether the words of a name are some of those of another."""
    return name != other and f" {name} " in f" {other} "


def cleaned(part: str) -> str:
    """Return a name without "by" before it, and without what stands after it: brackets, days, roles, agencies."""
    bare = REPORTER.sub("", PLACED.sub("", WRITTEN_BY.sub("", as_compared(part))))
    words = bare.split()
    end = next((at for at, word in enumerate(words) if at and ENDS_NAME.fullmatch(word)), len(words))
    bare = " ".join(words[:end])
    return re.sub(r"\s*\([^()]*\)\s*$", "", bare).strip(" .,;:|-–—")


def is_name(text: str, outlets: set[str]) -> bool:
    """Whether words can be the name of an author: no address, no word of a menu, not the outlet's own."""
    if len(joined(text)) < SHORTEST or len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        return False
    return not NOBODY.fullmatch(text) and not ADDRESS.search(text) and joined(text) not in outlets


def plain(text: str) -> str:
    """Return the words of a text in lower case, a space between them."""
    return " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())


def joined(text: str) -> str:
    """Return the letters and digits of a text, run together."""
    return plain(text).replace(" ", "")
