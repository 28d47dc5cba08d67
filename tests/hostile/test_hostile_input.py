"""Whatever a stranger sends ends in a problem with its place, or is shown as it stands; nothing of it is run.

Within five seconds of a core and 500 MB; nothing is asked of the network, read or written outside the project.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.asking import Run, running
from tests.hostile.corpus import CORPUS, KINDS, LONG, faults
from tests.hostile.inputs import NOTE, PROJECT, ROOT, SECRET, Input, laid
from tests.hostile.names import linked

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are forked, bounded and watched as Linux has it"
)

# All of them in `make torture`; those that take longest are left out of `make test`.
TRIED = [one for one in CORPUS if one.name not in LONG or os.environ.get("LETTERBOOK_TORTURE") == "1"]


@pytest.fixture(scope="session")
def run() -> Iterator[Run]:
    """What runs commands on projects; it has loaded everything once."""
    with running() as one:
        yield one


@pytest.fixture(scope="module")
def tried(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Input], tuple[Path, Mapping[str, Any]]]:
    """What tries an input; several that share their files are tried by one run."""
    done: dict[tuple[int, tuple[str, ...]], tuple[Path, Mapping[str, Any]]] = {}

    def attempt(one: Input) -> tuple[Path, Mapping[str, Any]]:
        key = id(one.files), one.command
        if key not in done or not one.files:
            project = laid(one, tmp_path_factory.mktemp("hostile"))
            done[key] = project, run(project, one.command)
        return done[key]

    return attempt


def test_corpus_is_large():
    """There are more than two hundred inputs, twenty of each kind, each with a name of its own."""
    kinds = Counter(one.kind for one in TRIED)
    assert kinds.keys() == KINDS.keys() and min(kinds.values()) > 20 and kinds.total() > 200
    assert [name for name, count in Counter(one.name for one in CORPUS).items() if count > 1] == []
    assert {one.name for one in CORPUS} >= LONG


def test_a_refusal_says_where_and_an_input_that_is_taken_is_shown():
    """Each input has a place and a code or words; or it is taken, and most of those show what they hold."""
    assert [one.name for one in CORPUS if one.is_refused and not one.place] == []
    assert sum(1 for one in CORPUS if one.shows) > 60


@pytest.mark.parametrize("one", TRIED, ids=[one.name for one in TRIED])
def test_input_is_refused_with_its_place_or_shown(one, tried):
    """It does no harm, takes no longer than a text of its size may, and ends as it must."""
    project, outcome = tried(one)
    assert faults(one, project, outcome) == [], outcome["output"][-2_000:]


# These tests can fail.


def test_small_project_is_sound(run, tmp_path):
    """Nothing is wrong with the project over which inputs are laid."""
    project = laid(Input("nothing"), tmp_path)
    outcome = run(project, ("check", "--strict"))
    assert (outcome["status"], outcome["violations"]) == (0, []) and outcome["seconds"] < 2


SPIES = {
    "socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "host": "import socket; socket.getaddrinfo('evil.example', 80)",
    "shell": "import os; os.system('true')",
    "program": "import subprocess; subprocess.run(['true'])",
    "file outside": "open('../outside/x', 'w')",
    "secret": f"open('../{SECRET}')",
    "folder outside": "import os; os.mkdir('../outside/x')",
    "removal": f"import os; os.remove('../{SECRET}')",
    "link out": "open('link', 'w')",
    "code of a record": f"exec(compile(open('{NOTE}').read(), '{{}}/{NOTE}', 'exec'))",
}


@pytest.mark.parametrize("spy", SPIES.values(), ids=SPIES)
def test_watch_hears_what_is_not_allowed(spy, tmp_path):
    """Whatever an input might do to the machine is heard, and fails."""
    project = laid(Input("spy", PROJECT | {NOTE: "x = 1\n"}, lay=linked("link", f"../{SECRET}")), tmp_path)
    told = tmp_path / "told.txt"
    program = (
        "import sys; from pathlib import Path; from tests.hostile.runner import Watch; import os;"
        f"os.chdir({str(project)!r});"
        f"sys.addaudithook(Watch(Path({str(project)!r}), Path({str(told)!r})).hear);" + spy.replace("{}", str(project))
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert told.exists() and told.read_text(encoding="utf-8")


def test_what_takes_too_long_is_stopped(run, tmp_path, monkeypatch):
    """A command that would go on is stopped after five seconds, and is a fault."""
    one = Input(
        "slow", {f"sources/topics/t{n}.yml": f"name: T{n}\ndescription: {'[[ada]] ' * 2_400}\n" for n in range(400)}
    )
    project = laid(one, tmp_path)
    outcome = run(project, ("build",))
    assert faults(one, project, outcome) != []
