"""How long it takes to publish invented editions, as multiples of M: what MkDocs alone takes for the same pages.

    python -m benchmarks.sites [--ours] [LETTERS ...]

Each edition is a project of its own in a temporary folder; everything runs as a user types it, each in a process of its
own. Beside ours stand other programs that make sites of the same files, where they are installed: Zensical and
ProperDocs with the same configuration and theme, and Hugo with a plain layout of header, navigation, contents and a
list for a search, unless `--ours` is given. Sizes are 100, 1,000 and 10,000 letters unless told otherwise; status 1
where a target is missed.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.builds import Run, project_in, run, run_program
from letterbook.publishing import engine

SIZES = (100, 1_000, 10_000)

# The targets are meant for editions of this size: multiples of M, and megabytes of any one process.
MEANT = 10_000
TARGETS = {
    "publish, from nothing": 0.25,
    "publish, nothing changed": 0.025,
    "publish, one page changed": 0.04,
    "site, from nothing": 0.6,
    "site, one letter changed": 0.08,
}
MEMORY, GROWTH = 600, 10.5
GROWN = ("publish, from nothing", "site, from nothing")

# How a kind of file for Hugo is laid out: what a page of ours has around its text.
HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    '[markup.goldmark.renderer]\nunsafe = true\n[outputs]\nhome = ["HTML", "JSON"]\n',
    "layouts/_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} – '
    '{{ .Site.Title }}</title><link rel="stylesheet" href="/css/pages.css"></head><body><header>{{ range '
    '.Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</header><nav>{{ .TableOfContents }}</nav>'
    "<main>{{ block `main` . }}{{ end }}</main><footer>{{ .RelPermalink }}</footer></body></html>",
    "layouts/_default/single.html": "{{ define `main` }}{{ .Content }}{{ end }}",
    "layouts/_default/list.html": "{{ define `main` }}{{ .Content }}{{ end }}",
    "layouts/index.json": '[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{"u":{{ .RelPermalink | '
    'jsonify }},"t":{{ .Plain | jsonify }}}{{ end }}]',
    "layouts/_default/_markup/render-link.html": '{{ $p := .Page.GetPage (strings.TrimSuffix ".md" .Destination) }}<a '
    'href="{{ with $p }}{{ .RelPermalink }}{{ else }}{{ .Destination | safeURL }}{{ end }}">{{ .Text | safeHTML }}</a>',
}


@dataclass
class Measured:
    """What was measured of an edition: each kind of work with its runs."""

    letters: int
    runs: dict[str, Run] = field(default_factory=dict)
    # Bytes of the sites that were made.
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def m(self) -> float:
        """What MkDocs alone takes, in seconds."""
        return self.runs["mkdocs"].seconds


def publish(project: Path) -> Run:
    """Publish the pages of a project with our engine, as `site` does, without looking at them."""
    return run(project, *engine.command(project / "fast", project / "memory")[1:])


def change(project: Path, letter: int) -> None:
    """Add a word to the summary of a letter."""
    path = project / "sources" / "letters" / f"l-{letter}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(summary: .*)$", r"\1 Again.", text, flags=re.MULTILINE), encoding="utf-8")


def rename(project: Path) -> None:
    """Give the person another name who stands on most pages: the one that most letters name."""
    path = project / "sources" / "people" / "p-0.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(name: .*)$", r"\1 Senior", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def measured(project: Path, letters: int, with_others: bool) -> Measured:
    """Return what is measured of an edition, one kind of work after the other."""
    found = Measured(letters)
    take = found.runs.__setitem__
    take("generate, from nothing", run(project, "build_pages.py", "build"))
    take("mkdocs", run(project, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "plain")))
    take("publish, from nothing", publish(project))
    take("publish, nothing changed", publish(project))
    page = project / "docs" / "letters" / f"l-{letters // 2}.md"
    before = page.read_bytes()
    page.write_bytes(before + b"\nMore.\n")
    take("publish, one page changed", publish(project))
    page.write_bytes(before)
    found.sizes["mkdocs"] = size(project / "plain")
    for name, work in others(project) if with_others else ():
        take(name, work)
        found.sizes[name] = size(project / "other")
        shutil.rmtree(project / "other", ignore_errors=True)
    for name in ("plain", "fast", "memory"):
        shutil.rmtree(project / name, ignore_errors=True)
    run(project, "build_pages.py", "clean", "--quiet")
    take("site, from nothing", run(project, "build_pages.py", "site"))
    found.sizes["site"] = size(project / "site")
    take("site, nothing changed", run(project, "build_pages.py", "site"))
    change(project, letters // 2)
    take("site, one letter changed", run(project, "build_pages.py", "site"))
    rename(project)
    take("site, one name changed", run(project, "build_pages.py", "site"))
    for looks in (project / ".letterbook-cache").glob("looks-*.json"):
        looks.unlink()
    take("audit of all pages, and nothing else", run(project, "build_pages.py", "site"))
    return found


def others(project: Path) -> Iterator[tuple[str, Run]]:
    """Yield what other programs take for the same pages, from nothing."""
    if find_spec("properdocs"):
        into = ("--site-dir", str(project / "other"))
        yield "ProperDocs", run(project, "-m", "properdocs", "build", "--quiet", "-f", "mkdocs.yml", *into)
    if find_spec("zensical"):
        configuration = project / "zensical.yml"
        text = (project / "mkdocs.yml").read_text(encoding="utf-8")
        configuration.write_text(f"site_dir: other\n{text}", encoding="utf-8")
        yield (
            "Zensical",
            run_program(project, str(Path(sys.executable).parent / "zensical"), "build", "-f", "zensical.yml"),
        )
    if hugo := shutil.which("hugo"):
        with_layout(project, project / "hugo")
        yield "Hugo", run_program(project / "hugo", hugo, "--quiet", "--destination", str(project / "other"))
        shutil.rmtree(project / "hugo")


def with_layout(project: Path, folder: Path) -> None:
    """Write a project for Hugo, with the same pages, and the same files beside them."""
    for name, text in HUGO.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for path in (project / "docs").rglob("*"):
        if path.is_file():
            inner = path.relative_to(project / "docs")
            inner = inner.with_name("_index.md") if inner.name == "index.md" else inner
            target = folder / ("content" if path.suffix == ".md" else "static") / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def told(one: Measured) -> bool:
    """Print what was measured of an edition, as a table; return whether it meets every target that is meant for it."""
    is_good = True
    print(f"\n{one.letters:,} letters: M is {one.m:.1f} s, {one.sizes['mkdocs'] / 1e6:.0f} MB of HTML and data\n")
    print("| work | of M | target | | memory, MB | site, MB |\n| --- | --- | --- | --- | --- | --- |")
    for name, work in one.runs.items():
        ratio, target = work.seconds / one.m, TARGETS.get(name) if one.letters == MEANT else None
        is_ours = name.startswith(("publish", "site", "generate", "audit"))
        is_met = (target is None or ratio <= target) and not (one.letters == MEANT and is_ours and work.memory > MEMORY)
        is_good &= is_met
        verdict = "" if one.letters != MEANT or not is_ours else "met" if is_met else "MISSED"
        bytes_ = f"{one.sizes[name.split(',')[0]] / 1e6:.0f}" if name.split(",")[0] in one.sizes else ""
        print(f"| {name} | {ratio:.3f} | {target or ''} | {verdict} | {work.memory:.0f} | {bytes_} |", flush=True)
    return is_good


def grown(found: dict[int, Measured]) -> bool:
    """Print how work grows from 1,000 letters to 10,000; return whether it meets its target."""
    if not found.keys() >= {1_000, MEANT}:
        return True
    times = {name: found[MEANT].runs[name].seconds / found[1_000].runs[name].seconds for name in GROWN}
    print("\nFrom 1,000 to 10,000 letters:", ", ".join(f"{name} {one:.1f} times" for name, one in times.items()))
    return max(times.values()) <= GROWTH


def main() -> None:
    """Measure editions of some sizes; status 1 where a target is missed."""
    found, is_good = {}, True
    given = sys.argv[1:]
    for letters in [int(size) for size in given if size != "--ours"] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            found[letters] = measured(project_in(Path(name) / "edition", letters), letters, "--ours" not in given)
        is_good &= told(found[letters])
    sys.exit(0 if grown(found) and is_good else 1)


if __name__ == "__main__":
    main()
