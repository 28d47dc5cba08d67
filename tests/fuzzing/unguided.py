"""One target without atheris: its corpus, spoiled at random, for some seconds; coverage leads nowhere.

    python -m tests.fuzzing.unguided TARGET SECONDS ARTIFACTS FOLDER...

It ends with status 1 at the first input at which the target raises, and leaves that input among the artifacts.
"""

import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS
from tests.random_faults import BYTES

# How many inputs Hypothesis makes between two looks at the clock.
AT_ONCE = 50


def spoiled(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return what makes inputs of a corpus: pieces of its files in any order, and strange bytes between them."""
    strange = st.sampled_from(BYTES) | st.binary(max_size=4)
    piece = st.builds(
        lambda seed, start, end: seed[min(start, end) : max(start, end)],
        st.sampled_from(seeds),
        st.integers(0, max(map(len, seeds))),
        st.integers(0, max(map(len, seeds))),
    )
    return st.lists(st.sampled_from(seeds) | piece | strange, max_size=4).map(b"".join)


def inputs(seeds: Sequence[bytes], seconds: float) -> Iterator[bytes]:
    """Yield inputs made of a corpus until the time is up; first the corpus itself."""
    yield from seeds
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield from gathered(seeds)


def gathered(seeds: Sequence[bytes]) -> list[bytes]:
    """Return some inputs made of a corpus."""
    found: list[bytes] = []

    @settings(max_examples=AT_ONCE, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(spoiled(seeds))
    def gather(raw: bytes) -> None:
        found.append(raw)

    gather()
    return found


def tried(name: str, seeds: Sequence[bytes], seconds: float, artifacts: Path) -> int:
    """Try a target, and print how often; return 1 where it raised, after keeping the input, else 0."""
    number = 0
    for number, raw in enumerate(inputs(seeds, seconds), start=1):
        try:
            TARGETS[name](raw)
        except Exception:
            artifacts.mkdir(parents=True, exist_ok=True)
            (artifacts / f"crash-{hashlib.sha256(raw).hexdigest()[:20]}").write_bytes(raw)
            click.echo(f"Done {number} runs")
            raise
    click.echo(f"Done {number} runs")
    return 0


if __name__ == "__main__":
    target, length, kept, *folders = sys.argv[1:]
    held = [path.read_bytes() for folder in folders for path in sorted(Path(folder).iterdir())]
    sys.exit(tried(target, held, float(length), Path(kept)))
