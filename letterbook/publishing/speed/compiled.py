"""Templates that are compiled before they are needed, in the process that needs them."""

from collections.abc import Callable
from contextlib import suppress
from types import CodeType

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from mkdocs.theme import Theme

# The template of a page that names no other.
PAGE = "main.html"


class Compiled(BytecodeCache):
    """The templates that were compiled in this process, by their text, and by what an environment makes of it."""

    def __init__(self) -> None:
        self.held: dict[object, CodeType] = {}

    def environment_of(self, make: Callable[[Theme], Environment]) -> Callable[[Theme], Environment]:
        """Return what makes the environment of a theme, in which no template is compiled twice."""

        def get_env(theme: Theme) -> Environment:
            made = make(theme)
            made.bytecode_cache = self
            return made

        return get_env

    def place(self, bucket: Bucket) -> object:
        """Return what tells a compiled template from all others."""
        return bucket.key, bucket.checksum, tuple(sorted(bucket.environment.extensions))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled."""
        bucket.code = self.held.get(self.place(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self.held[self.place(bucket)] = bucket.code


def compile_all(theme: Theme) -> None:
    """Compile the templates of pages, and all that these name."""
    environment = theme.get_env()
    left, done = {PAGE, *theme.static_templates}, set[str]()
    while left:
        name = left.pop()
        done.add(name)
        with suppress(TemplateError):
            environment.get_template(name)
            assert environment.loader is not None
            named = find_referenced_templates(environment.parse(environment.loader.get_source(environment, name)[0]))
            left |= {other for other in named if other} - done
