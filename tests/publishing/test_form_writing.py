"""A record that is edited in a page, in a real browser: what was not changed stays, the rest is read as meant.

Values go to the page and come back as JSON, in which a group is `{"fields": [[name, value], …]}`: its order counts.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from textwrap import dedent
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from letterbook.records.layout import layout
from letterbook.records.source_text import LINES, parse
from tests.examples import times
from tests.publishing.built import ROOT

SCRIPTS = ("theme/js/forms/values.js", "theme/js/forms/house-style.js", "theme/js/forms/writing.js")

IN_THE_PAGE = """
cases => {
  const made = (held) => typeof held === "string" ? held : Array.isArray(held) ? held.map(made)
    : new Map(held.fields.map(([name, value]) => [name, made(value)]));
  const { fresh, rewritten, valueOf } = letterbook.writing;
  return cases.map(([text, layout, value]) => layout === null ? fresh(text, made(value))
    : rewritten(text, layout, value === null ? valueOf(layout) : made(value)));
}
"""

MODELINE = "# yaml-language-server: $schema=../schema/letter.json"

# Text that YAML, or a fold, may take for something else.
LONG = "A long text, with: marks, # signs and [brackets], that must be folded, for it has more than a hundred columns."
TEXTS = (
    "other", "", "27", "true", "null", "~", "2018-09-21", "a: b", "a #b", "#b", "- a", "-a", "-", "? a", "?", ": a",
    ":", "a:", "---", "--- a", "...", "!a", "%a", "@a", "`a`", "&a", "*a", "|", ">", "[a", "{a", "a]", "a}", "a, b",
    ",a", "'a'", '"a"', 'a "b" c', "it's", "\\", "a\\nb", "“a”", "a\tb", "\ta", " a ", "a\nb", "a\n\nb", "a\n b",
    " a\nb", "a \nb", "a\r\nb", "a\rb", "a\x85b", "a\u2028b", "a\u2029b", "\ufeffa", "a\ufeff", "\xa0a", "a\xa0",
    "\u3000a", "😀", "e\u0301", LONG, f"{LONG}\n\n{LONG}", f"{LONG}  {LONG}", "x" * 120, f"- {'x' * 120}",
    f"https://a.example/{'x' * 100}?a=b#c",
    f"{'x' * 120} y", f"# {LONG}", "<<", "=", "a:b", "a:?", "http://a.example/?", "c'est: l'été", "長い" * 60,
)  # fmt: skip

# Every way of writing that the program reads.
ODD = (
    "a: 1\nb: 2",
    "# about a\na: 1   # behind a\n\n# about b\nb: >- # behind b\n  folded\n  text\n# after all\n",
    "list:\n- a\n# about b\n- b\n-\n  # about c\n  c: 1\n  # about d\n  d: 2\nlast: x\n",
    "list:\n  - - x\n    # about y\n    - y\n  # about z\n  - z: 1\n    # w\n    w: 2\n  - - u: 1\n      v: 2\n  #\n",
    "a: |\n one\n\n two\nb:\n - 1\n # deep\nc: >\n x\n   # of the text\n# d\nd: 2\n   # last, deep\n",
    "a: {b: c, # why\n  d: [e, f]} # behind\ng: [h,\n  i]\n'j k': \"l\n  m\"\nn: {}\no: []\np:\nq: [[1], {r: s}]\n",
    "---\n? a\n: b\n? c\n: - d\n...\n",
    "x:\n  ? a\n  : b\ny:\n  - ? c\n    : d\n  - e\n",
    "{a: b, c: d} # e\n",
    "a: |+\n  x\n\n\nb: |2\n   y\n\nc: '\n  z'\n",
    "  a:\n     - b: 1\n\n       c: 2\n\n     -    d: 3\n          e: 4\n  17: 5\n  2: 6\n",
)


@pytest.fixture(scope="module")
def written(browser: Browser) -> Iterator[Callable]:
    """What is written for each of some texts, with its layout (None: a first line) and a value (None: its own)."""
    page = browser.new_page()
    for script in SCRIPTS:
        page.evaluate((ROOT / script).read_text(encoding="utf-8"))
    yield lambda cases: list(page.evaluate(IN_THE_PAGE, [list(case) for case in cases]))
    page.close()


def as_json(content):
    """Return content as the page has it, and as the build reads it: without white space around texts, and composed."""
    if isinstance(content, str):
        return normalize("NFC", content.strip(" \t\r\n"))
    if isinstance(content, list):
        return [as_json(item) for item in content]
    return {"fields": [[normalize("NFC", name), as_json(value)] for name, value in content.items()]}


def given_to_page(content):
    """Return content for the page, as somebody may have typed it."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return [given_to_page(item) for item in content]
    return {"fields": [[name, given_to_page(value)] for name, value in content.items()]}


