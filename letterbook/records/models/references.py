"""Ids of other records, by the kinds of record that they may belong to."""

from typing import ClassVar


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
