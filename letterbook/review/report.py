"""What a change of the records changes, for reviewers: section by section, in plain words.

Nothing here is escaped: `review/sheet.py` does so, once, for a terminal or for GitHub.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letterbook.pages.addresses import page_of
from letterbook.pages.wording import capitalised, count, listed, name_of
from letterbook.problems.problem import Problem, has_errors
from letterbook.reading.edition import Edition
from letterbook.review.change import BeforeAfter, Snapshot, count_by_sort
from letterbook.review.changes import Changes, Missing, records_touched
from letterbook.review.problem_sheet import lessons_section, problems_section
from letterbook.review.quotation_changes import Quoted, Words
from letterbook.review.report_letters import difference_items, origins_items, status_items, witness_items
from letterbook.review.report_records import lineage_items, record_items
from letterbook.review.sheet import Item, Section
from letterbook.verification.quotations import State


@dataclass(frozen=True)
class Reported:
    """Everything that a report tells of two states of the records.

    `before` and `after` are None where there is no readable collection; `pages` is None where they were not rendered.
    """

    before: Snapshot | None
    after: Snapshot | None
    changes: Changes | None
    pages: tuple[BeforeAfter[str], ...] | None
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the records as they are now break a rule."""
        return has_errors(self.problems)


def sections(told: Reported) -> Iterator[Section]:
    """Yield the sections of a report, what needs attention first; those without anything to say are left out."""
    every = [problems_section(told.problems), lessons_section(told.problems), *(about(told) if told.changes else ())]
    every.append(pages_section(told))
    yield from (section for section in every if section.items or section.note)


def about(told: Reported) -> Iterator[Section]:
    """Yield the sections about the records themselves."""
    found, side = told.changes, told.after
    assert found and side and told.before
    edition = side.edition
    yield Section("Records", tuple(record_items(found, told.before.edition, side)), unread_note(found))
    yield Section("How letters are known", tuple(status_items(found)))
    yield Section("Witnesses of letters", tuple(witness_items(found, edition)))
    yield Section("Differences between sources", tuple(difference_items(found, told.before.edition, edition)))
    yield Section("Quotations", tuple(quotation_item(change) for change in found.quotations), quotations_note(found))
    yield Section("Words quoted of each source", tuple(quoted_item(change) for change in found.quoted))
    yield Section("Origins behind letters", tuple(origins_items(found)))
    yield Section("Origins behind other articles", tuple(lineage_items(found)))
    yield Section("Names that belong to several records", tuple(name_items(found)), names_note(found))
    yield Section("Letters that no record covers", tuple(missing_item(one, edition) for one in found.missing))


def unread_note(found: Changes) -> str:
    """Say which records are left out because they could not be read."""
    if not found.unread:
        return "" if found.is_whole else "Some ids lead to no record, so nothing is counted."
    return f"Not compared, because they could not be read: {', '.join(found.unread)}."


def quotation_item(change: BeforeAfter[Words]) -> Item:
    """Return a quotation that was added, changed or removed, with its state."""
    record, article, passage = change.subject
    whose = f"{record}, '{passage}', by {article}" if passage else f"{record}, by {article}"
    if change.after is None:
        assert change.before is not None
        return Item(whose, f"“{change.before.cited.text}”", "removed")
    was = () if change.before is None or same_words(change) else (f"before: “{change.before.cited.text}”",)
    kind = "added" if change.before is None else "changed"
    return Item(whose, f"“{change.after.cited.text}” — {verified(change)}", kind, was)


def same_words(change: BeforeAfter[Words]) -> bool:
    """Whether only the place or the state of a quotation changed."""
    return bool(change.before and change.after and change.before.cited.text == change.after.cited.text)


def verified(change: BeforeAfter[Words]) -> str:
    """Say where a quotation stands, how far it is verified, and what both were before."""
    words, was = change.after, change.before
    assert words is not None
    state = f"{words.state}: {words.why}" if words.why else words.state.value
    place = f"at {words.cited.at}, " if words.cited.at else ""
    changes = []
    if was and was.state is not words.state:
        changes.append(was.state.value)
    if was and was.cited.at != words.cited.at:
        changes.append(f"at {was.cited.at}" if was.cited.at else "no place")
    return f"{place}{state}" + (f" (before: {', '.join(changes)})" if changes else "")


