"""From what MkDocs made to what is published: each file looked at, and put into its folder if it differs there."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from letterbook.files.checksums import fingerprint_of
from letterbook.files.stamps import Digests, stamp
from letterbook.files.writing import aside_in, names_below
from letterbook.publishing.inspection import Inspected, Inspector, Looked, inspect, keep, recall
from letterbook.publishing.kept_digests import keep_digests
from letterbook.publishing.made import RECORD, Kind, read_made
from letterbook.publishing.renewing import bring, files_of, holding
from letterbook.reading.cache import Cache

# What git keeps is published by nobody, and holds no pages.
NOT_PUBLISHED = ".git"


def release(files: Mapping[str, Path], site: Path, inspector: Inspector, cache: Cache, digests: Digests) -> Inspected:
    """Look at files, by their paths in a site, and put them into its folder; return what the looks found.

    What others keep there, hidden as it must be, is looked at as well.
    """
    name = f"looks-{fingerprint_of(str(site))}"
    made = read_made(site, Kind.SITE)
    held = holding(site, digests.of)
    there = {one: held(one) for one in sorted({*files, *made.paths})}
    known = recall(cache, name, inspector.setting)
    with aside_in(site) as aside:
        inspected = inspect(files, inspector, known, there, aside)
        coming = {one: looked.published for one, looked in inspected.looks.items()}
        # A file keeps these when it takes its place.
        written = {one: stamp(path) for one, path in files_of(aside)}
        bring(aside, site, Kind.SITE, coming=coming, digest=digests.of)
    if inspected.looks != known:
        keep(cache, name, inspector.setting, inspected)
    for one, before in written.items():
        digests.take_placed(site / one, before, coming[one])
    keep_digests(cache, site, digests)
    return Inspected({**inspected.looks, **dict(looks_of_others(site, coming, inspector))})


def looks_of_others(site: Path, ours: Collection[str], inspector: Inspector) -> Iterator[tuple[str, Looked]]:
    """Yield what is found in the files of a site that are not ours, such as what a host asks for."""
    for name in names_below(site):
        if name not in ours and name != RECORD and NOT_PUBLISHED not in name.split("/") and (site / name).is_file():
            yield name, inspector.seen(name, (site / name).read_bytes())
