"""Which files below `docs/` are the build's own: where they lie, and the mark that they bear."""

# The mark by which the build knows its own pages again; pages without it are never touched.
GENERATED = "build_pages.py"

HOME = "index.md"

# Everything that the build writes into docs/, and nothing else, lies here.
GENERATED_FOLDERS = (
    "introduction",
    "letters",
    "facsimiles",
    "correspondences",
    "articles",
    "people",
    "places",
    "organisations",
    "events",
    "topics",
    "timeline",
    "pictures",
    "corrections",
    "differences",
    "wordings",
    "origins",
    "coverage",
    "verification",
    "data",
)

# The forms in which the whole edition can be taken away, with the suffixes of their files.
BOOKS = ("epub", "pdf")


def book_of(version: str, form: str) -> str:
    """Return the file of the whole edition in one form, relative to `docs/`; its version names it."""
    bare = "".join(character if character.isalnum() or character in ".-" else "-" for character in version)
    return f"data/letterbook-{bare}.{form}"