def quotations_note(found: Changes) -> str:
    """Say how many of the quotations that are new or changed a machine found."""
    now = [change.after for change in found.quotations if change.after]
    if not now:
        return ""
    verified = sum(words.state.is_verified for words in now)
    compared = sum(words.state is State.COMPARED for words in now)
    by_editor = f" Compared by an editor: {compared}." if compared else ""
    return f"Verified, of those that are new or changed: {verified} of {len(now)}.{by_editor}"


def quoted_item(change: BeforeAfter[Quoted]) -> Item:
    """Say how many words of an article are quoted, against how many may be."""
    now, was = change.after or Quoted(0, 0), change.before or Quoted(0, 0)
    before = "" if was.words == now.words else f"; before: {was.words}"
    over = "more than allowed" if now.words > now.limit else ""
    return Item(change.subject[0], f"{now.words} of {now.limit} words{before}", over)


def name_items(found: Changes) -> Iterator[Item]:
    """Yield each form of a name that belongs to several records, and did not belong to the same before."""
    for change in found.ambiguous:
        if change.before != change.after and change.after:
            yield Item(change.subject[0], listed(change.after), "new")


def names_note(found: Changes) -> str:
    """Say how many forms of names belonged to several records before already, and what that means."""
    old = [change.subject[0] for change in found.ambiguous if change.before == change.after]
    if not found.ambiguous:
        return ""
    known = f"As before: {', '.join(old)}. " if old else ""
    return f"{known}Such a form never becomes a link by itself."


def missing_item(one: Missing, edition: Edition) -> Item:
    """Say how many letters are expected that no record covers."""
    names = listed([name_of(edition, id) for id in one.between])
    return Item(f"between {names}", f"{one.missing} of {one.expected}")


def pages_section(told: Reported) -> Section:
    """Return the pages of the site that change, by their addresses, those of the records themselves first."""
    heading = "Pages that change"
    if told.pages is None:
        return Section(heading, (), "They are listed only if the records can be read and break no rule, on both sides.")
    items = (Item(address(change.subject[0]), "", next(iter(count_by_sort([change])))) for change in in_order(told))
    return Section(heading, tuple(items))


def in_order(told: Reported) -> list[BeforeAfter[str]]:
    """Return the pages that change, those of records that were added or changed first."""
    touched = records_touched(told.changes) if told.changes else frozenset()
    records = told.after.edition.records if told.after else {}
    own = {page_of(records[id]) for id in touched}
    return sorted(told.pages or (), key=lambda change: (change.subject[0] not in own, change.subject))


def addresses(told: Reported) -> list[str]:
    """Return the addresses of the pages that are new or changed, in the order in which they are best looked at."""
    return [address(change.subject[0]) for change in in_order(told) if change.after is not None]


def address(page: str) -> str:
    """Return the address of a page relative to the site: "letters/x/" for letters/x.md, "./" for the home page."""
    bare = page.removesuffix(".md")
    return "./" if bare == "index" else f"{bare.removesuffix('/index')}/"


def summary(told: Reported) -> str:
    """Return what changes, in one sentence."""
    if told.changes is None:
        return "One side has no readable collection, so nothing was compared."
    records, quotations = count_by_sort(told.changes.records), count_by_sort(told.changes.quotations)
    parts = [*counted(records, "record"), *counted(quotations, "quotation")]
    parts += counted(count_by_sort(told.pages), "page") if told.pages else []
    return f"{capitalised(listed(parts))}." if parts else "Nothing changes on the site."


def counted(numbers: dict[str, int], thing: str) -> Iterable[str]:
    """Return how many things were added, changed and removed: "two records added"."""
    return [f"{count(numbers[kind], thing)} {kind}" for kind in ("added", "changed", "removed") if numbers.get(kind)]
