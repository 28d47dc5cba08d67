"""How long an import of CMIF files takes, as a multiple of parsing them and writing the same records.

The files are those of other editions beside the repository, all together; without them nothing is measured.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT.parent / "shared" / "cmif" / "csStorage"
MALFORMED = {"luxemburg.xml", "werthern.xml"}

TARGET = 3.0

# How fast a disk writes differs from one minute to the next.
ROUNDS = 3


def parsed(paths: list[Path]) -> int:
    """Parse files as a stream, and return how many letters are in them."""
    letters = 0
    for path in paths:
        for _, element in ElementTree.iterparse(path):
            if element.tag.endswith("correspDesc"):
                letters += 1
                element.clear()
    return letters


def written(records: dict[str, bytes], folder: Path) -> None:
    """Write files."""
    for name, content in records.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    """Measure one import in turn with what it cannot do without; status 1 where the target is missed."""
    paths = sorted(path for path in FILES.rglob("*.xml") if path.name not in MALFORMED)
    if not paths:
        print("import_cmif: no files of other editions beside the repository; nothing is measured")
        return
    rounds = [measured(paths) for _ in range(ROUNDS)]
    took, least = (statistics.median(one[place] for one in rounds) for place in (0, 1))
    ratio = took / least
    verdict = "met" if ratio <= TARGET else "MISSED"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"import_cmif: {rounds[0][2]:,} letters in {took:.1f} s, {memory:.0f} MB; ", end="")
    print(f"{ratio:.2f} times parsing and writing (target {TARGET}) {verdict}")
    sys.exit(0 if ratio <= TARGET else 1)


def measured(paths: list[Path]) -> tuple[float, float, int]:
    """Return how many seconds an import takes, and parsing the files and writing its records; and how many letters."""
    with tempfile.TemporaryDirectory() as name:
        into = Path(name) / "edition"
        command = [sys.executable, "build_pages.py", "import-cmif", *map(str, paths), "--into", str(into), "--quiet"]
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True)
        took = time.perf_counter() - start
        sources = into / "sources"
        records = {str(path.relative_to(sources)): path.read_bytes() for path in sources.rglob("*") if path.is_file()}
        start = time.perf_counter()
        letters = parsed(paths)
        written(records, Path(name) / "again")
        return took, time.perf_counter() - start, letters


if __name__ == "__main__":
    main()
