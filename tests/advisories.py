"""Asks PyPI whether anything is known against the pinned versions, for `make advisories`.

The exit status is 0 where nothing is known, 1 where something is, and 2 where not all could be asked.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.locked import LOCKS, Locked, read

FINE, KNOWN, NOT_ASKED = 0, 1, 2

# How many libraries a line names.
NAMED = 5


@dataclass(frozen=True)
class Verdict:
    """The exit status, and what to say."""

    status: int
    lines: tuple[str, ...]


def ask(pinned: Sequence[Locked]) -> subprocess.CompletedProcess[str]:
    """Return what pip-audit says of some libraries; those that other systems need are asked about as well."""
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        lines = [
            f"{one.name}=={one.version} {' '.join(f'--hash=sha256:{it}' for it in one.hashes)}\n" for one in pinned
        ]
        listed.write_text("".join(lines), encoding="utf-8")
        asked = ["--requirement", str(listed), "--require-hashes", "--disable-pip", "--format", "json"]
        command = [sys.executable, "-m", "pip_audit", *asked, "--progress-spinner", "off"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)


def verdict(pinned: Sequence[Locked], done: subprocess.CompletedProcess[str]) -> Verdict:
    """Return what an answer of pip-audit comes to."""
    if "No module named" in done.stderr and "pip_audit" in done.stderr:
        return Verdict(NOT_ASKED, ("pip-audit is not installed, so nothing was asked; 'make advisories' installs it",))
    try:
        told = {one["name"]: one for one in json.loads(done.stdout)["dependencies"]}
    except (ValueError, KeyError, TypeError):
        why = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        return Verdict(NOT_ASKED, (f"nothing was asked: https://pypi.org cannot be reached, or refuses; {why}",))
    # A library that its service does not know is passed over by pip-audit, which then finds that all is well.
    unasked = [one for one in pinned if "vulns" not in told.get(one.name, {})]
    known = [line for one in pinned for line in advisories(one, told.get(one.name, {}).get("vulns", []))]
    if unasked:
        names = ", ".join(one.name for one in unasked[:NAMED]) + (" and more" if len(unasked) > NAMED else "")
        lost = f"{len(unasked)} of {len(pinned)} libraries were not asked about: https://pypi.org does not know {names}"
        return Verdict(KNOWN if known else NOT_ASKED, (*known, lost))
    if known:
        return Verdict(KNOWN, tuple(known))
    return Verdict(FINE, (f"Nothing is known against the {len(pinned)} pinned libraries.",))


def advisories(one: Locked, found: Sequence[dict[str, list[str] | str]]) -> list[str]:
    """Return a line for each advisory on a library: the first lock that has it, what is known, what mends it."""
    if not found:
        return []
    lock = next(lock for lock in LOCKS if one.name in {other.name for other in read(lock)})
    return [
        f"requirements/{lock}.txt: {one.name} {one.version}: {advisory['id']}"
        + (f" ({', '.join(advisory['aliases'])})" if advisory.get("aliases") else "")
        + (
            f"; mended in {', '.join(advisory['fix_versions'])}"
            if advisory.get("fix_versions")
            else "; nothing mends it"
        )
        for advisory in found
    ]


def main() -> None:
    """Ask, and tell what came of it, in text, and in a file as Markdown if one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--summary", type=Path, help="add the result to this file as Markdown")
    summary = parser.parse_args().summary
    # The highest lock holds all others.
    pinned = list(read(LOCKS[-1]))
    found = verdict(pinned, ask(pinned))
    sys.stdout.write("".join(f"{line}\n" for line in found.lines))
    if summary:
        with summary.open("a", encoding="utf-8", newline="\n") as file:
            file.write("## Advisories\n\n" + "".join(f"- {line}\n" for line in found.lines))
    sys.exit(found.status)


if __name__ == "__main__":
    main()
