"""An engine that stands by: loaded, its templates compiled, so that the next build of a preview begins at once.

Each engine builds once: whatever a build leaves in a process, the next one has a new one.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from letterbook.publishing.engine import standing_by


class Standby:
    """Runs engines one after the other; the next is started when one has built, and waits."""

    def __init__(self) -> None:
        self.waiting: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Standby":
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self.waiting:
            self.waiting.terminate()
            self.waiting.communicate()

    def run(
        self, root: Path, environment: Mapping[str, str], site: Path, memory: Path
    ) -> subprocess.CompletedProcess[str]:
        """Have the site of a project built, as the engine does that is started for one build alone."""
        engine = self.waiting if self.waiting and self.waiting.poll() is None else begun(root, environment)
        self.waiting = None
        order = {"environment": dict(environment), "site": str(site), "memory": str(memory)}
        try:
            printed, complained = engine.communicate(json.dumps(order) + "\n")
        except BaseException:
            engine.terminate()
            engine.communicate()
            raise
        self.waiting = begun(root, environment)
        return subprocess.CompletedProcess(engine.args, engine.returncode, printed, complained)


def begun(root: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Return an engine that waits for its order; it keeps no lock of this process."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        standing_by(),
        cwd=root,
        env=environment,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        errors="replace",
    )
