"""The leak check: a built site with no more of a capture than is recorded passes; eight words more fail it."""

import html
import io
import json
import random
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from letterbook.exports.page_scripts import unbreakable
from letterbook.folders import Folders
from letterbook.pages.context import Context
from letterbook.pages.plan import render
from letterbook.pipeline import Checked, read
from letterbook.publishing.leaks import Leak
from letterbook.verification.captures import Captures, split
from letterbook.verification.copying import IN_A_ROW, REMEDY, Search
from letterbook.verification.finding import find
from letterbook.verification.normal_text import normalised
from tests.publishing.whole_sites import leaks

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT.parent / "shared" / "captures"

PLANTINGS = 200

# Words that stand in no capture.
BEFORE, AFTER = "Quibbling zebras jumped", "vexed flamingos yawned"


@pytest.fixture(scope="module")
def real():
    """The real collection with the captures that are held beside the repository."""
    if not HELD.is_dir():
        pytest.skip(f"no captures beside the repository, in {HELD}")
    return read(replace(Folders.below(ROOT), captures=HELD))


@pytest.fixture(params=["toy", "real"])
def report(request):
    """The invented collection, and the real one."""
    return request.getfixturevalue("toy_report" if request.param == "toy" else "real")


@dataclass(frozen=True)
class Site:
    """A site in a folder, and what it is made of."""

    folder: Path
    report: Checked

    def put(self, name, content):
        """Write a file of the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def leaks(self):
        """Return what the check finds."""
        return leaks(self.folder, self.report.edition, self.report.captures)

    def leaking(self):
        """Return the files in which the check finds something."""
        return {file for leak in self.leaks() for file in leak.files}


@pytest.fixture
def site(tmp_path, report):
    """An empty site for either collection."""
    return Site(tmp_path / "site", report)


@dataclass(frozen=True)
class Run:
    """Words in a row of a capture: the article, the words as printed, and each of them."""

    article: str
    printed: str
    words: tuple[str, ...]


def runs(report, length):
    """Return all runs of so many words of every capture that touch neither a recorded quotation nor a title.

    None of them holds a date or name that counts as one word. Paragraphs that print tags have a test of their own.
    """
    found = []
    search = Search.after(report.edition, report.captures)
    for id, text in report.captures.texts.items():
        title = report.edition.article(id).title
        for number, paragraph in enumerate(text.paragraphs, start=1):
            # Offsets in the normal text; marks and spaces are one character there and here.
            plain = normalised(paragraph)
            if "<" in plain:
                continue
            quoted = [
                span
                for cited, place in report.verification.places.items()
                if cited.article == id and place.paragraph == number
                for span in place.spans
            ]
            words = list(re.finditer(r"\w+", plain))
            for first in range(len(words) - length + 1):
                start, end = words[first].start(), words[first + length - 1].end()
                if any(here < end and start < there for here, there in quoted) or find(title, [plain], [1]):
                    continue
                printed = tuple(word[0] for word in words[first : first + length])
                if search.count([word.casefold() for word in printed]) == length:
                    found.append(Run(id, plain[start:end], printed))
    return found


def as_printed(run, chance):
    """Return words as the capture has them."""
    return html.escape(run.printed, quote=False)


def upper_cased(run, chance):
    """Return words in capitals."""
    return as_printed(run, chance).upper()


def with_other_marks(run, chance):
    """Return words with other marks and spaces between them."""
    marks = [", ", " – ", "; ", " (", ") ", "/", " “", "” ", "… ", "\n", "\t", " * ", " | "]
    return "".join(word + chance.choice(marks) for word in run.words)


def with_tags(run, chance):
    """Return words of which some are in tags, and some have tags within."""
    shown = []
    for word in run.words:
        cut = chance.randint(0, len(word))
        tag = chance.choice(["em", "strong", 'a href="../x/"', 'span class="quoted"', "mark"])
        inside = f"{word[:cut]}<{tag}>{word[cut:]}</{tag.split()[0]}>"
        shown.append(chance.choice([word, inside, word, f"<{tag}>{word}</{tag.split()[0]}>"]))
    return " ".join(shown)


def between_tags(run, chance):
    """Return words with nothing but tags between them."""
    return "".join(f"<li>{word}</li>" for word in run.words)


def between_links(run, chance):
    """Return words with nothing between them but tags that may also stand within a word."""
    return "".join(f'<a href="../x/"><b>{word}</b></a>' for word in run.words)


def escaped(run, chance):
    """Return words with every character but letters written as an entity, and some letters."""
    return "".join(
        f"&#{ord(letter)};" if not letter.isalnum() or chance.random() < 0.2 else letter for letter in run.printed
    )


def with_fixed_spaces(run, chance):
    """Return words with no-break spaces, by name, by number and as they are."""
    return "".join(word + chance.choice(["&nbsp;", "&#160;", "&#xA0;", "\u00a0", "&nbsp;&nbsp;"]) for word in run.words)


def with_soft_hyphens(run, chance):
    """Return words with marks in them that show nothing."""
    return " ".join(chance.choice(["&shy;", "\u00ad", "\u200b", "&#8203;"]).join(word) for word in run.words)


def in_curly_marks(run, chance):
    """Return words as typesetters set them."""
    return as_printed(run, chance).replace("'", "’").replace("-", "‑").replace(" ", "\u2009")


DISGUISES = (
    as_printed,
    upper_cased,
    with_other_marks,
    with_tags,
    between_tags,
    between_links,
    escaped,
    with_fixed_spaces,
    with_soft_hyphens,
    in_curly_marks,
)


def page(words):
    """Return a page of the site that shows words."""
    body = f"<main><h1>Title</h1><p>{BEFORE}</p>\n<p>{words}</p>\n<p>{AFTER}</p></main>"
    return f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'


def search_index(words):
    """Return a search index in which one page shows words."""
    entries = [{"location": "x/", "title": BEFORE, "text": f"<p>{words}</p> <p>{AFTER}</p>"}]
    return json.dumps({"config": {"lang": ["en"]}, "docs": entries})


def script_index(words):
    """Return the search index that a copy opened from disk reads: a script."""
    return f"var __index = {search_index(words)}"


def data(words):
    """Return a data file that holds words deep within."""
    return json.dumps({"zebras": [{"id": BEFORE, "passages": {AFTER: [words]}}]}, ensure_ascii=False)


def finder_data(words):
    """Return the script that the finder takes its letters from, one of which says words."""
    held = json.dumps({"letters": {"summary": [BEFORE, words, AFTER]}}, ensure_ascii=False)
    return f"/* generated: build_pages.py */\nletterbook.data={unbreakable(held)};\n"


def data_names(words):
    """Return a data file that holds words as the name of a field."""
    return json.dumps({"zebras": {words: 1}})


def feed(words):
    """Return a feed of which an entry holds words as escaped HTML."""
    said = html.escape(f"<p>{words}</p>")
    return f"<feed><entry><title>{BEFORE}</title><summary type='html'>{said}</summary></entry></feed>"


def feed_in_cdata(words):
    """Return a feed of which an entry holds words in a section that needs no escapes."""
    return f"<feed><entry><content><![CDATA[<p>{words}</p>]]></content></entry></feed>"


def book(words):
    """Return an EPUB of which one page shows words; they are compressed."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        made.writestr("EPUB/text/ch001.xhtml", page(BEFORE))
        made.writestr("EPUB/text/ch002.xhtml", page(words))
    return file.getvalue()


