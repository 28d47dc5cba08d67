"""What each record is called where its name stands alone: no two pages have one title, no two links one name."""

from collections import defaultdict
from collections.abc import Mapping

from letterbook.pages.direction import isolated
from letterbook.pages.languages import name_language
from letterbook.pages.namesakes import authority_names, overviews, told_apart
from letterbook.pages.titles import article_name, authors_of, heading_of
from letterbook.pages.wording import letter_title, ordinal
from letterbook.reading.computed import once
from letterbook.reading.edition import Edition
from letterbook.records.models import Article, Authority, Letter, Question, UnknownCorrespondent

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


@once
def titles(edition: Edition) -> Mapping[str, str]:
    """Return the heading of each record's page, no two alike, even of different kinds."""
    articles = {article.id: article for article in edition.of(Article)}
    others = {**authority_names(edition), **letter_names(edition)}

    def appeared(id: str) -> str:
        return article_name(edition, articles[id])

    plain = {id: isolated(heading_of(edition, article)) for id, article in articles.items()}
    return others | told_apart(plain, (appeared,), [*overviews(edition), *others.values()])


@once
def names(edition: Edition) -> Mapping[str, str]:
    """Return what a link to each record says, no two alike: of an article where and when it appeared."""
    articles = {article.id: article for article in edition.of(Article)}
    questions = {question.id: question for question in edition.of(Question)}
    others = {**authority_names(edition), **letter_names(edition)}

    def title(id: str) -> str:
        return f"“{isolated(heading_of(edition, articles[id]))}”"

    def authors(id: str) -> str:
        return authors_of(articles[id])

    def number(id: str) -> str:
        return f"difference {questions[id].number}"

    plain = {id: article_name(edition, article) for id, article in articles.items()}
    others |= told_apart(plain, (title, authors), others.values())
    asked = {id: isolated(question.title) for id, question in questions.items()}
    return others | told_apart(asked, (number,), others.values())


def language_of_link(edition: Edition, record: Authority) -> str | None:
    """Return the language of the name under which links lead to a record, where it is another than the pages' own.

    A name that something else was added to, to tell it from others, is in the language of the pages.
    """
    return name_language(record) if names(edition)[record.id] == isolated(record.name) else None


@once
def letter_names(edition: Edition) -> Mapping[str, str]:
    """Return the title of each letter; several of one day and direction get an addition that distinguishes them.

    That is what is known of somebody unknown, the medium, or else a number, counted in the order of their ids.
    """
    letters = {letter.id: letter for letter in edition.of(Letter)}
    plain = {id: letter_title(edition, letter) for id, letter in letters.items()}
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, letter in letters.items():
        rows[plain[id], letter.medium].append(id)
    numbers = {id: number for row in rows.values() for number, id in enumerate(row)}

    def known(id: str) -> str:
        return described(letters[id])

    def medium(id: str) -> str:
        return letters[id].medium

    def place(id: str) -> str:
        letter, number = letters[id], numbers[id]
        is_of_a_day = letter.date is not None and letter.date.is_exact and "date" not in letter.conjectured
        # Of letters whose days are not known, nobody knows which was first.
        return f"{ordinal_in_words(number)} {letter.medium}" if is_of_a_day else f"{letter.medium} {number + 1}"

    taken = [*overviews(edition), *authority_names(edition).values()]
    return told_apart(plain, (known, medium, place), taken)


def distinction(edition: Edition, letter: Letter) -> str:
    """Return what distinguishes a letter from others of its day and direction, in brackets after a space; else ""."""
    return titles(edition)[letter.id].removeprefix(letter_title(edition, letter))


def described(letter: Letter) -> str:
    """Return what is known of those at the ends of a letter whom nobody has identified."""
    ends = (*letter.sender, *letter.recipient, *letter.between)
    return ", ".join(isolated(end.described) for end in ends if isinstance(end, UnknownCorrespondent) and end.described)


def ordinal_in_words(number: int) -> str:
    """Return "first" for 0, and so on; in digits above twelve."""
    if number < len(ORDINALS):
        return ORDINALS[number]
    return ordinal(number + 1)
