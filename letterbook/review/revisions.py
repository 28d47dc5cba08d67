"""The records as git has them in an older state, for `report` alone; nothing that is built asks git anything."""

import io
import re
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from letterbook.files.writing import write_new


class NoRevision(Exception):
    """There is no such older state; the message says why, and what to name instead."""


def unpack(sources: Path, since: str | None, into: Path) -> str:
    """Put the records as a revision has them into a folder, and return what that revision is called, shortly.

    Raises NoRevision where git does not know it, or where it holds no such folder of records.
    """
    name, commit = revision(sources.parent, since)
    archive = git(sources.parent, "archive", "--format=tar", commit, "--", sources.name)
    if archive.returncode:
        raise NoRevision(f"revision '{name}' has no folder '{sources.name}'; name another with --since")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        for member in files:
            # Links are left out: the check refuses them, and here they could lead out of the folder.
            if member.isfile() and (content := files.extractfile(member)):
                write_new(into / member.name, content.read())
    return name if commit.startswith(name) else f"{name} ({commit[:9]})"


def rename(old: Path, renamed: Mapping[str, str], into: Path) -> None:
    """Put records into a folder with the ids that they have now, wherever one of them is named."""
    ids = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, renamed))})(?![\w-])")
    for path in (path for path in old.rglob("*.yml") if path.is_file()):
        target = into / path.relative_to(old).with_stem(renamed.get(path.stem, path.stem))
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        write_new(target, ids.sub(lambda found: renamed[found[0]], text).encode("utf-8", "surrogateescape"))


def revision(folder: Path, since: str | None) -> tuple[str, str]:
    """Return name and commit of the older state: the one named, or where the branch left main, or the last commit."""
    if git(folder, "rev-parse", "--git-dir").returncode:
        raise NoRevision(f"'{folder}' is not in a git repository, so there is nothing to compare it with")
    for name in ("origin/main", "main") if since is None else ():
        parted = git(folder, "merge-base", "HEAD", name)
        if not parted.returncode:
            return name, parted.stdout.decode().strip()
    name = "HEAD" if since is None else since
    found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        raise NoRevision(f"git knows no revision '{name}'; name a branch, a tag or a commit with --since")
    return name, found.stdout.decode().strip()


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and return what it did; raises NoRevision where there is no git."""
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevision("'report' compares with a git revision, but git is not installed") from None
