"""Markdown is rendered faster to the same HTML, whatever the text, page after page with one converter."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure import pages

from letterbook.publishing.speed.one_markdown import BLOCK_MARKS, MARKS, fast_markdown

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]

PIECES = (
    *("# H", "## H {: #x }", "H\n===", "H\n---", "- - -", "***", "_ _ _", "> q", "> > q", "1. a\n2. b", "* a\n\n    b"),
    *(
        "a | b\n- | -\n1 | 2",
        "Term\n:   Said",
        "Term\n\n:   Said\n\n    more",
        "[^1]",
        "[^1]: Note\n    more",
        "    code",
    ),
    *("[a](b.md)", "[a][r]", "[r]: http://x.org 'T'", "![i](p.png)", "![i][r]", "<http://x.org>", "<a@x.org>", "`c`"),
    *(
        "``c ` c``",
        "\\*",
        "a\\_b",
        "**b** *e* __b__ _e_",
        "***both***",
        "a  \nb",
        "&amp; &#44; &x",
        "<b>x</b>",
        "<!-- c -->",
    ),
    *(
        '<div markdown="1">\n\n*in*\n\n</div>',
        "<p id='raw'>x</p>",
        "!!! note\n    in",
        "x\n{: .c }",
        "\ttab",
        "\u0002 \u0003",
    ),
    *(
        "<script>*a*</script>",
        "|",
        "||",
        "`|`",
        "[x]: <>",
        "*[HTML]: x",
        "\n",
        "é 편지",
        "a_b_c",
        "snake_case*",
        "<a name=n>",
    ),
)


@pytest.fixture(scope="module")
def fast():
    """What makes converters faster."""
    with fast_markdown():
        yield pages.markdown.Markdown


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), min_size=1, max_size=3))
def test_same_html(fast, texts):
    """A converter that is used again, and asks no pattern in vain, gives what a new one gives."""
    for pieces in texts:
        for text in ("\n\n".join(pieces), " ".join(pieces), "\n".join(pieces)):
            one = fast(extensions=EXTENSIONS, extension_configs=CONFIGURED).convert(text)
            with pytest.MonkeyPatch.context() as original:
                for target, name, function in ORIGINAL:
                    original.setattr(target, name, function)
                assert one == markdown.Markdown(extensions=EXTENSIONS, extension_configs=CONFIGURED).convert(text)


CONFIGURED: dict[str, object] = {}

# What the module replaces, as Python-Markdown has it.
ORIGINAL = [
    (markdown.treeprocessors.InlineProcessor, name, getattr(markdown.treeprocessors.InlineProcessor, name))
    for name in ("_InlineProcessor__handleInline",)
] + [
    (markdown.blockparser.BlockParser, "parseBlocks", markdown.blockparser.BlockParser.parseBlocks),
    (
        markdown.treeprocessors.UnescapeTreeprocessor,
        "unescape",
        markdown.treeprocessors.UnescapeTreeprocessor.unescape,
    ),
]


def test_marks_are_those_of_the_installed_version():
    """Every pattern and processor with a mark is one that Python-Markdown has; none would be passed over in silence."""
    converter = markdown.Markdown(extensions=EXTENSIONS)
    assert {pattern.pattern for pattern in converter.inlinePatterns} == MARKS.keys()
    assert BLOCK_MARKS.keys() <= {type(one) for one in converter.parser.blockprocessors}


def test_one_converter_for_all_pages(fast):
    """With the same settings, the same converter is used."""
    assert fast(extensions=EXTENSIONS, extension_configs=CONFIGURED) is fast(
        extensions=EXTENSIONS, extension_configs=CONFIGURED
    )


@pytest.mark.parametrize(
    "configured", [{"footnotes": {"UNIQUE_IDS": True}}, {"toc": {"permalink": True}}], ids=["counts", "other settings"]
)
def test_converter_that_counts_is_not_used_again(fast, configured):
    """Footnotes that are numbered through all pages need a new converter each time, as in MkDocs."""
    first = fast(extensions=EXTENSIONS, extension_configs=configured)
    again = fast(extensions=EXTENSIONS, extension_configs=configured)
    assert (first is again) == ("toc" in configured)
