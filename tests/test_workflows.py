"""The workflows: nothing is granted that is not needed, and nothing is run that could be exchanged behind our back."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SITE = ROOT / ".github/workflows/site.yml"
CHECK = ROOT / ".github/workflows/check.yml"
LINKS = ROOT / ".github/workflows/links.yml"
ADVISORIES = ROOT / ".github/workflows/advisories.yml"
RELEASE = ROOT / ".github/workflows/release.yml"
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
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
    """The site is built and published, pull requests are checked, links and libraries are asked after, and releases
    are made, each by a workflow.
    """
    assert {SITE, CHECK, LINKS, ADVISORIES, RELEASE} == set(WORKFLOWS)


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


def test_an_action_is_pinned_to_one_commit():
    """Whichever workflow uses an action uses the same commit of it."""
    used = {name for path in WORKFLOWS for name in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))}
    assert len({name.split("@")[0] for name in used}) == len(used) > 3


@EVERY
def test_checkout_leaves_no_credentials(workflow):
    """After a checkout, no token lies in the work tree for later steps to find."""
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)


@EVERY
def test_nothing_is_taken_from_an_event_into_a_script(workflow):
    """No script holds an expression: what others name, such as a branch, would be run."""
    steps = [step for job in read(workflow)["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


@EVERY
def test_no_workflow_runs_with_rights_for_a_stranger(workflow):
    """No secret is named, and none runs where a fork's code would meet the rights of this repository."""
    text = workflow.read_text(encoding="utf-8")
    assert not re.search(r"secrets\b|pull_request_target|workflow_run", text)


@pytest.mark.parametrize("workflow", [CHECK, LINKS, ADVISORIES], ids=lambda path: path.name)
def test_checking_may_only_read(workflow):
    """Whatever runs the code of a pull request may read that, and nothing else."""
    assert all(job["permissions"] == {"contents": "read"} for job in read(workflow)["jobs"].values())


def test_a_pull_request_is_checked_tested_and_shown():
    """A pull request is checked with annotations and a summary, tested, and made into a preview with a report."""
    jobs = read(CHECK)["jobs"]
    scripts = {name: "\n".join(step.get("run", "") for step in job["steps"]) for name, job in jobs.items()}
    assert sorted(scripts) == ["check", "elsewhere", "preview", "test"]
    assert "make check" in scripts["check"] and "--format github --summary" in scripts["check"]
    assert "make test" in scripts["test"]
    for part in ("report.md", "make site offline", "make changed-pages", "$GITHUB_STEP_SUMMARY"):
        assert part in scripts["preview"]


def test_every_version_of_python_is_tested():
    """Each minor version from the oldest that the program runs on to the newest that there is, one not for another."""
    job = read(CHECK)["jobs"]["test"]
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert oldest == f">={job['strategy']['matrix']['python'][0]}" and not job["strategy"]["fail-fast"]


def test_windows_and_macos_are_tested_without_a_browser_and_without_make():
    """Both run all tests but those that are marked as needing a browser, or, on Windows, what only Unix has."""
    job = read(CHECK)["jobs"]["elsewhere"]
    machines = {one["system"]: one for one in job["strategy"]["matrix"]["include"]}
    assert {system: one["left-out"] for system, one in machines.items()} == {
        "Windows": "browser or unix",
        "macOS": "browser",
    }
    scripts = "\n".join(step.get("run", "") for step in job["steps"])
    assert "make" not in scripts and '-m "not ($LEFT_OUT)"' in scripts
    assert "--require-hashes -r requirements/test.txt" in scripts
    markers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"][
        "markers"
    ]
    named = {word for one in machines.values() for word in one["left-out"].split(" or ")}
    assert named <= {marker.split(":")[0] for marker in markers}


def test_advisories_are_asked_for_and_block_nothing():
    """Once a week, by a workflow for which no other waits."""
    found = read(ADVISORIES)
    assert set(found[True]) == {"schedule", "workflow_dispatch"}
    assert [step["run"] for job in found["jobs"].values() for step in job["steps"] if "run" in step] == [
        'make advisories OPTIONS="--summary $GITHUB_STEP_SUMMARY"'
    ]


