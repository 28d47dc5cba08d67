"""The broken editions: each lays one mistake over the invented collection."""

import shutil
from pathlib import Path

BROKEN = Path(__file__).parent / "broken_editions"
BROKEN_EDITIONS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def lay(name: str, toy_edition: Path, root: Path) -> Path:
    """Copy the invented collection into a folder, lay a broken edition over it, and return the folder."""
    for folder in ("sources", "captures"):
        shutil.copytree(toy_edition / folder, root / folder, dirs_exist_ok=True)
    removals = BROKEN / name / "remove.txt"
    for line in removals.read_text(encoding="utf-8").splitlines() if removals.exists() else []:
        (root / line).unlink()
        if not any((root / line).parent.iterdir()):
            (root / line).parent.rmdir()
    for folder in ("sources", "captures", "docs"):
        if (BROKEN / name / folder).exists():
            shutil.copytree(BROKEN / name / folder, root / folder, dirs_exist_ok=True)
    return root
