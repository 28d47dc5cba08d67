"""Making pages with MkDocs' own functions, and noting what each was made from."""

import gc
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from material.plugins.offline.plugin import OfflinePlugin
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import TableOfContents

from letterbook.files.checksums import checksum
from letterbook.files.stamps import Stamp, stamp
from letterbook.publishing.processes import SELDOM
from letterbook.publishing.speed.messages import Message, kept_back
from letterbook.publishing.speed.one_markdown import fast_markdown
from letterbook.publishing.speed.page_states import PageState, lasts
from letterbook.publishing.speed.partials import fast_partials
from letterbook.publishing.speed.search_sections import fast_search

# The stamp of what is not there.
NEVER: Stamp = (0, 0, 0, 0)


@dataclass
class Made:
    """What came of a page: its state, and what was said meanwhile; a page with messages is made anew each time."""

    state: PageState
    # The links with anchors as they are written, by path and anchor.
    written: dict[str, dict[str, str]]
    read: list[Message] = field(default_factory=list)
    built: list[Message] = field(default_factory=list)
    # Whether anything came of it, and whether that and its front matter can be remembered.
    is_written: bool = True
    is_lasting: bool = True


@dataclass
class Begun:
    """A page that was read: from what, what it asked for, and what was said."""

    source: Stamp
    digest: str
    lookups: dict[str, str | None] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)


@dataclass
class Maker:
    """Makes pages of a site."""

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    pages: Sequence[File]
    # The paths of the files that were written.
    written: set[str]
    populate: Callable[..., None] = build._populate_page
    finish: Callable[..., None] = build._build_page
    # Pages that are read and not yet written: what they asked for, and what was said.
    begun: dict[int, "Begun"] = field(default_factory=dict)

    @contextmanager
    def at_work(self) -> Iterator["Maker"]:
        """Make pages fast within the block."""
        with ExitStack() as changed:
            changed.enter_context(fast_markdown())
            changed.enter_context(fast_search())
            self.environment = self.config.theme.get_env()
            changed.enter_context(fast_partials(self.environment, self.navigation.pages))
            before = gc.get_threshold()
            gc.set_threshold(*SELDOM)
            changed.callback(gc.set_threshold, *before)
            yield self

    def read(self, index: int) -> tuple[str | None, dict[str, Any]]:
        """Read a page, and return its title and front matter, which the navigation shows."""
        file = self.pages[index]
        page = file.page
        assert page is not None
        # Before it is read: what changes meanwhile is read again.
        begun = Begun(stamp(file.abs_src_path or "") or NEVER, checksum(file.content_bytes))
        with noted_lookups(self.files, begun.lookups), kept_back(begun.messages):
            self.populate(page, self.config, self.files, False)
        self.begun[index] = begun
        return page._title_from_render, dict(page.meta)

    def make(self, index: int) -> Made:
        """Make a page and write it; raises what MkDocs raises."""
        if index not in self.begun:
            self.read(index)
        begun = self.begun.pop(index)
        file, built = self.pages[index], list[Message]()
        self.written.discard(file.abs_dest_path)
        with kept_back(built), entries_apart(self.config) as entries:
            self.finish(file.page, self.config, self.pages, self.navigation, self.environment, False)
        made = self.noted(file, begun, entries)
        made.read, made.built = begun.messages, built
        return made

    def noted(self, file: File, begun: Begun, entries: list[Any]) -> Made:
        """Return what is to be remembered of a page, and let go of its text."""
        page = file.page
        assert page is not None
        written = {target.src_uri: dict(links) for target, links in (page.links_to_anchors or {}).items()}
        output = stamp(file.abs_dest_path)
        state = PageState(
            source=begun.source,
            digest=begun.digest,
            output=output or NEVER,
            title=page._title_from_render,
            meta=dict(page.meta),
            anchors=sorted(anchor for anchor in page.present_anchor_ids or () if anchor),
            lookups=begun.lookups,
            links={name: sorted(links) for name, links in written.items()},
            search=json.dumps(entries, separators=(",", ":"), default=str)[1:-1],
        )
        # Its title is asked for later; without a text it would have none.
        page.markdown = page.content = ""
        page.toc = TableOfContents([])
        is_written = file.abs_dest_path in self.written
        return Made(state, written, is_written=is_written, is_lasting=is_written and lasts(state.meta))


@contextmanager
def entries_apart(config: MkDocsConfig) -> Iterator[list[Any]]:
    """Give what pages add to the index of the search within the block, and leave the index as it was."""
    entries: list[Any] = []
    search = search_of(config)
    if search is None:
        yield entries
        return
    with patch.object(search.search_index, "entries", entries):
        yield entries


def search_of(config: MkDocsConfig) -> SearchPlugin | None:
    """Return the search of a site, if it has one."""
    found = (one for one in config.plugins.values() if isinstance(one, SearchPlugin) and one.config.enabled)
    return next(found, None)


def search_files(config: MkDocsConfig) -> Iterator[str]:
    """Yield the files that the search of a site is made of, by their paths in it."""
    if search_of(config):
        yield "search/search_index.json"
        if any(isinstance(one, OfflinePlugin) and one.config.enabled for one in config.plugins.values()):
            yield "search/search_index.js"


@contextmanager
def noted_lookups(files: Files, lookups: dict[str, str | None]) -> Iterator[None]:
    """Note which files are asked for within the block, and what the answer was."""
    held, ask = files._src_uris, type(files).get_file_from_path

    def get_file_from_path(path: str) -> File | None:
        found = held.get(path) or ask(files, path)
        lookups[path] = told_of(found)
        return found

    with patch.object(files, "get_file_from_path", get_file_from_path):
        yield


def told_of(file: File | None) -> str | None:
    """Return what a link to a file depends on."""
    return None if file is None else f"{file.url} {file.inclusion.name}"
