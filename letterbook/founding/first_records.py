"""The first records of a new edition: its collection, and one letter with its correspondents and its source.

Each shows every field that it can have, the unused ones as comments; so an editor begins by changing, not by reading.
"""

from collections.abc import Mapping
from pathlib import Path

from letterbook.founding.founding_facts import Founding
from letterbook.intake.drafting import draft
from letterbook.reading.load import file_name_fault, reserved
from letterbook.records.ids import proposed_id
from letterbook.records.models import Article, Collection, Letter, Person
from letterbook.records.models.collection import FORMAT

SAMPLE_ARTICLE = "the-manuscripts"
SAMPLE_TAKEN = "the source of the sample letter has it; write the name differently, and change it in the record"


class FoundingFault(Exception):
    """An edition that cannot be founded; the message says why, and what to do."""


def first_records(founding: Founding) -> dict[str, bytes]:
    """Return the first records by their paths in `sources/`; raises FoundingFault where names give no two ids."""
    sender, recipient = ids_of(founding)
    history = [{"date": founding.today, "what": "First entered."}]
    ends = [id.rsplit("-", maxsplit=1)[-1][:30].strip("-") for id in (sender, recipient)]
    letter = f"undated-{ends[0]}-to-{ends[1]}"
    texts = {
        f"{Person.folder}/{sender}.yml": draft(Person.kind, Person, {"name": founding.sender, "changes": history}),
        f"{Person.folder}/{recipient}.yml": draft(
            Person.kind, Person, {"name": founding.recipient, "changes": history}
        ),
        f"{Article.folder}/{SAMPLE_ARTICLE}.yml": draft(Article.kind, Article, article(founding, history)),
        f"{Letter.folder}/{letter}.yml": draft(Letter.kind, Letter, sample_letter(sender, recipient, history)),
    }
    return first_collection(founding) | {name: text.encode() for name, text in texts.items()}


def first_collection(founding: Founding) -> dict[str, bytes]:
    """Return the record of the whole, by its path in `sources/`."""
    history = [{"date": founding.today, "what": "First entered."}]
    return {Collection.file: draft(Collection.kind, Collection, collection(founding) | {"changes": history}).encode()}


def ids_of(founding: Founding) -> tuple[str, str]:
    """Return the ids of the first two correspondents; raises FoundingFault where there are none, or only one."""
    sender, recipient = proposed_id(founding.sender), proposed_id(founding.recipient)
    for name, id in ((founding.sender, sender), (founding.recipient, recipient)):
        if not id:
            raise FoundingFault(f"'{name}' gives no id; write a name with letters or digits")
        fault = reserved(id) or file_name_fault(Path(f"{id}.yml")) or (SAMPLE_TAKEN if id == SAMPLE_ARTICLE else None)
        if fault:
            raise FoundingFault(f"'{name}' gives the id '{id}', which is not allowed: {fault}")
    if sender == recipient:
        raise FoundingFault(
            f"'{founding.sender}' and '{founding.recipient}' give the same id, '{sender}'; write one another way"
        )
    return sender, recipient


def collection(founding: Founding) -> dict[str, object]:
    """Return what is known of the whole."""
    known: dict[str, object] = {
        "title": founding.title,
        "version": "0.1.0",
        "format": str(FORMAT),
        "description": founding.description,
        "language": founding.language if founding.language != "en" else "",
        "editors": list(founding.editors),
        "licence": founding.licence,
        "licence_url": founding.licence_address,
        "site": founding.address,
    }
    return {name: value for name, value in known.items() if value}


def article(founding: Founding, history: object) -> Mapping[str, object]:
    """Return the source of the sample: the letters themselves, as somebody keeps them."""
    return {
        "title": "The manuscripts",
        "kind": "manuscript",
        "language": founding.language,
        "read": "whole",
        "rights": "quotation",
        "digest": "The letters themselves, in the keeping of the editors. Say here where they are kept.",
        "changes": history,
    }


def sample_letter(sender: str, recipient: str, history: object) -> Mapping[str, object]:
    """Return the sample letter."""
    return {
        "sender": sender,
        "recipient": recipient,
        "summary": "A sample, so that there is a page to look at; replace it with your own letter.",
        "witnesses": {"article": SAMPLE_ARTICLE, "form": "mention"},
        "changes": history,
    }
