"""One build of a site: which pages are stale, who makes them, and what is said of all of them in their order.

Of MkDocs' insides it replaces, for the time of a build: `commands.build._populate_page` and `._build_page`,
`utils.clean_directory` and `.write_file`, `Files.copy_static_files`, and the index of Material's search.
"""

import json
import os
import time
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from letterbook.files.checksums import digest_of
from letterbook.files.locks import locked
from letterbook.files.removing import remove_file
from letterbook.files.stamps import is_settled, stamp
from letterbook.publishing.speed.crew import Crew, crew, made_here, read_here, restore
from letterbook.publishing.speed.maker import Made, Maker, search_files, search_of, told_of
from letterbook.publishing.speed.messages import say
from letterbook.publishing.speed.outputs import Copies, remove_output, sweep, write_if_differs
from letterbook.publishing.speed.page_states import PageState, Remembered, recall, remember, share_names
from letterbook.publishing.speed.setting import navigation_of, setting_of


class Run:
    """A build of a site, from the moment that MkDocs has its configuration."""

    def __init__(self, config: MkDocsConfig, folder: Path, processes: int) -> None:
        self.config, self.folder, self.processes = config, folder, processes
        self.original_populate, self.original_build = build._populate_page, build._build_page
        self.made: dict[str, Made] = {}
        self.fresh: dict[str, PageState] = {}
        self.written: set[str] = set()
        self.changed = ExitStack()

    def begin(self) -> None:
        """Keep other builds of the site out, and MkDocs from emptying its folder."""
        self.changed.enter_context(locked(self.folder))
        self.before = recall(self.folder)
        self.now = Remembered(setting_of(self.config), began=time.time_ns())
        self.clean = utils.clean_directory
        self.changed.enter_context(patch.object(utils, "clean_directory", lambda _: None))

    def end(self) -> None:
        """Leave MkDocs as it was."""
        self.changed.close()

    def take_over(self, navigation: Navigation, files: Files) -> bool:
        """Make what is stale, and have MkDocs go through all pages without making them.

        False where two files have one name: which of them stays depends on the order in which MkDocs writes them.
        """
        self.files, self.navigation = files, navigation
        self.pages = files.documentation_pages()
        targets = [file.abs_dest_path for file in files if file.inclusion.value > InclusionLevel.DRAFT.value]
        once = [self.site(name) for name in (*self.config.theme.static_templates, "sitemap.xml.gz")]
        if len({*targets, *once}) < len(targets) + len(once):
            self.clean(self.config.site_dir)
            return False
        sweep(Path(self.config.site_dir), {*targets, *once, *map(self.site, search_files(self.config))})
        self.once, self.known = once, {file.src_uri: told_of(file) for file in files}
        self.replace()
        self.make_pages()
        self.check_anchors()
        return True

    def site(self, name: str) -> str:
        """Return the path of an output."""
        return os.path.normpath(os.path.join(self.config.site_dir, name))  # noqa: PTH118 - as MkDocs writes it

    def replace(self) -> None:
        """Put functions of this build in the place of MkDocs' own."""
        copies = Copies(self.files, self.before, self.now)
        self.maker = Maker(self.config, self.files, self.navigation, self.pages, self.written)
        for target, name, function in (
            (build, "_populate_page", self.populate),
            (build, "_build_page", self.build),
            (utils, "write_file", self.write),
            (self.files, "copy_static_files", copies.copy),
        ):
            self.changed.enter_context(patch.object(target, name, function))

    def write(self, content: bytes, path: str) -> None:
        """Write a file, if it differs, and remember that it was made."""
        self.written.add(path)
        write_if_differs(content, path)

    def make_pages(self) -> None:
        """Make all stale pages: first those are read that the navigation shows, which every page depends on."""
        shown = {page.file.src_uri for page in self.navigation.pages}
        stale = {place for place, file in enumerate(self.pages) if not self.is_fresh(file)}
        first = [place for place in sorted(stale) if self.pages[place].src_uri in shown]
        # Where a page of the navigation is stale, it may turn out that all pages are.
        expected = len(self.pages) if first else len(stale)
        with crew(self.maker, expected, self.processes) as hands:
            self.read_navigation(hands, first, shown)
            self.now.navigation = navigation_of(self.navigation)
            if self.now.navigation != self.before.navigation:
                stale = set(range(len(self.pages)))
            for place, made in hands.make(sorted(stale)):
                self.take(self.pages[place], made)
            # What a process took with it when it died, and what cannot be made, which MkDocs is to meet in its turn.
            left = [place for place in sorted(stale) if self.pages[place].src_uri not in self.made]
            for place, made in made_here(self.maker, left):
                self.take(self.pages[place], made)
        for place, file in enumerate(self.pages):
            if place not in stale:
                self.keep(file)

    def read_navigation(self, hands: Crew, stale: list[int], shown: set[str]) -> None:
        """Give the pages of the navigation their titles, from before or from their text, here and for all makers."""
        heads = {
            place: (self.before.pages[file.src_uri].title, self.before.pages[file.src_uri].meta)
            for place, file in enumerate(self.pages)
            if file.src_uri in shown and place not in stale
        }
        heads |= hands.read(stale)
        heads |= dict(read_here(self.maker, [place for place in stale if place not in heads]))
        hands.tell(heads)
        for place, head in heads.items():
            if place not in self.maker.begun:
                restore(self.pages[place], *head)

    def is_fresh(self, file: File) -> bool:
        """Whether nothing changed on which a page depends, as far as it is known before all titles are."""
        known = self.before.pages.get(file.src_uri)
        if known is None or self.before.setting != self.now.setting or file.abs_src_path is None:
            return False
        if any(self.known.get(name) != told for name, told in known.lookups.items()):
            return False
        if stamp(file.abs_dest_path) != known.output:
            return False
        source = stamp(file.abs_src_path)
        if source == known.source and is_settled(known.source, self.before.began):
            return True
        return source is not None and digest_of(Path(file.abs_src_path)) == known.digest

    def keep(self, file: File) -> None:
        """Leave a page as it is."""
        state = self.before.pages[file.src_uri]
        state.source = stamp(file.abs_src_path or "") or state.source
        self.fresh[file.src_uri] = state
        restore(file, state.title, state.meta)

    def take(self, file: File, made: Made) -> None:
        """Take a page that was made."""
        share_names(made.state)
        self.made[file.src_uri] = made
        if not made.is_written:
            remove_output(file.abs_dest_path, self.config.site_dir)
        restore(file, made.state.title, made.state.meta)

    def states(self) -> Iterable[tuple[str, PageState]]:
        """Yield the state of each page that is there, in the order of the site."""
        for file in self.pages:
            name = file.src_uri
            if name in self.made:
                yield name, self.made[name].state
            elif name in self.fresh:
                yield name, self.fresh[name]

    def check_anchors(self) -> None:
        """Find links to anchors that are not there, of which MkDocs is to say what it says."""
        states = dict(self.states())
        anchors = {name: frozenset(state.anchors) for name, state in states.items()}
        broken = [
            name
            for name, state in states.items()
            if any(target in anchors and not anchors[target].issuperset(some) for target, some in state.links.items())
        ]
        self.make_again({name for name in broken if name in self.fresh})
        for name in broken:
            page = self.files.src_uris[name].page
            # One that cannot be made, MkDocs reads itself.
            if page is not None and name in self.made:
                page.links_to_anchors = {
                    self.files.src_uris[target]: links for target, links in self.made[name].written.items()
                }
        for name, some in anchors.items() if broken else ():
            page = self.files.src_uris[name].page
            assert page is not None
            page.present_anchor_ids = set(some)

    def make_again(self, names: Collection[str]) -> None:
        """Make pages that nothing changed on which they depend: how their links are written was not remembered."""
        places = [place for place, file in enumerate(self.pages) if file.src_uri in names]
        if places:
            with crew(self.maker, len(places), self.processes) as hands:
                for place, made in hands.make(places):
                    self.take(self.pages[place], made)
        for name in names:
            del self.fresh[name]

    def populate(self, page: Any, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Say what was said when a page was read; one that could not be made, MkDocs reads."""
        name = page.file.src_uri
        if name in self.made:
            say(self.made[name].read)
        elif name not in self.fresh:
            self.original_populate(page, config, files, dirty)

    def build(self, page: Any, config: MkDocsConfig, *others: Any, **named: Any) -> None:
        """Say what was said when a page was written; one that could not be made, MkDocs writes."""
        name = page.file.src_uri
        if name in self.made:
            say(self.made[name].built)
        elif name not in self.fresh:
            self.original_build(page, config, *others, **named)

    def index(self) -> None:
        """Give the search the parts that all pages have in its index, in their order."""
        if search := search_of(self.config):
            own = search.search_index.entries
            parts = [state.search for _, state in self.states() if state.search]
            # Of pages that MkDocs made itself, which it could not do without an error, or as drafts.
            parts += [json.dumps(own, separators=(",", ":"), default=str)[1:-1]] if own else []
            search.search_index.generate_search_index = lambda _: joined(search, parts)

    def finish(self) -> None:
        """Remove what was made once and is made no more, and remember the rest."""
        for path in self.once:
            base = path.removesuffix(".gz")
            if base not in self.written:
                remove_file(Path(path))
        lasting = {
            name: state
            for name, state in self.states()
            if name in self.fresh
            or not (self.made[name].read or self.made[name].built or not self.made[name].is_lasting)
        }
        self.now.pages = lasting
        remember(self.folder, self.now)


def joined(search: Any, parts: Iterable[str]) -> str:
    """Return the index of the search as Material writes it."""
    index = search.search_index
    config = {key: index.config[key] for key in ("lang", "separator", "pipeline", "fields")}
    head = json.dumps(config, separators=(",", ":"), default=str)
    return f'{{"config":{head},"docs":[{",".join(parts)}]}}'
