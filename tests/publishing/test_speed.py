"""With the plugin, MkDocs makes the same site, byte for byte, and says the same, whatever changed before."""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from letterbook.publishing import engine
from letterbook.publishing.speed.maker import Maker
from letterbook.publishing.speed.run import Run
from tests.publishing.built import ROOT
from tests.publishing.speed_project import MAIN, PAGES, TIMED, Project, letter

LETTERS = 40


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project in which nothing was built yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    made = Project(tmp_path)
    for name, text in PAGES.items():
        made.write(f"docs/{name}", text)
    for number in range(1, LETTERS + 1):
        made.write(f"docs/letters/a-{number}.md", letter(number))
    made.write("docs/letters/a-1.json", "{}")
    made.write("theme/main.html", MAIN)
    made.configure()
    return made


@pytest.fixture
def made(monkeypatch):
    """How many pages each build with the plugin made, the last one last."""
    numbers = []
    finish = Run.finish

    def counted(run):
        numbers.append(len(run.made))
        finish(run)

    monkeypatch.setattr(Run, "finish", counted)
    return numbers


def compare(project):
    """Build in both ways, and hold one against the other."""
    plain, (fast, plugin) = project.plain(), project.fast()
    assert plugin.run is None
    one, other = project.sites()
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert fast == plain


def edited(project, name, *change):
    """Change words of a file."""
    path = project.folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")


def steps(project: Project) -> list[tuple[Callable[[], object], int | None]]:
    """Return changes of the project, each with the number of pages that it makes new; None for all, or about all."""
    docs, fast = project.folder / "docs", project.folder / "fast"

    def lose_memory(name: str, content: bytes) -> Callable[[], object]:
        return lambda: (project.folder / "memory" / name).write_bytes(content)

    def cut_off() -> None:
        pages = project.folder / "memory/pages.jsonl"
        pages.write_bytes(pages.read_bytes()[:-40])

    return [
        (lambda: None, len(PAGES) + LETTERS),
        (lambda: None, 0),
        # One page, and nothing else.
        (lambda: edited(project, "docs/letters/a-7.md", "Quoted", "Quoted more"), 1),
        # A title with HTML; its page is in no navigation.
        (lambda: edited(project, "docs/letters/odd.md", "Odd <b>", "Odder <i>x</i> &lt; <b>"), 1),
        # The page that links to it is made anew, and warns from now on each time.
        (lambda: (docs / "letters/a-9.md").rename(docs / "letters/b-9.md"), 2),
        (lambda: None, 1),
        (lambda: (docs / "letters/b-9.md").rename(docs / "letters/a-9.md"), 2),
        ((docs / "letters/a-20.md").unlink, 1),
        (lambda: project.write("docs/letters/a-20.md", letter(20)), 2),
        # A page that the navigation names by its own title is on every page.
        (lambda: edited(project, "docs/about/index.md", "# About", "# About & all"), None),
        (lambda: project.configure(nav=["index.md", {"Of us": ["about/index.md", "about/rights.md"]}]), None),
        (lambda: project.configure(site_name="Other steps"), None),
        (lambda: project.write("theme/main.html", MAIN.replace("og:title", "og:name")), None),
        (
            lambda: project.write(
                "theme/partials/copyright.html", "<p>{{ page.title if page }} {{ page.url if page }}</p>"
            ),
            None,
        ),
        # An anchor that others link to goes, and comes back.
        (lambda: edited(project, "docs/letters/a-3.md", "#what", "#whatever"), 2),
        (lambda: edited(project, "docs/letters/a-3.md", "#whatever", "#what"), 1),
        (lambda: edited(project, "docs/about/index.md", "#who", "#whom"), 2),
        ((fast / "letters/a-5/index.html").unlink, None),
        (lambda: (fast / "letters/a-6/index.html").write_text("not what was made"), None),
        (lambda: (fast / "letters/a-6.html").write_text("nobody made this"), None),
        ((fast / "search/search_index.json").unlink, None),
        (lambda: os.utime(docs / "letters/a-4.md"), None),
        # A file that is copied changes, becomes a folder, and goes.
        (lambda: project.write("docs/letters/a-1.json", '{"a": 1}'), None),
        (lambda: ((docs / "letters/a-1.json").unlink(), project.write("docs/letters/a-1.json/x.txt", "x")), None),
        (lambda: shutil.rmtree(docs / "letters/a-1.json"), None),
        # Front matter that is none, a page with nothing, one that takes the name of a copied file.
        (lambda: project.write("docs/letters/a-2.md", "---\n: [\n---\n\n# Broken\n"), None),
        (lambda: project.write("docs/letters/a-2.md", ""), None),
        (lambda: project.write("docs/letters/a-2/index.html", "<p>By hand</p>"), None),
        (lambda: shutil.rmtree(docs / "letters/a-2"), None),
        # The memory is empty, cut off, of another kind, or of another time.
        (lose_memory("pages.jsonl", b""), None),
        (cut_off, None),
        (lose_memory("search.jsonl", b'"\n'), None),
        (lose_memory("pages.jsonl", json.dumps({"folder": 1}).encode()), None),
        # A page of which nothing comes any more, and then something again.
        (lambda: project.write("theme/empty.html", ""), None),
        (lambda: project.write("docs/letters/a-8.md", f"---\ntemplate: empty.html\n---\n\n{letter(8)}"), None),
        (lambda: project.write("docs/letters/a-8.md", letter(8)), None),
        (lambda: project.configure(use_directory_urls=False), None),
        (lambda: project.configure(plugins={"search": {}, "offline": {"enabled": True}}, site_url=""), None),
        (lambda: project.configure(plugins=[], site_url=""), None),
    ]


