"""Citations for Wikipedia: templates that no title breaks."""

import pytest

from letterbook.pages.citing.wikipedia import template

REPORT = {
    "id": "a",
    "type": "article-newspaper",
    "title": "The harbour letters",
    "author": [{"family": "Long", "given": "Eve"}, {"literal": "A Reporter"}],
    "issued": {"date-parts": [[1921, 10, 2]]},
    "container-title": "Morning Post",
    "language": "ko",
    "URL": "https://post.example.org/1",
}


def test_a_report_is_cited_with_the_template_for_news():
    """Authors by number, the day in words, the language where it is not English."""
    assert template(REPORT) == (
        "{{cite news |author1=Long, Eve |author2=A Reporter |title=The harbour letters |url=https://post.example.org/1 "
        "|date=2 October 1921 |work=Morning Post |language=ko}}"
    )


def test_a_page_without_an_address_has_no_template():
    """The template for pages of the web shows an error without one; that for books does not."""
    item = {"id": "a", "type": "chapter", "title": "Ada North to Bela South"}
    assert template(item) == "" and template(item | {"type": "book"}) == "{{cite book |title=Ada North to Bela South}}"
    assert (
        template(item | {"URL": "https://e.org/"}) == "{{cite web |title=Ada North to Bela South |url=https://e.org/}}"
    )


@pytest.mark.parametrize("title", ["a | b", "{{x}} }}", "[[x]] ] [", "a\nb", "<ref>"])
def test_no_title_ends_its_template(title):
    """Marks that mean something to Wikipedia are written so that they do not."""
    found = template({"id": "a", "type": "book", "title": title})
    inner = found.removeprefix("{{cite book |title=").removesuffix("}}").replace("{{!}}", "")
    assert not any(mark in inner for mark in "|{}[]<\n")


@pytest.mark.parametrize(("parts", "day"), [([1921], "1921"), ([1921, 9], "September 1921"), ([-43, 3, 15], "")])
def test_a_date_is_as_long_as_it_is_known(parts, day):
    """Years before the first are left out, which the template does not read."""
    found = template(REPORT | {"issued": {"date-parts": [parts]}})
    assert (f"|date={day} " in found) if day else "date" not in found
