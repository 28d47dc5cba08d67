"""Markdown as the plugin renders it, and as the library does, side by side."""

import pkgutil

import markdown
from markdown import extensions
from mkdocs.structure import pages

from letterbook.publishing.speed.one_markdown import fast_markdown

EXTENSIONS = ["admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"]

# All of Python-Markdown's own, which the plugin takes for known, but for one that needs another library.
ALL = sorted({one.name for one in pkgutil.iter_modules(extensions.__path__)} - {"codehilite"})

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
    *("[a [b] c](d.md)", "[a](b(c).md 'T')", '[a](<b c> "T")', "[a]( b.md )", "[a](b\\_c.md)", "[a](", "[a", "](b)"),
    *("[**b** `c`](d.md)", "[![i](p.png)](b.md)", "<b title='\\*'>*x*</b>", "<i>\\<</i>", "**a *b** c*", "*a **b* c**"),
    *("```\n*code*\n```", "~~~ { .py }\nx\n~~~", "``` \nopen", "a\r\nb\rc", "a\n   \n\nb", "a   \n", "\u0003"),
    *("[TOC]", "## [TOC]", "x [TOC]", '!!! note "A "title""\n    in', "    more in", "* a\n\n    !!! note\n        in"),
    *(
        '<div markdown="block"><p ID = x>y</p></div>',
        "<section>\n*raw*\n</section>",
        "{: #y }",
        "[a](b.md){: .c }",
        "****",
    ),
)

# No settings: the same value each time, as MkDocs gives it.
CONFIGURED: dict[str, object] = {}


def in_both(*texts: str, using: list[str] = EXTENSIONS) -> tuple[list[str], list[str]]:
    """Return texts as HTML: as the plugin has them, with one converter, and as the library, each with a new one."""
    settings = {"extensions": using, "extension_configs": CONFIGURED}
    with fast_markdown():
        ours = [pages.markdown.Markdown(**settings).convert(one) for one in texts]
    return ours, [markdown.Markdown(**settings).convert(one) for one in texts]