def test_same_after_every_step(project, made):
    """Whatever changes between two builds, the site and the messages are those of a build without the plugin."""
    for change, expected in steps(project):
        change()
        compare(project)
        assert expected is None or made[-1] == expected


def test_strict_build_stops_alike(project):
    """Where MkDocs is strict, a warning of a page that was not made anew stops it too."""
    project.configure(strict=True)
    project.write("docs/letters/a-2.md", "# Two\n\n## What {: #what }\n\n[Nowhere](nowhere.md), [no](a-1.md#no)\n")
    for _ in range(2):
        compare(project)
        assert "Aborted with 2 warnings in strict mode!" in project.fast()[0]


@pytest.mark.unix
def test_killed_run(project):
    """A run that is killed while it writes pages leaves nothing that the next one takes for whole."""
    project.fast()
    edited(project, "theme/main.html", "og:title", "og:name")
    command = engine.command(project.folder / "fast", project.folder / "memory")
    for wait in (0.6, 1.0, 1.4):
        process = subprocess.Popen(command, cwd=project.folder, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    compare(project)


def test_two_runs_at_once(project):
    """Two runs of one site follow each other; the second has nothing left to do."""
    command = engine.command(project.folder / "fast", project.folder / "memory")
    runs = [subprocess.Popen(command, cwd=project.folder, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(run.communicate(), run.returncode)[1] for run in runs] == [0, 0]
    compare(project)


def test_one_process_makes_the_same(project, monkeypatch):
    """Where no process can be forked, one makes all pages."""
    monkeypatch.setattr("letterbook.publishing.speed.crew.can_fork", lambda: False)
    for _ in range(2):
        compare(project)


DYING = """
import os, sys
from letterbook.publishing import engine
from letterbook.publishing.speed import crew
here, wanted, place = os.getpid(), sys.argv.pop(1), int(sys.argv.pop(1))
work = getattr(crew, wanted)
def dying(maker, places):
    if os.getpid() != here and (place < 0 or place in list(places)):
        os._exit(1)
    return work(maker, places)
setattr(crew, wanted, dying)
crew.cores = lambda: 2
engine.main(*sys.argv[1:])
"""


def from_command_line(project, *command):
    """Run a command in a project that builds its site; return how it ended, and what it said."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, text=True, check=False)
    # Where in the code it was, is no message.
    told = "\n".join(line for line in done.stderr.splitlines() if not line.startswith((" ", "Traceback")))
    return done.returncode, TIMED.sub("", done.stdout), TIMED.sub("", told)


def plain_command(project):
    """Return the command line of MkDocs alone."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project.folder / "plain")]


@pytest.mark.parametrize(("work", "place"), [("made_here", -1), ("made_here", 7), ("read_here", -1), ("read_here", 1)])
def test_process_that_dies(project, work, place):
    """What a process that dies does not bring is made by the one that asked: the same pages, in the same order."""
    given = [str(project.folder / name) for name in ("fast", "memory")]
    ended = from_command_line(project, sys.executable, "-c", DYING, work, str(place), *given)
    assert ended == from_command_line(project, *plain_command(project))
    one, other = project.sites()
    assert one == other
    compare(project)


@pytest.mark.parametrize("letters", [4, LETTERS])
def test_page_that_stops_mkdocs(project, letters):
    """Where MkDocs fails over a page, it says so in the same words, whoever came upon it first."""
    for number in range(letters + 1, LETTERS + 1):
        (project.folder / f"docs/letters/a-{number}.md").unlink()
    project.write("docs/letters/a-2.md", "---\ntemplate: nowhere.html\n---\n\n# Two\n\n## What {: #what }\n")
    command = engine.command(project.folder / "plain", project.folder / "memory")
    for _ in range(2):
        ended = from_command_line(project, *command)
        assert ended == from_command_line(project, *plain_command(project))
        assert "Error building page 'letters/a-2.md'" in ended[2]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"hooks": ["hook.py"]}, "the configuration has hooks"),
        ({"theme": {"name": "mkdocs"}, "plugins": []}, "it does not know the theme 'mkdocs'"),
        ({"plugins": ["search", "tags"]}, "it does not know the plugin"),
        ({"markdown_extensions": ["pymdownx.snippets"]}, "it does not know the Markdown extension 'pymdownx.snippets'"),
    ],
)
def test_steps_aside(project, change, why):
    """What it does not know it leaves to MkDocs, and says so in one line."""
    project.write("hook.py", "")
    project.configure(**change)
    plain, (fast, _) = project.plain(), project.fast()
    aside = [line for line in fast if "steps aside" in line]
    assert len(aside) == 1
    assert why in aside[0]
    assert [line for line in fast if line not in aside] == plain
    one, other = project.sites()
    assert one == other


