"""The visible text of a page, line by line."""

import pytest
from lxml import html

from letterbook.intake.page.lines import lines_of


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two.</p>", ["One bold word.", "Two."]),
        ("<p>One<br>Two</p>", ["One", "Two"]),
        ("<div>Before<p>Within</p>After</div>", ["Before", "Within", "After"]),
        ("<p>See it</p><script>x()</script><style>p{}</style>", ["See it"]),
        ("<p>  One\n\t two&nbsp; </p>", ["One two\u00a0"]),
        ("<p> </p><p>!</p>", ["!"]),
        ("<p>a<!-- not this -->b</p>", ["ab"]),
    ],
)
def test_a_line_is_what_stands_between_the_edges_of_blocks(markup, lines):
    """Elements within a line part nothing, blocks part lines, and what no reader sees is no line."""
    assert [line.text for line in lines_of(html.fromstring(f"<body>{markup}</body>"))] == lines
