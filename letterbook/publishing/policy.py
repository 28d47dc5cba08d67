"""The content security policy of every page: nothing runs but the theme's own scripts, nothing is asked of anybody.

The theme puts three short scripts into each page. They are allowed by their hashes, and only if they are, word for
word, what the theme's own templates hold: hashing whatever a page contains would bless an injection.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import material

from letterbook.publishing.audit import Finding

# The theme's templates that put a script into a page of this site.
TEMPLATES = ("base", "palette", "content")

# One that is not closed goes on to the end of the page.
SCRIPT = re.compile(r"<script([^>]*)>(.*?)(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)

# An attribute as the theme writes it; where anything else stands in a tag, the script counts as one that runs.
ATTRIBUTE = re.compile(r'\s+([a-z]+)(?:="([^"<>]*)")?')

# What a template fills in: the way from the page to the root of the site.
FILLED_IN = re.compile(r"\{\{.*?\}\}")
# Two slashes in a row would lead to another host.
WAY_TO_ROOT = r"(?:\.|\.\.(?:/\.\.)*|/(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*)"

# A block of data is not run.
DATA = frozenset({"application/json", "application/ld+json"})

CHARSET = '<meta charset="utf-8">'

# Nothing stands before the policy that a browser could read otherwise.
HEAD = re.compile(rf"\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*{CHARSET}", re.IGNORECASE)

# What a browser takes for a page by its name.
PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})


def is_page(path: PurePath) -> bool:
    """Whether a browser takes a file for a page."""
    return path.suffix.lower() in PAGES


@dataclass(frozen=True)
class Guard:
    """Writes the policy into pages: it knows the theme's scripts, and whether pages are opened from files."""

    known: tuple[re.Pattern[str], ...]
    from_disk: bool

    @classmethod
    def of_theme(cls, from_disk: bool) -> "Guard":
        """Return what guards pages of the theme as it is installed."""
        return cls(tuple(theme_scripts()), from_disk)

    def protected(self, name: str, page: str) -> tuple[str, list[Finding]]:
        """Return a page with its policy, and a finding for each script that the theme does not know."""
        scripts = list(inline_scripts(page))
        allowed = [text for _, text in scripts if self.is_known(text)]
        findings = [
            Finding(name, line, f"a script in the page is not the theme's: {text[:60]!r}")
            for line, text in scripts
            if not self.is_known(text)
        ]
        if not HEAD.match(page):
            findings.append(Finding(name, 1, f"the page does not begin with {CHARSET}, where its policy belongs"))
        meta = f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy(allowed, self.from_disk)}">'
        return page.replace(CHARSET, meta, 1), findings

    def is_known(self, script: str) -> bool:
        """Whether a script is one of the theme's, word for word."""
        return any(one.fullmatch(script) for one in self.known)


def policy(scripts: list[str], from_disk: bool = False) -> str:
    """Return the policy of a page that holds some inline scripts, as the value of its header."""
    own = "'self' file:" if from_disk else "'self'"
    hashes = " ".join(f"'sha256-{digest(text)}'" for text in dict.fromkeys(scripts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {own} {hashes}".rstrip(),
            f"style-src {own}",
            # The theme draws its icons in its style sheets.
            f"img-src {own} data:",
            f"font-src {own}",
            f"connect-src {own}",
            f"worker-src {own}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def digest(script: str) -> str:
    """Return the SHA-256 of an inline script, in base 64, as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def inline_scripts(page: str) -> Iterator[tuple[int, str]]:
    """Yield the scripts that stand in a page and would run, each with its line."""
    for found in SCRIPT.finditer(page):
        attributes = attributes_of(found[1])
        if "src" not in attributes and attributes.get("type") not in DATA:
            yield page.count("\n", 0, found.start()) + 1, found[2]


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes that stand in a tag; none where it is not written as the theme writes its own.

    Of two with one name a browser takes the first.
    """
    if not re.fullmatch(f"(?:{ATTRIBUTE.pattern})*", tag):
        return {}
    return dict(reversed(ATTRIBUTE.findall(tag)))


def theme_scripts() -> list[re.Pattern[str]]:
    """Return a pattern for each script of the theme's templates; all that may vary is the way to the root."""
    folder = Path(material.__file__).parent / "templates" / "partials" / "javascripts"
    texts = [
        found[2]
        for name in TEMPLATES
        for found in SCRIPT.finditer((folder / f"{name}.html").read_text(encoding="utf-8"))
    ]
    return [re.compile(WAY_TO_ROOT.join(re.escape(part) for part in FILLED_IN.split(text))) for text in texts]