def read(text):
    """Return what the program reads in a text."""
    source, problems = parse("record.yml", text.encode())
    assert source, (problems, text)
    return source.content


def with_comments(text):
    """Return a text with a comment above each of its entries, and behind each that is one line."""
    lines = LINES.split(text)

    def note(node, column):
        for _, entry in reversed(parts(node)):
            note(entry, entry.get("column"))
            if column is not None:
                line = lines[entry["from"]]
                if entry["from"] == entry["to"] and "value" in entry and not line.endswith(("|", ">", "-")):
                    lines[entry["from"]] += f"  # behind {entry['from']}"
                if not line[:column].strip():
                    lines[entry["from"]] = f"{' ' * column}# above {entry['from']}\n{lines[entry['from']]}"

    root = layout(text)
    note(root, root["column"])
    return "\n".join(lines)


def parts(node):
    """Return what a layout holds, each with its name or number."""
    return list(enumerate(node["items"])) if "items" in node else [tuple(field) for field in node.get("fields", [])]


FORMS = {
    "as it is": str,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "marked": lambda text: f"\ufeff{text}",
    "no last end": lambda text: text.removesuffix("\n"),
    "comments": with_comments,
}


def texts():
    """Return the text of every record in any collection of the repository that the program can read."""
    files = sorted([*(ROOT / "sources").rglob("*.yml"), *(ROOT / "tests").rglob("sources/**/*.yml")])
    found = (parse(path.name, path.read_bytes())[0] for path in files if path.is_file())
    return [source.text for source in found if source]


def paths(content, path=()):
    """Yield the path of everything that some content holds."""
    for part, value in content.items() if isinstance(content, dict) else enumerate(content):
        yield (*path, part)
        if not isinstance(value, str):
            yield from paths(value, (*path, part))


def at(content, path):
    """Return what a path leads to."""
    for part in path:
        content = content[part]
    return content


def changed(content, path, new):
    """Return content with another value at a path."""
    made = deepcopy(content)
    at(made, path[:-1])[path[-1]] = new
    return made


def removed(content, path):
    """Return content without what a path leads to."""
    made = deepcopy(content)
    del at(made, path[:-1])[path[-1]]
    return made


def added(content, path, new):
    """Return content with another entry above the one that a path leads to."""
    made = deepcopy(content)
    holder = at(made, path[:-1])
    if isinstance(holder, list):
        holder.insert(path[-1], new)
        return made
    fields = list(holder.items())
    place = list(holder).index(path[-1])
    holder.clear()
    holder.update([*fields[:place], ("added_here", new), *fields[place:]])
    return made


def touched(root, path, is_removed=False):
    """Return the lines that a change at a path may touch: of the least entry around it that is written as a whole.

    The comments above an entry go with it.
    """
    node, above, depth = root, -1, 0
    for part in path:
        names = [name for name, _ in parts(node)]
        if node["flow"] or (is_removed and len(names) == 1):
            break
        place, depth = names.index(part), depth + 1
        above = parts(node)[place - 1][1]["to"] if place else (-1 if node is root else node["from"])
        node = parts(node)[place][1]
    is_gone = is_removed and depth == len(path)
    return set(range(min(above + 1, node["from"]) if is_gone else node["from"], node["to"] + 1))


def bare(line):
    """Return a line without what its place brings: dashes, another indentation, a byte order mark."""
    return line.lstrip("\ufeff -")


def assert_stays(text, lines_of_change, result):
    """All lines of a text but those of the change are in the result, in their order."""
    stay = [bare(line) for number, line in enumerate(LINES.split(text)) if number not in lines_of_change]
    remaining = iter([bare(line) for line in LINES.split(result)])
    for line in stay:
        assert any(line == one for one in remaining), (line, text, result)


def edits(text, some):
    """Yield the values that some changes of a record make of it, each with the lines it may touch."""
    content, root = read(text), layout(text)
    for path in some(list(paths(content))):
        for new in ("other", LONG, f"{LONG}\n{LONG}", ["a", {"b": "c"}], {"b": LONG}):
            yield changed(content, path, new), touched(root, path)
        yield removed(content, path), touched(root, path, is_removed=True)
        for new in ("more", LONG, {"b": LONG, "c": "d"}):
            is_in_lines = not at_layout(root, path[:-1]).get("flow", True)
            yield added(content, path, new), set() if is_in_lines else touched(root, path)


def at_layout(node, path):
    """Return the node that a path leads to."""
    for part in path:
        node = dict(parts(node))[part]
    return node


