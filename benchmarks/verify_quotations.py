"""How long it takes to find 20,000 quotations in 500 captures of 1,000 words, as a multiple of reading those captures.

Target: at most 1.5 times the time of reading and normalising them. Both are measured in this run, in turn,
and the median of the ratios is printed.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from letterbook.verification import finding
from letterbook.verification.captures import CapturedText, read_capture

CAPTURES, WORDS, QUOTATIONS, ROUNDS = 500, 1_000, 20_000, 7
TARGET = 1.5

Quotation = tuple[int, str]


def make_captures(folder: Path, chance: random.Random) -> list[str]:
    """Write captures of invented words in paragraphs of some fifty; return their file names."""
    syllables = ["ka", "lo", "mi", "ren", "tu", "vas", "pel", "nor", "dim", "sho", "gra", "ist"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5_000)]
    names = []
    for number in range(CAPTURES):
        words = [f"“{word}”" if chance.random() < 0.02 else word for word in chance.choices(vocabulary, k=WORDS)]
        paragraphs = [" ".join(words[start : start + 50]) + "." for start in range(0, WORDS, 50)]
        names.append(f"{number}.txt")
        (folder / names[-1]).write_text("\n\n".join(paragraphs), encoding="utf-8")
    return names


def make_quotations(texts: list[CapturedText], chance: random.Random) -> list[Quotation]:
    """Return quotations of three to thirty words, each with the number of its capture."""
    made = []
    for _ in range(QUOTATIONS):
        number = chance.randrange(len(texts))
        words = chance.choice(texts[number].paragraphs).split()
        start = chance.randrange(len(words) - 3)
        made.append((number, " ".join(words[start : start + chance.randint(3, 30)]).rstrip(".")))
    return made


def read_all(folder: Path, names: list[str]) -> list[CapturedText]:
    """Return all captures, read and normalised."""
    texts = [text for name in names if (text := read_capture(folder, name)[0])]
    for text in texts:
        _ = text.fingerprint
    return texts


def verify_all(texts: list[CapturedText], quotations: list[Quotation]) -> int:
    """Return how many quotations are found; each is looked for in every paragraph, as without a locator."""
    finding.parts_of.cache_clear()
    return sum(
        finding.find(words, texts[number].normal_paragraphs, range(1, len(texts[number].paragraphs) + 1)) is not None
        for number, words in quotations
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure in turn and print the ratio; status 1 where it misses the target."""
    chance = random.Random(20260000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = make_captures(folder, chance)
        texts = read_all(folder, names)
        quotations = make_quotations(texts, chance)
        found = verify_all(texts, quotations)
        ratios = []
        for _ in range(ROUNDS):
            reading = seconds(lambda: read_all(folder, names))
            ratios.append(seconds(lambda: verify_all(texts, quotations)) / reading)
    ratio = statistics.median(ratios)
    print(f"verify_quotations: {found} of {QUOTATIONS} found; {ratio:.2f} times reading (target {TARGET})")
    sys.exit(found != QUOTATIONS or ratio > TARGET)


if __name__ == "__main__":
    main()
