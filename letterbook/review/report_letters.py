"""What became of the evidence for each letter, as a report says it: witnesses, differences, origins.

Nothing here is escaped: `review/sheet.py` does so.
"""

from collections.abc import Iterator, Sequence

from letterbook.facts.comparing import value_as_written
from letterbook.pages.wording import number_range
from letterbook.reading.edition import Edition
from letterbook.records.models import Attested, Says, Witness
from letterbook.review.change import BeforeAfter
from letterbook.review.changes import Changes
from letterbook.review.difference_changes import Difference, Outcome, Stated, stated
from letterbook.review.field_changes import field_changes
from letterbook.review.origin_changes import Behind
from letterbook.review.report_fields import changed_fields_in_words, few, item
from letterbook.review.report_records import title
from letterbook.review.sheet import Item

# What stands before the archive's own words on a difference.
REASONS = {Outcome.DECIDED: "followed because", Outcome.OPEN: "left open because"}


def status_items(found: Changes) -> Iterator[Item]:
    """Yield each letter that is known in another form than before."""
    for change in found.statuses:
        if change.after is not None:
            was = f"before: {change.before}" if change.before else "a new record"
            yield Item(change.subject[0], f"{change.after} ({was})", "" if change.before else "added")


def witness_items(found: Changes, after: Edition) -> Iterator[Item]:
    """Yield each witness that is new, gone or changed; not those that went with their letter."""
    for change in found.testimonies:
        letter, article = change.subject
        subject = f"{letter}, by {article}"
        if change.before and change.after:
            yield item(subject, "", testimony_changes(change.before, change.after), "changed")
        elif change.after:
            yield item(subject, testimony(change.after), statements(change.after.says), "added")
        elif change.before and letter in after.records:
            yield item(subject, testimony(change.before), statements(change.before.says), "removed")


def testimony(witness: Witness) -> str:
    """Say how much of a letter a witness gives, where, and whether it is only concluded that it means this letter."""
    at = f", at {witness.at}" if witness.at else ""
    inferred = ", taken by inference to mean this letter" if witness.identified == "inferred" else ""
    return f"{witness.form}{at}{inferred}"


def statements(says: Says) -> list[str]:
    """Return what a witness states, field by field: "states 'received' 1921-09-24 (at p6, citing cara-west)"."""
    told = [statement(field, attested) for field, _, attested in says.statements()]
    return [f"states {told[0]}", *told[1:]] if told else []


def statement(field: str, attested: Attested) -> str:
    """Return what is stated of one field, where it stands unless at the witness's place, and whom the article cites."""
    where = [f"at {attested.at}"] if attested.at else []
    where += [f"citing {attested.by}"] if attested.by else []
    value = value_as_written(getattr(attested, "is_"))  # noqa: B009 — each subclass gives `is_` its own type
    return f"'{field}' {value}" + (f" ({', '.join(where)})" if where else "")


def testimony_changes(before: Witness, after: Witness) -> list[str]:
    """Return what changed in a witness; statements that are new or gone in their own words."""
    changes = field_changes(before, after)
    parts = changed_fields_in_words(change for change in changes if change.subject != ("says",))
    old, new = ([statement(field, one) for field, _, one in witness.says.statements()] for witness in (before, after))
    parts += [f"states now {one}" for one in new if one not in old]
    parts += [f"no longer states {one}" for one in old if one not in new]
    return parts or ["only its notes, or the order of its statements"]


def difference_items(found: Changes, before: Edition, after: Edition) -> Iterator[Item]:
    """Yield each conflict and question that is new, gone, or thought of differently."""
    for change in found.conflicts:
        letter, field = change.subject
        more = (*by_value(stated(before, letter, field), stated(after, letter, field)), *reasons(change))
        yield Item(
            f"{letter}, '{field}'", outcome(change, after), news(change, after), more if is_there(change, after) else ()
        )
    for change in found.questions:
        edition = after if change.after else before
        name = title(edition, edition.records[change.subject[0]])
        yield Item(change.subject[0], f"{name} ({outcome(change, after)})", news(change, after), question(change))


