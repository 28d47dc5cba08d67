"""A few disturbed runs of each command; `make torture` disturbs hundreds (`torture.py`).

In a program of its own: that of the tests has threads, and can fork nothing.
"""

import os
import re
import subprocess
import sys

import pytest

from tests.disturbed.refusing import Changes
from tests.disturbed.running import ROOT, Ended
from tests.disturbed.scenes import SCENES
from tests.disturbed.torture import spread
from tests.disturbed.trials import differences, wrong_with

# How often each command is killed, and refused something: most where a run is short.
TRIED = {"build": (1, 2), "seal": (2, 3), "import-cmif": (2, 3), "capture": (1, 2), "site": (1, 1), "offline": (1, 0)}


@pytest.mark.unix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("name", SCENES)
def test_a_disturbed_run_loses_nothing_and_is_taken_up_by_the_next(name):
    """Killed or refused something, a run loses nothing and says in a line what; the next one leaves what any leaves."""
    killed, refused = TRIED[name]
    options = [f"--kills={killed}", f"--refusals={refused}", "--jobs=1", name]
    command = [sys.executable, "-m", "tests.disturbed.torture", *options]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(
        rf"^{killed} kills that cut a run short, \d+ refusals: 0 with a fault\.$", ended.stdout, re.MULTILINE
    )
    told = int(ended.stdout.splitlines()[1].split()[4])
    assert told >= min(refused, 1), ended.stdout


def test_every_difference_is_named():
    """What is missing, too much or other after a run is named by its path."""
    found = differences({"a": b"", "b": b"x"}, {"b": b"", "c": b""})
    assert found == ["a: too much", "b: other", "c: missing"]


def test_one_change_is_refused_and_no_other():
    """Of the changes that a process asks for, the one is refused, with what the system says; reading is no change."""
    changes = Changes(refused=2)
    changes.hook("open", ("a", "r", os.O_RDONLY))
    changes.hook("os.mkdir", ("a", 511, -1))
    with pytest.raises(OSError) as refused:
        changes.hook("open", ("b", "w", os.O_WRONLY | os.O_CREAT))
    assert refused.value.filename == "b"
    changes.hook("os.remove", ("c", -1))
    assert changes.count == 3


@pytest.mark.parametrize(
    ("count", "total", "numbers"), [(3, 9, [2, 5, 8]), (5, 2, [1, 2]), (4, 0, []), (1, 7, [4]), (2, 1, [1])]
)
def test_refusals_are_spread_over_a_run(count, total, numbers):
    """So many changes of a run are refused, spread over all of it."""
    assert list(spread(count, total)) == numbers


@pytest.mark.parametrize(
    ("status", "told", "is_wrong"),
    [
        (1, "there is no space left for 'docs'; free some, then try again\n", False),
        (1, "Traceback (most recent call last):\n  File …\nOSError: full\n", True),
        (1, "", True),
        (0, "warning\n", False),
        (70, "what\n", True),
        (-9, "", False),
    ],
)
def test_a_run_ends_with_a_line_or_is_wrong(status, told, is_wrong):
    """What a run says at its end is a line that names the refusal; a traceback is none, nor is silence."""
    assert bool(list(wrong_with(Ended(status, told, 1.0, 0, 0)))) == is_wrong
