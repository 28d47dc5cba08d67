"""What the table of letters should say, computed from the edition, and what it does say in a browser."""

import re
import unicodedata
from collections import Counter

from playwright.sync_api import Locator, Page, expect

from letterbook.facts.comparing import comparisons
from letterbook.facts.existence import HowKnown, how_known
from letterbook.facts.origins import origins_of
from letterbook.records.models import Question

FACETS = ("direction", "year", "known", "quoted", "disputed")
COLUMNS = ("Date", "From", "To", "How known", "Articles", "Origins", "Quotations", "Differences")


# What the edition says, in words of this test's own.


def names(edition, ids, joint=" and "):
    """Return the names of some records."""
    return joint.join(edition.records[id].name for id in ids)


def row_ends(edition, letter):
    """Return who writes and who is written to, as the row says it."""
    if letter.sender:
        return names(edition, letter.sender), names(edition, letter.recipient)
    return names(edition, letter.between, " or "), "the other"


def differences(edition, letter):
    """Return the number of fields in conflict and questions about a letter."""
    questions = [question for question in edition.of(Question) if letter.id in question.about]
    return len(questions) + len([one for one in comparisons(edition, letter) if one.conflicts])


def quotations(letter):
    """Return the number of quotations from a letter."""
    return len([quotation for witness in letter.witnesses for quotation in witness.quotations])


def origins(edition, letter):
    """Return between which numbers of origins a letter stands."""
    number = origins_of(edition).behind([witness.article for witness in letter.witnesses])
    return (number.low, number.high)


def years(letter):
    """Return the years in which a letter may have been written."""
    ends = (
        [letter.date.earliest or letter.date.latest, letter.date.latest or letter.date.earliest] if letter.date else []
    )
    return {str(year) for year in range(ends[0].year, ends[1].year + 1)} if ends else {"Undated"}


def choices(edition, letter, facet):
    """Return the labels of a facet under which a letter is found."""
    return {
        "direction": lambda: {" to ".join(row_ends(edition, letter))},
        "year": lambda: years(letter),
        "known": lambda: {how_known(letter).value},
        "quoted": lambda: {"Yes" if quotations(letter) else "No"},
        "disputed": lambda: {"Yes" if differences(edition, letter) else "No"},
    }[facet]()


def sort_key(edition, letter, column):
    """Return by what a column files a letter that it does not leave for the end."""
    return {
        "Date": lambda: letter.date.sort_day,
        "From": lambda: plain(row_ends(edition, letter)[0]),
        "To": lambda: plain(row_ends(edition, letter)[1]),
        "How known": lambda: list(HowKnown).index(how_known(letter)),
        "Articles": lambda: len(letter.witnesses),
        "Origins": lambda: origins(edition, letter),
        "Quotations": lambda: quotations(letter),
        "Differences": lambda: differences(edition, letter),
    }[column]()


def in_order(edition, column, is_descending=False):
    """Return the ids of all letters as a column sorts them: equal ones in date order, undated ones last."""
    keyed = [letter for letter in edition.letters if column != "Date" or letter.date]
    undated = [letter for letter in edition.letters if letter not in keyed]
    keyed.sort(key=lambda letter: sort_key(edition, letter, column), reverse=is_descending)
    return [letter.id for letter in [*keyed, *undated]]


def found(edition, **chosen):
    """Return the ids of the letters that fit some labels, in date order."""
    return [
        letter.id
        for letter in edition.letters
        if all(label in choices(edition, letter, facet) for facet, label in chosen.items())
    ]


def counted(edition, facet, **others):
    """Return how many letters each label of a facet would give beside other choices."""
    fitting = set(found(edition, **others))
    return Counter(
        label for letter in edition.letters if letter.id in fitting for label in choices(edition, letter, facet)
    )


def plain(text):
    """Return text without case, accents and punctuation."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)).casefold()
    return " ".join(re.findall(r"\w+", bare))


# What the page says.


# Reads the rows that are shown, in their order: those that are drawn when they come into view, one block after
# another. Gives for each the address of its letter and the words of its cells.
ROWS = """
    async () => {
      const until = async (isSo) => {
        while (!isSo()) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      };
      await until(() => document.querySelector(".letters table"));
      const place = document.querySelector(".letters");
      const isDrawn = place.classList.contains("is-drawn");
      const read = (row) => [
        row.cells[0].querySelector("a").getAttribute("href"),
        [...row.cells].map((cell) => cell.textContent.trim()).join(" "),
      ];
      const rows = [];
      for (const block of place.querySelectorAll("tbody")) {
        if (isDrawn) {
          block.scrollIntoView();
          await until(() => block.rows.length);
        }
        rows.push(...[...block.rows].filter((row) => row.checkVisibility()).map(read));
      }
      if (isDrawn) scrollTo(0, 0);
      return rows;
    }
"""


def rows(page: Page) -> list[tuple[str, str]]:
    """Return the id of each letter whose row is shown, with the words of the row, in their order."""
    read = page.evaluate(ROWS)
    return [(re.sub(r"(/|/index\.html|\.html)$", "", address), words) for address, words in read]


def shown(page: Page) -> list[str]:
    """Return the ids of the letters whose rows are shown, in their order."""
    return [id for id, _ in rows(page)]


def ready(page: Page) -> Page:
    """Use the finder for the first time, which is when it may load its letters; return the page."""
    page.get_by_label("Words").focus()
    expect(sort_button(page, "Date")).to_be_visible()
    return page


def offered(page: Page, facet: str) -> dict[str, int]:
    """Return the choices of a facet with their numbers."""
    texts = page.locator(f"#finder-{facet} option").all_text_contents()
    split = [re.fullmatch(r"(.*) \((\d+)\)", text, re.DOTALL) for text in texts]
    return {one[1]: int(one[2]) for one in split if one}


def choose(page: Page, facet: str, label: str) -> None:
    """Choose by label, whatever number stands beside it."""
    option = page.locator(f"#finder-{facet} option").filter(has_text=re.compile(rf"^{re.escape(label)} \("))
    page.locator(f"#finder-{facet}").select_option(value=option.get_attribute("value"))


def sort_button(page: Page, column: str) -> Locator:
    """Return the button in a heading."""
    return page.get_by_role("columnheader", name=column).get_by_role("button")


def narrowed(page: Page, direction: str, word: str) -> None:
    """Choose, type and sort."""
    choose(page, "direction", direction)
    choose(page, "disputed", "Yes")
    page.get_by_label("Words").fill('summit "& 50% \\')
    page.get_by_label("Words").fill(word)
    sort_button(page, "Articles").click()
    sort_button(page, "Articles").click()


def values(page: Page) -> list[str]:
    """Return what every control of the panel holds."""
    return page.locator(".finder :is(input, select)").evaluate_all("fields => fields.map(field => field.value)")
