"""The theme's partial templates, filled once for all pages to which they would say the same.

Whatever a partial reads of a page is noted while it is filled, and the variables that it and its own partials name.
For another page of the same folder it says the same where all of these are the same; then what it said is used again.
Nothing is assumed of what a partial does. Pages in the navigation, which marks them, are left to the theme.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from jinja2 import Environment, Template, Undefined, meta, pass_context, runtime
from jinja2.environment import TemplateModule
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

PARTIALS = ("partials/", ".icons/")

# The same for every page of a build; the page itself is traced.
CONSTANT = frozenset({"config", "nav", "pages", "page", "mkdocs_version", "build_date_utc"})

# The template whose module is the same wherever it is imported: it reads the configuration alone.
LANGUAGE = "partials/language.html"

# A partial that says so many different things in one folder reads what each page has of its own.
MOST = 6

PLAIN = (str, int, float, bool, type(None))

# How Jinja marks a variable that has no value yet.
MISSING = runtime.missing  # type: ignore[attr-defined]

# What a template reads that is not there.
ABSENT = object()


class Untraceable(BaseException):
    """A partial does something of which a later page cannot be asked; no template may catch it."""


@contextmanager
def fast_partials(environment: Environment, navigation: Iterable[Page]) -> Iterator[None]:
    """Have the templates of an environment include their partials faster within the block, to the same text.

    `navigation` are the pages that the navigation marks when they are open.
    """
    partials = Partials(environment, frozenset(page.file.src_uri for page in navigation))
    filters = {**environment.filters, "url": partials.url}
    with (
        patch.object(environment, "get_template", partials.get_template),
        patch.object(environment, "select_template", partials.select_template),
        patch.object(environment, "filters", filters),
        patch.object(environment, "tests", {**environment.tests, **told_apart(environment)}),
    ):
        yield


def told_apart(environment: Environment) -> dict[str, Any]:
    """Return those tests of templates that would take something traced for something else; they give up on it."""

    def careful(test: Any) -> Callable[[Any], bool]:
        def tested(value: Any) -> bool:
            if isinstance(value, Traced):
                raise Untraceable
            return bool(test(value))

        return tested

    return {name: careful(environment.tests[name]) for name in ("mapping", "sequence", "iterable", "callable")}


class Noted:
    """What a partial has read, and what it said to it."""

    def __init__(self) -> None:
        self.templates: set[str] = set()
        self.readings: dict[tuple[str, ...], Any] = {}
        self.addresses: list[str] = []
        self.variables: dict[str, Any] = {}
        self.words = ""

    def holds_for(self, page: Page, variables: Mapping[str, Any]) -> bool:
        """Whether the partial would read the same of another page, among these variables."""
        try:
            if any(comparable(variables.get(name, ABSENT)) != value for name, value in self.variables.items()):
                return False
        except Untraceable:
            return False
        if any(observed(read(page, path)) != value for path, value in self.readings.items()):
            return False
        return not self.leads_to(page)

    def leads_to(self, page: Page) -> bool:
        """Whether an address lies at or below a page; all others are the same from each page of its folder."""
        here = page.url.rstrip("/")
        return any(address == here or address.startswith(f"{here}/") for address in self.addresses)


class Partials:
    """The partials of an environment, with what each has said so far."""

    def __init__(self, environment: Environment, marked: frozenset[str]) -> None:
        self.environment, self.get, self.marked = environment, environment.get_template, marked
        self.select = environment.select_template
        self.constant = CONSTANT | environment.globals.keys()
        self.remembered: dict[str, Remembered] = {}
        self.named: dict[str, frozenset[str]] = {}
        self.open: Noted | None = None

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """Return a template as the environment does; of a partial, one that remembers what it has said."""
        if self.open and isinstance(name, str):
            self.open.templates.add(name)
        if not isinstance(name, str) or not name.startswith(PARTIALS):
            return self.get(name, parent, globals)
        found = self.remembered.get(name)
        if found is None:
            found = self.remembered[name] = Remembered(self.get(name, parent, globals), name, self)
        return found

    def variables_of(self, name: str) -> frozenset[str]:
        """Return the variables that a template names, without those that are the same for all pages."""
        if name not in self.named:
            assert self.environment.loader
            source, _, _ = self.environment.loader.get_source(self.environment, name)
            found = meta.find_undeclared_variables(self.environment.parse(source))
            self.named[name] = frozenset(found - self.constant)
        return self.named[name]

    def select_template(self, *given: Any, **named: Any) -> Any:
        """Return the first template that there is of some; which that is, is not traced."""
        if self.open:
            raise Untraceable
        return self.select(*given, **named)

    @pass_context
    def url(self, context: Any, value: str) -> str:
        """Return an address as it is written on a page: MkDocs' own filter, which notes what it was asked."""
        page = context["page"]
        if isinstance(page, Traced):
            page.noted.addresses.append(posixpath.normpath(value))
            page = page.real
        return str(normalize_url(value, page=page, base=context["base_url"]))


