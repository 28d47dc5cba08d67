"""The house is in order: a room imports only from those above it, and each library has one door."""

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The rooms in order: each may import from all before it, but for those named beside it.
ROOMS = {
    "files": set(),
    "problems": set(),
    "records": set(),
    "reading": set(),
    "folders": set(),
    "verification": set(),
    "facts": set(),
    "rules": set(),
    "pipeline": set(),
    "intake": {"facts", "rules", "pipeline"},
    "pages": {"rules", "pipeline", "intake"},
    "guide": {"verification", "facts", "rules", "pipeline", "intake"},
    "review": {"rules", "intake", "guide"},
    "exports": {"rules", "pipeline", "intake", "guide", "review"},
    "publishing": {"rules", "pipeline", "intake", "guide", "review"},
    "founding": {"verification", "facts", "rules", "pipeline", "guide", "review", "exports"},
    # The stages, which call the rooms.
    "outputs": set(),
    "standing": set(),
    "clearing": set(),
    "contribute": set(),
    "editions": set(),
    "incremental": set(),
    "build": set(),
    "commands": set(),
    "__main__": set(),
}
MAY_IMPORT = {room: set(list(ROOMS)[:place]) - barred for place, (room, barred) in enumerate(ROOMS.items())}

# Libraries with more than one door: two ends of one format, one model, or one sort of text that comes in and goes out.
SHARED = {
    "yaml": {"letterbook.records.source_text", "letterbook.pages.markup"},
    "pydantic": {"letterbook.records.models", "letterbook.reading.validation"},
    "pydantic_core": {"letterbook.records.models", "letterbook.reading.validation"},
    "lxml": {"letterbook.intake", "letterbook.publishing.audit", "letterbook.exports.book_page"},
    "babel": {"letterbook.pages.wording", "letterbook.intake.months"},
    # The plugin for speed stands in for parts of all these, and for nothing else of them.
    "mkdocs": {"letterbook.publishing"},
    "material": {"letterbook.publishing"},
    "markdown": {"letterbook.exports.book_page", "letterbook.publishing.speed"},
    "jinja2": {"letterbook.pages.placing", "letterbook.publishing.speed"},
    "click": {"letterbook.commands"},
}
OURS = {"letterbook", "build_pages", "__future__"}


def imports(path):
    """Yield the dotted name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def modules():
    """Return the path of every module with its dotted name."""
    paths = [*(ROOT / "letterbook").rglob("*.py"), ROOT / "build_pages.py"]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted(paths)}


def test_a_room_imports_only_from_rooms_above_it():
    """No module looks down, or into a room beside its own."""
    rooms = {name: name.split(".")[1] for name in modules() if name.count(".") and not name.endswith("__init__")}
    assert set(rooms.values()) <= set(MAY_IMPORT)
    for name, room in rooms.items():
        found = {imported.split(".")[1] for imported in imports(modules()[name]) if imported.startswith("letterbook.")}
        assert found - {room} <= MAY_IMPORT[room], f"{name} imports from {sorted(found)}"


def test_each_library_is_imported_in_one_module():
    """Whoever replaces a library changes one module."""
    importers = defaultdict(set)
    for name, path in modules().items():
        for imported in imports(path):
            importers[imported.split(".")[0]].add(name)
    for library, users in importers.items():
        if library in OURS or library in sys.stdlib_module_names or len(users) == 1:
            continue
        doors = SHARED.get(library, set())
        strangers = {user for user in users if not any(f"{user}.".startswith(f"{door}.") for door in doors)}
        assert strangers == set(), f"{library} is imported by {sorted(users)}"


def test_templates_call_nothing():
    """A template places finished parts: no expression in it calls or computes."""
    templates = sorted((ROOT / "letterbook" / "pages" / "templates").glob("*.j2"))
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        for expression in re.findall(r"\{[{%](.*?)[}%]\}", text, re.S):
            assert not re.search(r"(?<!\|)\b\w+\s*\(", expression), f"{template.name}: {expression.strip()}"
