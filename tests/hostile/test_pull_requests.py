"""What a pull request brings into CI, and onto a maintainer's machine: names and records, which no shell ever reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

PROGRAM = [*(ROOT / "letterbook").rglob("*.py"), ROOT / "build_pages.py"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# What runs a text as a command line, or a text as code.
SHELLS = frozenset(
    {
        *("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "pty.spawn"),
        *("asyncio.create_subprocess_shell", "eval", "exec", "os.execl", "os.execlp", "commands.getoutput"),
        *("pickle.load", "pickle.loads", "marshal.loads", "yaml.unsafe_load", "yaml.full_load"),
    }
)
STARTERS = frozenset(
    {"subprocess.run", "subprocess.Popen", "subprocess.call", "subprocess.check_output", "subprocess.check_call"}
)

# What of an event somebody else chose: titles, names of branches, files.
STRANGERS = re.compile(
    r"\$\{\{[^}]*(?:github\.(?:event\.(?!repository\.fork|pull_request\.number)|head_ref|actor)|inputs\.)"
)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of a module, each with the dotted name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_no_text_is_run_as_a_command_or_as_code():
    """Nothing in the program hands a text to a shell, or to Python; no option asks for a shell."""
    found = [(path.name, name) for path in PROGRAM for name, _ in calls(path) if name in SHELLS]
    asked = [
        (path.name, name)
        for path in PROGRAM
        for name, call in calls(path)
        if any(one.arg == "shell" for one in call.keywords)
    ]
    assert found == asked == []


def test_programs_are_started_with_a_list_of_arguments():
    """Each argument stays one, whatever is in it: what is given is a list, or a name that holds one."""
    started = [(path, call) for path in PROGRAM for name, call in calls(path) if name in STARTERS]
    assert len(started) >= 4
    for path, call in started:
        assert not isinstance(call.args[0], (ast.Constant, ast.JoinedStr, ast.BinOp)), path


def test_yaml_is_read_without_types():
    """No loader that makes objects is named anywhere in the program."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in PROGRAM)
    assert "BaseLoader" in text
    assert not re.search(r"\b(?:UnsafeLoader|FullLoader|CFullLoader|CUnsafeLoader|yaml\.Loader|yaml\.CLoader)\b", text)


def recipes() -> list[str]:
    """Return the lines of the Makefile that a shell runs, also those of an edition of one's own."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in re.findall(r"^(?:# )?\t(.*)$", text, re.MULTILINE) if line]


def test_makefile_lists_no_files_of_strangers():
    """No recipe looks what lies in sources/ or docs/, by a pattern or a command; names of files reach no shell."""
    for line in recipes():
        assert not re.search(r"\$\((?:wildcard|shell|foreach)[^)]*(?:sources|docs)", line), line
        assert not re.search(r"(?:sources|docs)/\S*\*", line), line
        assert not re.search(r"\b(?:find|xargs|eval)\b", line), line


def test_workflows_are_there():
    """There are workflows to look at."""
    assert len(WORKFLOWS) > 2


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_runs_nothing_that_strangers_chose(path):
    """No script has an expression in it: titles, branches and names of files never become part of a command."""
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job.get("steps", ())]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert [step for step in steps if STRANGERS.search(str(step.get("with", "")) + str(step.get("env", "")))] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_gives_a_pull_request_nothing(path):
    """A pull request from a fork runs with the right to read, and without a secret; none runs in the name of main."""
    text = path.read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    # YAML 1.1 reads "on" as a truth value.
    events = told.get("on", told.get(True))
    assert "pull_request_target" not in text and "workflow_run" not in text and "secrets." not in text
    assert told["permissions"] == {}
    if "pull_request" in events:
        assert {right for job in told["jobs"].values() for right in job.get("permissions", {}).items()} <= {
            ("contents", "read")
        }
        checkouts = [
            step for job in told["jobs"].values() for step in job["steps"] if "checkout" in step.get("uses", "")
        ]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
