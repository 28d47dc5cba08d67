"""How many examples a property test tries: as many as it says, or so many times more as `make fuzz` asks for."""

import os

TIMES = float(os.environ.get("LETTERBOOK_EXAMPLES", "1"))


def times(usual: int) -> int:
    """Return how many examples are tried where a quick run tries so many."""
    return max(1, round(usual * TIMES))
