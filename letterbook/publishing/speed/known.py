"""What the plugin knows well enough to make it faster; of anything else it keeps out."""

import logging
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import mkdocs
from jinja2 import meta, nodes
from mkdocs.config.defaults import MkDocsConfig

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


def unknown(config: MkDocsConfig) -> str:
    """Return why a site cannot be built faster, in words; "" where it can."""
    return next(reasons(config), "")


def reasons(config: MkDocsConfig) -> Iterator[str]:
    """Yield each reason to keep out."""
    if mkdocs.__version__ != installed("mkdocs"):
        yield f"{mkdocs.__version__} stands in for MkDocs"
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
        yield "MkDocs is to tell all that it does"
    yield from (f"the template '{name}' speaks of all pages, or of the day" for name in of_all_pages(config))


def installed(package: str) -> str | None:
    """Return the version of a package, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def of_all_pages(config: MkDocsConfig) -> Iterator[str]:
    """Yield the names of a project's templates that say more than what belongs to one page."""
    environment = config.theme.get_env()
    for path in templates_of_its_own(config):
        parsed = environment.parse(path.read_text(encoding="utf-8"))
        read = {node.attr for node in parsed.find_all(nodes.Getattr)}
        if OF_ALL_PAGES & meta.find_undeclared_variables(parsed) or OF_THE_DAY in read:
            yield path.name


def templates_of_its_own(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the templates of a project, but for those that are filled once for a site in any case."""
    if config.theme.custom_dir:
        for path in sorted(Path(config.theme.custom_dir).rglob("*.html")):
            if path.name not in config.theme.static_templates:
                yield path
