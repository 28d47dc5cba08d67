"""What the plugin knows well enough to make it faster; of anything else it keeps out."""

import logging
from collections.abc import Collection, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import mkdocs
from jinja2 import TemplateError, meta, nodes
from mkdocs.config.defaults import MkDocsConfig

from letterbook.publishing.speed.setting import files_of_theme

# Versions whose insides were read. Of others nobody knows whether the same bytes would come out.
VERSIONS = {
    "mkdocs": frozenset({"1.6.1"}),
    "Markdown": frozenset({"3.11.3"}),
    "Jinja2": frozenset({"3.1.6"}),
    "mkdocs-material": frozenset({"9.8.1"}),
}

# Plugins that do nothing with a page but what is done here too, by their classes.
PLUGINS = frozenset(
    {
        "letterbook.publishing.speed.plugin.SpeedPlugin",
        "material.plugins.search.plugin.SearchPlugin",
        "material.plugins.offline.plugin.OfflinePlugin",
    }
)

# What a template says of all pages, or of the day, would have to be said again without any page having changed.
OF_ALL_PAGES = frozenset({"pages", "build_date_utc"})
OF_THE_DAY = "update_date"

# What is there of a page only while it is made.
TEXTS = frozenset({"content", "markdown", "toc"})


def unknown(config: MkDocsConfig) -> str:
    """Return why a site cannot be built faster, in words; "" where it can."""
    return next(reasons(config), "")


def reasons(config: MkDocsConfig) -> Iterator[str]:
    """Yield each reason to keep out."""
    if mkdocs.__version__ != installed("mkdocs"):
        yield f"{mkdocs.__version__} replaces MkDocs"
    for package, known in VERSIONS.items():
        if (here := installed(package)) not in known:
            yield f"{package} {here or 'missing'} is not a version that it knows ({', '.join(sorted(known))})"
    if config.hooks:
        yield "the configuration has hooks"
    for name, plugin in config.plugins.items():
        if f"{type(plugin).__module__}.{type(plugin).__qualname__}" not in PLUGINS:
            yield f"it does not know the plugin '{name}'"
    if config.extra_templates:
        yield "the configuration has extra_templates"
    if config.theme.name != "material":
        yield f"it does not know the theme '{config.theme.name}'"
    if logging.getLogger("mkdocs").getEffectiveLevel() <= logging.DEBUG:
        yield "MkDocs was asked to report all that it does"
    for extension in config.markdown_extensions:
        if not is_own(extension):
            yield f"it does not know the Markdown extension '{extension}'"
    if any("\\" in str(path) for path in (*config.extra_css, *config.extra_javascript)):
        # MkDocs warns of it once for each process.
        yield "extra_css or extra_javascript has a path with a backslash"
    yield from of_all_pages(config)


def is_own(extension: object) -> bool:
    """Whether a Markdown extension is one of Python-Markdown's own, which read nothing but the text."""
    name = str(extension).removeprefix("markdown.extensions.")
    return isinstance(extension, str) and name.isidentifier() and find_spec(f"markdown.extensions.{name}") is not None


def installed(package: str) -> str | None:
    """Return the version of a package, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def of_all_pages(config: MkDocsConfig) -> Iterator[str]:
    """Yield why a project's templates may say more than what belongs to one page."""
    environment = config.theme.get_env()
    for path in files_of_theme(config):
        if path.suffix != ".html":
            continue
        try:
            parsed = environment.parse(path.read_text(encoding="utf-8"))
        except (TemplateError, UnicodeError):
            yield f"the template '{path.name}' cannot be read"
            continue
        is_once = path.name in config.theme.static_templates
        names = set() if is_once else OF_ALL_PAGES & meta.find_undeclared_variables(parsed)
        if names or OF_THE_DAY in read_in(parsed) or TEXTS & read_in(parsed, but=() if is_once else ("page",)):
            yield f"the template '{path.name}' mentions all pages, or the day"


def read_in(parsed: nodes.Template, but: Collection[str] = ()) -> set[str]:
    """Return the names of what a template reads of anything, but of some variables."""
    found = {one.attr for one in parsed.find_all(nodes.Getattr) if not is_named(one.node, but)}
    items = (one for one in parsed.find_all(nodes.Getitem) if not is_named(one.node, but))
    return found | {str(one.arg.value) for one in items if isinstance(one.arg, nodes.Const)}


def is_named(node: nodes.Node, names: Collection[str]) -> bool:
    """Whether a part of a template is one of some variables."""
    return isinstance(node, nodes.Name) and node.name in names
