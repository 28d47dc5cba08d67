"""Who and what the letters of CMIF files name: one record each, merged by identifiers, with every form of the name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from letterbook.intake.cmif.entries import Name
from letterbook.intake.cmif.identifiers import authority_id, compared, normalised_address
from letterbook.records.models import Authority, Organisation, Person, Place, Topic

KINDS: Mapping[str, type[Authority]] = {
    "persName": Person,
    "orgName": Organisation,
    "placeName": Place,
    "subject": Topic,
}

# In place of a name that a file does not give.
NAMELESS = "[No name given]"


@dataclass
class Registered:
    """Somebody or something that letters name: the name, its forms with the sources that have them, and addresses."""

    id: str
    folder: str
    name: str
    forms: dict[str, list[str]] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    def add(self, form: str, source: str) -> None:
        """Add a form of the name, as a source writes it."""
        if form and source not in (known := self.forms.setdefault(form, [])):
            known.append(source)


def addresses_of(one: Name) -> list[str]:
    """Return the addresses that identify somebody, each once, as their catalogues write them."""
    return list(dict.fromkeys(address for ref in one.refs if (address := normalised_address(ref))))


@dataclass
class Register:
    """All that letters name so far: by id, and by what identifies it."""

    known: dict[str, Registered] = field(default_factory=dict)
    # By kind and address, or by kind, source and name.
    identified: dict[tuple[str, ...], str] = field(default_factory=dict)
    # Ids of records that lie there, each with its folder; and of those that letters of this run name.
    taken: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    # By kind and name: the one address that a file has with that name; and which of these were needed.
    meant: dict[tuple[str, str], str] = field(default_factory=dict)
    taken_for: dict[tuple[str, str], str] = field(default_factory=dict)

    def enter(self, one: Name, source: str) -> str:
        """Return the id of somebody, entering them if they are new; two whom one name identifies are one.

        A name without an identifier means the one in the file that has it with one, where there is only one.
        """
        addresses = addresses_of(one)
        if not addresses and (meant := self.meant.get((one.tag, one.text))):
            addresses = [meant]
            self.taken_for.setdefault((one.tag, one.text), meant)
        keys: list[tuple[str, ...]] = [(one.tag, compared(address)) for address in addresses]
        text = one.text or NAMELESS
        keys = keys or [(one.tag, source, text)]
        id = next((found for key in keys if (found := self.identified.get(key))), None)
        if id is None:
            folder = KINDS[one.tag].folder
            id = self.free(authority_id(one.text, addresses[0] if addresses else "", f"{one.tag} {source}"), folder)
            self.known[id] = Registered(id, folder, text)
        self.take(id, keys, addresses)
        self.known[id].add(text, source)
        self.used.add(id)
        return id

    def take(self, id: str, keys: Iterable[tuple[str, ...]], addresses: Sequence[str]) -> None:
        """Note by what somebody is identified."""
        for key in keys:
            self.identified.setdefault(key, id)
        known = self.known[id]
        known.addresses += [address for address in addresses if address not in known.addresses]

    def free(self, id: str, folder: str) -> str:
        """Return an id that no other record has; it differs from the wanted one only where another has that."""
        number = 1
        chosen = id
        while chosen in self.known or self.is_taken(chosen, folder):
            number += 1
            chosen = f"{id}-{number}"
        return chosen

    def is_taken(self, id: str, folder: str) -> bool:
        """Whether an id is that of a record of another kind.

        One of the same kind is the record itself, from an import that nobody remembers: ids say what they identify.
        """
        return self.taken.get(id, folder) != folder or (id in self.known and self.known[id].folder != folder)

    def restore(self, one: Registered, tag: str) -> None:
        """Take up what an earlier import entered."""
        self.known[one.id] = one
        sources = {source for found in one.forms.values() for source in found}
        keys: list[tuple[str, ...]] = [(tag, compared(address)) for address in one.addresses]
        keys = keys or [(tag, source, one.name) for source in sources]
        self.take(one.id, keys, ())

    def foresee(self, names: Iterable[Name]) -> None:
        """Note which names of a file have one address, and no two, before its letters are entered."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for one in names:
            for address in addresses_of(one)[:1]:
                found.setdefault((one.tag, one.text), {})[compared(address)] = address
        self.meant = {key: next(iter(some.values())) for key, some in found.items() if len(some) == 1}
        self.taken_for = {}

    def split(self) -> list[tuple[str, list[str]]]:
        """Return the names that several records have, each with their ids, in an order that no import changes."""
        named: dict[tuple[str, str], list[str]] = {}
        for one in self.known.values():
            named.setdefault((one.folder, one.name), []).append(one.id)
        return [(name, sorted(ids)) for (_, name), ids in sorted(named.items()) if len(ids) > 1]


def fields_of(one: Registered) -> dict[str, object]:
    """Return the fields of a record of an authority."""
    others = [form for form in one.forms if form != one.name]
    names = [{"form": form, "language": "und", "articles": one.forms[form]} for form in others]
    found = {"name": one.name, "names": names, "same_as": one.addresses}
    return {name: value for name, value in found.items() if value}
