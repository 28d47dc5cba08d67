"""Names in running text: which record a form means, where it means exactly one."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from letterbook.reading.noted import Notes
from letterbook.reading.scripts import is_boundary, script_of
from letterbook.records.models import Authority, Person, Topic

# How they are called as a source: by a text, the names found in it.
NAMES = "names"

# As long as the shortest full name of most people who are written in Han.
SAFE_IN_HAN = 3


@dataclass(frozen=True)
class NameFound:
    """A name in a text: the record it means, and its place."""

    id: str
    start: int
    end: int


class Names:
    """The forms of names that can be recognised: those that belong to exactly one record.

    For people, a form of one Latin-script word never can: "North" may be four people.
    Topics are everyday words, so they are never recognised.
    """

    def __init__(self, authorities: Iterable[Authority], notes: Notes | None = None) -> None:
        self.notes = notes or Notes()
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
        self.notes.note(NAMES, text)
        free_from = 0
        for start, end, form in sorted(self.forms_in(text), key=longest_first):
            if start >= free_from:
                free_from = end
                if form in self.owner:
                    yield NameFound(self.owner[form], start, end)

    def forms_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and form of every form that is in a text as whole words, overlapping or not."""
        if self.automaton is None:
            return
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            if is_whole(text, start, end):
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


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a name and not a part of a longer word.

    Korean joins particles to a name, so it may go on after Hangul. Chinese puts nothing at all between words: there
    a name of three characters, such as 金正恩, is one wherever it stands, and a shorter one only between marks or
    other scripts, because 京都 also lies across the words of 東京都.
    """
    if end - start >= SAFE_IN_HAN and all(script_of(character) == "han" for character in text[start:end]):
        return True
    begins = start == 0 or is_boundary(text[start - 1], text[start])
    ends = end == len(text) or is_boundary(text[end - 1], text[end]) or script_of(text[end - 1]) == "hangul"
    return begins and ends
