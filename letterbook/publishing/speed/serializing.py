"""The HTML of a page written as Python-Markdown writes it, with fewer questions about what never is there."""

from collections.abc import Callable
from typing import Any

from markdown import serializers

# The library's functions for the text of elements and of attributes.
LIBRARY: Any = serializers
# In these, text stands as it is.
RAW = frozenset({"script", "style"})

Write = Callable[[str], object]
Serialize = Callable[[Write, Any, str], None]


def written_by(serialize: Serialize) -> Serialize:
    """Return what writes elements of plain names and values, and leaves all else to the library."""

    def serialize_html(write: Write, root: Any, form: str) -> None:
        waiting = [root]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                write(one)
            elif type(one.tag) is not str or form != "xhtml" or (start := start_of(one)) is None:
                serialize(write, one, form)
            else:
                write_element(write, one, start, waiting)

    return serialize_html


def start_of(one: Any) -> str | None:
    """Return the start tag of an element without its last bracket; None where something in it is not plain text."""
    start = f"<{one.tag}"
    for name, value in sorted(one.items()):
        if type(name) is not str or not isinstance(value, str):
            return None
        start += f' {name}="{LIBRARY._escape_attrib_html(value)}"'
    return start


def write_element(write: Write, one: Any, start: str, waiting: list[Any]) -> None:
    """Write the start of an element, and put what follows it where the next thing to write is last."""
    if one.tail:
        waiting.append(LIBRARY._escape_cdata(one.tail))
    name = one.tag.lower()
    if name in LIBRARY.HTML_EMPTY:
        write(f"{start} />")
        return
    text = one.text or ""
    write(f"{start}>{text if name in RAW else LIBRARY._escape_cdata(text)}")
    waiting.append(f"</{one.tag}>")
    waiting.extend(reversed(one))
