"""The workflows: nothing is granted that is not needed, and nothing is run that could be exchanged behind our back."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SITE = ROOT / ".github/workflows/site.yml"
EVERY = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)

# An action of others: its name, a whole commit, and the version that a reader can look up.
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(workflow: Path) -> dict[Any, Any]:
    """Return a workflow; YAML reads its `on` as true."""
    found: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return found


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool that is installed beside this Python, from the top of the repository; skip where it is absent."""
    tool = shutil.which(command[0], path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_are_workflows():
    """The site is built and published by a workflow."""
    assert SITE in WORKFLOWS


@EVERY
def test_every_action_is_pinned_by_commit(workflow):
    """Each action of others is named by a whole commit, with its version beside it."""
    used = re.findall(r"^\s*-?\s*uses:\s*(.+?)\s*$", workflow.read_text(encoding="utf-8"), re.MULTILINE)
    assert used and [one for one in used if not PINNED.fullmatch(one)] == []


@EVERY
def test_nothing_is_granted_to_all_jobs(workflow):
    """The workflow as a whole may do nothing; each job names what it needs."""
    found = read(workflow)
    assert found["permissions"] == {}
    assert [name for name, job in found["jobs"].items() if "permissions" not in job] == []


@EVERY
def test_checkout_leaves_no_credentials(workflow):
    """After a checkout, no token lies in the work tree for later steps to find."""
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_building_may_only_read():
    """The job that runs the code of the repository cannot write anything anywhere."""
    assert read(SITE)["jobs"]["build"]["permissions"] == {"contents": "read"}


def test_publishing_runs_no_code_of_the_repository():
    """The job that may publish uses one action and runs no command."""
    job = read(SITE)["jobs"]["deploy"]
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert [sorted(step) for step in job["steps"]] == [["id", "name", "uses"]]


def test_only_main_of_the_repository_itself_is_published():
    """No branch and no fork publishes, and nothing does that was not built and tested."""
    job = read(SITE)["jobs"]["deploy"]
    assert job["needs"] == "build" and job["environment"]["name"] == "github-pages"
    assert job["if"] == "github.ref == 'refs/heads/main' && !github.event.repository.fork"


def test_site_is_tested_before_it_is_kept():
    """The site is built, then tested, then kept for publication, in this order."""
    steps = read(SITE)["jobs"]["build"]["steps"]
    done = [step.get("run") or step["uses"].split("@")[0] for step in steps]
    steps_that_matter = ["actions/checkout", "make site", "make test", "actions/upload-pages-artifact"]
    assert [one for one in done if "apt-get" not in one] == steps_that_matter


@EVERY
def test_workflow_has_the_form_that_github_expects(workflow):
    """The schema of workflows has nothing against it."""
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))
    assert done.returncode == 0, done.stdout


def test_dependabot_s_file_has_the_form_that_github_expects():
    """The schema of Dependabot's configuration has nothing against it."""
    done = run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_nothing_unsafe_is_found():
    """zizmor, at its strictest and without the network, finds nothing in workflows and Dependabot's file."""
    done = run("zizmor", "--offline", "--no-progress", "--persona=auditor", "--strict-collection", ".github")
    assert done.returncode == 0, done.stdout