PLACES = {
    "data/{}.epub": book,
    "letters/{}/index.html": page,
    "{}/search_index.json": search_index,
    "{}/search_index.js": script_index,
    "data/{}.json": data,
    "letters/{}.js": finder_data,
    "data/names-{}.json": data_names,
    "feeds/{}.xml": feed,
    "feeds/cdata-{}.xml": feed_in_cdata,
}


def plant(site, found, chance):
    """Put each run into a file of its own, in a random disguise; return the runs by file."""
    planted = {}
    for number, run in enumerate(found):
        name, place = chance.choice(sorted(PLACES.items(), key=lambda item: item[0]))
        file = name.format(number)
        site.put(file, place(chance.choice(DISGUISES)(run, chance)))
        planted[file] = run
    return planted


def test_the_clean_site_passes(site):
    """All pages of a collection, and a search index made of them, hold no more of any capture than is recorded."""
    pages = render(Context(site.report.edition, site.report.verification))
    for name, text in pages.items():
        site.put(name, text)
        site.put(f"{name}.html", page(text))
    entries = [{"location": name, "title": name, "text": text} for name, text in pages.items()]
    site.put("search/search_index.json", json.dumps({"docs": entries}))
    assert site.report.captures.texts
    assert len(pages) > 20
    assert site.leaks() == []


