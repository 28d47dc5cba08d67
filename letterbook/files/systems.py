"""What systems leave in folders without being asked."""

from pathlib import PurePath

# In folders that somebody looked at, in lower case; those that begin with a point are known by it.
OF_SYSTEMS = frozenset({"desktop.ini", "thumbs.db", "icon\r"})


def is_of_a_system(path: PurePath) -> bool:
    """Whether it is hidden, or one of the files that Windows and macOS leave in folders without being asked."""
    return path.name.startswith(".") or path.name.lower() in OF_SYSTEMS
