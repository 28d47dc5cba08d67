"""Nothing is installed that was not chosen: every library has its version and the hashes of its files."""

import json
import re
import tomllib
from itertools import pairwise

import pytest

from tests import locked
from tests.locked import LOCKS, ROOT, read

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "site": PROJECT["project"]["dependencies"],
    **{name: PROJECT["project"]["optional-dependencies"][name] for name in ("book", "test", "long")},
}
# A requirement of ours: a name, a version if that matters, and where it is needed.
OURS = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:==(?P<version>[\w.]+))?(?:; .+)?")

NPM = ROOT / "tests/npm"


def normal(name):
    """Return the name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_version_and_hashes(lock):
    """A lock has nothing but exact versions with the SHA-256 of their files: no address, no option, no other file."""
    pinned = list(read(lock))
    assert len(pinned) > 30
    assert len({(one.name, one.marker) for one in pinned}) == len(pinned)


@pytest.mark.parametrize(
    "text",
    [
        "a==1.0\n",
        "a>=1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "a==1.0 \\\n    --hash=sha1:" + "0" * 40 + "\n",
        "a==1.* \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "a @ https://example.org/a.zip \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "--index-url https://example.org/\n",
        "-r other.txt\n",
    ],
)
def test_a_requirement_of_another_form_is_noticed(text, tmp_path, monkeypatch):
    """Whatever would let an index decide what is installed."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/site.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(locked, "ROOT", tmp_path)
    with pytest.raises(ValueError, match="is not pinned with hashes"):
        list(read("site"))


@pytest.mark.parametrize(("lower", "higher"), list(pairwise(LOCKS)))
def test_a_higher_lock_holds_the_lower_one(lower, higher):
    """What a site is built with is what its tests run with: the same versions, the same files, on the same systems."""
    assert set(read(lower)) <= set(read(higher))


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_wanted_is_what_is_locked(lock):
    """Everything that pyproject.toml wants is locked, at its version where it names one; a site's libraries all do."""
    found = {normal(wanted["name"]): wanted["version"] for one in WANTED[lock] if (wanted := OURS.fullmatch(one))}
    assert len(found) == len(WANTED[lock])
    versions = {one.name: one.version for one in read(lock)}
    assert {name: versions.get(name) for name in found} == {
        name: version or versions.get(name, "locked") for name, version in found.items()
    }
    assert lock != "site" or all(found.values())


def test_what_builds_the_wheel_is_locked():
    """The wheel is built by the version that pyproject.toml names, which is the one that is locked."""
    (builder,) = PROJECT["build-system"]["requires"]
    assert builder in {f"{one.name}=={one.version}" for one in read("test")}


def test_make_installs_nothing_without_hashes():
    """Every installation asks for hashes, that of the one program too with which `make lock` makes the locks."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"^\t.*\bpip install\b.*$", makefile, re.MULTILINE)
    assert len(installs) == 5
    assert [line for line in installs if "--require-hashes -r " not in line] == []
    assert [one.name for one in read("lock")] == ["uv"]
    assert "npm --prefix tests/npm ci --ignore-scripts" in makefile


def test_every_package_of_npm_has_its_hash():
    """Each has an exact version and a SHA-512; the index is the one that npm is set to."""
    lock = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {
        name.removeprefix("node_modules/"): one["version"] for name, one in packages.items()
    }.items() >= wanted.items()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    assert [name for name, one in packages.items() if "resolved" in one or "link" in one] == []