def is_there(change: BeforeAfter[Difference], after: Edition) -> bool:
    """Whether the record that a difference is about is still there."""
    return change.subject[0] in after.records


def by_value(before: Sequence[Stated], after: Sequence[Stated]) -> Iterator[str]:
    """Yield each stated value with the articles that state it, those that are new, and those that no longer do."""
    for value in sorted({one.value for one in (*before, *after)}):
        now, was = ([voice(one) for one in side if one.value == value] for side in (after, before))
        told = {
            "": [name for name in now if name in was],
            "new: ": [name for name in now if name not in was],
            "no longer: ": [name for name in was if name not in now],
        }
        yield f"{value}: {'; '.join(f'{what}{few(names)}' for what, names in told.items() if names)}"


def voice(one: Stated) -> str:
    """Return who states something: the article, and whom it cites."""
    return (one.article or "the archive itself") + (f" (citing {one.by})" if one.by else "")


def question(change: BeforeAfter[Difference]) -> tuple[str, ...]:
    """Return the accounts of a question that are new or gone, each with who gives it, and why its outcome is so."""
    if change.after is None:
        return ()
    was = change.before.stated if change.before else ()
    won = [f"{voice(one)}: {one.value}" for one in change.after.stated if one not in was]
    lost = [f"no longer: {voice(one)}: {one.value}" for one in was if one not in change.after.stated]
    return (*won, *lost, *reasons(change))


def reasons(change: BeforeAfter[Difference]) -> Iterator[str]:
    """Yield the archive's own words on a difference, and what they were before."""
    now, was = change.after, change.before
    if now and now.reason:
        yield f"{REASONS[now.outcome]}: {now.reason}"
    if now and was and was.reason and was.reason != now.reason:
        yield f"before: {was.reason}"


def outcome(change: BeforeAfter[Difference], after: Edition) -> str:
    """Say what the archive makes of a difference, and what it made of it before, if something else."""
    if change.after is None:
        return "no longer a difference" if is_there(change, after) else "its record was removed"
    now, was = (verdict(one) if one else "" for one in (change.after, change.before))
    return f"{now}; before: {was}" if was and was != now else now


def verdict(found: Difference) -> str:
    """Say what the archive makes of a difference, and which reading it follows, if the letter's record has it."""
    return f"{found.outcome}, {found.taken}" if found.taken else found.outcome.value


def news(change: BeforeAfter[Difference], after: Edition) -> str:
    """Return in a word what became of a difference."""
    if change.before is None:
        return "new"
    if change.after is None:
        return "solved" if is_there(change, after) else "removed"
    return "changed"


def origins_items(found: Changes) -> Iterator[Item]:
    """Yield how many origins are behind each letter whose witnesses, or their lineage, are others than before."""
    for change in found.origins:
        if change.after is not None:
            yield item(
                change.subject[0], number_of_origins(change), reshuffled(change), "" if change.before else "added"
            )


def number_of_origins(change: BeforeAfter[Behind]) -> str:
    """Return how many origins are behind a letter, and how many there were, or that there were as many."""
    now, was = (number_range(one.count.low, one.count.high) if one else "" for one in (change.after, change.before))
    if not was:
        return f"{now} (a new record)"
    return f"{now}, as before" if now == was else f"{now} (before: {was})"


def reshuffled(change: BeforeAfter[Behind]) -> list[str]:
    """Return which witnesses of a letter are new or gone, and which go back to other origins."""
    if not (change.before and change.after):
        return []
    was, now = change.before.lineages, change.after.lineages
    won, lost = [id for id in now if id not in was], [id for id in was if id not in now]
    others = [id for id in now if id in was and now[id] != was[id]]
    parts = {"with the new witness": won, "without": lost, "other origins behind": others}
    return [f"{what} {few(sorted(ids))}" for what, ids in parts.items() if ids]
