"""In which language a title or a name is, where a reader of screens must be told."""

import pytest

from letterbook.pages.languages import is_latin, name_language, title_language
from letterbook.records.models import Article, Person


def article(title, language):
    """Return an article with a title, in a language."""
    held = {"id": "post", "kind": "news", "language": language, "read": "part"}
    return Article.model_validate(held | ({"title": title} if title else {}))


@pytest.mark.parametrize(
    ("title", "language", "told"),
    [
        ("Die Hafenbriefe", "de", "de"),
        ("항구의 편지", "ko", "ko"),
        ("The harbour letters", "ko", None),
        ("[Report on the letters]", "de", None),
        (None, "de", None),
        ("Письма", "ru-Latn", "ru-Latn"),
    ],
)
def test_a_title_is_in_the_language_of_its_article(title, language, told):
    """But for a title in Latin letters of a language that has others, and for one that is the archive's own."""
    assert title_language(article(title, language)) == told


@pytest.mark.parametrize(
    ("name", "forms", "told"),
    [
        ("Ada North", [], None),
        ("김정은", [{"form": "김정은", "language": "ko"}], "ko"),
        ("이영희", [{"form": "Lee", "language": "en"}], None),
    ],
)
def test_a_name_in_another_script_has_the_language_its_record_gives(name, forms, told):
    """A preferred name has a language where its record lists that very form."""
    assert name_language(Person.model_validate({"id": "x", "name": name, "names": forms})) == told


@pytest.mark.parametrize(("text", "latin"), [("Łódź 1921!", True), ("Αθήνα", False), ("A김", False), ("", True)])
def test_latin_letters(text, latin):
    """Accents are Latin; digits and marks count for nothing."""
    assert is_latin(text) is latin
