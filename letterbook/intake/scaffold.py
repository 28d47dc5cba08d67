"""`new`: from the little that one knows at first to a commented record in the right place, with the right id."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterbook.intake.asking import ESSENTIALS, MODELS, Essential, needed, question, value_fault
from letterbook.intake.drafting import draft
from letterbook.intake.naming import proposed, same_day, words
from letterbook.reading.link import with_indefinite_article
from letterbook.reading.load import Records, file_name_fault, load, reserved
from letterbook.records.models import Article, Letter, Question
from letterbook.records.models.values import ID_PATTERN


class DraftFault(Exception):
    """A record that cannot be begun; the message says why, a line for each reason. Nothing was changed."""


class Unsaid(DraftFault):
    """Something needed was not given, and there is nobody to ask."""


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
    chosen = id_fault(id, kind, sources, records) if id is not None else None
    refuse(
        misused(kind, given, is_asking=ask is not None), [*wrong(kind, given, records), *([chosen] if chosen else [])]
    )
    said = complete(kind, given, records, ask)
    twins = same_day(said, records) if kind == Article.kind else []
    if id is None:
        id = chosen_id(kind, proposed(kind, said, records), twins, ask, lambda it: id_fault(it, kind, sources, records))
    known = fields(kind, said, today, records)
    text = draft(kind, MODELS[kind], known)
    return Draft(path_of(id, kind, sources), text, (*twins_told(twins), *next_steps(kind, id, known)))


def misused(kind: str, given: Mapping[str, str], is_asking: bool) -> list[str]:
    """Return what is wrong with the choice of options: those that a kind does not have, those that it lacks."""
    names = [essential.name for essential in ESSENTIALS[kind]]
    strange = [f"--{name}" for name in sorted(set(given) - set(names))]
    lacking = [] if is_asking else [option for option in needed(kind) if option[2:] not in given]
    options = ", ".join(f"--{name}" for name in names)
    found = (
        [f"{with_indefinite_article(kind)} has no {' and no '.join(strange)}; there are {options}"] if strange else []
    )
    return [*found, f"{with_indefinite_article(kind)} needs {' and '.join(lacking)}"] if lacking else found


def wrong(kind: str, given: Mapping[str, str], records: Records) -> list[str]:
    """Return what is wrong with the values of options, all of it."""
    found = []
    for essential in ESSENTIALS[kind]:
        if essential.name in given and (fault := value_fault(kind, essential, given[essential.name], records)):
            found.append("; ".join(part for part in (f"--{essential.name}: {fault}", essential.otherwise) if part))
    for one in ESSENTIALS[kind]:
        if one.otherwise and {one.name, one.unless} <= set(given):
            found.append(f"--{one.name} and --{one.unless} cannot be used together; {one.otherwise}")
    return found


def refuse(misuse: Sequence[str], wrong: Sequence[str]) -> None:
    """Raise what stands against a record, all at once: Unsaid for wrong use, DraftFault for wrong values alone."""
    if misuse or wrong:
        raise (Unsaid if misuse else DraftFault)("\n".join([*misuse, *wrong]))


def complete(kind: str, given: Mapping[str, str], records: Records, ask: Ask | None) -> dict[str, str]:
    """Return what is known of the record: what was given and, if there is somebody to ask, what is answered."""
    said = dict(given)
    for essential in ESSENTIALS[kind]:
        if ask and essential.name not in said and not said.get(essential.unless):
            said[essential.name] = asked(kind, essential, records, ask)
    return {essential.name: said[essential.name] for essential in ESSENTIALS[kind] if said.get(essential.name)}


def asked(kind: str, essential: Essential, records: Records, ask: Ask) -> str:
    """Return the answer to the question for a field; "" where there is none and none is needed."""

    def fault(answer: str) -> str | None:
        if not answer and not essential.is_needed:
            return None
        found = value_fault(kind, essential, answer, records)
        if not found or essential.is_needed:
            return found
        return f"{found} Else leave it empty." if found.endswith("?") else f"{found}, else leave it empty"

    return ask(question(kind, essential), None if essential.is_needed else "", fault)


def chosen_id(
    kind: str, proposal: str, twins: Sequence[Article], ask: Ask | None, fault: Callable[[str], str | None]
) -> str:
    """Return the id that is proposed or, if there is somebody to ask, chosen. Raises DraftFault."""
    if ask:
        return ask(id_question(kind, twins), proposal or None, fault)
    if not proposal:
        raise Unsaid("an id needs a letter or a digit; choose one with --id")
    if found := fault(proposal):
        raise DraftFault(found)
    return proposal


def id_question(kind: str, twins: Sequence[Article]) -> str:
    """Return how the id is asked for: with what an editor should think of before."""
    if kind == Question.kind:
        return "Id (only a proposal; better: what it is about, in a few words)"
    return f"{' '.join(twins_told(twins))}\nId (Ctrl-C cancels)" if twins else "Id"


def twins_told(twins: Sequence[Article]) -> list[str]:
    """Say that the outlet has other articles of the day, if it has."""
    if not twins:
        return []
    # Of one without a title, outlet and day are known; its kind is what tells it from others.
    named = [f"“{twin.title}”" if twin.title else f"{twin.form}, no title known" for twin in twins]
    others = ", ".join(f"{twin.id} ({name})" for twin, name in zip(twins, named, strict=True))
    return [f"This outlet has another article of that day: {others}; is it the same?"]


def path_of(id: str, kind: str, sources: Path) -> Path:
    """Return the file of a record."""
    return sources / MODELS[kind].folder / f"{id}.yml"


def id_fault(id: str, kind: str, sources: Path, records: Records) -> str | None:
    """Say why a record cannot have an id, if it cannot."""
    path = path_of(id, kind, sources)
    if not re.fullmatch(ID_PATTERN, id):
        hint = f"; did you mean '{words(id)}'?" if words(id) else ""
        return f"'{id}' is not an id: use a to z and digits, joined by hyphens{hint}"
    if fault := reserved(id) or file_name_fault(path):
        return f"'{id}' cannot be an id: {fault}"
    if file := records.claimed.get(id) or (f"{sources.name}/{path.parent.name}/{path.name}" if path.exists() else None):
        return f"{file} already exists, and stays as it is; is it the same? If not, choose another id with --id"
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


def next_steps(kind: str, id: str, known: Mapping[str, object]) -> list[str]:
    """Say what the editor does next."""
    needed = [info.alias or name for name, info in MODELS[kind].model_fields.items() if info.is_required()]
    missing = [name for name in needed if name not in {*known, "id"}]
    steps = [f"Still needed: {', '.join(missing)}."] if missing else []
    if kind == Letter.kind:
        steps.append("Add what each article says of the letter, and the words it prints, under 'witnesses'.")
    elif kind == Article.kind:
        steps.append(f"If you can save its text: build_pages.py capture FILE --id {id}")
        steps.append("Add what it says to the records of the letters; then, if you saved it: make seal")
    elif kind != Question.kind:
        steps.append(f"The check warns about a record that no other mentions; add '{id}' to a record about it.")
    return [*steps, "Then: make check"]
