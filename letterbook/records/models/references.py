"""Ids of other records, by the kinds of record that they may belong to."""

from typing import ClassVar, Self


class Reference(str):
    """The id of another record."""

    __slots__ = ()
    kinds: ClassVar[frozenset[str]] = frozenset()
    # Invented, like every example.
    example: ClassVar[str]


class CorrespondentReference(Reference):
    """The id of somebody who can send, receive, carry or speak."""

    kinds = frozenset({"person", "organisation"})
    example = "ada-north"


# In place of an id: nobody knows who it was. No record can have this id.
UNKNOWN = "unknown"


class EndReference(CorrespondentReference):
    """The id of a sender or recipient, in whose place `unknown` can stand."""


class UnknownCorrespondent(str):
    """A sender or recipient whom nobody has identified: the word "unknown", and what is known of them, if anything.

    Two are equal if the same is known of them. They need not be one person: `Letter.correspondents` keeps them apart.
    """

    __slots__ = ("described",)
    described: str

    def __new__(cls, described: str = "") -> Self:
        """Return somebody unknown."""
        made = super().__new__(cls, UNKNOWN)
        made.described = described
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownCorrespondent) and self.described == other.described

    def __hash__(self) -> int:
        return hash((UNKNOWN, self.described))


class PlaceReference(Reference):
    """The id of a place."""

    kinds = frozenset({"place"})
    example = "harbour"


class OrganisationReference(Reference):
    """The id of an organisation."""

    kinds = frozenset({"organisation"})
    example = "morning-post"


class TopicReference(Reference):
    """The id of a topic."""

    kinds = frozenset({"topic"})
    example = "armistice"


class LetterReference(Reference):
    """The id of a letter."""

    kinds = frozenset({"letter"})
    example = "1921-09-21-north-to-south"


class ArticleReference(Reference):
    """The id of an article."""

    kinds = frozenset({"article"})
    example = "morning-post-1921-10-02"


class AuthorityReference(Reference):
    """The id of a person, place, organisation or event."""

    kinds = frozenset({"person", "place", "organisation", "event"})
    example = "fen-bridge"


class RecordReference(Reference):
    """The id of any record."""

    kinds = frozenset({"letter", "article", "person", "place", "organisation", "event", "topic", "question"})
    example = "1921-09-21-north-to-south"
