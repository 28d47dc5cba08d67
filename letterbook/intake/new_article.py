"""The record of an article that had none: what is known of it, and for the editor what is not."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from letterbook.intake.asking import ESSENTIALS, value_fault
from letterbook.intake.capture_block import scalar
from letterbook.intake.excerpt import printable
from letterbook.intake.particulars import Particulars
from letterbook.reading.examples import flow
from letterbook.reading.load import Records
from letterbook.reading.schema import modeline
from letterbook.records.models import Article, Organisation
from letterbook.verification.normal_text import normalised

URL = next(essential for essential in ESSENTIALS[Article.kind] if essential.name == "url")


def new_record(found: Particulars, records: Records, block: str) -> str:
    """Return a commented article record; what no rule could tell is left for the editor."""
    outlet = outlet_of(found, records)
    named = f"the id of {found.outlets[0]}" if found.outlets and not outlet else "the id of the organisation"
    lines = [
        field(
            "title", scalar(found.title), "" if found.title else "as the article prints it; leave out if it has none"
        ),
        field("kind", "news", "news, wire, broadcast, magazine, book, transcript, chronology, post, release, …"),
        field("outlet", outlet, f"{named} that published it"),
        field("authors", flow(list(found.authors.names)) if found.authors else "", "names as printed"),
        published(found),
        address(found, records),
        field("language", found.language.tag or "", "the language you read it in, such as en"),
        field("read", "part" if found.unfree else "whole", "whole, part or none"),
        field("consulted", "", "the day on which you read it"),
        field("digest", "", "what it is, what it draws on, what is wrong in it: your own words"),
    ]
    return "\n".join([modeline(Article.kind), *lines]) + "\n" + block


def address(found: Particulars, records: Records) -> str:
    """Return the line of the address; one that the record could not have is commented out, with what is wrong."""
    if found.address and (fault := value_fault(Article.kind, URL, found.address, records)):
        return "# url:".ljust(28) + f" # {' '.join(printable(fault).split())}"
    return field("url", scalar(found.address or ""), "only if you know all of it; otherwise site:")


def host(address: str | None) -> str:
    """Return the site of an address; "" where it is none."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def published(found: Particulars) -> str:
    """Return the line of the day of publication; a guess is commented out."""
    if found.guessed_day:
        return f"# {field('published', found.guessed_day, 'a guess: check the page, and remove the # if it is right')}"
    return field("published", found.published.day or "", "EDTF, such as 2018-09-21")


def field(name: str, value: str, says: str) -> str:
    """Return the line of a field with what it is for; commented out where nothing is known."""
    line = f"{name}: {value}" if value and value != '""' else f"# {name}:"
    return f"{line.ljust(28)} # {says}" if says else line


def outlet_of(found: Particulars, records: Records) -> str:
    """Return the id of the organisation whose name a page gives as its outlet's; "" where there is not one."""
    wanted = {normalised(name).casefold() for name in found.outlets}
    fitting = [
        record.id
        for record in records.records.values()
        if isinstance(record, Organisation) and wanted & {normalised(form).casefold() for form in record.forms}
    ]
    return fitting[0] if len(fitting) == 1 else ""


def said_of(found: Particulars, records: Records) -> Mapping[str, str]:
    """Return what is known of an article as `new` is given it, of which its id is made by custom."""
    known = {
        "kind": "news",
        "title": found.title,
        "outlet": outlet_of(found, records),
        "published": found.published.day or "",
        "site": host(found.address),
    }
    return {name: value for name, value in known.items() if value}
