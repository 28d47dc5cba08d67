"""Citations as Wikipedia's templates "cite web" and "cite news" have them.

Source: the documentation of these templates: what must be there is a title, and for "cite web" an address.
"""

from collections.abc import Iterator

from letterbook.pages.citing.forms import first_parts, inverted, line
from letterbook.pages.citing.item import Item
from letterbook.pages.wording import date_in_words
from letterbook.records.dates import parse_date

# Templates by the type of an item; everything else that has an address is a page of the web.
TEMPLATES = {"article-newspaper": "cite news", "article-magazine": "cite magazine", "book": "cite book"}

# What would end a value, a template or a link.
MARKS = str.maketrans({"|": "{{!}}", "{": "&#123;", "}": "&#125;", "[": "&#91;", "]": "&#93;", "<": "&lt;"})


def template(item: Item) -> str:
    """Return a citation for Wikipedia; empty where there is no address, without which "cite web" shows an error."""
    name = TEMPLATES.get(item["type"], "cite web")
    if "URL" not in item and name == "cite web":
        return ""
    return f"{{{{{' |'.join([name, *(f'{field}={value}' for field, value in fields(item) if value)])}}}}}"


def fields(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the fields of a template, in the order in which its documentation has them."""
    for number, author in enumerate(item.get("author", ()), 1):
        yield f"author{number}", shown(inverted(author))
    yield "title", shown(item["title"])
    yield "url", item.get("URL", "").replace("|", "%7C")
    yield "date", day(item)
    yield "work" if item["type"] in TEMPLATES else "website", shown(item.get("container-title", ""))
    yield "publisher", shown(item.get("publisher", ""))
    yield "language", item.get("language", "") if item.get("language", "en") != "en" else ""


def shown(words: str) -> str:
    """Return words that no reader of a template takes for anything else."""
    return line(words).translate(MARKS)


def day(item: Item) -> str:
    """Return the first day of a date, as far as it is known: "21 September 1921"; empty where it stands in words."""
    parts = first_parts(item.get("issued"))
    if not parts or parts[0] <= 0:
        return ""
    year, *rest = parts
    return date_in_words(parse_date("-".join([f"{year:04}", *(f"{part:02}" for part in rest)])))