def test_any_eight_words_are_found(site):
    """Eight words of a capture fail the check, wherever they are put and however they are dressed, with the words."""
    chance = random.Random(8)
    planted = plant(site, chance.choices(runs(site.report, IN_A_ROW), k=PLANTINGS), chance)
    found = [(file, leak) for leak in site.leaks() for file in leak.files]
    assert {file for file, _ in found} == planted.keys()
    for file, leak in found:
        assert leak.words == " ".join(word.casefold() for word in planted[file].words)
    articles = {(file, leak.article) for file, leak in found}
    assert {(file, run.article) for file, run in planted.items()} <= articles


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_disguise_is_seen_through_everywhere(disguise, place, toy_report, tmp_path):
    """Each way of dressing words is seen through in each sort of file."""
    site, chance = Site(tmp_path, toy_report), random.Random(8)
    run = chance.choice(runs(toy_report, IN_A_ROW))
    site.put(place.format(1), PLACES[place](disguise(run, chance)))
    words = " ".join(word.casefold() for word in run.words)
    assert site.leaks() == [Leak((place.format(1),), run.article, words)]


def test_seven_words_are_no_leak(site):
    """Fewer words than eight in a row may be anybody's."""
    chance = random.Random(7)
    planted = plant(site, chance.choices(runs(site.report, IN_A_ROW - 1), k=PLANTINGS), chance)
    assert len(planted) == PLANTINGS
    assert site.leaks() == []


def test_seven_words_that_complete_a_run_are_a_leak(site):
    """Seven words and the eighth that follows them in the next paragraph of the page are eight in a row."""
    chance = random.Random(1)
    for number, run in enumerate(chance.choices(runs(site.report, IN_A_ROW), k=20)):
        whole, broken = f"{number}.html", f"{number}-broken.html"
        seven, eighth = " ".join(run.words[:-1]), run.words[-1]
        site.put(whole, page(f"{seven}</p><p>{eighth}"))
        site.put(broken, page(f"{seven}</p><p>quagga {eighth}"))
    assert site.leaking() == {f"{number}.html" for number in range(20)}


@pytest.mark.parametrize(
    "place",
    [
        '<meta name="description" content="{}">',
        "<img alt='{}' src='x.png'>",
        '<a href="../x/" title="Quibbling > {}">Title</a>',
        "<!-- {} -->",
        '<svg><text aria-label="{}"/></svg>',
        "<script>var said = '{}'</script>",
        "<title>{}</title>",
        "<textarea>{}</textarea>",
    ],
)
def test_what_a_page_does_not_show_counts_too(place, site):
    """Words in an attribute, a comment or a script are published like any others."""
    chance = random.Random(3)
    run = chance.choice(runs(site.report, IN_A_ROW))
    site.put("index.html", page(place.format(html.escape(" ".join(run.words)))))
    assert site.leaking() == {"index.html"}


@pytest.mark.parametrize(
    "name", ["robots.txt", "cite/x.bib", "cite/x.ris", "data/x.csv", "LICENCE", "x.svg", "x.webmanifest"]
)
def test_every_sort_of_text_file_is_read(name, site):
    """Whatever a file is called, its words count."""
    site.put(name, f"{BEFORE} {runs(site.report, IN_A_ROW)[0].printed} {AFTER}")
    assert site.leaking() == {name}


def test_words_that_look_like_tags_are_words(toy_report, tmp_path):
    """A paragraph that prints "<i>" is found on a page that shows it so, that takes it for a tag, or leaves it out."""
    (text,) = toy_report.captures.texts.values()
    paragraph = next(one for one in text.paragraphs[1:] if "<i>" in one and "Reporter" not in one)
    site = Site(tmp_path, toy_report)
    site.put("shown.html", page(html.escape(paragraph)))
    site.put("taken.html", page(paragraph))
    site.put("left.html", page(re.sub("<.*?>", "", paragraph)))
    site.put("search.json", search_index(html.escape(paragraph)))
    site.put("feed.xml", feed(html.escape(paragraph)))
    site.put("data.json", data(paragraph))
    assert site.leaking() == {path.name for path in tmp_path.iterdir()}


def test_the_first_leak_of_each_article_in_each_file_is_told(site):
    """A page that prints a whole capture is told once, with where its text begins."""
    for id, text in site.report.captures.texts.items():
        site.put(f"{id}.html", page(html.escape(text.joined())))
    found = [(file, leak) for leak in site.leaks() for file in leak.files]
    assert {file for file, _ in found} == {f"{id}.html" for id in site.report.captures.texts}
    assert len({(file, leak.article) for file, leak in found}) == len(found)


