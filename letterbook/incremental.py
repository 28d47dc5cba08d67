"""Building the pages of an edition: all of them, or only those that would come out otherwise than they lie there."""

from itertools import chain

from letterbook.exports.images import images_of
from letterbook.exports.plan import plan
from letterbook.files.checksums import digest_of
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import citations_made
from letterbook.pipeline import Checked, checked
from letterbook.problems.problem import raise_errors
from letterbook.publishing.by_hand import faults_by_hand
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.last_build import Kept, LastBuild
from letterbook.publishing.ledger import begun, read_ledger, setting_of, write_ledger
from letterbook.publishing.pages_folder import books_in, in_the_way, left_in, made_in, renew_pages
from letterbook.publishing.renewing import Written
from letterbook.reading.ahead import Ahead
from letterbook.standing import Built


def built(folders: Folders, inputs: str, strict: bool, ahead: Ahead | None = None) -> Built:
    """Check the records and write the pages into a folder that no other run writes into.

    Raises ProblemsFound or WriteFault, and then writes nothing.
    """
    found = checked(folders, inputs, strict, ahead)
    return Built(found.counted, found.warnings, write_pages(found, folders, strict), imprint_of(found.edition))


def write_pages(checked: Checked, folders: Folders, strict: bool) -> Written:
    """Write the pages of a checked edition into `docs/`, each as it is made; those that stand are not made again."""
    books = books_in(folders.docs, checked.edition.collection.version)
    context = Context(checked.edition, checked.verification, books=books).noted()
    targets = plan(checked.edition)
    images = images_of(folders.sources, checked.edition)
    paths = [*(target.path for target in targets), *images]
    raise_errors([*in_the_way(folders.docs, paths), *faults_by_hand(folders.docs)], strict)
    kept, setting = Kept.of(folders.docs), setting_of(context)
    before = read_ledger(folders.cache, kept.ledger, setting)
    left = left_in(folders.docs, paths)
    work, stale = begun(context, targets, before, left)
    is_same = not stale and len(targets) == len(before.entries)
    # The new one is made while all the rest is in memory.
    del before
    standing = {target.path: entry.digest for target, entry in work.entries.items()}
    standing |= {name: left[name] for name, path in images.items() if left.get(name) == digest_of(path)}
    brought = ((name, path.read_bytes()) for name, path in images.items() if name not in standing)
    with citations_made(context, stale):
        written = renew_pages(folders.docs, chain(work.make(stale), brought), books, standing)
    if not is_same:
        write_ledger(folders.cache, kept.ledger, setting, work.ledger())
    last = LastBuild(checked.found.inputs, made_in(folders.docs), len(paths), imprint_of(checked.edition))
    kept.keep(folders.cache, last)
    return written