class Remembered:
    """A partial, with what it has said in each folder."""

    def __init__(self, template: Template, name: str, partials: Partials) -> None:
        self.template, self.name, self.partials = template, name, partials
        self.said: dict[tuple[str, bool], list[Noted]] = {}
        self.is_hopeless = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.template, name)

    def new_context(self, vars: dict[str, Any], shared: bool, locals: Mapping[str, Any]) -> Any:
        """Return what the partial is filled with."""
        return vars, shared, locals

    def root_render_func(self, given: tuple[dict[str, Any], bool, Mapping[str, Any]]) -> Iterator[str]:
        """Yield what the partial says."""
        vars, shared, locals = given
        page = vars.get("page")
        if self.is_hopeless or not isinstance(page, Page) or page.file.src_uri in self.partials.marked:
            return self.filled(vars, shared, locals)
        variables = vars | {name: value for name, value in locals.items() if value is not MISSING} if locals else vars
        some = self.said.setdefault((posixpath.dirname(page.url.rstrip("/")), page.url.endswith("/")), [])
        for noted in some:
            if noted.holds_for(page, variables):
                return once(noted.words)
        self.is_hopeless = len(some) == MOST
        new = None if self.is_hopeless else self.noted(page, variables)
        if new is None:
            return self.filled(vars, shared, locals)
        if not new.leads_to(page):
            some.append(new)
        return once(new.words)

    def filled(self, vars: dict[str, Any], shared: bool, locals: Mapping[str, Any]) -> Iterator[str]:
        """Yield what the template itself says."""
        return self.template.root_render_func(self.template.new_context(vars, shared, locals))

    def noted(self, page: Page, variables: dict[str, Any]) -> Noted | None:
        """Return what the template says, with what it has read; None where that cannot be traced."""
        noted = Noted()
        noted.templates.add(self.name)
        self.partials.open = noted
        try:
            noted.words = "".join(self.filled({**variables, "page": Traced(page, (), noted)}, True, {}))
            names = frozenset[str]().union(*map(self.partials.variables_of, noted.templates))
            noted.variables = {name: comparable(variables.get(name, ABSENT)) for name in names}
        except (Untraceable, Exception):
            # Whatever it is, it is met again without being traced.
            self.is_hopeless = True
            return None
        finally:
            self.partials.open = None
        return noted


def once(words: str) -> Iterator[str]:
    """Yield some words."""
    yield words


def comparable(value: Any) -> Any:
    """Return the value of a variable in a form that tells it from others; raises Untraceable."""
    if isinstance(value, PLAIN):
        return type(value), value
    if value is ABSENT:
        return value
    if isinstance(value, Undefined):
        return Undefined
    if isinstance(value, TemplateModule) and value.__name__ == LANGUAGE:
        return LANGUAGE
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise Untraceable


class Traced:
    """A page, or something that it has, which notes what is read of it."""

    __slots__ = ("noted", "path", "real")

    def __init__(self, real: Any, path: tuple[str, ...], noted: Noted) -> None:
        self.real, self.path, self.noted = real, path, noted

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise Untraceable
        return self.part(name, AttributeError)

    def __getitem__(self, name: str) -> Any:
        return self.part(name, KeyError)

    def part(self, name: str, fault: type[Exception]) -> Any:
        """Return a part, and note it."""
        if not isinstance(name, str):
            raise Untraceable
        if isinstance(self.real, dict) and hasattr(dict, name):
            raise Untraceable
        value, path = step(self.real, name), (*self.path, name)
        self.noted.readings[path] = observed(value)
        if value is ABSENT:
            raise fault(name)
        return value if isinstance(value, PLAIN) else Traced(value, path, self.noted)

    def refuse(self, *_: Any) -> Any:
        """Give up."""
        raise Untraceable

    def __bool__(self) -> bool:
        self.noted.readings[(*self.path, "")] = observed(bool(self.real))
        return bool(self.real)

    __call__ = __contains__ = __eq__ = __ge__ = __gt__ = __html__ = refuse
    __iter__ = __le__ = __len__ = __lt__ = __ne__ = __repr__ = __str__ = refuse
    __hash__ = None  # type: ignore[assignment]


def read(page: Page, path: Sequence[str]) -> Any:
    """Return what is read of a page; at the end of a path "" asks whether there is anything."""
    value: Any = page
    for name in path:
        value = bool(value) if name == "" else step(value, name)
        if value is ABSENT:
            break
    return value


def observed(value: Any) -> Any:
    """Return what is noted of a reading: a plain value with its type, of anything else the type."""
    return (type(value), value) if isinstance(value, PLAIN) else type(value)


def step(value: Any, name: str) -> Any:
    """Return a part of a value as templates name it, or ABSENT."""
    if isinstance(value, dict):
        return value.get(name, ABSENT)
    return getattr(value, name, ABSENT)
