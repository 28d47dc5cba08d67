"""Trying mutants in a copy of the program: a plugin of pytest that, once all tests are collected, forks for each one.

`python -m benchmarks.mutants.trying PLAN RESULTS`, in the folder of the copy. The process that forks has imported
everything and run nothing, so each mutant begins with no value remembered; what a mutant leaves in the copy is undone.
"""

import functools
import gc
import json
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings
from mutmut.mutation import trampoline

from benchmarks.mutants.copies import Copy, sweep
from benchmarks.mutants.sampling import ROOMS

MEMORY = 3 * 2**30

# Where a test is run with no mutant awake.
NOBODY = "nobody"

# Where a line runs while modules are imported and tests collected.
AT_START = "start"

# A mutant that sleeps has this many times the seconds of a processor that it may use: others may be busy.
WAITING = 20


class Watch:
    """Which lines run: in each test, in each fixture, and while everything is imported and collected."""

    def __init__(self) -> None:
        include = [f"letterbook/{room}/*" for room in ROOMS]
        self.coverage = coverage.Coverage(data_file=None, include=include, config_file=False)
        self.contexts = [AT_START]
        # What fixtures gave that remembers what was computed of it, and functions that remember values.
        self.remembering: list[dict[Any, Any]] = []
        self.cached: list[Any] = []

    @contextmanager
    def into(self, context: str) -> Iterator[None]:
        """Note the lines that run meanwhile under this name, and only under it."""
        self.contexts.append(context)
        self.coverage.switch_context(context)
        try:
            yield
        finally:
            self.contexts.pop()
            self.coverage.switch_context(self.contexts[-1])

    def find_caches(self) -> None:
        """Find the functions of the program that remember values; they are all imported by now."""
        cached = [value for value in gc.get_objects() if isinstance(value, functools._lru_cache_wrapper)]
        self.cached = [function for function in cached if function.__module__.startswith("letterbook")]

    def forget_values(self) -> None:
        """Let every remembered value be computed again, so that each test is seen to run all that it needs."""
        for function in self.cached:
            function.cache_clear()
        for computed in self.remembering:
            computed.clear()
        sweep()

    def lines(self) -> Iterator[dict[str, Any]]:
        """Stop, and yield each line with the names under which it ran."""
        self.coverage.stop()
        data = self.coverage.get_data()
        for file in sorted(data.measured_files()):
            for line, contexts in data.contexts_by_lineno(file).items():
                yield {"file": str(Path(file).relative_to(Path.cwd())), "line": line, "ran_in": sorted(contexts)}


