"""The texts that belong to the editors of a new edition: written once, in its name, and never replaced."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from letterbook.founding.founding_facts import Founding
from letterbook.pages import markup
from letterbook.pages.placing import placed
from letterbook.pages.wording import listed

TEXTS = Path(__file__).parent / "texts"
TEMPLATE = ".j2"


@dataclass(frozen=True)
class Worded:
    """What the templates of a new edition place: finished text, each for its kind of file."""

    founding: Founding

    @property
    def is_imported(self) -> bool:
        """Whether the letters come from the index of another edition."""
        return not self.founding.sender

    @property
    def title(self) -> str:
        """The title, for files that are read as plain text."""
        return self.founding.title

    @property
    def quoted_title(self) -> str:
        """The title as a value of YAML."""
        return quoted(self.founding.title)

    @property
    def quoted_editors(self) -> list[str]:
        """The editors as values of YAML."""
        return [quoted(editor) for editor in self.founding.editors]

    @property
    def quoted_about(self) -> str:
        """What the page on the edition tells, as a value of YAML."""
        return quoted(f"How {self.founding.title} is edited, what its marks mean, and what counts as a source.")

    @property
    def description(self) -> str:
        """What the edition is, for files that are read as plain text."""
        return self.founding.description

    @property
    def description_escaped(self) -> str:
        """What the edition is, as Markdown."""
        return markup.escape(self.founding.description)

    @property
    def editors_escaped(self) -> str:
        """Who makes it, as Markdown."""
        return markup.escape(listed(self.founding.editors))

    @cached_property
    def licence_sentence(self) -> str:
        """Under what its records and texts may be used, as plain text."""
        address = self.founding.licence_address
        beside = f" ({address})" if address else ""
        return (
            f"Records and texts of this edition: {self.founding.licence}{beside}. "
            "Words of others remain those of their owners. The program: MIT, see letterbook/LICENSE."
        )

    @property
    def licence_line(self) -> str:
        """Under what its records and texts may be used, as Markdown."""
        name, address = markup.escape(self.founding.licence), self.founding.licence_address
        return f"They may be used under the licence {markup.outside_link(name, address) if address else name}."


def quoted(text: str) -> str:
    """Return text as a value of YAML in one line; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def own_texts(founding: Founding) -> dict[str, bytes]:
    """Return the texts of a new edition by their paths in the project."""
    worded = Worded(founding)
    names = sorted(path.relative_to(TEXTS).as_posix() for path in TEXTS.rglob(f"*{TEMPLATE}"))
    return {name.removesuffix(TEMPLATE): placed(TEXTS, name, worded).encode() for name in names}
