"""The site while one works: what was just saved is shown first, and then all that changed with it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from letterbook.exports.plan import TO_DOWNLOAD
from letterbook.files.checksums import fingerprint_of
from letterbook.folders import Folders
from letterbook.incremental import write_pages, write_some
from letterbook.outputs import refuse_pages
from letterbook.pages.citing.store import Citations
from letterbook.pages.plan import Target, own_pages
from letterbook.pipeline import Checked, read
from letterbook.problems.problem import Problem
from letterbook.publishing.imprint import imprint_of
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import Written
from letterbook.publishing.site import RunEngine, SiteFault, Use, publish
from letterbook.reading.edition import Edition
from letterbook.reading.load import LastLoaded

# Of more records than a person saves at once, none is shown before the others.
AT_ONCE = 3


@dataclass(frozen=True)
class Previewed:
    """What a build of a preview found and did: how many records there are, in words, warnings, and what it wrote."""

    counted: str
    warnings: tuple[Problem, ...]
    written: Written


@dataclass
class Preview:
    """A site that is shown while one works, and what is kept from one build of it to the next."""

    folders: Folders
    strict: bool
    run: RunEngine
    # The fingerprints of the texts of records, by id, as they were shown.
    shown: Mapping[str, str] = field(default_factory=dict)
    citations: Citations = field(default_factory=Citations)
    last: LastLoaded = field(default_factory=dict, repr=False)

    def build(self, site: Path, show: Callable[[], None]) -> Previewed:
        """Build the pages and publish them for one's own eyes: without the audit, and without making files for
        download again that lie there. `show` is called where the pages of what was just saved can be seen already.
        """
        refuse_pages(self.folders)
        with writing(self.folders.docs):
            checked = read(self.folders, self.strict, self.last)
            texts = texts_of(checked.edition)
            # What is wrong with a page alone, such as a link to what is not there yet, may not be wrong in the end.
            with suppress(SiteFault):
                self.show_first(checked, just_saved(checked.edition, self.shown, texts), site, show)
            written = write_pages(checked, self.folders, self.strict, TO_DOWNLOAD, self.citations)
            self.publish(checked, site)
            self.shown = texts
        return Previewed(checked.counted, checked.warnings, written)

    def show_first(self, checked: Checked, targets: list[Target], site: Path, show: Callable[[], None]) -> None:
        """Publish some pages before all others, if they changed."""
        if targets and write_some(checked, self.folders, self.strict, targets, self.citations):
            self.publish(checked, site)
            show()

    def publish(self, checked: Checked, site: Path) -> None:
        """Publish the pages as they lie there; no look at them: the server adds a script that reloads them."""
        imprint, memory = imprint_of(checked.edition), site.with_name("memory")
        publish(self.folders.root, imprint, self.folders.docs, site, memory, Use.PREVIEW, self.run)


def texts_of(edition: Edition) -> dict[str, str]:
    """Return a fingerprint of the text of each record, by id."""
    return {id: fingerprint_of(text.text) for id, text in edition.texts.held.items()}


def just_saved(edition: Edition, before: Mapping[str, str], now: Mapping[str, str]) -> list[Target]:
    """Return the pages of records whose texts changed; none where there are other records than there were."""
    changed = [id for id in now if before.get(id) != now[id]]
    return own_pages(edition, changed) if before.keys() == now.keys() and len(changed) <= AT_ONCE else []