class Forking:
    """The plugin: what it does after collecting stands in the plan."""

    def __init__(self, plan: dict[str, Any], results: Path) -> None:
        self.plan, self.results = plan, results
        self.watch = Watch() if plan["step"] == "observe" else None
        self.reports: list[pytest.TestReport] = []
        self.failed_to_collect = False

    def pytest_sessionstart(self) -> None:
        """Make Hypothesis try the same examples each time, and not look for smaller ones."""
        phases = (Phase.explicit, Phase.generate)
        checks = list(HealthCheck)
        settings.register_profile(
            "mutants", deadline=None, database=None, derandomize=True, phases=phases, suppress_health_check=checks
        )
        settings.load_profile("mutants")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note that a module of tests cannot even be imported."""
        self.failed_to_collect |= report.failed

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what came of a test."""
        self.reports.append(report)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Note what runs while a fixture is set up: every test that asks for it depends on that."""
        # What runs while a fixture of one test is set up, runs in that test.
        if self.watch is None or fixturedef.scope == "function":
            return (yield)
        with self.watch.into(context_of(fixturedef)):
            value = yield
        computed = getattr(getattr(value, "edition", value), "computed", None)
        if isinstance(computed, dict):
            self.watch.remembering.append(computed)
        return value

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do what is planned instead of running every test."""
        steps: dict[str, Callable[[pytest.Session], None]] = {
            "observe": self.observe,
            "alone": self.alone,
            "fork": self.fork,
        }
        steps[self.plan["step"]](session)
        return True

    def write(self, **line: Any) -> None:
        """Add a line to the results."""
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def ran(self, item: pytest.Item, following: pytest.Item | None) -> tuple[bool, float]:
        """Run one test; return whether it passed, and how many seconds of a processor it took."""
        self.reports.clear()
        began = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return not any(report.failed for report in self.reports), time.process_time() - began

    def run(self, items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, bool, float]]:
        """Run tests one after another."""
        for item, following in zip(items, [*items[1:], None], strict=False):
            yield item, *self.ran(item, following)

    def observe(self, session: pytest.Session) -> None:
        """Write how each test went, and which lines run at the start, in each fixture and in each test."""
        watch = self.watch
        assert watch
        watch.find_caches()
        for place, (item, following) in enumerate(zip(session.items, [*session.items[1:], None], strict=True)):
            watch.forget_values()
            with watch.into(str(place)):
                passed, seconds = self.ran(item, following)
            asked = item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined]
            fixtures = [context_of(one) for several in asked for one in several if one.scope != "function"]
            self.write(test=item.nodeid, passed=passed, seconds=seconds, contexts=[str(place), *fixtures])
        for line in watch.lines():
            self.write(**line)

    def alone(self, session: pytest.Session) -> None:
        """Write by which test a mutant is killed that was awake from the start, if one does."""
        places = {test: place for place, test in enumerate(self.plan["tests"])}
        items = sorted((item for item in session.items if item.nodeid in places), key=lambda item: places[item.nodeid])
        for item, passed, _ in self.run(items):
            if not passed:
                self.write(mutant=self.plan["mutant"], killed_by=item.nodeid)
                return

    def fork(self, session: pytest.Session) -> None:
        """Fork for each mutant, and write what came of it."""
        items = {item.nodeid: item for item in session.items}
        copy = Copy(Path(self.plan["pristine"]))
        for mutant in self.plan["mutants"]:
            tests = [items[test] for test in mutant["tests"]]
            if not in_child(partial(self.tried, mutant["name"], tests), mutant["seconds"]):
                self.write(mutant=mutant["name"], killed_by="its time, which ran out, or its end")
            copy.restore()

    def tried(self, name: str, items: Sequence[pytest.Item]) -> None:
        """Run the tests of a mutant up to the first that fails; with no mutant awake, write each that fails."""
        trampoline.set_mutant_under_test(name)
        for item, passed, _ in self.run(items):
            if not passed:
                self.write(mutant=name, killed_by=item.nodeid)
                if name != NOBODY:
                    return
        self.write(mutant=name, killed_by=None)


def context_of(fixture: pytest.FixtureDef[Any]) -> str:
    """Return the name under which lines are noted that run while a fixture is set up."""
    return f"fixture {id(fixture)}"


def in_child(work: Callable[[], None], seconds: float) -> bool:
    """Do work in a process of its own with its own temporary folder; return whether it ended by itself in time."""
    folder = Path("..", f"temporary-{os.getpid()}").resolve()
    folder.mkdir()
    child = os.fork()
    if not child:
        os.setsid()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = str(folder)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))
        try:
            work()
        except BaseException:
            traceback.print_exc(file=sys.stdout)
            sys.stdout.flush()
            os._exit(1)
        os._exit(0)
    try:
        return waited(child, seconds * WAITING)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def waited(child: int, seconds: float) -> bool:
    """Wait for a process, and end it with all that it started when its time is over; return whether it ended itself.

    Raises where its trial failed for a reason that is no mutant's.
    """
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended and os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("the trial of a mutant came to no end")
        if ended:
            return os.WIFEXITED(status)
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def main() -> None:
    """Collect the tests of a plan, and do what it says; every plan ends with a line that says so."""
    plan, results = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    plugin = Forking(plan, results)
    if plan["step"] == "alone":
        trampoline.set_mutant_under_test(plan["mutant"])
    if plugin.watch:
        plugin.watch.coverage.start()
        plugin.watch.coverage.switch_context(AT_START)
    options = ["-s", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:faulthandler"]
    status = pytest.main([*options, *plan["folders"]], plugins=[plugin])
    if plugin.failed_to_collect or status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        plugin.write(failed=f"tests were not collected, or pytest stopped: {status!r}")
    plugin.write(done=True)


if __name__ == "__main__":
    main()
