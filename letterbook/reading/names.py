"""Names in running text: which record a form means, where it means exactly one."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from letterbook.records.models import Authority, Person, Topic


@dataclass(frozen=True)
class NameFound:
    """A name in a text: the record it means, and where it stands."""

    id: str
    start: int
    end: int


class Names:
    """The forms of names that can be recognised: those that belong to exactly one record.

    For people, a form of one Latin-script word never can: "Kim" is four people.
    Topics are everyday words, so they are never recognised.
    """

    def __init__(self, authorities: Iterable[Authority]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        barred: set[str] = set()
        for record in authorities:
            for form in record.forms:
                owners[form].add(record.id)
                if isinstance(record, Topic) or (isinstance(record, Person) and is_one_latin_word(form)):
                    barred.add(form)
        self.ambiguous = {form: sorted(ids) for form, ids in sorted(owners.items()) if len(ids) > 1}
        self.owner = {form: min(ids) for form, ids in owners.items() if len(ids) == 1 and form not in barred}
        # Forms of several records are looked for too, so that no shorter form within them is found instead.
        self.forms = sorted({*self.owner, *self.ambiguous})
        self.automaton = ahocorasick_rs.AhoCorasick(self.forms) if self.forms else None

    def found_in(self, text: str) -> Iterator[NameFound]:
        """Yield the names in a text, in order, as whole words; each record as often as it is named."""
        free_from = 0
        for start, end, form in sorted(self.forms_in(text), key=longest_first):
            if start >= free_from:
                free_from = end
                if form in self.owner:
                    yield NameFound(self.owner[form], start, end)

    def forms_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and form of every form that stands in a text as whole words, overlapping or not."""
        if self.automaton is None:
            return
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            if starts_at_word(text, start) and (ends_at_word(text, end) or is_hangul(text[end - 1])):
                yield start, end, self.forms[number]


def longest_first(found: tuple[int, int, str]) -> tuple[int, int]:
    """Return the sort key by which "Seoul National University" comes before Seoul, at whose place it stands."""
    start, end, _ = found
    return (start, -end)


def is_one_latin_word(form: str) -> bool:
    """Whether a form is a single word in Latin letters."""
    return " " not in form and all(
        unicodedata.name(character, "").startswith("LATIN") for character in form if character.isalpha()
    )


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable, to which particles are joined without a space."""
    return "가" <= character <= "힣"


def starts_at_word(text: str, start: int) -> bool:
    """Whether no letter or digit stands before `start`."""
    return start == 0 or not text[start - 1].isalnum()


def ends_at_word(text: str, end: int) -> bool:
    """Whether no letter or digit stands at `end`."""
    return end == len(text) or not text[end].isalnum()
