"""Asks the program that runs commands on hostile projects."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.hostile.inputs import ROOT

# Runs a command on a project, in a process of its own.
Run = Callable[[Path, tuple[str, ...]], Mapping[str, Any]]


@contextmanager
def running() -> Iterator[Run]:
    """Give what runs commands on projects; it loads everything once, and the corpus never."""
    command = [sys.executable, "-m", "tests.hostile.runner"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        asked, answers = process.stdin, process.stdout

        def one(project: Path, arguments: tuple[str, ...]) -> Mapping[str, Any]:
            asked.write(json.dumps({"project": str(project), "arguments": list(arguments)}) + "\n")
            asked.flush()
            answer: Mapping[str, Any] = json.loads(answers.readline())
            return answer

        yield one
        asked.close()
