"""Changed quotations of the real collection are caught: all of them by the seals, the false ones by the captures."""

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from letterbook.folders import Folders
from letterbook.pipeline import read
from letterbook.reading.edition import Edition
from letterbook.rules.seals import check_quotations_are_found
from letterbook.verification.captures import Captures, span
from letterbook.verification.normal_text import normalised
from letterbook.verification.quotations import State, cited_in
from letterbook.verification.seals import load_seals
from tests.contexts import case

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT.parent / "shared" / "captures"

ROUNDS = 20

MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " ", "…": "..."}


@pytest.fixture(scope="module")
def collection():
    """The real collection, with the captures where they are held, and without them elsewhere."""
    return read(replace(Folders.below(ROOT), captures=HELD))


def word_changed(words, place, chance):
    """Return words of which one has another letter or digit."""
    word = words[place]
    letter = chance.choice([n for n, character in enumerate(word) if character.isalnum()])
    other = chance.choice([c for c in "aeiostn7" if c != word[letter]])
    return [*words[:place], word[:letter] + other + word[letter + 1 :], *words[place + 1 :]]


def word_dropped(words, place, chance):
    """Return words without one."""
    return [*words[:place], *words[place + 1 :]]


def word_doubled(words, place, chance):
    """Return words with one twice."""
    return [*words[: place + 1], *words[place:]]


def word_joined(words, place, chance):
    """Return words with one run into the next."""
    return [*words[:place], "".join(words[place : place + 2]), *words[place + 2 :]]


def end_cut(words, place, chance):
    """Return words without the last characters."""
    text = " ".join(words)
    return [text[: -chance.randint(1, min(12, len(text) - 1))].rstrip()]


EDITS = (word_changed, word_dropped, word_doubled, word_joined, end_cut)


def edited(text, chance):
    """Return a text after one random edit that the normaliser does not undo."""
    while True:
        words = text.split()
        places = [place for place, word in enumerate(words) if re.search(r"\w", word)]
        changed = " ".join(chance.choice(EDITS)(words, chance.choice(places), chance))
        # An edit of the mark of a cut is one of typing, not of words.
        if re.search(r"\w", changed) and parts(changed) != parts(text) and changed.count("[") == text.count("["):
            return changed


def parts(text):
    """Return the parts of a quotation between its cuts, as the normaliser leaves them."""
    return [normalised(part) for part in text.split("[…]")]


@dataclass(frozen=True)
class Round:
    """One edit of every verified quotation: the changed edition, and what was written by record and path."""

    edition: Edition
    edits: dict


@pytest.fixture(scope="module")
def rounds(collection):
    """Twenty rounds of edits, the same in every run."""
    chance = random.Random("2019-02-27")
    return [mutated(collection, chance) for _ in range(ROUNDS)]


def mutated(report, chance):
    """Return the collection with every quotation of a captured article changed at random."""
    edits, records = {}, dict(report.edition.records)
    for id, record in report.edition.records.items():
        for cited, _ in cited_in(record):
            if report.edition.article(cited.article).capture:
                edits[id, cited.path] = edited(cited.text, chance)
                records[id] = rewritten(records[id], cited.path, edits[id, cited.path])
    return Round(report.edition.with_records(records), edits)


def rewritten(part, path, text):
    """Return a part of a record with other text at a path."""
    if not path:
        return text
    here, *rest = path
    if isinstance(part, tuple):
        return (*part[:here], rewritten(part[here], rest, text), *part[here + 1 :])
    return part.model_copy(update={here: rewritten(getattr(part, here), rest, text)})


def plain(text):
    """Return text with plain marks; written apart from the program on purpose."""
    return " ".join("".join(MARKS.get(character, character) for character in text).split())


def still_stands(text, article, file):
    """Whether the parts of a quotation stand as whole words, in order, in a paragraph of the article itself."""
    furniture = {number for row in article.capture.furniture for number in span(row)}
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = r"(?<!\w)" + r"(?!\w).*?(?<!\w)".join(re.escape(plain(part)) for part in text.split("[…]")) + r"(?!\w)"
    # A mark at the edge of the words is an edge already.
    wanted = re.sub(r"(\\?[^\w\s])\(\?!\\w\)", r"\1", wanted)
    return any(re.search(wanted, plain(line)) for number, line in enumerate(lines, start=1) if number not in furniture)


def caught(round_, captures, seals):
    """Return which edits are no longer verified, and check that each of those is told."""
    held = case(round_.edition, captures, seals)
    verification, problems = held.verification, list(check_quotations_are_found(held))
    states = {
        (id, cited.path): verification.state(cited)
        for id, record in round_.edition.records.items()
        for cited, _ in cited_in(record)
    }
    missed = {key for key in round_.edits if states[key] is State.UNVERIFIED}
    places = {(problem.place.file, problem.place.line) for problem in problems}
    for id, path in missed:
        place = round_.edition.place(round_.edition.records[id], path)
        assert (place.file, place.line) in places
    return missed


def test_there_are_edits_of_every_sort(rounds, collection):
    """Each quotation of a captured article was changed in every round, in all five ways among them."""
    quoted = [
        cited
        for record in collection.edition.records.values()
        for cited, _ in cited_in(record)
        if collection.edition.article(cited.article).capture
    ]
    assert quoted
    assert [len(round_.edits) for round_ in rounds] == [len(quoted)] * ROUNDS
    assert all(parts(round_.edits[c.record, c.path]) != parts(c.text) for round_ in rounds for c in quoted)
    lengths = Counter(
        len(round_.edits[cited.record, cited.path].split()) - len(cited.text.split())
        for round_ in rounds
        for cited in quoted
    )
    assert min(lengths[-1], lengths[0], lengths[1]) > len(quoted)


def test_the_seals_catch_every_edit(rounds):
    """Without any capture, no changed quotation is verified, and each is told."""
    seals, problems = load_seals(ROOT / "sources")
    assert problems == []
    for round_ in rounds:
        assert caught(round_, Captures(), seals) == round_.edits.keys()


@pytest.mark.skipif(not HELD.is_dir(), reason=f"no captures beside the repository, in {HELD}")
@pytest.mark.parametrize("with_seals", [True, False], ids=["with seals", "without seals"])
def test_the_captures_catch_every_edit_that_is_false(with_seals, rounds, collection):
    """With the captures, a changed quotation is verified only if its words stand in the article all the same."""
    seals, _ = load_seals(ROOT / "sources" if with_seals else ROOT / "nowhere")
    standing = 0
    for round_ in rounds:
        missed = caught(round_, collection.captures, seals)
        for (id, path), text in round_.edits.items():
            (article,) = {c.article for c, _ in cited_in(round_.edition.records[id]) if c.path == path}
            article = collection.edition.article(article)
            stands = still_stands(text, article, HELD / article.capture.file)
            standing += stands
            assert ((id, path) not in missed) <= stands, text
    edits = sum(len(round_.edits) for round_ in rounds)
    assert 0 < standing < edits / 2