@pytest.mark.parametrize(
    "template",
    [
        "{{ pages | length }}",
        "{{ page['update_date'] if page }}",
        "{{ nav.homepage.content }}",
        "{{ (page.next_page.toc | list) if page and page.next_page }}",
        "{% if %}",
    ],
)
def test_steps_aside_for_a_template_of_more_than_a_page(project, template):
    """A template that speaks of all pages, or of the text of another one, is filled by MkDocs each time."""
    project.write("theme/partials/unused.html", template)
    assert sum("steps aside: the template" in line for line in project.fast()[0]) == 1


# What a partial may ask of a page, on pages whose front matter differs in just that.
TRAPS = (
    "{{ page.meta.t }}",
    "{{ page.meta.t is defined }} {{ page.meta.t is string }} {{ page.meta.t is none }}",
    "{{ page.meta is mapping }} {{ page.meta.t is sequence }}",
    "{{ page.meta.t is iterable }} {{ page.meta.t is callable }}",
    "{{ page.meta.get('t') }}",
    "{{ page.meta.copy is defined }}",
    "{{ page.meta['t'] }}",
    "{% for one in page.meta %}{{ one }} {% endfor %}",
    "{{ 'letters/a-3/' | url }} {{ 'letters/a-4' | url }} {{ 'letters' | url }}",
    "{% include ['partials/nowhere.html', 'partials/t.html'] %}",
    "{% include 'partials/t.html' %}",
    "{% set x = page.meta.t %}{% include 'partials/x.html' %}",
    "{{ page.meta.t or page.title }} {{ page == nav.homepage }} {{ page in nav.pages }}",
    "{{ page.url | length }} {{ page.file.src_uri }} {{ page.canonical_url }}",
)
VALUES = ("1", "true", "'1'", "1.0", "[1]", "{a: 1}", "null", "''", "[]", None, "2026-01-05")


