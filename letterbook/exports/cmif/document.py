"""The index of letters as a file: TEI with the header that CMIF asks for, and one description after the other."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from letterbook.exports.cmif.dating import Dating
from letterbook.exports.cmif.descriptions import Action, Description, Named, Reference, descriptions
from letterbook.exports.pieces import written
from letterbook.facts.interchange import editions_of, indexed
from letterbook.pages.addresses import CMIF
from letterbook.pages.context import Context
from letterbook.pages.direction import without_isolates
from letterbook.pages.generated import GENERATED
from letterbook.pages.markup import clean, one_line
from letterbook.pages.plan import Target
from letterbook.pages.titles import heading_of
from letterbook.reading.edition import Edition
from letterbook.reading.history import last_change
from letterbook.records.licences import LICENCES
from letterbook.records.models import Article, Collection

INDEX = "index of letters"

XML_ID = "xml:id"
START = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- generated: {GENERATED} -->
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
"""
END = """    </profileDesc>
  </teiHeader>
  <text><body><p/></body></text>
</TEI>
"""


def plan_cmif(_: Edition) -> Iterator[Target]:
    """Yield the index of letters."""
    yield Target(CMIF, INDEX)


def make_cmif(_: Target, context: Context) -> bytes:
    """Return the index of the letters of an edition as CMIF 1.1, valid by its schema."""
    return written(pieces(context.edition))


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the file piece by piece: the header, then each letter."""
    yield START
    yield as_text(file_description(edition), 2)
    letters = [described(edition, one) for letter in indexed(edition) for one in descriptions(edition, letter)]
    yield "    <profileDesc>\n" if letters else "    <profileDesc/>\n"
    yield from letters
    yield END if letters else END.partition("\n")[2]


def as_text(element: Element, level: int) -> str:
    """Return an element as lines, so many steps to the right."""
    indent(element, "  ", level)
    return f"{'  ' * level}{tostring(element, encoding='unicode').rstrip()}\n"


def file_description(edition: Edition) -> Element:
    """Return who made the index of what, when, under which licence, and the editions that the letters are in."""
    collection, made = edition.collection, Element("fileDesc")
    title = SubElement(made, "titleStmt")
    child(title, "title", f"{collection.title}: index of letters")
    for editor in collection.editors:
        child(title, "editor", editor)
    publication = SubElement(made, "publicationStmt")
    publisher = SubElement(publication, "publisher")
    if collection.site:
        child(publisher, "ref", collection.title, target=collection.site)
    else:
        publisher.text = shown(collection.title)
    child(publication, "idno", f"{collection.site.rstrip('/')}/{CMIF}" if collection.site else CMIF, type="url")
    SubElement(publication, "date", when=str(last_change(edition) or ""))
    # CMIF wants an address; where the licence has none, that of what the site says of it.
    told = f"{collection.site.rstrip('/')}/about/rights/" if collection.site else "about/rights/"
    address = collection.licence_url or LICENCES.get(collection.licence, told)
    child(SubElement(publication, "availability"), "licence", collection.licence, target=address)
    sources = SubElement(made, "sourceDesc")
    for article in sources_of(edition):
        sources.append(bibliographic(edition, article))
    return made


def sources_of(edition: Edition) -> list[Article | None]:
    """Return the editions that the described letters are in, each once; None stands for this one."""
    found: dict[str, Article | None] = {}
    for letter in indexed(edition):
        described = [article for _, article in editions_of(edition, letter)]
        found.update({article.id: article for article in described} if described else {"": None})
    return [found[id] for id in sorted(found)] or [None]


def bibliographic(edition: Edition, article: Article | None) -> Element:
    """Return how an edition is cited."""
    collection = edition.collection
    made = Element("bibl", {XML_ID: source_id(collection, article)})
    if article is None:
        made.set("type", "online")
        editors = ", ".join(collection.editors)
        made.text = f"{shown(f'{collection.title}, ed. {editors}, version {collection.version}.')} "
        address = collection.site
    else:
        made.set("type", "online" if article.url or article.site else "print")
        made.text = f"{shown(heading_of(edition, article))} "
        address = article.url
    if address:
        child(made, "ref", address, target=in_xml(address))
    return made


def source_id(collection: Collection, article: Article | None) -> str:
    """Return the id of an edition within the file: the one it has in its own index, or one made of what names it."""
    if article and article.index_id:
        return article.index_id
    name = f"{collection.site or collection.title} {article.id if article else ''}".rstrip()
    # An id begins with no digit.
    return f"u{uuid5(NAMESPACE_URL, name)}"


def described(edition: Edition, one: Description) -> str:
    """Return the description of a letter as lines of the file."""
    made = Element("correspDesc")
    source = f"#{source_id(edition.collection, one.source)}"
    for name, value in (("key", one.key), ("ref", in_xml(one.address)), ("source", source)):
        if value:
            made.set(name, shown(value))
    for action in one.actions:
        made.append(acted(action))
    if one.note or one.references:
        made.append(noted(one.note, one.references))
    return as_text(made, 3)


def acted(action: Action) -> Element:
    """Return the sending or receiving of a letter."""
    made = Element("correspAction", type=action.type)
    for named in (*action.parties, *action.places):
        made.append(name(named))
    if action.date.attributes:
        made.append(day(action.date, action.is_inferred))
    return made


def name(named: Named) -> Element:
    """Return a person, organisation or place."""
    made = Element(named.element)
    for attribute, value in (("ref", in_xml(named.address)), *sureness(named.is_doubted, named.is_inferred)):
        if value:
            made.set(attribute, value)
    made.text = shown(named.name)
    return made


def day(date: Dating, is_inferred: bool) -> Element:
    """Return a date; CMIF has none without an attribute."""
    attributes = {**date.attributes, **{name: value for name, value in sureness(False, is_inferred) if value}}
    made = Element("date", attributes)
    made.text = shown(date.words) if date.words else None
    return made


def sureness(is_doubted: bool, is_inferred: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the attributes of what is in doubt, or inferred: CMIF knows one degree of each."""
    return ("cert", "low" if is_doubted else ""), ("evidence", "conjecture" if is_inferred else "")


def noted(words: str, references: Iterable[Reference]) -> Element:
    """Return what else is known of a letter: in words, and as references of version 2 of CMIF."""
    made = Element("note")
    made.text = shown(words) if words else None
    for one in references:
        child(made, "ref", one.words, type=one.type, target=in_xml(one.target))
    return made


def child(parent: Element, tag: str, words: str, **attributes: str) -> Element:
    """Add an element with words in it; attributes without a value are left out."""
    made = SubElement(parent, tag, {name: shown(value) for name, value in attributes.items() if value})
    made.text = shown(words) if words else None
    return made


def in_xml(address: str) -> str:
    """Return an address as XML Schema takes one: what browsers bear and RFC 3986 does not is percent-encoded."""
    return quote(address, safe="!#$%&'()*+,-./:;=?@_~")


def shown(words: str) -> str:
    """Return text as XML can hold it, on one line, without marks of direction that only a page needs."""
    return without_isolates(one_line(clean(words)))