def assert_edits(written, all_texts, some):
    """Each change of each text is read as it was meant, and leaves alone what it is not about."""
    cases = [(text, layout(text), *edit) for text in all_texts for edit in edits(text, some)]
    results = written([(text, root, given_to_page(value)) for text, root, value, _ in cases])
    assert len(results) >= len(all_texts)
    for (text, _, value, lines_of_change), result in zip(cases, results, strict=True):
        assert as_json(read(result)) == as_json(value), (text, result)
        assert_stays(text, lines_of_change, result)
        assert result.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))
        assert result.startswith("\ufeff") == text.startswith("\ufeff")


def in_form(form, all_texts):
    """Return those of some texts that can be in a form, in that form."""
    return [FORMS[form](text) for text in all_texts if form != "comments" or "column" in layout(text)]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_edited_is_the_same_byte_for_byte(written, form):
    """Records of the repository, and odd ones, opened and written; the page's value is one it made, or its own."""
    all_texts = in_form(form, [*(texts() if form == "as it is" else texts()[::7]), *ODD])
    cases = [(text, layout(text)) for text in all_texts]
    assert written([(text, root, None) for text, root in cases]) == all_texts
    assert written([(text, root, given_to_page(as_content(root))) for text, root in cases[::7]]) == all_texts[::7]


def as_content(node):
    """Return what a layout holds."""
    if "value" in node:
        return node["value"]
    if "items" in node:
        return [as_content(item) for item in node["items"]]
    return {name: as_content(value) for name, value in node["fields"]}


@pytest.mark.parametrize("form", FORMS)
def test_an_edit_of_an_odd_file_touches_only_what_it_is_about(written, form):
    """Whatever is changed, removed or added anywhere, in each way of writing."""
    assert_edits(written, in_form(form, ODD), list)


@pytest.mark.parametrize("form", FORMS)
def test_an_edit_of_a_record_touches_only_what_it_is_about(written, form):
    """A sample of every record's entries is changed, removed, and has something added above it."""
    random = Random(form)
    some = texts()[:: 9 if form == "as it is" else 21]
    assert_edits(written, in_form(form, some), lambda found: random.sample(found, min(2, len(found))))


def test_comments_go_and_stay_with_their_entries():
    """The note above each entry, and behind it, is what the tests above follow."""
    text = with_comments("a: 1\nb:\n  - c: 2\n    d: >-\n      x\n")
    assert text == dedent(
        """\
        # above 0
        a: 1  # behind 0
        # above 1
        b:
          # above 2
          - c: 2  # behind 2
            # above 3
            d: >-
              x
        """
    )


SAMPLE = dedent(
    f"""\
    {MODELINE}
    # who wrote
    sender: ada-north   # by hand
    # to whom
    recipient: 'bela-south'
    topics: [armistice, ferry-fares]
    witnesses:
      # the first
      - article: morning-post
        form: excerpt
        # its words
        quotations:
          - passage: fares
            text: >
              Fares must
              fall
      # the second
      - article: riverside-daily
        form: mention
    # of the record
    changes: [{{date: 2026-01-05, what: First entered.}}]
    # the end
    """
)
FIRST, SECOND, REST = (SAMPLE.index(comment) for comment in ("  # the first", "  # the second", "# of the record"))


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (
            lambda record: record.update(sender="cara-west"),
            "sender: ada-north   # by hand",
            "sender: cara-west   # by hand",
        ),
        (lambda record: record.pop("recipient"), "# to whom\nrecipient: 'bela-south'\n", ""),
        (lambda record: record.pop("sender"), "# who wrote\nsender: ada-north   # by hand\n", ""),
        (
            lambda record: record["topics"].append("boats, and more"),
            "topics: [armistice, ferry-fares]",
            "topics:\n  - armistice\n  - ferry-fares\n  - boats, and more",
        ),
        (
            lambda record: record["changes"].append({"date": "2026-02-10", "what": "Said who: Cara West."}),
            "changes: [{date: 2026-01-05, what: First entered.}]",
            "changes:\n  - {date: 2026-01-05, what: First entered.}\n"
            '  - {date: 2026-02-10, what: "Said who: Cara West."}',
        ),
        (
            lambda record: record["witnesses"][0]["quotations"][0].update(at="p2"),
            "          fall\n",
            "          fall\n        at: p2\n",
        ),
        (
            lambda record: record["witnesses"][0].pop("article"),
            "  # the first\n  - article: morning-post\n    form: excerpt\n",
            "  # the first\n  - form: excerpt\n",
        ),
        (
            lambda record: record["witnesses"][1].update(form="excerpt"),
            "form: mention",
            "form: excerpt",
        ),
        (lambda record: record["witnesses"].pop(), SAMPLE[SECOND:REST], ""),
        (
            lambda record: record["witnesses"].insert(1, {"article": "bearers-book", "says": {"date": "1921"}}),
            "  # the second\n",
            "  - article: bearers-book\n    says:\n      date: 1921\n  # the second\n",
        ),
        (
            lambda record: record["witnesses"].reverse(),
            SAMPLE[FIRST:REST],
            SAMPLE[SECOND:REST] + SAMPLE[FIRST:SECOND],
        ),
        (lambda record: record["witnesses"].clear(), f"witnesses:\n{SAMPLE[FIRST:REST]}", "witnesses: []\n"),
    ],
    ids=[
        "a text", "a field gone", "the first field gone", "a list in brackets", "a group in brackets", "a field within",
        "the field behind a dash gone", "the last field", "an item gone", "a new item", "items moved", "no items left",
    ],
)  # fmt: skip
def test_a_change_is_written_where_it_is(written, edit, before, after):
    """The rest of the text is the same to the last character."""
    record = read(SAMPLE)
    edit(record)
    assert SAMPLE.count(before) == 1
    assert written([(SAMPLE, layout(SAMPLE), given_to_page(record))]) == [SAMPLE.replace(before, after)]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_that_yaml_minds(written, text):
    """In lines and in brackets, in a list and a group, a text is read as it was written."""
    value = {"a": text, "b": [text, "x"], "c": [{"d": text, "e": text}], "changes": [{"date": text}]}
    (fresh,) = written([(MODELINE, None, given_to_page(value))])
    assert as_json(read(fresh)) == as_json(value)


