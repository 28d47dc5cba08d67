"""However an edition grows, no page is too heavy, every link leads somewhere, and little is made again."""

import posixpath
import re
from itertools import pairwise

import pytest

from letterbook.pages.namesakes import OF_A_PART, seen
from letterbook.pages.plan import PART, PARTED, RECORD, SECTION, make_page, make_pages, plan_pages
from letterbook.reading.link import link
from letterbook.reading.load import load
from letterbook.records.models import Article, Authority, Letter
from tests.contexts import unverified
from tests.pages.extreme import MARKS, extreme_edition

HEAVIEST = 150_000

LINK = re.compile(r"\]\(([^)<>\s]+)\)")
ANCHOR = re.compile(r'(?:\{: #|id=")([^\s"}]+)')

# Where a citation says that the words are: a page by its path, and an anchor.
CITED = re.compile(r"((?:articles|letters)/[a-z0-9/-]+)#(q-[0-9a-f]{10})\.")


@pytest.fixture(scope="module")
def extreme(tmp_path_factory):
    """The edition of extreme shapes."""
    sources = tmp_path_factory.mktemp("extreme")
    for name, text in extreme_edition().items():
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_text(text, encoding="utf-8")
    records, problems = load(sources)
    assert not problems
    edition, unresolved = link(records)
    assert edition
    assert not unresolved
    return edition


def is_looked_at(target, edition):
    """Whether a page is a list, or one about a record that is in many lists; of letters and articles, two of each."""
    if target.kind != RECORD:
        return True
    record = edition.records[target.subject]
    return record.id in {"l-0", "l-700", "a-article-0", "a-article-1"} or isinstance(record, Authority)


@pytest.fixture(scope="module")
def pages(extreme):
    """The pages that are looked at, by path."""
    context = unverified(extreme)
    targets = [target for target in plan_pages(extreme) if is_looked_at(target, extreme)]
    return make_pages(targets, context)


def test_no_page_is_too_heavy(pages):
    """No page has more than 150,000 bytes."""
    assert {path: size for path, text in pages.items() if (size := len(text.encode())) > HEAVIEST} == {}


def test_every_long_list_is_split(extreme):
    """Each kind of list falls into parts here, so that all of them are looked at."""
    found = {target.path.split("/")[0] for target in plan_pages(extreme) if target.kind == PART}
    assert found >= {path.split("/")[0] for path in PARTED} - {"organisations", "topics", "correspondences"}
    sections = {target.path.split("/")[-2] for target in plan_pages(extreme) if target.kind == SECTION}
    assert sections >= {"sent", "letters", "alone", "drawing", "quotations", "questions", "mentioned", "contains"}


def test_no_two_pages_have_one_address(extreme):
    """Not even those of records whose ids are words of addresses."""
    paths = [target.path for target in plan_pages(extreme)]
    assert len(paths) == len(set(paths))


def test_every_link_leads_to_a_page_and_an_anchor(extreme, pages):
    """Also those to what stands on a part."""
    planned = {target.path for target in plan_pages(extreme)}
    anchors = {path: set(ANCHOR.findall(text)) for path, text in pages.items()}
    lost = set()
    for path, text in pages.items():
        for target in LINK.findall(text):
            page, _, anchor = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
            is_known = there in planned or there.startswith(("about/", "contributing/")) or not there.endswith(".md")
            if not is_known or (anchor and there in anchors and anchor not in anchors[there]):
                lost.add((path, target))
    assert lost == set()


def test_cited_words_stand_where_their_citation_says(pages):
    """Also where the section of an article that quotes them has parts of its own."""
    cited = {
        (path, page, anchor)
        for path, text in pages.items()
        for page, anchor in CITED.findall(text.replace("&#47;", "/").replace("&#35;", "#"))
    }
    assert any(path.count("/") > 1 for path, _, _ in cited)
    known = [(page, anchor) for _, page, anchor in cited if f"{page}.md" in pages]
    assert len(known) > 100
    assert [one for one in known if f"#{one[1]} " not in pages[f"{one[0]}.md"]] == []


def test_no_two_pages_have_one_title(pages):
    """A part says of which list it is; a record of that name is told apart from it."""
    titles = [re.search(r"^# (.*)$", text, re.MULTILINE)[1] for text in pages.values()]
    assert len(titles) == len(set(titles))
    assert "# Timeline, 1921 (topic)" in pages["topics/timeline-1921.md"].replace("&#40;", "(")


def test_no_level_of_headings_is_skipped(extreme, pages):
    """A part has its own title above what stood under a heading of the list."""
    for target in plan_pages(extreme):
        if target.kind in {PART, SECTION} and target.path in pages:
            levels = [len(marks) for marks in re.findall(r"^(#+) ", pages[target.path], re.MULTILINE)]
            assert all(after <= before + 1 for before, after in pairwise(levels)), target.path


def test_titles_of_parts_are_kept_from_records(extreme, pages):
    """The form of the title of every part is known to what tells records apart."""
    for target in plan_pages(extreme):
        if target.kind in {PART, SECTION}:
            title = re.search(r"^# (.*)$", pages[target.path], re.MULTILINE)[1]
            assert OF_A_PART.fullmatch(seen(re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), title))), title


@pytest.mark.parametrize(
    ("folder", "kind"), [("letters", Letter), ("timeline", Letter), ("articles", Article), ("verification", Article)]
)
def test_every_record_is_found_through_the_contents(extreme, pages, folder, kind):
    """The page of a list leads to every part, and some part to every record."""
    parts = [path for path in pages if path.startswith(f"{folder}/") and path.count("/") > 0]
    of_list = [target.path for target in plan_pages(extreme) if target.subject == f"{folder}/index.md"]
    index = pages[f"{folder}/index.md"]
    assert all(f"({posixpath.relpath(path, folder)})" in index for path in of_list)
    named = "".join(pages[path] for path in parts)
    assert all(f"/{record.id}.md" in named for record in extreme.of(kind))


def test_parts_lead_to_their_neighbours_and_up(extreme, pages):
    """Whoever begins with the first part and follows "Later" comes to the last."""
    of_list = [target.path for target in plan_pages(extreme) if target.subject == "verification/index.md"]
    here, seen_there = of_list[0], [of_list[0]]
    while found := re.search(r"Later: \[[^]]*\]\(([^)]*)\)", pages[here]):
        here = posixpath.normpath(posixpath.join(posixpath.dirname(here), found[1]))
        seen_there.append(here)
    assert seen_there == of_list
    assert all("(index.md)" in pages[path] for path in of_list)


@pytest.mark.parametrize(
    ("id", "changed", "most"),
    [("a-17", {"description": "Kept the toll."}, 0), ("a-article-7", {"title": f"B {MARKS} 7"}, 9)],
)
def test_a_changed_record_changes_few_parts(extreme, pages, id, changed, most):
    """What no list shows changes no part; what many lists show, one part of each."""
    other = extreme.with_records({**extreme.records, id: extreme.records[id].model_copy(update=changed)})
    context = unverified(other)
    parts = [target for target in plan_pages(other) if target.kind in {PART, SECTION}]
    found = {target.path for target in parts if make_page(target, context) != pages[target.path]}
    assert bool(most) <= len(found) <= most, found
    assert len({path.split("-part-")[0] for path in found}) == len(found)
