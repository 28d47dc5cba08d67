"""Making mutants: mutmut changes one thing in a copy of a function, and puts all copies beside the function.

mutmut passes over decorated functions, so properties, validators and remembered values would never be changed. Their
bodies are therefore moved into functions of their own before mutmut sees the module; the decorated functions call them.
It changes nothing outside functions either: constants of a module, expressions among them, and the fields of a model.
"""

import ast
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import libcst as cst
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name, mangled_name_from_mutant_name

from benchmarks.mutants.sampling import ROOMS, Mutant

# How the name of a function begins into which the body of a decorated one was moved.
MOVED = "body_of_"


class BodiesMoved(cst.CSTTransformer):
    """Moves the body of each decorated function into one without decorator, which the first one calls."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.classes = 0

    def visit_ClassDef(self, _node: cst.ClassDef) -> None:
        self.classes += 1

    def leave_ClassDef(self, _old: cst.ClassDef, new: cst.ClassDef) -> cst.ClassDef:
        self.classes -= 1
        return new

    def visit_FunctionDef(self, _node: cst.FunctionDef) -> None:
        self.depth += 1

    def leave_FunctionDef(
        self, _old: cst.FunctionDef, new: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.FunctionDef]:
        self.depth -= 1
        names = [decorator_name(decorator) for decorator in new.decorators]
        # mutmut itself changes a lone class method; an overload has no body.
        if self.depth or not names or names in (["classmethod"], ["staticmethod"]) or "overload" in names:
            return new
        kept = [decorator for decorator in new.decorators if decorator_name(decorator) == "classmethod"]
        moved = new.with_changes(name=cst.Name(MOVED + new.name.value), decorators=kept)
        return cst.FlattenSentinel([moved, new.with_changes(body=calling(new, in_class=bool(self.classes)))])


def decorator_name(decorator: cst.Decorator) -> str:
    """Return the name of a decorator without its arguments."""
    called = decorator.decorator
    return cst.Module([]).code_for_node(called.func if isinstance(called, cst.Call) else called)


def calling(function: cst.FunctionDef, in_class: bool) -> cst.IndentedBlock:
    """Return a body with the docstring of a function that calls the function into which the rest was moved."""
    names = [param.name.value for param in function.params.params]
    owner = f"{names.pop(0)}." if in_class else ""
    docstring = function.get_docstring(clean=False)
    lines = [repr(docstring)] if docstring else []
    lines.append(f"return {owner}{MOVED}{function.name.value}({', '.join(names)})")
    return cst.IndentedBlock([cst.parse_statement(line) for line in lines])


def mutated(path: Path, code: str) -> MutatedFile:
    """Return a module with all its mutants, each asleep until it is named as the one under test."""
    return mutate_file_contents(str(path), cst.parse_module(code).visit(BodiesMoved()).code)


def mutants_of(path: Path, room: str, found: MutatedFile) -> Iterator[Mutant]:
    """Yield the mutants that a module was given; `path` is relative to the folder that has `letterbook/`."""
    lines = found.code.splitlines()
    statements = extents(found.code)
    for short in found.mutant_names:
        mangled = mangled_name_from_mutant_name(short)
        spans = [found.line_span_by_function_name[one] for one in (f"{mangled}__mutmut_orig", short)]
        old, new = (
            [line.replace(f"{mangled}__mutmut_{end}", mangled) for line in lines[span.start - 1 : span.end]]
            for span, end in zip(spans, ("orig", short.rpartition("_")[2]), strict=True)
        )
        change = list(unified_diff(old, new, n=0, lineterm=""))[2:]
        first = spans[0].start + next(place for place, line in enumerate(old) if [line] != new[place : place + 1])
        yield Mutant(
            name=get_mutant_name(path, short),
            room=room,
            module=".".join(path.with_suffix("").parts),
            function=mangled.replace("xǁ", "").removeprefix("x_").replace("ǁ", ".").replace(MOVED, ""),
            change=tuple(line for line in change if line[0] in "+-"),
            path=str(path),
            lines=next(lines for lines in statements if first in lines),
        )


def extents(code: str) -> list[range]:
    """Return the lines of each statement of a module, the shortest first.

    Of one that holds others it is the head alone; but of a function the whole, because its head runs where it is
    defined, which does not show that a test calls it.
    """
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            inner = [] if isinstance(node, ast.FunctionDef) else getattr(node, "body", [])
            end = inner[0].lineno if inner else (node.end_lineno or node.lineno) + 1
            found.append(range(node.lineno, max(end, node.lineno + 1)))
    return sorted(found, key=len)


def make(folder: Path) -> list[Mutant]:
    """Put all mutants of the rooms into the modules of a copy of the program, and return them."""
    made: list[Mutant] = []
    for room in ROOMS:
        for path in sorted((folder / "letterbook" / room).rglob("*.py")):
            found = mutated(path, path.read_text(encoding="utf-8"))
            path.write_text(found.code, encoding="utf-8")
            made += mutants_of(path.relative_to(folder), room, found)
    return made