def test_words_that_many_files_hold_are_told_once(toy_report, tmp_path):
    """A run of words is told with the page of a record that holds it, the record, the number of others, the remedy."""
    site = Site(tmp_path, toy_report)
    run = runs(toy_report, IN_A_ROW)[0]
    words = " ".join(word.casefold() for word in run.words)
    for name in ("index.html", "people/ada-north/index.html"):
        site.put(name, page(run.printed))
    said = f"eight words in a row of '{run.article}' are here: “{words}”; {REMEDY}"
    source = "people/ada-north/index.html (the page of sources/people/ada-north.yml)"
    assert [str(leak) for leak in site.leaks()] == [f"{source} and 1 more file: {said}"]
    site.put("search/search_index.json", search_index(run.printed))
    assert [str(leak) for leak in site.leaks()] == [f"{source} and 2 more files: {said}"]
    shutil.rmtree(tmp_path / "people")
    assert [str(leak) for leak in site.leaks()] == [f"index.html and 1 more file: {said}"]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("people/ada-north/index.html", "sources/people/ada-north.yml"),
        ("people/ada-north.json", "sources/people/ada-north.yml"),
        ("people/index.html", ""),
        ("places/ada-north/index.html", ""),
        ("index.html", ""),
        ("search/search_index.json", ""),
    ],
)
def test_a_record_is_named_where_its_page_is_plain(file, source, toy_report, tmp_path):
    """The path of a page tells its record; a page of many records names none."""
    site = Site(tmp_path, toy_report)
    site.put(file, page(runs(toy_report, IN_A_ROW)[0].printed))
    assert [leak.source for leak in site.leaks()] == [source]


def test_a_page_that_breaks_off_tells_the_same_as_one_that_goes_on(toy_report, tmp_path):
    """Of more than eight words the first are told, so that a description and the page are one leak."""
    site = Site(tmp_path, toy_report)
    run = runs(toy_report, IN_A_ROW + 2)[0]
    site.put("short.html", page(" ".join(run.words[:-1])))
    site.put("whole.html", page(run.printed))
    assert [leak.files for leak in site.leaks()] == [("short.html", "whole.html")]


def test_a_date_and_a_name_are_one_word_in_the_site_too(small):
    """Words that say of whom and of which day a letter is are no leak; eight words beside them are."""
    assert small("the letter of ada north of 21 september 1921 was") == []
    assert small("that the letter of ada north of 21 september 1921 was read out") == [
        "that the letter of ada north of 21 september 1921 was"
    ]


def test_words_that_run_over_two_paragraphs_are_found(site):
    """The end of a paragraph and the beginning of the next are in a row."""
    id, text = next(iter(site.report.captures.texts.items()))
    words = re.findall(r"\w+", normalised(" ".join(text.paragraphs[-3:])))
    # The last paragraph of the invented article begins with a name of two words.
    site.put("x.html", page(" ".join(words[-IN_A_ROW - 1 :])))
    assert [(leak.files, leak.article) for leak in site.leaks()] == [(("x.html",), id)]


def test_without_captures_nothing_is_found(site):
    """Those who hold no captures cannot look for their words."""
    for id, text in site.report.captures.texts.items():
        site.put(f"{id}.html", text.joined())
    assert leaks(site.folder, site.report.edition, Captures()) == []


CAPTURE = """\
The harbour letters

The keeper of the bridge wrote that the fares must fall before the winter comes.

She was glad to greet the mayor of the town on the ferry at noon, and she said so to all.

It is known that the letter of Ada North of 21 September 1921 was read out.
"""

FILES = {
    "people/ada-north.yml": "name: Ada North\n",
    "people/bela-south.yml": "name: Bela South\n",
    "letters/first.yml": (
        "sender: ada-north\nrecipient: bela-south\nsummary: A letter.\nwitnesses: [{article: post, form: mention}]\n"
    ),
    "articles/post.yml": (
        "title: The harbour letters\nkind: news\nlanguage: en\nread: whole\ncapture: {file: x.txt, title: p1}\n"
        "quotations:\n  - {speaker: ada-north, about: [first], at: p2,\n"
        "     text: 'of the bridge wrote that the fares must […] before the winter comes'}\n"
    ),
    "articles/star.yml": (
        "title: 'He said so: “I don’t know”'\nkind: news\nlanguage: en\nread: none\n"
        "quotations: [{speaker: ada-north, about: [first], text: glad to greet}]\n"
    ),
}


