"""Building the pages of an edition: all of them, or only those that would come out otherwise than they lie there."""

from dataclasses import dataclass

from letterbook.exports.plan import plan
from letterbook.pages.context import Context
from letterbook.pipeline import Checked, Folders, checked_before, raise_errors
from letterbook.problems.problem import Problem
from letterbook.publishing.audit import Finding
from letterbook.publishing.leaks import Leak
from letterbook.publishing.ledger import Kept, begun, read_ledger, setting_of, write_ledger
from letterbook.publishing.pages_folder import books_in, in_the_way, left_in, made_and_there, made_in, renew_pages
from letterbook.publishing.renewing import Written


@dataclass(frozen=True)
class Standing:
    """What a run found that had nothing to do: all that it reads is as the last run left it, and so are its files."""

    counted: str
    warnings: tuple[Problem, ...]
    written: Written
    findings: tuple[Finding | Leak, ...] = ()
    told: tuple[str, ...] = ()
    failed: str = ""


def standing(folders: Folders, strict: bool) -> Standing | None:
    """Return what the last build found, where nothing changed since, neither records nor pages; else None.

    Raises ProblemsFound where the records have errors, or warnings too if strict.
    """
    checked = checked_before(folders, strict)
    last = Kept.of(folders.docs).last_build(folders.cache) if checked else None
    if checked is None or last is None or last.inputs != checked.inputs:
        return None
    if last.made != made_and_there(folders.docs):
        return None
    return Standing(checked.counted, checked.problems, Written((), (), last.planned))


def write_pages(checked: Checked, folders: Folders, strict: bool) -> Written:
    """Write the pages of a checked edition into `docs/`, each as it is made; those that stand are not made again."""
    books = books_in(folders.docs, checked.edition.collection.version)
    context = Context(checked.edition, checked.verification, books=books).noted()
    targets = plan(checked.edition)
    paths = [target.path for target in targets]
    raise_errors(in_the_way(folders.docs, paths), strict)
    kept, setting = Kept.of(folders.docs), setting_of(context)
    before = read_ledger(folders.cache, kept.ledger, setting)
    work, stale = begun(context, targets, before, left_in(folders.docs, paths))
    standing = {target.path: entry.digest for target, entry in work.entries.items()}
    written = renew_pages(folders.docs, work.make(stale), books, standing)
    if stale or len(targets) != len(before.entries):
        write_ledger(folders.cache, kept.ledger, setting, work.ledger())
    kept.keep(folders.cache, checked.inputs, made_in(folders.docs), len(targets))
    return written
