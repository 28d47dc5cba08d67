"""References in the three forms that programs read: CSL-JSON, BibTeX and RIS."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import rispy

from letterbook.pages.citing.item import Item

# Types of references in the other two forms, by those of CSL.
# Source: the RIS specification; the entry types of BibTeX, of which biblatex knows all.
RIS_TYPES: Mapping[str, str] = {
    "personal_communication": "PCOMM",
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "webpage": "ELEC",
    "broadcast": "MULTI",
    "manuscript": "MANSCPT",
}
BIBTEX_TYPES: Mapping[str, str] = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "book": "book",
    "manuscript": "unpublished",
}

# What means something to BibTeX or TeX, and how it is written as itself.
SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, escaped or not.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}


def as_csl(found: Iterable[Item]) -> str:
    """Return references as CSL-JSON."""
    rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)
    return f"[\n{rows}\n]\n"


class Unnumbered(rispy.RisWriter):  # type: ignore[misc]  # the library has no types
    """Writes references one after the other; the library would number them, which is no part of RIS."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        """Return nothing before a reference."""
        return ""


def as_ris(found: Iterable[Item]) -> str:
    """Return references as RIS."""
    return str(rispy.dumps([ris(one) for one in found], implementation=Unnumbered, enforce_list_tags=False))


def ris(one: Item) -> dict[str, Any]:
    """Return a reference by the names that the library has for the tags of RIS."""
    known = {
        "type_of_reference": RIS_TYPES.get(one["type"], "GEN"),
        "id": one["id"],
        "authors": [inverted(name) for name in one.get("author", ())],
        "secondary_authors": [inverted(name) for name in one.get("recipient", ())],
        "title": line(one["title"]),
        "secondary_title": line(one.get("container-title", "")),
        "publisher": line(one.get("publisher", "")),
        "date": ris_date(one.get("issued")),
        "year": str(parts[0]) if (parts := first_parts(one.get("issued"))) else "",
        "urls": [one["URL"]] if "URL" in one else [],
        "abstract": line(one.get("abstract", "")),
        "language": one.get("language", ""),
        "type_of_work": line(one.get("genre", "")),
    }
    return {name: value for name, value in known.items() if value}


def first_parts(issued: Mapping[str, Any] | None) -> list[int]:
    """Return year, month and day of the first day of a date, as far as they are known."""
    return list(issued["date-parts"][0]) if issued and "date-parts" in issued else []


def ris_date(issued: Mapping[str, Any] | None) -> str:
    """Return a date as RIS has it: "1921/09/21/"; of one in words, these at its end."""
    if not issued:
        return ""
    parts = [f"{part:02}" for part in first_parts(issued)]
    return "/".join([*parts, *[""] * (3 - len(parts)), line(issued.get("literal", ""))])


def inverted(name: Mapping[str, str]) -> str:
    """Return a name with the family's first, on one line."""
    return line(name["literal"] if "literal" in name else f"{name['family']}, {name['given']}")


def line(words: str) -> str:
    """Return words on one line, as RIS needs them."""
    return " ".join(words.split())


def as_bibtex(found: Iterable[Item]) -> str:
    """Return references as BibTeX, in UTF-8, which biblatex reads too."""
    return "\n".join(map(bibtex, found))


def bibtex(one: Item) -> str:
    """Return an entry of BibTeX."""
    parts = first_parts(one.get("issued"))
    words = (one.get("issued") or {}).get("literal", "")
    kind = BIBTEX_TYPES.get(one["type"], "misc")
    where = "journal" if kind == "article" else "howpublished"
    known = {
        "title": one["title"],
        "author": " and ".join(in_braces(name) for name in one.get("author", ())),
        "year": str(parts[0]) if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        where: one.get("container-title", ""),
        # A broadcast has a publisher, which BibTeX has for books alone.
        "organization" if kind == "misc" else "publisher": one.get("publisher", ""),
        "note": "; ".join(part for part in (one.get("genre", ""), words) if part),
        "url": one.get("URL", ""),
        "language": one.get("language", ""),
    }
    fields = "".join(f"  {name} = {{{escaped(name, value)}}},\n" for name, value in known.items() if value)
    return f"@{kind}{{{one['id']},\n{fields}}}\n"


def escaped(field: str, value: str) -> str:
    """Return a value as BibTeX has it; names are in braces already, and addresses stand as they are."""
    if field == "author":
        return value
    if field == "url":
        # No address needs braces, and BibTeX counts them.
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return in_tex(value)


def in_tex(words: str) -> str:
    """Return words that TeX sets as they are."""
    return re.sub(r"[\\{}~^&%$#_]", lambda found: SPECIAL[found[0]], line(words))


def in_braces(name: Mapping[str, str]) -> str:
    """Return a name; one without parts in braces, so that none of its words is taken for the family's."""
    if "literal" in name:
        return f"{{{in_tex(name['literal'])}}}"
    return f"{in_tex(name['family'])}, {in_tex(name['given'])}"


WRITERS: Mapping[str, Callable[[Iterable[Item]], str]] = {"CSL-JSON": as_csl, "BibTeX": as_bibtex, "RIS": as_ris}
