"""What `new` asks for, kind by kind, and what is wrong with an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from letterbook.intake.naming import without_article, words
from letterbook.reading.examples import shape_of
from letterbook.reading.link import fitting, reference_fault
from letterbook.reading.load import Records
from letterbook.reading.validation import validated
from letterbook.records.models import KINDS, Authority, Record, Reference
from letterbook.records.models.references import UNKNOWN, ArticleReference, EndReference, OrganisationReference
from letterbook.records.source_text import parse
from letterbook.verification.normal_text import normalised

MODELS: dict[str, type[Record]] = {kind.kind: kind for kind in KINDS}

# More ids than this are no help.
MOST_NEAR = 6


@dataclass(frozen=True)
class Essential:
    """A field that `new` asks for."""

    name: str
    asks: str
    is_needed: bool = True
    reference: type[Reference] | None = None
    # The field that excludes it: it is not asked for where that one is known.
    unless: str = ""
    # What an option of that name might have meant.
    otherwise: str = ""


NAME = Essential("name", "Name")
ESSENTIALS: Mapping[str, tuple[Essential, ...]] = {
    "letter": (
        Essential("sender", "Who wrote it (id, or unknown)", reference=EndReference),
        Essential("recipient", "To whom (id, or unknown)", reference=EndReference),
        Essential("date", "When, such as 2018-09-21", is_needed=False),
        Essential("summary", "What it says, in a sentence of your own", is_needed=False),
        Essential("article", "An article that speaks of it (id)", is_needed=False, reference=ArticleReference),
    ),
    "article": (
        Essential("title", "Title, as printed", is_needed=False),
        Essential("kind", "Sort of article"),
        Essential("language", "Language, such as en"),
        Essential("outlet", "Who published it (id)", is_needed=False, reference=OrganisationReference),
        Essential("published", "When, such as 2018-09-21", is_needed=False),
        Essential(
            "url",
            "Its full address, if you know it",
            is_needed=False,
            unless="site",
            otherwise="if you know only the site, use --site",
        ),
        Essential("site", "Its site, if you know only that (such as example.org)", is_needed=False, unless="url"),
    ),
    "question": (Essential("title", "The question"),),
    "organisation": (NAME, Essential("kind", "Sort of organisation", is_needed=False)),
    **dict.fromkeys(("person", "place", "event", "topic"), (NAME,)),
}


def question(kind: str, essential: Essential) -> str:
    """Return what is asked, with the choices where there are some: "Sort of article (news, wire, …)"."""
    choices = shape_of(MODELS[kind])["properties"].get(essential.name, {}).get("enum")
    asks = f"{essential.asks} ({', '.join(choices)})" if choices else essential.asks
    return asks if essential.is_needed else f"{asks} [Enter: not known]"


def needed(kind: str) -> list[str]:
    """Return the options without which a record of a kind cannot be begun where nobody can be asked."""
    return [f"--{essential.name}" for essential in ESSENTIALS[kind] if essential.is_needed]


def value_fault(kind: str, essential: Essential, value: str, records: Records) -> str | None:
    """Say what is wrong with a value, in the words of the build, or with the ids that come near it."""
    if any("\ud800" <= character <= "\udfff" for character in value):
        return "the terminal garbled what you typed; set it to UTF-8, or write the record in an editor"
    if essential.reference is EndReference and value == UNKNOWN:
        return None
    if essential.reference:
        return id_unknown(value, essential.reference, records)
    if essential.name == "site" and "://" in value:
        host = urlsplit(value).netloc or "example.org"
        return f"'{value}' is an address; expected the name of a site, such as {host}"
    source, problems = parse("new", draft_of_one(essential.name, value))
    problems = problems or (validated(MODELS[kind], source, id="new")[1] if source else [])
    # A problem of the record as a whole, such as a field that is missing still, stands at its beginning.
    return next((problem.message for problem in problems if problem.place.column > 1), None)


def draft_of_one(name: str, value: str) -> bytes:
    """Return a record that has one field; a value in JSON is one in YAML."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}: "{quoted}"\n'.encode()


def id_unknown(value: str, reference: type[Reference], records: Records) -> str | None:
    """Say that no fitting record has an id, if so, with those that could be meant, each once."""
    fault = reference_fault(reference(value), records)
    if fault is None:
        return None
    code, message = fault
    if code == "unknown-id" and value not in records.former and (ids := meant(value, reference, records)):
        return f"the id '{value}' names no record; did you mean {' or '.join(repr(id) for id in ids)}?"
    others = [id for id in holding(value, reference, records) if f"'{id}'" not in message]
    if not 0 < len(others) <= MOST_NEAR:
        return message
    start = " With" if message.endswith("?") else "; with"
    return f"{message}{start} '{value}' there {'is' if len(others) == 1 else 'are'} {', '.join(others)}"


def meant(value: str, reference: type[Reference], records: Records) -> list[str]:
    """Return the ids that words stand for: those made of them, and those of records that have them as a name."""
    return [id for id in fitting(reference.kinds, records) if is_named(id, value, records)]


def is_named(id: str, value: str, records: Records) -> bool:
    """Whether words are an id, apart from a leading article, or a form of its record's name, apart from case."""
    record = records.records.get(id)
    forms = record.forms if isinstance(record, Authority) else ()
    if normalised(value).casefold() in {normalised(form).casefold() for form in forms}:
        return True
    made = without_article(words(value))
    return bool(made) and made in {without_article(id), *(without_article(words(form)) for form in forms)}


def holding(word: str, reference: type[Reference], records: Records) -> list[str]:
    """Return the ids of the right kind that hold a word."""
    return [id for id in fitting(reference.kinds, records) if word and word.lower() in id]
