"""Licences that have a short name."""

import re
from collections.abc import Mapping

# Each with where it lies on the site of Creative Commons.
PLACES: Mapping[str, str] = {
    "CC0 1.0": "/publicdomain/zero/1.0/",
    "CC BY 4.0": "/licenses/by/4.0/",
    "CC BY-SA 4.0": "/licenses/by-sa/4.0/",
    "CC BY-NC 4.0": "/licenses/by-nc/4.0/",
    "CC BY-NC-SA 4.0": "/licenses/by-nc-sa/4.0/",
    "CC BY-ND 4.0": "/licenses/by-nd/4.0/",
}

# Each with its address.
LICENCES: Mapping[str, str] = {name: f"https://creativecommons.org{place}" for name, place in PLACES.items()}

ADDRESS = re.compile(r"https?://(?:www\.)?creativecommons\.org(/[^?#]*).*")


def licence_at(address: str) -> str:
    """Return the short name of the licence at an address, or at one below it; "" of any other."""
    found = ADDRESS.fullmatch(address)
    place = f"{found[1].rstrip('/')}/" if found else ""
    return next((name for name, known in PLACES.items() if place.startswith(known)), "")