def test_a_release_is_made_of_a_tag_and_tested():
    """A tag alone makes a release: after all tests, with wheel, copy, archive, books and bill of materials."""
    found = read(RELEASE)
    assert found[True] == {"push": {"tags": ["v*"]}}
    build = found["jobs"]["build"]
    assert build["permissions"] == {"contents": "read"}
    scripts = "\n".join(step.get("run", "") for step in build["steps"])
    assert (
        scripts.index("make test") < scripts.index("make book offline archive wheel bill") < scripts.index("release/")
    )
    for name in ("-py3-none-any.whl", ".cdx.json", "-offline.zip", "-archive.zip", ".epub", ".pdf", "SHA256SUMS"):
        assert name in scripts


def test_releasing_runs_no_code_of_the_repository():
    """The job that may write a release checks nothing out, runs no file of it, and takes what the other job made."""
    job = read(RELEASE)["jobs"]["publish"]
    assert job["needs"] == "build"
    assert job["permissions"] == {"contents": "write", "actions": "read"}
    assert [step.get("uses") for step in job["steps"]] == [None]
    commands = [line.split()[0] for line in job["steps"][0]["run"].replace("\\\n", "").splitlines()]
    assert commands == ["gh", "(cd", "gh"]


def test_links_block_nothing():
    """The weekly look at other people's sites is never a reason to stop."""
    assert set(read(LINKS)[True]) == {"schedule", "workflow_dispatch"}
    assert all(job["continue-on-error"] is True for job in read(LINKS)["jobs"].values())


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
    steps_that_matter = ["actions/checkout", "make book", "make site", "make test", "actions/upload-pages-artifact"]
    assert [one for one in done if "apt-get" not in one] == steps_that_matter


def test_the_site_never_waits_for_the_books():
    """Where the books, or the fonts that they are set in, cannot be had, the site is published all the same."""
    steps = read(SITE)["jobs"]["build"]["steps"]
    optional = [step["run"] for step in steps if step.get("continue-on-error")]
    assert len(optional) == 2 and "fonts-noto" in optional[0] and optional[1] == "make book"


@EVERY
def test_workflow_has_the_form_that_github_expects(workflow):
    """The schema of workflows has nothing against it."""
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow))
    assert done.returncode == 0, done.stdout


def test_dependabot_s_file_has_the_form_that_github_expects():
    """The schema of Dependabot's configuration has nothing against it."""
    done = run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_there_are_forms():
    """There is a form for each thing that somebody who does not use git may want to say."""
    assert [path.stem for path in FORMS] == ["bug", "correction", "missing-letter", "new-source"]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_form_has_the_form_that_github_expects(form):
    """The schema of issue forms has nothing against it, and no two fields share an id."""
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", str(form))
    assert done.returncode == 0, done.stdout
    ids = [field["id"] for field in read(form)["body"] if "id" in field]
    assert len(ids) == len(set(ids))


def test_configuration_of_forms_has_the_form_that_github_expects():
    """The schema of the forms' configuration has nothing against it."""
    path = ".github/ISSUE_TEMPLATE/config.yml"
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", path)
    assert done.returncode == 0, done.stdout


def test_a_correction_can_be_begun_from_a_page():
    """The form of a correction has the fields that a link from a page fills in: page and record."""
    fields = {field.get("id"): field["type"] for field in read(ROOT / ".github/ISSUE_TEMPLATE/correction.yml")["body"]}
    assert (fields["page"], fields["record"]) == ("input", "input")


def test_owners_are_paths_that_exist():
    """Each line of CODEOWNERS names something of this repository, so that nothing is left without notice."""
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert paths[0] == "*"
    assert [path for path in paths[1:] if not (ROOT / path.lstrip("/")).exists()] == []


def test_commands_exist():
    """Every `make` command that a workflow or the template of pull requests names is one of the Makefile's."""
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    template = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    scripts = [
        step.get("run", "") for path in WORKFLOWS for job in read(path)["jobs"].values() for step in job["steps"]
    ]
    named = set(re.findall(r"\bmake (?:--silent )?([a-z-]+)", "\n".join([template, *scripts])))
    assert {"check", "test", "report", "site", "links", "advisories", "book"} <= named <= made


def test_nothing_unsafe_is_found():
    """zizmor, at its strictest and without the network, finds nothing in workflows and Dependabot's file."""
    done = run("zizmor", "--offline", "--no-progress", "--persona=auditor", "--strict-collection", ".github")
    assert done.returncode == 0, done.stdout
