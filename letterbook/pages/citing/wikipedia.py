"""Citations as Wikipedia's templates "cite web" and "cite news" have them.

Source: the documentation of these templates: what must be there is a title, and for "cite web" an address.
"""

from collections.abc import Iterator

from letterbook.pages.citing.forms import first_parts, line
from letterbook.pages.citing.item import Item

# Templates by the type of an item; everything else that has an address is a page of the web.
TEMPLATES = {"article-newspaper": "cite news", "article-magazine": "cite magazine", "book": "cite book"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

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
        yield f"author{number}", whole(author)
    yield "title", shown(item["title"])
    yield "url", item.get("URL", "").replace("|", "%7C")
    yield "date", day(item)
    yield "website" if template_is_of_web(item) else "work", shown(item.get("container-title", ""))
    yield "publisher", shown(item.get("publisher", ""))
    yield "language", item.get("language", "") if item.get("language", "en") != "en" else ""


def template_is_of_web(item: Item) -> bool:
    """Whether an item is cited as a page of the web."""
    return item["type"] not in TEMPLATES


def whole(name: dict[str, str]) -> str:
    """Return a name, the family's first where its parts are known."""
    return shown(name["literal"] if "literal" in name else f"{name['family']}, {name['given']}")


def shown(words: str) -> str:
    """Return words that no reader of a template takes for anything else."""
    return line(words).translate(MARKS)


def day(item: Item) -> str:
    """Return the first day of a date, as far as it is known: "21 September 1921"; empty where it stands in words."""
    parts = first_parts(item.get("issued"))
    if not parts or parts[0] <= 0:
        return ""
    year, *rest = parts
    month = [MONTHS[rest[0] - 1]] if rest else []
    return " ".join([*map(str, rest[1:]), *month, str(year)])
