"""Questions that readers have of the whole: those that editors answered, and those that the records answer."""

from collections.abc import Iterator, Sequence

from letterbook.facts.comparing import comparisons
from letterbook.facts.existence import HowKnown, how_known
from letterbook.pages import markup
from letterbook.pages.pen import Pen
from letterbook.pages.views.pictured import main_exchange
from letterbook.pages.wording import count, listed
from letterbook.records.models import Expected, Letter, UnknownCorrespondent

# As many letters or people are named in an answer; for more, it leads to their list.
NAMED = 12


def questions(pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield each question with its answer, those of the editors first."""
    for one in pen.edition.collection.asked:
        yield markup.escape(one.question), pen.prose(one.answer)
    yield "How many letters are there?", how_many(pen)
    for question, letters in answered_by_letters(pen):
        if letters:
            yield question, named(pen, letters)
    if carried := carriers(pen):
        yield "Who carried the letters?", carried
    yield "How do I know that a quotation is right?", verified(pen)
    yield "How do I quote a letter?", citing(pen)


def how_many(pen: Pen) -> str:
    """Return how many letters the archive has, how many of them are claimed, and how many are said to exist."""
    letters = pen.edition.letters
    claimed = sum(how_known(letter) is HowKnown.CLAIMED for letter in letters)
    told = f"This archive describes {count(len(letters), 'letter')}"
    main = main_exchange(pen.edition)
    if 1 < len(main) < len(letters):
        told += f", {len(main):,} of them between {listed([pen.to(end) for end in ends_of(main)])}"
    told += f"; {count(claimed, 'of them is', 'of them are')} only claimed to exist" if claimed else ""
    said = [expected(pen, one) for one in pen.edition.collection.expected]
    return " ".join([f"{told}.", *said, f"See {pen.to_index('correspondences', 'who wrote to whom')}."])


def ends_of(letters: Sequence[Letter]) -> list[str]:
    """Return the correspondents of an exchange, each once, in the order of its first letter."""
    return list(dict.fromkeys(letters[0].correspondents))


def expected(pen: Pen, one: Expected) -> str:
    """Return how many letters are said to have passed between two correspondents."""
    between = listed([pen.to(end) for end in one.between])
    held = pen.to_index("coverage", "Coverage")
    return f"Sources count {one.count:,} between {between}; {held} holds that number against what is known."


def answered_by_letters(pen: Pen) -> Iterator[tuple[str, list[Letter]]]:
    """Yield questions to which some letters are the answer, with these."""
    letters = pen.edition.letters
    yield "Which letters were published whole?", [one for one in letters if how_known(one).is_whole]
    yield (
        "Which letters are only claimed to exist?",
        [one for one in letters if how_known(one) is HowKnown.CLAIMED],
    )
    yield "Which dates do sources dispute?", [one for one in letters if has_disputed_day(pen, one)]


def has_disputed_day(pen: Pen, letter: Letter) -> bool:
    """Whether articles conflict about the day on which a letter was written."""
    return any(found.field == "date" and found.conflicts for found in comparisons(pen.edition, letter))


def named(pen: Pen, letters: Sequence[Letter]) -> str:
    """Return links to some letters, and to the list of all where there are more."""
    shown = [pen.to(letter.id) for letter in letters[:NAMED]]
    if len(letters) > NAMED:
        shown.append(pen.to_index("letters", f"{len(letters) - NAMED:,} more"))
    return f"{listed(shown)}."


def carriers(pen: Pen) -> str:
    """Return who is said to have handed letters over, with how many, those with most letters first."""
    found: dict[str, set[str]] = {}
    for letter in pen.edition.letters:
        stated = (one.is_ for witness in letter.witnesses for one in witness.says.handed_over)
        for step in (*letter.handed_over, *stated):
            if step.by and not isinstance(step.by, UnknownCorrespondent):
                found.setdefault(str(step.by), set()).add(letter.id)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    if not ranked:
        return ""
    told = [f"{pen.to(id)} ({count(len(letters), 'letter')})" for id, letters in ranked[:NAMED]]
    if len(ranked) > NAMED:
        told.append(count(len(ranked) - NAMED, "more", "more"))
    return f"As sources report it: {listed(told)}."


def verified(pen: Pen) -> str:
    """Return where the states of quotations are explained and listed."""
    mark = pen.to_page("about/reading.md", "A mark", "what-the-marks-mean")
    every = pen.to_index("verification", "Verification")
    return f"{mark} beside it says how far it is verified; {every} lists them all."


def citing(pen: Pen) -> str:
    """Return where citations are ready, and where it is explained what to cite."""
    how = pen.to_page("about/citing.md", "How to cite")
    return f"“Copy with source” beside a quotation copies it with its citation; {how} says more."