@pytest.fixture
def small(make_edition, tmp_path):
    """A function that returns the words leaked by a page of a collection of one capture."""
    edition, _ = make_edition(FILES)
    (tmp_path / "site").mkdir()

    def leaked(text):
        (tmp_path / "site" / "x.html").write_text(page(text), encoding="utf-8")
        return [leak.words for leak in leaks(tmp_path / "site", edition, Captures({"post": split("x.txt", CAPTURE)}))]

    return leaked


def test_a_recorded_quotation_is_no_leak(small):
    """What is recorded as quoted may stand on the site, as often as it likes, whole and in its parts."""
    assert small("of the bridge wrote that the fares must […] before the winter comes") == []
    assert small("OF THE BRIDGE <i>wrote</i> that the fares must, and: of the bridge wrote that the fares must") == []


def test_words_beside_a_recorded_quotation_are_counted_without_it(small):
    """A quotation does not lend its words to what stands beside it, and is no licence for more than seven others."""
    assert small("The keeper of the bridge wrote that the fares must fall before the winter comes") == []
    assert small("The keeper of the bridge wrote") == []
    assert small("the fares must fall before the winter comes. She was") == [
        "the fares must fall before the winter comes"
    ]


def test_a_short_quotation_hides_no_sentence(small):
    """Three words that some other article prints too do not excuse what stands around them here."""
    assert small("glad to greet") == []
    assert small("she was glad to greet the mayor of the town") == ["she was glad to greet the mayor of"]


def test_a_title_is_no_leak(small):
    """Titles are bibliographic facts, as text and as an anchor, which has no apostrophes."""
    assert small('The harbour letters. <h1 id="the-harbour-letters">The harbour letters</h1>') == []


def test_a_title_of_eight_words_may_be_an_anchor(make_edition, tmp_path):
    """The anchor of a heading is its title without marks, and no leak either."""
    title = "“I won’t ask it”: what she said, and when"
    article = f"title: '{title}'\nkind: news\nlanguage: en\nread: whole\ncapture: {{file: x.txt}}\n"
    edition, _ = make_edition({"articles/post.yml": article})
    captures = Captures({"post": split("x.txt", f"{title}\n{title.replace('’', '')}\n")})
    (tmp_path / "x.html").write_text(
        page(f'<h1 id="i-wont-ask-it-what-she-said-and-when">{title}</h1>'), encoding="utf-8"
    )
    assert leaks(tmp_path, edition, captures) == []
    (tmp_path / "y.html").write_text(page("ask it what she said and when I won"), encoding="utf-8")
    assert [leak.files for leak in leaks(tmp_path, edition, captures)] == [("y.html",)]


def leaked_by(tmp_path, make_edition, fields, text, capture):
    """Return whether a page leaks words of the capture of an article with these fields."""
    edition, _ = make_edition(
        {**FILES, "articles/post.yml": FILES["articles/post.yml"].partition("quotations")[0] + fields}
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.html").write_text(page(text), encoding="utf-8")
    return bool(leaks(tmp_path / "site", edition, Captures({"post": split("x.txt", capture)})))


@pytest.mark.parametrize("field", ["url", "archived"])
def test_an_address_is_no_leak(field, make_edition, tmp_path):
    """Many an address repeats a headline in other words than the title; as an address it may stand."""
    address = "https://example.org/keeper-says-that-the-fares-must-fall-at-once"
    capture = "Keeper says that the fares must fall at once\n"
    shown = f'<a href="{address}">{address}</a>'
    assert leaked_by(tmp_path, make_edition, f"{field}: {address}\n", shown, capture) is False


def test_an_address_that_is_not_recorded_is_a_leak(make_edition, tmp_path):
    """Words in an address are words."""
    address = "https://example.org/keeper-says-that-the-fares-must-fall-at-once"
    capture = "Keeper says that the fares must fall at once\n"
    assert leaked_by(tmp_path, make_edition, "", f'<a href="{address}">Keeper</a>', capture) is True


def test_of_two_quotations_with_one_beginning_the_longer_counts(make_edition, tmp_path):
    """A quotation is recognised whole, though another record quotes only how it begins."""
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    spoken = "  - {{speaker: ada-north, about: [first], text: {}}}\n"
    fields = "quotations:\n" + spoken.format(" ".join(words.split()[:8])) + spoken.format(words)
    assert leaked_by(tmp_path, make_edition, fields, words, f"{words} eighteen\n") is False
