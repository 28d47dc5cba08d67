"""Building the pages of an edition: all of them, or only those that would come out otherwise than they lie there."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from letterbook.exports.images import images_of
from letterbook.exports.plan import make, plan, plan_overall
from letterbook.files.checksums import digest_of
from letterbook.files.stamps import Digests
from letterbook.folders import Folders
from letterbook.pages.citing.store import Citations
from letterbook.pages.context import Context
from letterbook.pages.plan import Target, citations_made
from letterbook.pipeline import Checked, checked
from letterbook.problems.problem import raise_errors
from letterbook.publishing.by_hand import faults_by_hand
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.kept_digests import keep_digests, known_digests
from letterbook.publishing.last_build import Kept, LastBuild
from letterbook.publishing.ledger import Made, begun, made, packed, read_ledger, setting_of, unpacked, write_ledger
from letterbook.publishing.pages_folder import (
    Owned,
    books_in,
    existing,
    in_the_way,
    left_in,
    made_in,
    owned,
    renew_pages,
)
from letterbook.publishing.processes import meanwhile
from letterbook.publishing.renewing import Written
from letterbook.reading.ahead import Ahead
from letterbook.standing import Built

# From so many records on, what is made of all of them is worth another process.
WORTH_ANOTHER = 400


def built(folders: Folders, inputs: str, strict: bool, ahead: Ahead | None = None) -> Built:
    """Check the records and write the pages into a folder that no other run writes into.

    Raises ProblemsFound or WriteFault, and then writes nothing.
    """
    found = checked(folders, inputs, strict, ahead)
    return Built(found.counted, found.warnings, write_pages(found, folders, strict), imprint_of(found.edition))


def write_pages(
    checked: Checked,
    folders: Folders,
    strict: bool,
    later: Collection[str] = (),
    citations: Citations | None = None,
) -> Written:
    """Write the pages of a checked edition into `docs/`, each as it is made; those that stand are not made again.

    Files of the kinds in `later` that lie there are left as they are, and the next build makes them. Citations may be
    kept from an earlier build.
    """
    context = context_of(checked, folders, citations).noted()
    kept, inputs = Kept.of(folders.docs), checked.found.inputs
    first = [target for target in probably_stale(context, kept, folders, inputs) if target.kind not in later]
    with meanwhile(partial(made, context=context), first, packed, unpacked) as make_one:
        written, is_whole = write_targets(context, folders, kept, make_one, strict, later)
    if is_whole:
        planned = written.unchanged + len(written.written)
        kept.keep(folders.cache, LastBuild(inputs, made_in(folders.docs), planned, imprint_of(checked.edition)))
    return written


def context_of(checked: Checked, folders: Folders, citations: Citations | None) -> Context:
    """Return what the pages of a checked edition are made from."""
    books = books_in(folders.docs, checked.edition.collection.version)
    return Context(checked.edition, checked.verification, books=books, citations=citations or Citations())


def write_some(
    checked: Checked, folders: Folders, strict: bool, targets: Collection[Target], citations: Citations
) -> tuple[str, ...]:
    """Write some pages, if they lie there as the last build left them, and leave all else as it lies; return the paths
    of those that differ. The next build makes them again: nothing is kept of how they were made.
    """
    own, paths = owned(folders.docs), {target.path for target in targets}
    if own.made.coming or not all(map(own.has, paths)):
        return ()
    raise_errors(faults_by_hand(folders.docs), strict)
    context = context_of(checked, folders, citations)
    files = ((target.path, make(target, context)) for target in targets)
    standing = {name: digest for name, digest in own.made.files.items() if name not in paths}
    return renew_pages(own, files, context.books, standing).written


def probably_stale(context: Context, kept: Kept, folders: Folders, inputs: str) -> list[Target]:
    """Return what most probably has to be made again, before it is known, where there are many records."""
    if len(context.edition.records.held) < WORTH_ANOTHER:
        return []
    last = kept.last_build(folders.cache)
    return plan_overall(context.edition) if last is None or last.inputs != inputs else []


def write_targets(
    context: Context,
    folders: Folders,
    kept: Kept,
    make_one: Callable[[Target], Made],
    strict: bool,
    later: Collection[str],
) -> tuple[Written, bool]:
    """Plan the files of a build, and write those that differ from what lies there; `make_one` makes any of them.

    Returns what was written, and whether nothing was left for later.
    """
    docs, edition = folders.docs, context.edition
    targets, images = plan(edition), images_of(folders.sources, edition)
    own, left = left_where_nothing_is_in_the_way(folders, [*(target.path for target in targets), *images], strict)
    setting = setting_of(context)
    before = read_ledger(folders.cache, kept.ledger, setting)
    work, stale = begun(context, targets, before, left)
    is_same = not stale and len(targets) == len(before.entries)
    # The new one is made while all the rest is in memory.
    del before
    waiting = {target.path: left[target.path] for target in stale if target.kind in later and target.path in left}
    standing = waiting | {target.path: entry.digest for target, entry in work.entries.items()}
    standing |= {name: left[name] for name, path in images.items() if left.get(name) == digest_of(path)}
    brought = ((name, path.read_bytes()) for name, path in images.items() if name not in standing)
    now = [target for target in stale if target.path not in waiting]
    placed = Digests({}, 0)
    with citations_made(context, now):
        written = renew_pages(own, chain(work.make(now, make_one), brought), context.books, standing, placed)
    # Of a few, each is read once more: to keep all together would take more memory.
    if len(written.written) > len(left):
        keep_digests(folders.cache, docs, placed)
    if not is_same:
        write_ledger(folders.cache, kept.ledger, setting, work.ledger())
    return written, not waiting


def left_where_nothing_is_in_the_way(
    folders: Folders, paths: Collection[str], strict: bool
) -> tuple[Owned, Mapping[str, str]]:
    """Return what the build has in its folder, and the SHA-256 of what the last one left of some files, by path.

    Raises ProblemsFound where another hand's file lies in the place of one, or where a page by hand has a fault.
    """
    with known_digests(folders.cache, folders.docs) as digests:
        own, there = owned(folders.docs, digests.of), existing(folders.docs, paths)
        raise_errors([*in_the_way(own, there), *faults_by_hand(folders.docs)], strict)
    # What is known of digests would stay in memory with the function that looks them up.
    return replace(own, digest=digest_of), left_in(own, there)
