"""`new`: from the little that one knows at first to a commented record in the right place, with the right id."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from letterbook.intake.drafting import draft
from letterbook.reading.link import reference_fault, with_article
from letterbook.reading.load import Records, file_name_fault, load, proposed_id, reserved
from letterbook.reading.validation import validated
from letterbook.records.dates import parse_date
from letterbook.records.models import KINDS, Article, Authority, Letter, Question, Record, Reference
from letterbook.records.models.references import ArticleReference, CorrespondentReference, OrganisationReference
from letterbook.records.source_text import parse

MODELS: dict[str, type[Record]] = {kind.kind: kind for kind in KINDS}

# Words of a title that go into an id.
WORDS_OF_A_TITLE = 6
WORDS_BESIDE_AN_OUTLET = 3


class DraftFault(Exception):
    """A record that cannot be begun; the message says why. Nothing was changed."""


class Unsaid(DraftFault):
    """Something needed was not given, and there is nobody to ask."""


@dataclass(frozen=True)
class Essential:
    """A field that `new` asks for."""

    name: str
    asks: str
    is_needed: bool = True
    reference: type[Reference] | None = None


NAME = Essential("name", "Name")
ESSENTIALS: Mapping[str, tuple[Essential, ...]] = {
    "letter": (
        Essential("sender", "Who wrote it (id)", reference=CorrespondentReference),
        Essential("recipient", "To whom (id)", reference=CorrespondentReference),
        Essential("date", "When, such as 2018-09-21", is_needed=False),
        Essential("summary", "What it says, in a sentence of your own", is_needed=False),
        Essential("article", "An article that speaks of it (id)", is_needed=False, reference=ArticleReference),
    ),
    "article": (
        Essential("title", "Title, as printed"),
        Essential("kind", "Sort of article (news, wire, broadcast, …)"),
        Essential("language", "Language, such as en"),
        Essential("outlet", "Who published it (id)", is_needed=False, reference=OrganisationReference),
        Essential("published", "When, such as 2018-09-21", is_needed=False),
        Essential("url", "Its address, if you know it whole", is_needed=False),
    ),
    "question": (Essential("title", "The question"),),
    **dict.fromkeys(("person", "place", "organisation", "event", "topic"), (NAME,)),
}

# Puts a question, with the answer that is proposed ("" where none is needed) and what is wrong with an answer.
Ask = Callable[[str, str | None, Callable[[str], str | None]], str]


@dataclass(frozen=True)
class Draft:
    """A record that is begun: its file, its text, and what is said to the editor."""

    path: Path
    text: str
    told: tuple[str, ...]


def begin(kind: str, given: Mapping[str, str], id: str | None, today: str, sources: Path, ask: Ask | None) -> Draft:
    """Return the draft of a record; nothing is written here. Raises DraftFault.

    What is not given is asked for, if there is somebody to ask.
    """
    records, _ = load(sources)
    said = complete(kind, given, records, ask)
    proposal = proposed(kind, said, records)
    if id is None and ask:
        id = ask("Id", proposal or None, lambda answer: id_fault(answer, kind, sources, records))
    id = id or proposal
    if not id:
        raise Unsaid("no id can be made of these letters; choose one with --id")
    if fault := id_fault(id, kind, sources, records):
        raise DraftFault(fault)
    known = fields(kind, said, today, records)
    text = draft(kind, MODELS[kind], known)
    return Draft(path_of(id, kind, sources), text, tuple(next_steps(kind, id, known)))


def complete(kind: str, given: Mapping[str, str], records: Records, ask: Ask | None) -> dict[str, str]:
    """Return what is known of the record; raises Unsaid for what is missing, DraftFault for what is wrong."""
    essentials = {essential.name: essential for essential in ESSENTIALS[kind]}
    if strange := sorted(set(given) - set(essentials)):
        raise Unsaid(
            f"{with_article(kind)} has no --{strange[0]}; there are {', '.join(f'--{name}' for name in essentials)}"
        )
    for name, value in given.items():
        if fault := value_fault(kind, essentials[name], value, records):
            raise DraftFault(f"--{name}: {fault}")
    missing = [essential for essential in essentials.values() if essential.name not in given]
    if ask is None and (needed := [essential.name for essential in missing if essential.is_needed]):
        raise Unsaid(f"{with_article(kind)} needs {' and '.join(f'--{name}' for name in needed)}")
    answers = {essential.name: asked(kind, essential, records, ask) for essential in missing if ask}
    said = {**given, **answers}
    return {name: said[name] for name in essentials if said.get(name)}


def asked(kind: str, essential: Essential, records: Records, ask: Ask) -> str:
    """Return the answer to the question for a field; "" where there is none and none is needed."""

    def fault(answer: str) -> str | None:
        if not answer and not essential.is_needed:
            return None
        return value_fault(kind, essential, answer, records)

    return ask(essential.asks, None if essential.is_needed else "", fault)


def value_fault(kind: str, essential: Essential, value: str, records: Records) -> str | None:
    """Say what is wrong with a value, in the words of the build, or with the ids that come near it."""
    if any("\ud800" <= character <= "\udfff" for character in value):
        return "the terminal did not hand over what was typed; set it to UTF-8, or write the record in an editor"
    if essential.reference:
        fault = reference_fault(essential.reference(value), records)
        return f"{fault[1]}{near(value, essential.reference, records)}" if fault else None
    source, problems = parse("new", draft_of_one(essential.name, value))
    problems = problems or (validated(MODELS[kind], source, id="new")[1] if source else [])
    # A problem of the record as a whole, such as a field that is missing still, stands at its beginning.
    return next((problem.message for problem in problems if problem.place.column > 1), None)


def draft_of_one(name: str, value: str) -> bytes:
    """Return a record that has one field; a value in JSON is one in YAML."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}: "{quoted}"\n'.encode()


