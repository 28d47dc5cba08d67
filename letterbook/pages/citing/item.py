"""A work as programs that cite know it."""

from collections.abc import Mapping
from typing import Any

# Of CSL-JSON: its id, its type, and the variables that are known of it.
Item = Mapping[str, Any]