def test_house_style(written):
    """A new record is written as the sample records are."""
    text = dedent(
        f"""\
        {MODELINE}
        sender: ada-north
        date: 1921-09-21
        conjectured: [finished, answers]
        summary: >-
          {LONG[:95]}
          {LONG[96:]}
        title: "North: the letters"
        names:
          - {{form: DMZ, language: en}}
        digest: |
          One line.

          - another
        url: https://a.example/{"x" * 100}
        witnesses:
          - article: morning-post
            says:
              received: {{is: 1921-09-24, at: p6}}
            quotations:
              - passage: fares
                text: The fares
        resolutions:
          received: {{open: Nobody knows.}}
        changes: [{{date: 2026-01-05, what: First entered.}}]
        """
    )
    assert written([(MODELINE, None, given_to_page(read(text)))]) == [text]


# What a value may hold but halves of characters, and what the program refuses in any file.
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=30)
MARKS = st.text(st.sampled_from("ab -?:,[]{}#&*!|>'\"%@`\\\n\r\t\x85\u2028\ufeff\xa0.~é長"), max_size=30)
LONG_TEXT = st.lists(st.text(st.sampled_from("abc:#-'é"), max_size=12), max_size=40).map(" ".join)
WORDS = st.one_of(st.sampled_from(TEXTS), ANY, MARKS, LONG_TEXT)
FIELDS = st.sampled_from(["says", "names", "changes", "17", "2", "true", "text", "at", "witnesses"])
NAMES = FIELDS | st.one_of(ANY, MARKS).map(lambda name: normalize("NFC", name.strip()))
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)
LAW = settings(max_examples=times(60), deadline=None)


@LAW
@given(records=st.lists(RECORDS, min_size=5, max_size=20))
@example(records=[{"": ""}, {"a": {}, "b": []}, {"a": [[], [{}], [[["b"]]]]}, {"x" * 200: LONG}])
def test_any_record_is_read_as_it_was_written(written, records):
    """What is written anew is what it was made of, whatever YAML may mind."""
    for value, text in zip(records, written([(MODELINE, None, given_to_page(one)) for one in records]), strict=True):
        assert as_json(read(text)) == as_json(value), text
        assert all(line == line.rstrip() for line in text.split("\n")), text


@LAW
@given(records=st.lists(RECORDS, min_size=3, max_size=8), form=st.sampled_from(list(FORMS)), data=st.data())
def test_any_record_becomes_any_other(written, records, form, data):
    """Whatever is changed at once, and whatever stays among it; odd files too."""
    fresh = written([(MODELINE, None, given_to_page(one)) for one in records])
    old = in_form(form, [*fresh, data.draw(st.sampled_from(ODD))])
    wanted = [mixed(read(text), data.draw(RECORDS), data) for text in old]
    results = written([(text, layout(text), given_to_page(one)) for text, one in zip(old, wanted, strict=True)])
    for text, value, result in zip(old, wanted, results, strict=True):
        assert as_json(read(result)) == as_json(value), (text, result)


def mixed(one, other, data):
    """Return a record of the parts of two, at any places."""
    names = data.draw(st.permutations(sorted({*one, *other})))
    return {name: mixed_value(one.get(name), other.get(name), data) for name in names[:6]} or one


def mixed_value(one, other, data):
    """Return a value of the parts of two; either may be missing."""
    if isinstance(one, list) and isinstance(other, list):
        return data.draw(st.permutations([*one, *other]))
    if isinstance(one, dict) and isinstance(other, dict):
        return mixed(one, other, data) if one or other else {}
    return one if other is None or (one is not None and data.draw(st.booleans())) else other