def near(word: str, reference: type[Reference], records: Records) -> str:
    """Return the ids of the right kind that hold a word, if they are few."""
    ids = [id for id, file in records.claimed.items() if file.split("/")[-2] in folders_of(reference)]
    found = sorted(id for id in ids if word and word.lower() in id)
    return f"; with '{word}' there are {', '.join(found)}" if 0 < len(found) <= 6 else ""


def folders_of(reference: type[Reference]) -> set[str]:
    """Return the folders of the kinds that an id may belong to."""
    return {MODELS[kind].folder for kind in reference.kinds}


def path_of(id: str, kind: str, sources: Path) -> Path:
    """Return the file of a record."""
    return sources / MODELS[kind].folder / f"{id}.yml"


def id_fault(id: str, kind: str, sources: Path, records: Records) -> str | None:
    """Say why a record cannot have an id, if it cannot."""
    path = path_of(id, kind, sources)
    if fault := "it holds a '/'" if "/" in id else reserved(id) or file_name_fault(path):
        return f"'{id}' cannot be an id: {fault}"
    if file := records.claimed.get(id) or (f"{sources.name}/{path.parent.name}/{path.name}" if path.exists() else None):
        return f"{file} is there already, and stays as it is; is it the same? If not, choose another id with --id"
    if now := records.former.get(id):
        return f"'{id}' is a former id of '{now}'; choose another one with --id"
    return None


def fields(kind: str, said: Mapping[str, str], today: str, records: Records) -> dict[str, object]:
    """Return the fields of the new record."""
    known: dict[str, object] = dict(said)
    if article := known.pop("article", None):
        # The least that an article can do for a letter; the editor says more.
        known["witnesses"] = {"article": article, "form": "mention"}
    if kind == Article.kind:
        known["read"] = "none"
    if kind == Question.kind:
        known["number"] = next_number(records)
    return {**known, "changes": [{"date": today, "what": "First entered."}]}


def next_number(records: Records) -> int:
    """Return the number of the next question: one above the highest; a gap is never filled."""
    numbers = [record.number for record in records.records.values() if isinstance(record, Question)]
    return max(numbers, default=0) + 1


def proposed(kind: str, said: Mapping[str, str], records: Records) -> str:
    """Return the id that such a record has by custom; "" where none can be made."""
    if kind == Letter.kind:
        ends = f"{short_name(said['sender'], records)}-to-{short_name(said['recipient'], records)}"
        return f"{day_of(said.get('date')) or 'undated'}-{ends}"
    if kind == Article.kind:
        return article_id(said, records)
    return words(said["title"], WORDS_OF_A_TITLE) if kind == Question.kind else words(said["name"])


def article_id(said: Mapping[str, str], records: Records) -> str:
    """Return outlet and day; where one is unknown, or a record has that id, words of the title too."""
    if "outlet" not in said:
        return words(said["title"], WORDS_OF_A_TITLE)
    day = day_of(said.get("published"))
    id = "-".join(part for part in (said["outlet"], day) if part)
    title = words(said["title"], WORDS_BESIDE_AN_OUTLET)
    return id if day and id not in records.claimed else f"{id}-{title}".rstrip("-")


def day_of(date: str | None) -> str:
    """Return day, month or year of a date, as far as it is known for certain; of a span, where it begins."""
    parsed = parse_date(date.strip()) if date else None
    point = parsed and (parsed.begin or parsed.end)
    found = re.match(r"\d{4}(-\d\d){0,2}", point.edtf) if point else None
    return found[0] if found else ""


def short_name(id: str, records: Records) -> str:
    """Return the name by which a correspondent stands in ids: "trump" for "Trump, Donald"."""
    record = records.records.get(id)
    name = words(record.filed_under, 1) if isinstance(record, Authority) else ""
    return name or id


def words(text: str, most: int | None = None) -> str:
    """Return the words of a text as an id, at most so many."""
    return "-".join(proposed_id(text.replace("'", "").replace("’", "")).split("-")[:most])


def next_steps(kind: str, id: str, known: Mapping[str, object]) -> list[str]:
    """Say what the editor does next."""
    needed = [info.alias or name for name, info in MODELS[kind].model_fields.items() if info.is_required()]
    missing = [name for name in needed if name not in {*known, "id"}]
    steps = [f"Fill in what is needed still: {', '.join(missing)}."] if missing else []
    if kind == Letter.kind:
        steps.append("Add what each article says of the letter, and the words it prints, under 'witnesses'.")
    elif kind == Article.kind:
        steps.append(f"If you can save its text: build_pages.py capture FILE --id {id}")
        steps.append("Enter what it says in the records of the letters; then, if you saved it: make seal")
    elif kind != Question.kind:
        steps.append(f"The check warns of a record that nobody mentions; name '{id}' where it is spoken of.")
    return [*steps, "Then: make check"]
