"""A few disturbed runs of each command; `make torture` disturbs hundreds (`torture.py`)."""

import os
import random

import pytest

from tests.disturbed.running import Disturbance, Ended
from tests.disturbed.scenes import SCENES
from tests.disturbed.torture import kills, refusals
from tests.disturbed.trials import Stage, differences, wrong_with

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")

# How often each command is killed, and refused something: most where a run is short.
TRIED = {"build": (2, 2), "seal": (3, 6), "import-cmif": (3, 6), "capture": (2, 3), "site": (1, 1), "offline": (1, 1)}


@pytest.mark.parametrize("name", SCENES)
def test_a_disturbed_run_loses_nothing_and_is_taken_up_by_the_next(name, tmp_path):
    """Killed or refused something, a run loses nothing and says in a line what; the next one leaves what any leaves."""
    stage = Stage(SCENES[name], tmp_path / "stage")
    killed, refused = TRIED[name]
    planned = [*kills(killed, stage.undisturbed.seconds, random.Random(name)), *refusals(refused, stage.undisturbed)]
    trials = [stage.tried(one) for one in planned]
    assert [one for one in trials if one.faults] == []
    assert any(one.ended.status for one in trials)


def test_a_loss_would_be_noticed(tmp_path, monkeypatch):
    """Where a run writes into a file by hand, or leaves another page, the trial says so."""
    stage = Stage(SCENES["seal"], tmp_path / "stage")
    assert stage.tried(Disturbance()).faults == ()
    name = next(name for name in stage.by_hand if name.endswith(".txt"))
    monkeypatch.setattr(stage, "by_hand", {**stage.by_hand, name: b"other"})
    assert stage.tried(Disturbance()).faults == (f"lost: {name}",)
    assert differences({"a": b"", "b": b"x"}, {"b": b"", "c": b""}) == ["a: too much", "b: other", "c: missing"]


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
