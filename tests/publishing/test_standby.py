"""An engine that stood by builds what one builds that is started for it, whatever changed while it waited."""

import os
import sys
from pathlib import Path

import pytest

from letterbook.publishing.last_build import Imprint
from letterbook.publishing.site import ENVIRONMENTS, Use, engine_environment, run_once
from letterbook.publishing.standby import Standby
from tests.publishing.speed_project import MAIN, PAGES, Project, letter

# The same template with another name in it.
CHANGED = MAIN.replace('name="told"', 'name="said"')


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a theme of its own."""
    made = Project(tmp_path)
    made.configure()
    made.write("theme/main.html", MAIN)
    for name, text in PAGES.items():
        made.write(f"docs/{name}", text)
    for number in range(1, 20):
        made.write(f"docs/letters/a-{number}.md", letter(number))
    return made


def held(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def environment(project: Project, day: str = "2026-01-05") -> dict[str, str]:
    """Return what an engine is told of a project."""
    return engine_environment(Imprint("", "", day), project.folder / "docs") | ENVIRONMENTS[Use.PREVIEW]


def built(project: Project, engine: Standby, day: str = "2026-01-05") -> dict[str, bytes]:
    """Return the site that an engine makes, which is the one that a new one makes from nothing."""
    told, site, alone = environment(project, day), project.folder / "site", project.folder / f"alone-{day}"
    done = engine.run(project.folder, told, site, project.folder / "memory")
    assert done.returncode == 0, done.stderr
    assert run_once(project.folder, told, alone, project.folder / f"memory-{day}").returncode == 0
    assert held(site) == held(alone)
    return held(site)


def test_the_same_site_after_every_change(project):
    """Pages, templates, the configuration and the day may change while it waits."""
    with Standby() as engine:
        first = built(project, engine)
        waiting = engine.waiting
        project.write("docs/letters/odd.md", PAGES["letters/odd.md"].replace("2026-01-05", "2026-02-05"))
        assert built(project, engine, "2026-02-05") != first
        assert waiting is not engine.waiting
        project.write("theme/main.html", CHANGED)
        project.write("docs/letters/odd.md", PAGES["letters/odd.md"].replace("title:", "told: yes\ntitle:"))
        assert b'name="said"' in built(project, engine, "2026-03-05")["letters/odd/index.html"]
        project.configure(site_name="Other")
        assert b"Other" in built(project, engine, "2026-04-05")["index.html"]


def test_what_is_wrong_is_said_by_the_build(project):
    """A configuration that cannot be read fails the build, not the one after it is mended."""
    with Standby() as engine:
        folders = project.folder / "site", project.folder / "m"
        good = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
        project.write("mkdocs.yml", "theme: [")
        assert engine.run(project.folder, environment(project), *folders).returncode
        project.write("theme/main.html", "{% if %}")
        project.write("mkdocs.yml", good)
        assert engine.run(project.folder, environment(project), *folders).returncode
        project.write("theme/main.html", MAIN)
        built(project, engine)


def test_an_engine_that_is_gone_is_replaced(project):
    """Whatever ended it, another one builds."""
    with Standby() as engine:
        built(project, engine)
        assert engine.waiting is not None
        engine.waiting.terminate()
        engine.waiting.wait()
        built(project, engine, "2026-02-05")


@pytest.mark.skipif(sys.platform == "win32", reason="there, a process that is gone has no number")
def test_no_engine_is_left(project):
    """None outlives whoever would give it its order."""
    with Standby() as engine:
        built(project, engine)
        assert engine.waiting is not None
        number = engine.waiting.pid
        os.kill(number, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_an_engine_without_an_order_builds_nothing(project):
    """Where its pipe is closed, it ends."""
    with Standby() as engine:
        built(project, engine)
        assert engine.waiting is not None
        printed, complained = engine.waiting.communicate("")
        assert (engine.waiting.returncode, printed, complained) == (0, "", "")
