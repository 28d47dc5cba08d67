"""How long `check` takes for the first collection from nothing, as a multiple of what nobody can save.

That is: starting Python, loading the libraries that read records, and parsing the same YAML. Target: at most four
times that, so that a hook before every commit is not felt. Whole commands are run in turn, each in a process of
its own; the median of the ratios is printed, and the median time of `check`.
"""

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, TARGET = 9, 4.0

PARSE = """
from pathlib import Path
import ahocorasick_rs, click, edtf, pydantic, yaml
for path in sorted(Path("sources").rglob("*.yml")):
    yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
"""


def seconds(*command: str) -> float:
    """Return how long a command of Python takes; raises where it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure in turn and print the ratio; status 1 where it misses the target."""
    times, ratios = [], []
    for _ in range(ROUNDS):
        parsing = seconds("-c", PARSE)
        # What earlier runs found out would spare this one nearly all its work.
        shutil.rmtree(ROOT / ".letterbook-cache", ignore_errors=True)
        times.append(seconds("build_pages.py", "check", "--quiet"))
        ratios.append(times[-1] / parsing)
    ratio = statistics.median(ratios)
    print(f"check_records: {statistics.median(times):.2f} s; {ratio:.2f} times loading and parsing (target {TARGET})")
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
