"""The pages on which contributors fill in records: a script makes the form; without one they say what else to do."""

from dataclasses import dataclass
from typing import ClassVar

from letterbook.pages import markup
from letterbook.pages.addresses import FORMS_FOLDER, form_of, index_of, relative
from letterbook.pages.pen import Pen
from letterbook.pages.repository import ways_to_contribute
from letterbook.pages.views.page import View, front_matter
from letterbook.reading.history import last_change
from letterbook.reading.link import with_indefinite_article
from letterbook.records.models import Collection

# What a kind of record is good for, in the order in which contributors mostly need them.
USES = {
    "article": "a report, a broadcast, a book, a post: whatever says something of a letter. Begin here.",
    "letter": "a letter, with what each article states of it and the words that it prints.",
    "person": "somebody who wrote, received, carried or spoke of letters.",
    "organisation": "a newspaper, an agency, a government, a party.",
    "place": "where a letter was written, sent from or handed over.",
    "event": "a meeting, a journey, a conference that letters speak of.",
    "topic": "a subject that several letters share.",
    "question": "a disagreement between articles that is more than one field of one letter.",
}

WITHOUT_SCRIPTS = (
    "This form needs JavaScript, which is off in this browser, or could not be loaded. "
    "Without it, write the record as a file, with the explanation of all fields below. "
    "Or use “Report a mistake”, and say what you found, and where."
)


@dataclass(frozen=True)
class FormView(View):
    """The page of a form."""

    template: ClassVar[str] = "record_form.md.j2"

    form: str
    others: str


@dataclass(frozen=True)
class FormsView(View):
    """The page that leads to all forms."""

    template: ClassVar[str] = "record_forms.md.j2"

    way: str
    kinds: str


def form_view(pen: Pen, kind: str) -> FormView:
    """Return the page on which a record of a kind is filled in, or one that there is, edited."""
    return FormView(
        page=pen.page,
        front_matter=front_matter(
            f"A form for the record of {with_indefinite_article(kind)}: checked as you type, and nothing to install.",
            is_index=True,
            changed=last_change(pen.edition),
            form=kind,
        ),
        title=markup.heading(1, f"New {kind}"),
        # Its name tells the script of which kind it is; the words in it give way to the form.
        form=markup.division(f"record-form record-form--{kind}", WITHOUT_SCRIPTS),
        others=markup.paragraph(
            f"{markup.link('All fields explained', relative(pen.page, 'contributing/fields.md', kind))} · "
            f"{markup.link('Other kinds of record', relative(pen.page, index_of(FORMS_FOLDER)))}",
            "form-others",
        ),
    )


def forms_view(pen: Pen) -> FormsView:
    """Return the page that leads to the form of each kind of record."""
    items = [(markup.link(kind.capitalize(), relative(pen.page, form_of(kind))), use) for kind, use in USES.items()]
    return FormsView(
        page=pen.page,
        front_matter=front_matter(
            "Forms for new records: checked as you type, and nothing to install.",
            is_index=True,
            changed=last_change(pen.edition),
        ),
        title=markup.heading(1, "Fill in a record"),
        way=way_on(pen.edition.collection),
        kinds=markup.definitions(items),
    )


def way_on(collection: Collection) -> str:
    """Say where a form leads at the end: no further than the collection names a host, or an address."""
    known = ways_to_contribute(collection)
    host = (
        f"At the end it leads to {markup.escape(known['host'])}, where you propose the file." if "host" in known else ""
    )
    mail = "You can mail the file." if "mail" in known else ""
    kept = "Or save it." if known else "At the end you save the file, and send it to the editors."
    return " ".join(part for part in (host, mail, kept) if part)
