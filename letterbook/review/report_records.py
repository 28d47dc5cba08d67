"""What became of each record, as a report says it, and what an article is and draws on.

Nothing here is escaped: `review/sheet.py` does so.
"""

from collections.abc import Iterator

from letterbook.pages.titles import heading_of
from letterbook.pages.wording import count, letter_title
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Authority, FieldGroup, Letter, Record, UnknownCorrespondent
from letterbook.review.change import BeforeAfter, Snapshot
from letterbook.review.changes import Changes
from letterbook.review.field_changes import field_changes, has_told
from letterbook.review.origin_changes import Lineage
from letterbook.review.report_fields import changed_fields_in_words, few, item
from letterbook.review.sheet import Item

READ = {"whole": "read whole", "part": "read in part", "none": "not read"}

# What decides to which origins an article goes back.
LINEAGE_FIELDS = ("relays", "may_relay", "version_of")


def record_items(found: Changes, before: Edition, after: Snapshot) -> Iterator[Item]:
    """Yield each record that was added, changed or removed."""
    for change in found.records:
        (file,) = change.subject
        if change.after is None:
            assert change.before is not None
            yield Item(file, removal(change.before, before), "removed")
        elif change.before is None:
            yield Item(file, title(after.edition, change.after), "added", about_article(change.after, found, after))
        else:
            yield correction(file, change.before, change.after, found)


def removal(record: FieldGroup, edition: Edition) -> str:
    """Say what a record was that is no longer there."""
    advice = "links to it will lead nowhere; if only the id changed, keep the old one in 'aliases'"
    return f"{title(edition, record)} — {advice}"


def correction(file: str, before: FieldGroup, after: FieldGroup, found: Changes) -> Item:
    """Return what changed in a record, whether its public history tells of it, and what an article goes back to now."""
    changes = field_changes(before, after)
    former = [old for old, new in found.renamed.items() if isinstance(after, Record) and after.id == new]
    said = f"was '{former[0]}'; its old address leads here" if former else ""
    parts = changed_fields_in_words(changes) or ["its history only"]
    if isinstance(after, Article) and draws_on_others(BeforeAfter((file,), before, after)):
        parts += lineage_facts(after, found)
    if changes and not has_told(before, after):
        parts.append("nothing was added to its 'changes'")
    return item(file, said, parts, "renamed" if former else "changed")


def title(edition: Edition, record: FieldGroup) -> str:
    """Return what a record is called; its id for a letter with a correspondent whose record could not be read."""
    if isinstance(record, Letter):
        ends = (*record.sender, *record.recipient, *record.between)
        has_names = all(id in edition.records or isinstance(id, UnknownCorrespondent) for id in ends)
        return letter_title(edition, record) if has_names else record.id
    if isinstance(record, Authority):
        return record.name
    return heading_of(edition, record) if isinstance(record, Article) else str(getattr(record, "title", ""))


def about_article(record: FieldGroup, found: Changes, side: Snapshot) -> tuple[str, ...]:
    """Return by what a new article is judged, and to which origins it goes back; nothing of other records."""
    if not isinstance(record, Article):
        return ()
    outlet, published = record.outlet or "no outlet", record.published or "undated"
    profile = f"{record.form}, {outlet}, {published}; {READ[record.read]}; {proof(record, side)}"
    return (profile, "; ".join([draws_on(record), *lineage_facts(record, found)]))


def proof(article: Article, side: Snapshot) -> str:
    """Say whether an article's words can be checked against a capture or a seal."""
    if article.id in side.verification.sealed:
        return "captured and sealed"
    if article.id in side.verification.fingerprints:
        return "captured, not sealed yet"
    return "its capture is not here, and there is no seal" if article.capture else "no capture"


def draws_on(article: Article) -> str:
    """Say on which articles one draws, as its record has it."""
    parts = [
        f"another copy of {article.version_of}" if article.version_of else "",
        f"draws on {few(article.relays)}" if article.relays else "",
        f"perhaps draws on {few(article.may_relay)}" if article.may_relay else "",
    ]
    return "; ".join(part for part in parts if part) or "draws on no recorded article"


def lineage_facts(article: Article, found: Changes) -> list[str]:
    """Return to which origins an article goes back, if that is another than before."""
    change = next((change for change in found.lineages if change.subject == (article.id,)), None)
    if change:
        return [lineage(change)]
    return ["goes back to the same origins as before"] if found.is_whole else []


def lineage(change: BeforeAfter[Lineage]) -> str:
    """Say to which origins an article goes back, and to which before."""
    assert change.after is not None
    was = f" (before: {back(change.before, change.subject[0])})" if change.before else ""
    return f"{back(change.after, change.subject[0])}{was}"


def back(found: Lineage, article: str) -> str:
    """Say to which origins an article goes back: "goes back to one origin: the-book", "is an origin itself"."""
    further = sorted(found.possible - found.certain)
    if found.certain == {article}:
        return f"is an origin itself, unless it goes back to {few(further)}" if further else "is an origin itself"
    known = f"goes back to {count(len(found.certain), 'origin')}: {few(sorted(found.certain))}"
    return f"{known}; perhaps also to {few(further)}" if further else known


def lineage_items(found: Changes) -> Iterator[Item]:
    """Yield each article that goes back to other origins although its own record draws on the same articles."""
    told = {
        change.after.id for change in found.records if isinstance(change.after, Article) and draws_on_others(change)
    }
    for change in found.lineages:
        (id,) = change.subject
        if change.before and change.after and id not in told:
            yield Item(id, lineage(change), "changed")


def draws_on_others(change: BeforeAfter[FieldGroup]) -> bool:
    """Whether an article's record says that it draws on other articles than before."""
    return any(getattr(change.before, name, None) != getattr(change.after, name, None) for name in LINEAGE_FIELDS)