def test_partials_that_ask_differently(project):
    """Whatever a partial asks of a page, no page gets what was said of another."""
    traps = "\n".join(f"{{% if page %}}{trap}{{% endif %}}" for trap in TRAPS)
    project.write("theme/partials/copyright.html", traps)
    for number, trap in enumerate(TRAPS):
        project.write(f"theme/partials/trap-{number}.html", f"{{% if page %}}{trap}{{% endif %}}")
    project.write("theme/partials/t.html", "{{ page.meta.t }}")
    project.write("theme/partials/x.html", "{{ x }}")
    includes = "".join(f"{{% include 'partials/trap-{number}.html' %}}" for number in range(len(TRAPS)))
    project.write("theme/main.html", MAIN + f"{{% block hero %}}{includes}{{% endblock %}}")
    for number, value in enumerate((*VALUES, *VALUES), start=1):
        meta = f"---\nt: {value}\n---\n\n" if value is not None else ""
        project.write(f"docs/letters/a-{number}.md", meta + letter(number))
    compare(project)


def test_templates_behind_a_link(project, tmp_path):
    """A change of a template is seen where its folder is a link to another place."""
    project.write("shared/copyright.html", "<p>one</p>")
    (project.folder / "theme/partials").symlink_to(project.folder / "shared")
    compare(project)
    project.write("shared/copyright.html", "<p>two</p>")
    compare(project)


def test_quiet_build_forgets_no_warning(project):
    """What a build was told to keep to itself is said by the next one."""
    project.write("docs/letters/a-2.md", "# Two\n\n## What {: #what }\n\n[Nowhere](nowhere.md)\n")
    logging.disable(logging.CRITICAL)
    project.fast(logging.ERROR)
    logging.disable(logging.NOTSET)
    compare(project)


def test_anchor_to_which_every_page_links(project, made):
    """Where an anchor goes to which all pages link, each says so, and is made anew with the others, at once."""
    for number in range(1, LETTERS + 1):
        edited(project, f"docs/letters/a-{number}.md", "> Quoted", "[Who](../about/index.md#who)\n\n> Quoted")
    compare(project)
    edited(project, "docs/about/index.md", "{: #who }", "{: #whom }")
    compare(project)
    assert made[-1] > LETTERS
    edited(project, "docs/about/index.md", "{: #whom }", "{: #who }")
    compare(project)


def test_page_that_changes_while_it_is_made(project, monkeypatch):
    """What is written into a page after it was read is seen by the next build."""
    monkeypatch.setattr("letterbook.publishing.speed.crew.can_fork", lambda: False)
    finish, page = Maker.make, project.folder / "docs/letters/a-5.md"

    def changing(maker, place):
        if maker.pages[place].src_uri == "letters/a-5.md":
            maker.read(place)
            page.write_text("# Five\n\n## What {: #what }\n\nChanged.\n", encoding="utf-8")
        return finish(maker, place)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Maker, "make", changing)
        project.fast()
    compare(project)


def test_steps_aside_for_a_backslash(project):
    """What MkDocs says once for each process is said once."""
    project.configure(extra_css=["css\\a.css"])
    assert any("has a path with a backslash" in line for line in project.fast()[0])


def test_other_versions(project, monkeypatch):
    """With another version of the engine it steps aside."""
    monkeypatch.setattr("letterbook.publishing.speed.known.VERSIONS", {"Markdown": {"9.9"}})
    assert any(" is not a version that it knows (9.9)" in line for line in project.fast()[0])
    monkeypatch.setattr("mkdocs.__version__", "ProperDocs 1.6.7")
    assert any("ProperDocs 1.6.7 replaces MkDocs" in line for line in project.fast()[0])


def test_copied_memory_is_foreign(project, made):
    """A memory that came from elsewhere, with a site that was changed, is not believed."""
    project.fast()
    shutil.move(project.folder / "memory", project.folder / "elsewhere")
    shutil.copytree(project.folder / "elsewhere", project.folder / "memory")
    compare(project)
    assert made[-1] == len(PAGES) + LETTERS


def test_from_the_command_line(project):
    """The engine is MkDocs' own command, with its messages and its end."""
    project.write("docs/letters/a-2.md", "[Nowhere](nowhere.md)\n\n## What {: #what }\n")
    run = subprocess.run(
        engine.command(project.folder / "fast", project.folder / "memory"),
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    plain = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project.folder / "fast")],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (plain.returncode, plain.stderr) == (1, run.stderr)
    assert "Aborted with 1 warnings in strict mode!" in run.stdout + run.stderr
