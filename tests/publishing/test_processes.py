"""Work that is shared among processes comes back whole, whatever happens to them."""

import subprocess
import sys
import threading

import pytest

from letterbook.publishing import processes
from letterbook.publishing.processes import can_fork, meanwhile, spread
from tests.publishing.built import ROOT
from tests.publishing.forking import HERE, ITEMS, SCENARIOS, squares


@pytest.mark.parametrize("scenario", [one.__name__ for one in SCENARIOS])
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="nothing is forked on this system")
def test_shared_work(scenario):
    """Each scenario of `forking.py` goes as it says there."""
    command = [sys.executable, "-m", "tests.publishing.forking", scenario]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_one_process_where_none_can_be_forked(monkeypatch):
    """Without fork all is done here, in order."""
    monkeypatch.setattr(processes, "can_fork", lambda: False)
    assert list(spread(squares, ITEMS)) == [(number * number, HERE) for number in ITEMS]
    with meanwhile(abs, ITEMS) as make:
        assert make is abs


def test_nothing_is_forked_while_others_work():
    """A fork copies no thread, so a program that has several shares nothing."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    assert not can_fork()
    ended.set()
    thread.join()
