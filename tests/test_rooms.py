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
    "previewing": set(),
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


# Methods that write, move or remove a file, and modules whose functions do.
WRITING_METHODS = re.compile("write_text|write_bytes|mkdir|rmdir|unlink|rename|touch|symlink_to|hardlink_to|chmod")
WRITING_FUNCTIONS = re.compile(
    r"os\.(open|mkdir|makedirs|remove|unlink|rmdir|removedirs|renames?|replace|link|symlink)"
    r"|shutil\.(copy|copy2|copyfile|copytree|move|rmtree)"
    r"|tempfile\.(mkdtemp|mkstemp|TemporaryDirectory|TemporaryFile|NamedTemporaryFile)"
)

# What an edition gets as a file of its own, and runs there.
NOT_OF_THE_PROGRAM = "founding/texts"


def mode_of(call):
    """Return the mode in which a call opens a file, "r" if it names none; None where it opens none."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name != "open":
        return None
    named = [word.value for word in call.keywords if word.arg == "mode"]
    given = [*named, *call.args[0 if isinstance(function, ast.Attribute) else 1 :]]
    return next((one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)), "r")


def writes(path):
    """Yield the name of each thing that a module imports or calls to write, move or remove a file."""
    yield from filter(WRITING_FUNCTIONS.fullmatch, imports(path))
    for call in (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Attribute):
            name, owner = call.func.attr, getattr(call.func.value, "id", "")
            # Of a path, `replace` takes one argument; of a text, two.
            moves = name == "replace" and len(call.args) == 1 and not call.keywords
            if moves or WRITING_METHODS.fullmatch(name) or WRITING_FUNCTIONS.fullmatch(f"{owner}.{name}"):
                yield f"{name}, line {call.lineno}"
        if set(mode_of(call) or "r") & set("wax+"):
            yield f"open, line {call.lineno}"


def test_one_door_for_all_writing():
    """Only the room of files writes, moves or removes any, so what it promises of them is promised of all."""
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for module, path in modules().items()
        if not module.startswith("letterbook.files.") and NOT_OF_THE_PROGRAM not in path.as_posix()
        for name in writes(path)
    }
    assert found == set()
    assert {name for name in writes(ROOT / "letterbook/files/writing.py") if name.startswith("tempfile.")}


def test_templates_call_nothing():
    """A template places finished parts: no expression in it calls or computes."""
    templates = sorted((ROOT / "letterbook" / "pages" / "templates").glob("*.j2"))
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        for expression in re.findall(r"\{[{%](.*?)[}%]\}", text, re.S):
            assert not re.search(r"(?<!\|)\b\w+\s*\(", expression), f"{template.name}: {expression.strip()}"
