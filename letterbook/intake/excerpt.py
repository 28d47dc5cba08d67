"""The beginning of a paragraph, as an editor is shown it."""

# Letters of a paragraph that are shown, and the fewest that a cut between words may leave.
SHOWN = 40
FEWEST = 24


def first_words(paragraph: str) -> str:
    """Return the beginning of a paragraph, cut between words where it has such; nothing that a terminal obeys."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in paragraph).split())
    if len(line) <= SHOWN:
        return line
    cut = line[:SHOWN].rfind(" ")
    return f"{line[: cut if cut >= FEWEST else SHOWN].rstrip()} …"
